//! Postings: their versions, and the values in effect.

mod list;
mod reposts;
mod settled;
mod values;

use std::collections::HashMap;

use hiring::{
    CollectionId, Moment, PostingId, Said, Settled, Sketch, Values, VersionId, Word, fold, lay, search_words_of_folded,
};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use crate::blobs::hash_of;
use crate::{Error, Read, Tx};

pub(crate) use list::state_of;
pub use list::{ListPostings, PostingCounts, PostingList, PostingRow, RepostAnswer, RepostOf, SortPostings};
use list::{REPOST, ROW, moment, posting_row};
pub use reposts::{NewText, Repeated, repeated};
use values::Details;

/// What was read of a posting's file, with all that is kept of it: made outside of the write, for it takes some time.
#[derive(Debug)]
pub struct NewVersion {
    said: Said,
    json: String,
    bytes: Vec<u8>,
    hash: String,
    words: String,
    sketch: Sketch,
}

impl NewVersion {
    pub fn new(mut said: Said, bytes: Vec<u8>) -> Result<Self, Error> {
        let json = serde_json::to_string(&said)?;
        let body = fold(&std::mem::take(&mut said.posting.body));
        said.posting.facts = Vec::new();
        let hash = hash_of(&bytes);
        Ok(Self { sketch: Sketch::of_folded(&body), words: search_words_of_folded(&body), json, said, bytes, hash })
    }

    pub const fn said(&self) -> &Said {
        &self.said
    }

    pub const fn sketch(&self) -> &Sketch {
        &self.sketch
    }

    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// How many texts enter the index at once.
const TOGETHER: usize = 256;

/// A posting that is in the store, for comparing with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPosting {
    pub id: PostingId,
    pub title: String,
    pub gone_since: Option<Moment>,
    version: i64,
    hash: String,
}

impl KnownPosting {
    /// Whether the file still says the same, to the byte.
    pub fn has(&self, bytes: &[u8]) -> bool {
        self.has_hash(&hash_of(bytes))
    }

    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub fn has_hash(&self, hash: &str) -> bool {
        self.hash == hash
    }
}

/// One version of a posting, with the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPosting {
    /// The present version's values.
    pub row: PostingRow,
    pub folder: String,
    pub bytes: Vec<u8>,
    pub version: i64,
    pub latest: i64,
    pub read_at: Moment,
    /// What the file says. None of a version that was taken in by an earlier Vivier and not read since.
    pub said: Option<Said>,
    /// None is laid over a version that is not the present one.
    pub settled: Vec<Settled>,
}

/// One version, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVersion {
    pub number: i64,
    pub size: u64,
    pub read_at: Moment,
}

impl Tx<'_> {
    pub fn add_posting(&self, collection: CollectionId, path: &str, version: &NewVersion) -> Result<PostingId, Error> {
        let settled = self.replaced(&version.said)?;
        let values = lay(&version.said, &settled);
        let places: Vec<String> = (1..=values::COLUMNS.len() + 3).map(|place| format!("?{place}")).collect();
        let sql = format!(
            "INSERT INTO posting (collection_id, path, {}, folded_organisation) VALUES ({})",
            values::COLUMNS.join(", "),
            places.join(", ")
        );
        let mut bound = vec![Value::from(collection.raw()), Value::from(path.to_owned())];
        bound.extend(values::columns(1, path, &values)?);
        bound.push(Value::from(fold(values.organisation.value.as_deref().unwrap_or_default())));
        self.connection().prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        let id = PostingId::new(self.connection().last_insert_rowid());
        let row = self.add_version_row(id, 1, version)?;
        self.write_details(Details::OfNew(row), &values)?;
        self.keep_settled(id, &settled)?;
        self.found_by(id, &version.words)?;
        self.connection()
            .prepare_cached("INSERT INTO likeness (posting_id, sketch) VALUES (?1, ?2)")?
            .execute((id.raw(), version.sketch.to_string()))?;
        Ok(id)
    }

    /// The earlier versions stay: an application keeps the one it was made to. What a person settled is laid over this one too.
    pub fn add_version(&self, known: &KnownPosting, version: &NewVersion) -> Result<(), Error> {
        let number = known.version + 1;
        let row = self.add_version_row(known.id, number, version)?;
        let mut settled = self.settled(known.id)?;
        let replaced = self.replaced(&version.said)?;
        let replaced: Vec<Settled> = replaced
            .into_iter()
            .filter(|new| !settled.iter().any(|old| old.which == new.which && old.value.field() == new.value.field()))
            .collect();
        self.keep_settled(known.id, &replaced)?;
        settled.extend(replaced);
        self.write_values(known.id, (row, number), &lay(&version.said, &settled))?;
        self.write_text(known.id, version)
    }

    /// Of a version that an earlier Vivier took in: what is kept of it beside its bytes.
    pub fn read_again(&self, posting: PostingId, number: i64, version: &NewVersion) -> Result<(), Error> {
        let row: i64 = self
            .connection()
            .prepare_cached("SELECT id FROM posting_version WHERE posting_id = ?1 AND number = ?2")?
            .query_row((posting.raw(), number), |row| row.get("id"))?;
        self.add_reading(VersionId::new(row), version)?;
        let sql = "SELECT version FROM posting WHERE id = ?1";
        let latest: i64 = self.connection().query_row(sql, [posting.raw()], |row| row.get("version"))?;
        if number < latest {
            return self.write_details(Details::Of(VersionId::new(row)), &lay(&version.said, &[]));
        }
        let values = lay(&version.said, &self.settled(posting)?);
        self.write_values(posting, (VersionId::new(row), number), &values)?;
        self.write_text(posting, version)
    }

    /// What the text is searched and compared by.
    fn write_text(&self, posting: PostingId, version: &NewVersion) -> Result<(), Error> {
        self.found_by(posting, &version.words)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO likeness (posting_id, sketch) VALUES (?1, ?2)
                 ON CONFLICT (posting_id) DO UPDATE SET sketch = excluded.sketch",
            )?
            .execute((posting.raw(), version.sketch.to_string()))?;
        Ok(())
    }

    /// Many together: the index is brought to the file at each statement that writes to it, whether it holds one text or hundreds.
    fn found_by(&self, posting: PostingId, words: &str) -> Result<(), Error> {
        self.words.borrow_mut().push((posting, words.to_owned()));
        if self.words.borrow().len() < TOGETHER { Ok(()) } else { self.write_words() }
    }

    /// What postings are found by, as far as it waits to be written.
    pub(crate) fn write_words(&self) -> Result<(), Error> {
        let waiting = self.words.take();
        if waiting.is_empty() {
            return Ok(());
        }
        let rows = vec!["(?, ?)"; waiting.len()].join(", ");
        let sql = format!(
            "INSERT INTO posting_words (posting_id, words) VALUES {rows}
             ON CONFLICT (posting_id) DO UPDATE SET words = excluded.words"
        );
        let values = waiting.into_iter().flat_map(|(posting, words)| [Value::from(posting.raw()), Value::from(words)]);
        self.connection().prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    fn add_version_row(&self, posting: PostingId, number: i64, version: &NewVersion) -> Result<VersionId, Error> {
        self.keep_bytes(&version.hash, &version.bytes)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO posting_version (posting_id, number, blob, size, read_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((posting.raw(), number, &version.hash, version.bytes.len(), self.now().millis()))?;
        let id = VersionId::new(self.connection().last_insert_rowid());
        self.add_reading(id, version)?;
        Ok(id)
    }

    fn add_reading(&self, id: VersionId, version: &NewVersion) -> Result<(), Error> {
        self.connection()
            .prepare_cached("INSERT INTO reading (version_id, said) VALUES (?1, ?2)")?
            .execute((id.raw(), &version.json))?;
        Ok(())
    }

    /// Its file is no longer there, or is there again. The posting stays either way.
    pub fn mark_gone(&self, id: PostingId, is_gone: bool) -> Result<(), Error> {
        let since = is_gone.then(|| self.now().millis());
        self.connection()
            .prepare_cached(
                "UPDATE posting SET gone_since = ?2 WHERE id = ?1 AND (gone_since IS NULL) = (?2 IS NOT NULL)",
            )?
            .execute((id.raw(), since))?;
        Ok(())
    }

    /// Takes the posting out with its versions. Its bytes stay: the journal may bring them back.
    pub fn remove_posting(&self, id: PostingId) -> Result<(), Error> {
        self.write_words()?;
        self.let_go_of_posting(id)?;
        let versions = "SELECT id FROM posting_version WHERE posting_id = ?1";
        let contracts = format!("SELECT id FROM apply_contract WHERE version_id IN ({versions})");
        for rows in [
            format!("piece WHERE contract_id IN ({contracts})"),
            format!("apply_contract WHERE version_id IN ({versions})"),
            format!("contact WHERE version_id IN ({versions})"),
            format!("criterion WHERE version_id IN ({versions})"),
            format!("reading WHERE version_id IN ({versions})"),
            "settled WHERE posting_id = ?1".to_owned(),
            "posting_words WHERE posting_id = ?1".to_owned(),
            "likeness WHERE posting_id = ?1".to_owned(),
            "repost WHERE posting_id = ?1 OR of_id = ?1".to_owned(),
            "posting_version WHERE posting_id = ?1".to_owned(),
        ] {
            self.connection().prepare_cached(&format!("DELETE FROM {rows}"))?.execute([id.raw()])?;
        }
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
        self.stored(id, None)?.ok_or_else(|| not_found(id))
    }

    /// An earlier version, or the present one by its number.
    pub fn posting_version(&self, id: PostingId, number: i64) -> Result<Option<StoredPosting>, Error> {
        self.stored(id, Some(number))
    }

    fn stored(&self, id: PostingId, number: Option<i64>) -> Result<Option<StoredPosting>, Error> {
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT {ROW}, c.folder, p.version AS latest, shown.number, shown.blob, shown.read_at AS shown_at, said.said
             FROM posting AS p
             JOIN collection AS c ON c.id = p.collection_id
             JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             JOIN posting_version AS shown ON shown.posting_id = p.id AND shown.number = coalesce(?2, p.version)
             LEFT JOIN reading AS said ON said.version_id = shown.id
             {REPOST} WHERE p.id = ?1"
        ))?;
        let found = statement.query_row((id.raw(), number), |row| {
            let said: Option<String> = row.get("said")?;
            let stored = StoredPosting {
                row: posting_row(row)?,
                folder: row.get("folder")?,
                bytes: Vec::new(),
                version: row.get("number")?,
                latest: row.get("latest")?,
                read_at: Moment::from_millis(row.get("shown_at")?),
                said: said.and_then(|json| serde_json::from_str(&json).ok()),
                settled: Vec::new(),
            };
            Ok((row.get::<_, String>("blob")?, stored))
        });
        let Some((hash, mut stored)) = found.optional()? else { return Ok(None) };
        stored.bytes = self.bytes(&hash)?.unwrap_or_default();
        if stored.version == stored.latest {
            stored.settled = self.settled(id)?;
        }
        Ok(Some(stored))
    }

    /// Path and bytes of the present version.
    pub fn file_of(&self, id: PostingId) -> Result<Option<(String, Vec<u8>)>, Error> {
        let sql = "SELECT p.path, b.bytes FROM posting AS p
                   JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
                   JOIN blob AS b ON b.hash = v.blob WHERE p.id = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_row([id.raw()], |row| Ok((row.get("path")?, row.get("bytes")?))).optional()?)
    }

    /// The posting's versions, the latest first.
    pub fn versions(&self, id: PostingId) -> Result<Vec<StoredVersion>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT number, size, read_at FROM posting_version WHERE posting_id = ?1 ORDER BY number DESC",
        )?;
        let versions = statement.query_map([id.raw()], |row| {
            Ok(StoredVersion {
                number: row.get("number")?,
                size: row.get("size")?,
                read_at: Moment::from_millis(row.get("read_at")?),
            })
        })?;
        let versions: Vec<StoredVersion> = versions.collect::<Result<_, _>>()?;
        if versions.is_empty() { Err(not_found(id)) } else { Ok(versions) }
    }

    /// Versions that an earlier Vivier took in, of which no more is kept than the bytes.
    pub fn unread_versions(&self) -> Result<Vec<(PostingId, i64)>, Error> {
        let counts = "SELECT (SELECT count(*) FROM posting_version) = (SELECT count(*) FROM reading)";
        if self.connection().query_row(counts, [], |row| row.get(0))? {
            return Ok(Vec::new());
        }
        let mut statement = self.connection().prepare(
            "SELECT posting_id, number FROM posting_version WHERE id NOT IN (SELECT version_id FROM reading)
             ORDER BY posting_id, number",
        )?;
        let unread = statement
            .query_map([], |row| Ok((PostingId::new(row.get("posting_id")?), row.get("number")?)))?
            .collect::<Result<_, _>>()?;
        Ok(unread)
    }
}

impl StoredPosting {
    /// What holds, given what the file says.
    pub fn values(&self, said: &Said) -> Values {
        lay(said, &self.settled)
    }
}

/// A folder's postings with what is needed to tell whether their file has changed.
const KNOWN: &str = "SELECT p.id, p.path, p.title, p.version, p.gone_since, v.blob
    FROM collection AS c
    JOIN posting AS p ON p.collection_id = c.id
    JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
    WHERE c.folder = ?1";

fn known_posting(row: &Row<'_>) -> rusqlite::Result<KnownPosting> {
    Ok(KnownPosting {
        id: PostingId::new(row.get("id")?),
        title: row.get("title")?,
        gone_since: moment(row, "gone_since")?,
        version: row.get("version")?,
        hash: row.get("blob")?,
    })
}

const fn not_found(id: PostingId) -> Error {
    Error::NotFound { what: Word::Posting, id: id.raw() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{import, posting, remove, retitle, trial};

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
