//! Postings, their versions and contacts.

use std::collections::HashMap;

use chrono::NaiveDate;
use hiring::{CollectionId, Moment, Posting, PostingId, PostingState, VersionId, Word, fold};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::blobs::hash_of;
use crate::{Error, Read, Tx};

/// What was read of a posting's file, to be kept.
#[derive(Debug)]
pub struct NewVersion<'a> {
    pub posting: &'a Posting,
    /// How many problems ask something of a person.
    pub problems: usize,
    pub bytes: &'a [u8],
}

/// A posting that is in the store, for comparing with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPosting {
    pub id: PostingId,
    pub title: String,
    version: i64,
    hash: String,
}

impl KnownPosting {
    /// Whether the file still says the same, to the byte.
    pub fn has(&self, bytes: &[u8]) -> bool {
        self.hash == hash_of(bytes)
    }
}

/// One posting, with the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPosting {
    pub row: PostingRow,
    pub folder: String,
    pub bytes: Vec<u8>,
    pub version: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingRow {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub state: PostingState,
    pub path: String,
    pub problems: u32,
    pub read_at: Moment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortPostings {
    #[default]
    Title,
    Organisation,
    Date,
    State,
    Problems,
}

/// Which postings, in which order, which part of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPostings {
    /// Each word is looked for in title, organisation and path, without case and accents.
    pub text: String,
    /// Empty for all.
    pub states: Vec<PostingState>,
    pub organisation: Option<String>,
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
    /// How many match the text and the organisation, by state.
    pub by_state: PostingCounts,
    pub organisations: Vec<String>,
}

impl Tx<'_> {
    /// The collection of that folder, made if it is new.
    pub fn collection(&self, folder: &str) -> Result<CollectionId, Error> {
        let known = "SELECT id FROM collection WHERE folder = ?1";
        let mut statement = self.connection().prepare_cached(known)?;
        if let Some(id) = statement.query_row([folder], |row| row.get("id")).optional()? {
            return Ok(CollectionId::new(id));
        }
        self.connection().execute("INSERT INTO collection (folder) VALUES (?1)", [folder])?;
        Ok(CollectionId::new(self.connection().last_insert_rowid()))
    }

    pub fn add_posting(
        &self,
        collection: CollectionId,
        path: &str,
        version: &NewVersion<'_>,
    ) -> Result<PostingId, Error> {
        let posting = version.posting;
        self.connection()
            .prepare_cached(
                "INSERT INTO posting (collection_id, path, title, organisation, posted_on, deadline, state, problems, version,
                                      folded, folded_organisation)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9, ?10)",
            )?
            .execute((
                collection.raw(),
                path,
                &posting.title,
                &posting.organisation,
                posting.date.map(|day| day.to_string()),
                posting.deadline.map(|day| day.to_string()),
                posting.state.code(),
                version.problems,
                folded(posting, path),
                folded_organisation(posting),
            ))?;
        let id = PostingId::new(self.connection().last_insert_rowid());
        self.add_version_row(id, 1, version)?;
        Ok(id)
    }

    /// The earlier versions stay: an application keeps the one it was made to.
    pub fn add_version(&self, known: &KnownPosting, path: &str, version: &NewVersion<'_>) -> Result<(), Error> {
        let posting = version.posting;
        let number = known.version + 1;
        self.connection()
            .prepare_cached(
                "UPDATE posting SET title = ?2, organisation = ?3, posted_on = ?4, deadline = ?5, state = ?6, problems = ?7,
                                    version = ?8, folded = ?9, folded_organisation = ?10
                 WHERE id = ?1",
            )?
            .execute((
                known.id.raw(),
                &posting.title,
                &posting.organisation,
                posting.date.map(|day| day.to_string()),
                posting.deadline.map(|day| day.to_string()),
                posting.state.code(),
                version.problems,
                number,
                folded(posting, path),
                folded_organisation(posting),
            ))?;
        self.add_version_row(known.id, number, version)?;
        Ok(())
    }

    fn add_version_row(&self, posting: PostingId, number: i64, version: &NewVersion<'_>) -> Result<VersionId, Error> {
        let hash = self.keep_bytes(version.bytes)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO posting_version (posting_id, number, blob, size, read_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((posting.raw(), number, hash, version.bytes.len(), self.now().millis()))?;
        let id = VersionId::new(self.connection().last_insert_rowid());
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO contact (version_id, address, role, line) VALUES (?1, ?2, ?3, ?4)")?;
        for contact in &version.posting.contacts {
            statement.execute((id.raw(), contact.address.as_str(), contact.role.code(), contact.line()))?;
        }
        Ok(id)
    }

    /// Takes the posting out with its versions. Its bytes stay: the journal may bring them back.
    pub fn remove_posting(&self, id: PostingId) -> Result<(), Error> {
        self.let_go_of_posting(id)?;
        let versions = "SELECT id FROM posting_version WHERE posting_id = ?1";
        let contacts = format!("DELETE FROM contact WHERE version_id IN ({versions})");
        self.connection().prepare_cached(&contacts)?.execute([id.raw()])?;
        self.connection().prepare_cached("DELETE FROM posting_version WHERE posting_id = ?1")?.execute([id.raw()])?;
        let gone = self.connection().prepare_cached("DELETE FROM posting WHERE id = ?1")?.execute([id.raw()])?;
        if gone == 0 { Err(not_found(id)) } else { Ok(()) }
    }
}

impl Read<'_> {
    /// The folder's postings by their path.
    pub fn known_postings(&self, folder: &str) -> Result<HashMap<String, KnownPosting>, Error> {
        let mut statement = self.connection().prepare_cached(KNOWN)?;
        let rows = statement.query_map([folder], |row| Ok((row.get("path")?, known_posting(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One of the folder's postings.
    pub fn known_posting(&self, folder: &str, path: &str) -> Result<Option<KnownPosting>, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{KNOWN} AND p.path = ?2"))?;
        Ok(statement.query_row((folder, path), known_posting).optional()?)
    }

    pub fn posting(&self, id: PostingId) -> Result<StoredPosting, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.organisation, p.posted_on, p.deadline, p.state, p.path, p.problems, v.read_at, v.number,
                    v.blob, c.folder
             FROM posting AS p
             JOIN collection AS c ON c.id = p.collection_id
             JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             WHERE p.id = ?1",
        )?;
        let (hash, mut posting) = statement
            .query_row([id.raw()], |row| {
                let stored = StoredPosting {
                    row: posting_row(row)?,
                    folder: row.get("folder")?,
                    bytes: Vec::new(),
                    version: row.get("number")?,
                };
                Ok((row.get::<_, String>("blob")?, stored))
            })
            .optional()?
            .ok_or_else(|| not_found(id))?;
        posting.bytes = self.bytes(&hash)?.unwrap_or_default();
        Ok(posting)
    }

    pub fn postings(&self, filter: &ListPostings) -> Result<PostingList, Error> {
        let (wanted, values) = conditions(filter);
        let by_state = self.count_by_state(&wanted, &values)?;
        let states = states_condition(&filter.states);
        let sql = format!(
            "SELECT p.id, p.title, p.organisation, p.posted_on, p.deadline, p.state, p.path, p.problems, v.read_at
             FROM posting AS p JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             WHERE {wanted} AND {states} ORDER BY {} LIMIT ?{} OFFSET ?{}",
            order(filter.sort, filter.descending),
            values.len() + 1,
            values.len() + 2,
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
            let count = row.get("count")?;
            match state_of(&row.get::<_, String>("state")?) {
                PostingState::Open => counts.open = count,
                PostingState::Closed => counts.closed = count,
                PostingState::Filled => counts.filled = count,
                PostingState::Unknown => counts.unknown = count,
            }
        }
        Ok(counts)
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
}

/// A folder's postings with what is needed to tell whether their file has changed.
const KNOWN: &str = "SELECT p.id, p.path, p.title, p.version, v.blob
    FROM collection AS c
    JOIN posting AS p ON p.collection_id = c.id
    JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
    WHERE c.folder = ?1";

fn known_posting(row: &Row<'_>) -> rusqlite::Result<KnownPosting> {
    Ok(KnownPosting {
        id: PostingId::new(row.get("id")?),
        title: row.get("title")?,
        version: row.get("version")?,
        hash: row.get("blob")?,
    })
}

fn folded(posting: &Posting, path: &str) -> String {
    fold(&format!("{} {} {path}", posting.title, posting.organisation.as_deref().unwrap_or_default()))
}

fn folded_organisation(posting: &Posting) -> String {
    fold(posting.organisation.as_deref().unwrap_or_default())
}

const fn not_found(id: PostingId) -> Error {
    Error::NotFound { what: Word::Posting, id: id.raw() }
}

fn state_of(code: &str) -> PostingState {
    PostingState::ALL.into_iter().find(|state| state.code() == code).unwrap_or(PostingState::Unknown)
}

fn posting_row(row: &Row<'_>) -> rusqlite::Result<PostingRow> {
    let day = |name| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(name)?.and_then(|day| day.parse().ok()));
    Ok(PostingRow {
        id: PostingId::new(row.get("id")?),
        title: row.get("title")?,
        organisation: row.get("organisation")?,
        date: day("posted_on")?,
        deadline: day("deadline")?,
        state: state_of(&row.get::<_, String>("state")?),
        path: row.get("path")?,
        problems: row.get("problems")?,
        read_at: Moment::from_millis(row.get("read_at")?),
    })
}

/// A whole page pasted into the filter is not looked for word by word.
const WORDS: usize = 20;

/// The text and organisation filter as a condition with its values.
fn conditions(filter: &ListPostings) -> (String, Vec<Value>) {
    let mut conditions = vec!["true".to_owned()];
    let mut values = Vec::new();
    for word in fold(&filter.text).split_whitespace().take(WORDS) {
        values.push(Value::from(format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))));
        conditions.push(format!("p.folded LIKE ?{} ESCAPE '\\'", values.len()));
    }
    if let Some(organisation) = &filter.organisation {
        values.push(Value::from(organisation.clone()));
        conditions.push(format!("p.organisation = ?{}", values.len()));
    }
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
        SortPostings::State => {
            format!("CASE p.state WHEN 'open' THEN 0 WHEN 'unknown' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END {direction}")
        }
        SortPostings::Problems => format!("p.problems {direction}"),
    };
    format!("{first}, p.folded, p.id")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{everything, import, posting, remove, retitle, trial};

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

    #[test]
    fn a_new_version_shows_and_the_earlier_stays() {
        let trial = trial();
        let (_, ids) = import(&trial.store, &[posting("Juriste")]);
        let read = || trial.store.read(|read| read.posting(ids[0])).unwrap();
        assert_eq!((read().version, read().bytes), (1, b"Juriste".to_vec()));
        retitle(&trial.store, "Juriste.md", "Juriste données");
        let now = read();
        assert_eq!(
            (now.version, now.bytes.as_slice(), now.row.title.as_str()),
            (2, "Juriste données".as_bytes(), "Juriste données")
        );
        let known = trial.store.read(|read| read.known_postings("/annonces")).unwrap();
        assert!(known["Juriste.md"].has("Juriste données".as_bytes()));
        assert!(!known["Juriste.md"].has(b"Juriste"));
    }

    #[test]
    fn what_is_not_there_is_said_to_be_so() {
        let trial = trial();
        let nowhere = PostingId::new(7);
        assert!(matches!(trial.store.read(|read| read.posting(nowhere)), Err(Error::NotFound { id: 7, .. })));
        assert!(matches!(remove(&trial.store, nowhere), Err(Error::NotFound { id: 7, .. })));
    }
}
