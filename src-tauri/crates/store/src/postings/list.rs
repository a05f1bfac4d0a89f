//! The list of postings: filtered, counted, sorted and paged by SQL.

use chrono::NaiveDate;
use hiring::{ContractKind, Moment, PostingId, PostingState, ProblemKind, fold};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::search::question_of_beginnings;
use crate::{Error, Read};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingRow {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub state: PostingState,
    pub path: String,
    /// How many ask something of a person.
    pub problems: u32,
    /// Of these, the one that may do the most harm.
    pub worst: Option<ProblemKind>,
    pub contract: Option<ContractKind>,
    pub read_at: Moment,
    /// Since when its file is no longer there.
    pub gone_since: Option<Moment>,
    /// The posting that it nearly repeats, unless a person said that it is another role.
    pub repost_of: Option<RepostOf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepostOf {
    pub id: PostingId,
    pub title: String,
    pub date: Option<NaiveDate>,
    /// How much of the two texts is the same.
    pub percent: u8,
    pub answer: RepostAnswer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RepostAnswer {
    /// Nobody has said yet whether it is the same role again.
    Asked,
    Same,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortPostings {
    #[default]
    Title,
    Organisation,
    Date,
    Deadline,
    State,
    Problems,
}

/// Which postings, in which order, which part of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPostings {
    /// Each word is looked for in title, organisation and path, without case and accents, or is the beginning of a word of the text.
    pub text: String,
    /// Empty for all.
    pub states: Vec<PostingState>,
    pub organisation: Option<String>,
    /// Empty for all.
    #[serde(default)]
    pub contracts: Vec<ContractKind>,
    /// Only those with problems that ask something, or only those without; null for all. So the two below.
    #[serde(default)]
    pub has_problems: Option<bool>,
    #[serde(default)]
    pub is_gone: Option<bool>,
    #[serde(default)]
    pub is_repost: Option<bool>,
    pub sort: SortPostings,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct PostingCounts {
    pub open: u64,
    pub closed: u64,
    pub filled: u64,
    pub unknown: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingList {
    pub rows: Vec<PostingRow>,
    /// How many match the whole filter.
    pub total: u64,
    /// How many there are in the store.
    pub all: u64,
    /// How many match all of the filter but the states, by state.
    pub by_state: PostingCounts,
    pub organisations: Vec<String>,
}

/// What a row is made of, wherever postings are shown.
pub const ROW: &str = "p.id, p.title, p.organisation, p.posted_on, p.deadline, p.state, p.path, p.problems, p.worst,
    p.contract, p.gone_since, v.read_at, r.of_id, r.percent, r.answer, earlier.title AS of_title, earlier.posted_on AS of_date";

/// What a row is read from, beside the posting `p` and its version `v`.
pub const REPOST: &str = "LEFT JOIN repost AS r ON r.posting_id = p.id AND r.answer <> 'other'
    LEFT JOIN posting AS earlier ON earlier.id = r.of_id";

impl Read<'_> {
    pub fn postings(&self, filter: &ListPostings) -> Result<PostingList, Error> {
        let (mut wanted, mut values) = conditions(filter);
        let by_state = if filter.text.trim().is_empty() {
            self.count_by_state(&wanted, &values)?
        } else {
            // Looking through texts takes the time here: it is done once, for the numbers and for the page.
            let (found, by_state) = self.found(&wanted, &values)?;
            (wanted, values) = ("p.id IN (SELECT value FROM json_each(?1))".to_owned(), vec![Value::from(found)]);
            by_state
        };
        let states = states_condition(&filter.states);
        // The page is chosen first, by the rows of one table: the rest is looked up for no more than is shown.
        let sql = format!(
            "WITH page AS MATERIALIZED (
                 SELECT p.id AS page_id FROM posting AS p WHERE {wanted} AND {states} ORDER BY {order} LIMIT ?{limit} OFFSET ?{offset})
             SELECT {ROW} FROM page
             JOIN posting AS p ON p.id = page_id
             JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             {REPOST} ORDER BY {order}",
            order = order(filter.sort, filter.descending),
            limit = values.len() + 1,
            offset = values.len() + 2,
        );
        let page = [filter.limit, filter.offset].map(|number| Value::from(number.min(i64::MAX as u64).cast_signed()));
        let bound = values.iter().chain(&page);
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(bound), posting_row)?.collect::<Result<_, _>>()?;
        let all = self.connection().query_row("SELECT count(*) FROM posting", [], |row| row.get(0))?;
        let total = PostingState::ALL
            .into_iter()
            .filter(|state| filter.states.is_empty() || filter.states.contains(state))
            .map(|state| by_state.of(state))
            .sum();
        Ok(PostingList { rows, total, all, by_state, organisations: self.organisations()? })
    }

    fn count_by_state(&self, wanted: &str, values: &[Value]) -> Result<PostingCounts, Error> {
        let sql = format!("SELECT state, count(*) AS count FROM posting AS p WHERE {wanted} GROUP BY state");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut counts = PostingCounts::default();
        while let Some(row) = rows.next()? {
            *counts.of_mut(state_of(&row.get::<_, String>("state")?)) += row.get::<_, u64>("count")?;
        }
        Ok(counts)
    }

    /// Which those are, as a list for `json_each`, and how many of each state.
    fn found(&self, wanted: &str, values: &[Value]) -> Result<(String, PostingCounts), Error> {
        let sql = format!("SELECT id, state FROM posting AS p WHERE {wanted}");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut counts = PostingCounts::default();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row.get::<_, i64>("id")?);
            *counts.of_mut(state_of(row.get_ref("state")?.as_str().map_err(rusqlite::Error::from)?)) += 1;
        }
        Ok((serde_json::to_string(&found)?, counts))
    }

    fn organisations(&self) -> Result<Vec<String>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT organisation FROM posting WHERE organisation IS NOT NULL GROUP BY organisation ORDER BY min(folded_organisation)",
        )?;
        Ok(statement.query_map([], |row| row.get("organisation"))?.collect::<Result<_, _>>()?)
    }
}

impl PostingCounts {
    pub const fn of(self, state: PostingState) -> u64 {
        match state {
            PostingState::Open => self.open,
            PostingState::Closed => self.closed,
            PostingState::Filled => self.filled,
            PostingState::Unknown => self.unknown,
        }
    }

    const fn of_mut(&mut self, state: PostingState) -> &mut u64 {
        match state {
            PostingState::Open => &mut self.open,
            PostingState::Closed => &mut self.closed,
            PostingState::Filled => &mut self.filled,
            PostingState::Unknown => &mut self.unknown,
        }
    }
}

pub fn state_of(code: &str) -> PostingState {
    PostingState::ALL.into_iter().find(|state| state.code() == code).unwrap_or(PostingState::Unknown)
}

pub fn day(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<String>>(name)?.and_then(|day| day.parse().ok()))
}

pub fn moment(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<Moment>> {
    Ok(row.get::<_, Option<i64>>(name)?.map(Moment::from_millis))
}

pub fn posting_row(row: &Row<'_>) -> rusqlite::Result<PostingRow> {
    let worst: Option<String> = row.get("worst")?;
    let contract: Option<String> = row.get("contract")?;
    Ok(PostingRow {
        id: PostingId::new(row.get("id")?),
        title: row.get("title")?,
        organisation: row.get("organisation")?,
        date: day(row, "posted_on")?,
        deadline: day(row, "deadline")?,
        state: state_of(&row.get::<_, String>("state")?),
        path: row.get("path")?,
        problems: row.get("problems")?,
        worst: worst.and_then(|json| serde_json::from_str(&json).ok()),
        contract: contract.and_then(|code| ContractKind::ALL.into_iter().find(|kind| kind.code() == code)),
        read_at: Moment::from_millis(row.get("read_at")?),
        gone_since: moment(row, "gone_since")?,
        repost_of: repost_of(row)?,
    })
}

fn repost_of(row: &Row<'_>) -> rusqlite::Result<Option<RepostOf>> {
    let Some(id) = row.get::<_, Option<i64>>("of_id")? else { return Ok(None) };
    let same = row.get::<_, String>("answer")? == "same";
    Ok(Some(RepostOf {
        id: PostingId::new(id),
        title: row.get("of_title")?,
        date: day(row, "of_date")?,
        percent: row.get("percent")?,
        answer: if same { RepostAnswer::Same } else { RepostAnswer::Asked },
    }))
}

/// A whole page pasted into the filter is not looked for word by word.
const WORDS: usize = 20;

/// All of the filter but the states, as a condition with its values.
fn conditions(filter: &ListPostings) -> (String, Vec<Value>) {
    let mut conditions = vec!["true".to_owned()];
    let mut values = Vec::new();
    for word in fold(&filter.text).split_whitespace().take(WORDS) {
        values.push(Value::from(word.to_owned()));
        let in_row = format!("instr(p.folded, ?{}) > 0", values.len());
        let in_text = question_of_beginnings(word).map(|beginnings| {
            values.push(Value::from(beginnings));
            format!("OR p.id IN (SELECT rowid FROM posting_search WHERE posting_search MATCH ?{})", values.len())
        });
        conditions.push(format!("({in_row} {})", in_text.unwrap_or_default()));
    }
    if let Some(organisation) = &filter.organisation {
        values.push(Value::from(organisation.clone()));
        conditions.push(format!("p.organisation = ?{}", values.len()));
    }
    if !filter.contracts.is_empty() {
        let codes = filter.contracts.iter().map(|kind| format!("'{}'", kind.code())).collect::<Vec<_>>().join(", ");
        conditions.push(format!("p.contract IN ({codes})"));
    }
    let mut either = |wish: Option<bool>, yes: &str, no: &str| {
        conditions.extend(wish.map(|wish| if wish { yes.to_owned() } else { no.to_owned() }));
    };
    either(filter.has_problems, "p.problems > 0", "p.problems = 0");
    either(filter.is_gone, "p.gone_since IS NOT NULL", "p.gone_since IS NULL");
    let repost = "(SELECT posting_id FROM repost WHERE answer <> 'other')";
    either(filter.is_repost, &format!("p.id IN {repost}"), &format!("p.id NOT IN {repost}"));
    (conditions.join(" AND "), values)
}

fn states_condition(states: &[PostingState]) -> String {
    if states.is_empty() {
        return "true".to_owned();
    }
    let codes = states.iter().map(|state| format!("'{}'", state.code())).collect::<Vec<_>>().join(", ");
    format!("p.state IN ({codes})")
}

/// What is not known comes last in either direction.
fn order(sort: SortPostings, descending: bool) -> String {
    let direction = if descending { "DESC" } else { "ASC" };
    let first = match sort {
        SortPostings::Title => return format!("p.folded {direction}, p.id"),
        SortPostings::Organisation => format!("p.folded_organisation = '', p.folded_organisation {direction}"),
        SortPostings::Date => format!("p.posted_on IS NULL, p.posted_on {direction}"),
        SortPostings::Deadline => format!("p.deadline IS NULL, p.deadline {direction}"),
        SortPostings::State => {
            format!("CASE p.state WHEN 'open' THEN 0 WHEN 'unknown' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END {direction}")
        }
        SortPostings::Problems => format!("p.problems {direction}"),
    };
    format!("{first}, p.folded, p.id")
}

#[cfg(test)]
mod tests {
    use hiring::Posting;

    use super::*;
    use crate::Op;
    use crate::testing::{everything, import, posting, trial};

    fn named(title: &str, organisation: Option<&str>, date: Option<&str>, state: PostingState) -> Posting {
        Posting {
            organisation: organisation.map(str::to_owned),
            date: date.map(|day| day.parse().unwrap()),
            state,
            ..posting(title)
        }
    }

    #[test]
    fn the_list_filters_counts_sorts_and_pages() {
        let trial = trial();
        import(
            &trial.store,
            &[
                named("Éditrice", Some("Ponant"), Some("2026-03-01"), PostingState::Open),
                named("designer", None, None, PostingState::Closed),
                named("Chargé·e d’appui", Some("Atelier"), Some("2026-01-01"), PostingState::Open),
                named("100 % remote", Some("Ponant"), Some("2026-02-01"), PostingState::Unknown),
            ],
        );
        let titles =
            |filter: ListPostings| trial.list(&filter).rows.into_iter().map(|row| row.title).collect::<Vec<_>>();
        assert_eq!(titles(everything()), ["100 % remote", "Chargé·e d’appui", "designer", "Éditrice"]);
        let by = |sort, descending| titles(ListPostings { sort, descending, ..everything() });
        assert_eq!(by(SortPostings::Date, false), ["Chargé·e d’appui", "100 % remote", "Éditrice", "designer"]);
        assert_eq!(by(SortPostings::Date, true), ["Éditrice", "100 % remote", "Chargé·e d’appui", "designer"]);
        assert_eq!(by(SortPostings::Organisation, false), ["Chargé·e d’appui", "100 % remote", "Éditrice", "designer"]);

        let found = |text: &str| titles(ListPostings { text: text.to_owned(), ..everything() });
        assert_eq!(found("EDITRICE"), ["Éditrice"]);
        assert_eq!(found("ponant rem"), ["100 % remote"]);
        assert_eq!(found("100 %"), ["100 % remote"], "a percent sign is no wildcard");
        assert_eq!(found("d'appui"), ["Chargé·e d’appui"]);
        assert!(found("_").is_empty());
        assert!(found(&"plage ".repeat(5000)).is_empty());
        let far = ListPostings { offset: u64::MAX, limit: u64::MAX, ..everything() };
        assert!(titles(far).is_empty());

        let open = trial.list(&ListPostings { states: vec![PostingState::Open], ..everything() });
        assert_eq!((open.total, open.all), (2, 4));
        assert_eq!(open.by_state, PostingCounts { open: 2, closed: 1, filled: 0, unknown: 1 });
        assert_eq!(open.organisations, ["Atelier", "Ponant"]);

        let page = trial.list(&ListPostings { offset: 1, limit: 2, ..everything() });
        assert_eq!(page.total, 4);
        assert_eq!(
            page.rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(),
            ["Chargé·e d’appui", "designer"]
        );
    }

    /// As if each had been read of a file with that text.
    fn import_texts(store: &crate::Store, texts: &[(&str, &str)]) {
        let written = store.transact(|tx| {
            let collection = tx.collection("/annonces")?;
            for (title, text) in texts {
                let said = hiring::Said { posting: posting(title), problems: Vec::new() };
                let said = hiring::Said { posting: Posting { body: (*text).to_owned(), ..said.posting }, ..said };
                let version = crate::NewVersion::new(said, text.as_bytes().to_vec())?;
                tx.add_posting(collection, &format!("{title}.md"), &version)?;
            }
            Ok(((), crate::testing::imported(texts.len() as u64, 0)))
        });
        written.unwrap();
    }

    #[test]
    fn the_index_of_words_is_right_after_each_undo() {
        let trial = trial();
        let sound = || {
            let check = "INSERT INTO posting_search (posting_search, rank) VALUES ('integrity-check', 1)";
            trial.store.writer().unwrap().execute(check, []).unwrap();
        };
        let found = |text: &str| trial.list(&ListPostings { text: text.to_owned(), ..everything() }).total;
        import_texts(&trial.store, &[("Juriste", "L’Œuvre des estuaires; l’œuvre"), ("Designer", "Les marais")]);
        assert_eq!((found("oeuv"), found("marais"), found("d'estuaires"), found("\"*")), (1, 1, 1, 0));
        let (id, op) = (trial.list(&everything()).rows[0].id, Op::PostingsRemoved { count: 1, title: String::new() });
        trial.store.transact(|tx| tx.remove_posting(id).map(|()| ((), op))).unwrap();
        sound();
        for (undo, count) in [(true, 1), (true, 0), (false, 1), (false, 0)] {
            if undo {
                trial.store.undo(None).unwrap()
            } else {
                trial.store.redo(None).unwrap()
            };
            assert_eq!(found("marais"), count);
            sound();
        }
    }
}
