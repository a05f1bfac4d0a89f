//! To whom and to what time the fields of a question narrow it, and which phrases have to stand in a text.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};
use hiring::{Narrowing, Query, Sought, Than, fold, is_called, phrase_is_in};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::index::{Depth, question};
use crate::people::{ids_as_json, stage_name};
use crate::{Error, Read};

/// So many people are named one by one; of more, each is asked about when they are met.
const NAMED: usize = 2_000;
/// Names of sources that are compared with what was asked.
const SOURCES: usize = 1_000;
const POSTINGS: u64 = 1_000;
/// Stands in a condition for the person whom it is about.
const WHO: &str = "{who}";

/// What a question asks beside its words.
#[derive(Debug)]
pub struct Scope {
    people: People,
    /// Those that `posting:` names.
    postings: Option<HashSet<i64>>,
    /// Something is asked that only people have.
    leaves_postings: bool,
    from: Option<i64>,
    until: Option<i64>,
    has_phrases: bool,
}

#[derive(Debug)]
enum People {
    Everybody,
    /// The latest first.
    These(Vec<i64>, HashSet<i64>),
    /// Too many to name.
    Whoever(Condition),
}

/// SQL about one person, with its values.
#[derive(Debug, Clone, Default)]
struct Condition {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Scope {
    pub fn of(read: &Read<'_>, query: &Query) -> Result<Self, Error> {
        let (mut from, mut until) = (None, None);
        for narrowing in query.fields() {
            match narrowing {
                Narrowing::After(day) => from = from.max(Some(millis(*day))),
                Narrowing::Before(day) => {
                    until = Some(until.map_or(millis(*day), |until: i64| until.min(millis(*day))));
                }
                _ => {}
            }
        }
        let asked = Asked::of(read, query)?;
        let is_about_a_posting = |narrowing: &Narrowing| matches!(narrowing, Narrowing::Posting(_));
        Ok(Self {
            people: read.people_asked_for(&asked)?,
            leaves_postings: query.fields().any(|field| !field.is_a_time() && !is_about_a_posting(field)),
            postings: asked.postings.map(HashSet::from_iter),
            from,
            until,
            has_phrases: query.wanted().chain(query.unwanted()).any(is_long_phrase),
        })
    }

    /// Only the words matter.
    pub const fn is_everything(&self) -> bool {
        matches!(self.people, People::Everybody) && self.from.is_none() && self.until.is_none() && !self.has_phrases
    }

    pub const fn leaves_postings(&self) -> bool {
        self.leaves_postings
    }

    pub const fn has_phrases(&self) -> bool {
        self.has_phrases
    }

    pub fn is_in_time(&self, at: Option<i64>) -> bool {
        self.from.is_none_or(|from| at.is_some_and(|at| at >= from))
            && self.until.is_none_or(|until| at.is_some_and(|at| at < until))
    }

    pub fn names_posting(&self, id: i64) -> bool {
        self.postings.as_ref().is_none_or(|postings| postings.contains(&id))
    }

    /// Whether somebody may be one of them, as far as that can be told without the store; a row that is nobody's is nobody's of them.
    pub fn names(&self, candidate: Option<i64>) -> bool {
        match (&self.people, candidate) {
            (People::Everybody, _) | (People::Whoever(_), Some(_)) => true,
            (_, None) => false,
            (People::These(_, ids), Some(id)) => ids.contains(&id),
        }
    }

    /// The rest of it as SQL about the person in that column, with its values.
    pub fn condition(&self, candidate: &str) -> (String, Vec<Value>) {
        match &self.people {
            People::Whoever(condition) => (format!("({})", condition.about(candidate)), condition.values.clone()),
            People::Everybody | People::These(..) => ("1".to_owned(), Vec::new()),
        }
    }

    /// The latest first; none where they are too many to name, or all.
    pub fn named(&self) -> Option<&[i64]> {
        if let People::These(ids, _) = &self.people { Some(ids) } else { None }
    }
}

/// Whether the text has the phrases that are wanted, and none of those that are not.
pub fn phrases_are_in(text: &str, query: &Query) -> bool {
    query.wanted().filter(|sought| is_long_phrase(sought)).all(|phrase| phrase_is_in(text, phrase))
        && !query.unwanted().filter(|sought| is_long_phrase(sought)).any(|phrase| phrase_is_in(text, phrase))
}

/// The words of one that has only one are in the index.
fn is_long_phrase(sought: &Sought) -> bool {
    sought.phrase && sought.tokens().len() > 1
}

fn millis(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_millis()
}

/// The fields about people, with what they name in this store.
#[derive(Debug, Default)]
struct Asked {
    tags: Vec<String>,
    sources: Option<Vec<String>>,
    postings: Option<Vec<i64>>,
    stages: Option<Vec<i64>>,
    missing: Vec<String>,
    scores: Vec<(Than, u32)>,
}

impl Asked {
    fn of(read: &Read<'_>, query: &Query) -> Result<Self, Error> {
        let mut asked = Self::default();
        for narrowing in query.fields() {
            match narrowing {
                Narrowing::Tag(tag) => asked.tags.push(fold(tag)),
                Narrowing::Source(source) => {
                    let called = read.sources_called(source)?;
                    asked.sources = Some(in_both(asked.sources.take(), called));
                }
                Narrowing::Posting(title) => {
                    let called = read.postings_called(title)?;
                    asked.postings = Some(in_both(asked.postings.take(), called));
                }
                Narrowing::Stage(name) => {
                    let called = read.stages_called(name)?;
                    asked.stages = Some(in_both(asked.stages.take(), called));
                }
                Narrowing::Missing(piece) => asked.missing.push(format!("|{}|", piece.code())),
                Narrowing::Score(than, hundredths) => asked.scores.push((*than, *hundredths)),
                Narrowing::After(_) | Narrowing::Before(_) => {}
            }
        }
        Ok(asked)
    }

    const fn is_of_an_application(&self) -> bool {
        self.postings.is_some() || self.stages.is_some() || !self.missing.is_empty() || !self.scores.is_empty()
    }

    const fn is_nothing(&self) -> bool {
        self.tags.is_empty() && self.sources.is_none() && !self.is_of_an_application()
    }

    /// All that is asked of one person; one application has to have all that is asked of applications.
    fn condition(&self) -> Condition {
        let mut whole = Condition::default();
        for tag in &self.tags {
            whole.add(
                "EXISTS (SELECT 1 FROM candidate_tag WHERE candidate_id = {who} AND folded >= ? AND folded < ?)",
                vec![tag.clone().into(), end_of(tag).into()],
            );
        }
        if let Some(sources) = &self.sources {
            let sources = serde_json::json!(sources).to_string();
            whole.add(
                "(EXISTS (SELECT 1 FROM candidate WHERE id = {who} AND source IN (SELECT value FROM json_each(?)))
                  OR EXISTS (SELECT 1 FROM application WHERE candidate_id = {who} AND source IN (SELECT value FROM json_each(?))))",
                vec![sources.clone().into(), sources.into()],
            );
        }
        if self.is_of_an_application() {
            let of_one = self.of_an_application();
            let sql = format!(
                "EXISTS (SELECT 1 FROM application WHERE candidate_id = {WHO} AND {})",
                of_one.sql.join(" AND ")
            );
            whole.add(&sql, of_one.values);
        }
        whole
    }

    fn of_an_application(&self) -> Condition {
        let mut of_one = Condition::default();
        for (column, ids) in [("posting_id", &self.postings), ("stage_id", &self.stages)] {
            if let Some(ids) = ids {
                of_one.add(&format!("{column} IN (SELECT value FROM json_each(?))"), vec![ids_as_json(ids).into()]);
            }
        }
        for piece in &self.missing {
            // What nothing is missing of is not even looked at.
            of_one.add("missing <> '' AND instr(missing, ?) > 0", vec![piece.clone().into()]);
        }
        for (than, hundredths) in &self.scores {
            of_one.add(&format!("score {} ?", than.sign()), vec![i64::from(*hundredths).into()]);
        }
        of_one
    }

    /// Where to begin, by an index: a tag is rarer than a posting, a posting than a stage. None where no index helps.
    fn beginning(&self) -> Option<Condition> {
        let mut beginning = Condition::default();
        if let Some(tag) = self.tags.first() {
            let sql = "SELECT DISTINCT candidate_id AS id FROM candidate_tag WHERE folded >= ? AND folded < ?";
            beginning.add(sql, vec![tag.clone().into(), end_of(tag).into()]);
        } else if self.is_of_an_application() {
            let of_one = self.of_an_application();
            let sql = format!("SELECT DISTINCT candidate_id AS id FROM application WHERE {}", of_one.sql.join(" AND "));
            beginning.add(&sql, of_one.values);
        } else {
            let sources = serde_json::json!(self.sources.as_ref()?).to_string();
            beginning.add(
                "SELECT id FROM candidate WHERE source IN (SELECT value FROM json_each(?))
                 UNION SELECT candidate_id FROM application WHERE source IN (SELECT value FROM json_each(?))",
                vec![sources.clone().into(), sources.into()],
            );
        }
        Some(beginning)
    }
}

impl Condition {
    /// `?` stands for the values, one after the other.
    fn add(&mut self, sql: &str, values: Vec<Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    fn about(&self, who: &str) -> String {
        self.sql.join(" AND ").replace(WHO, who)
    }
}

/// What begins so ends before this.
fn end_of(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

fn in_both<T: PartialEq>(before: Option<Vec<T>>, now: Vec<T>) -> Vec<T> {
    match before {
        None => now,
        Some(before) => before.into_iter().filter(|one| now.contains(one)).collect(),
    }
}

impl Read<'_> {
    fn people_asked_for(&self, asked: &Asked) -> Result<People, Error> {
        if asked.is_nothing() {
            return Ok(People::Everybody);
        }
        let condition = asked.condition();
        let Some(beginning) = asked.beginning() else { return Ok(People::Whoever(condition)) };
        if self.are_many(&beginning)? {
            return Ok(People::Whoever(condition));
        }
        let sql = format!(
            "SELECT p.id FROM ({}) AS p WHERE {} LIMIT {}",
            beginning.sql.join(" AND "),
            condition.about("p.id"),
            NAMED + 1
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let values = beginning.values.iter().chain(&condition.values);
        let mut ids =
            statement.query_map(params_from_iter(values), |row| row.get("id"))?.collect::<Result<Vec<i64>, _>>()?;
        if ids.len() > NAMED {
            return Ok(People::Whoever(condition));
        }
        ids.sort_unstable_by(|one, other| other.cmp(one));
        let named = ids.iter().copied().collect();
        Ok(People::These(ids, named))
    }

    fn are_many(&self, beginning: &Condition) -> Result<bool, Error> {
        let sql = format!(
            "SELECT count(*) AS count FROM (SELECT 1 FROM ({}) LIMIT {})",
            beginning.sql.join(" AND "),
            NAMED + 1
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let count: usize = statement.query_row(params_from_iter(&beginning.values), |row| row.get("count"))?;
        Ok(count > NAMED)
    }

    /// Those of the store's pipelines, its retired stages included.
    fn stages_called(&self, asked: &str) -> Result<Vec<i64>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT id, code, name FROM stage")?;
        let stages = statement.query_map([], |row| Ok((row.get("id")?, stage_name(row, "code", "name")?)))?;
        let stages = stages.collect::<Result<Vec<(i64, _)>, _>>()?;
        Ok(stages.into_iter().filter(|(_, name)| is_called(name, asked)).map(|(id, _)| id).collect())
    }

    fn postings_called(&self, asked: &str) -> Result<Vec<i64>, Error> {
        let Some(question) = question(&Query::of_words(asked), Depth::BeginningsOfNames) else { return Ok(Vec::new()) };
        let mut statement = self.connection().prepare_cached(&super::ids::latest_sql("posting_search"))?;
        let ids = statement.query_map((question, POSTINGS), |row| row.get("rowid"))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// From one name to the next, by the index: there are few of them and many who have each.
    fn sources_called(&self, asked: &str) -> Result<Vec<String>, Error> {
        let asked = fold(asked.trim());
        let mut called = Vec::new();
        for table in ["candidate", "application"] {
            let sql = format!("SELECT min(source) AS source FROM {table} WHERE source > ?1");
            let mut statement = self.connection().prepare_cached(&sql)?;
            let mut last = String::new();
            for _ in 0..SOURCES {
                let next: Option<String> = statement.query_row([&last], |row| row.get("source"))?;
                let Some(next) = next else { break };
                if fold(&next).contains(&asked) && !called.contains(&next) {
                    called.push(next.clone());
                }
                last = next;
            }
        }
        Ok(called)
    }
}
