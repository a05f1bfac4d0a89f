//! What is shown of each thing that was found.

use hiring::{
    ApplicationId, CandidateId, Direction, FileId, MailId, MessageId, MessageState, Moment, NoteId, PostingId,
    PostingState, Query, TextPart, context, marked,
};
use rusqlite::OptionalExtension;

use super::ids::{Among, Ids, Kind};
use super::index::Depth;
use super::scope::Scope;
use super::{FoundRow, FoundWhat};
use crate::people::CandidateRow;
use crate::{Error, Read};

pub const PEOPLE: Kind = Kind {
    index: "person_search",
    depths: &[Depth::Names, Depth::BeginningsOfNames, Depth::Beginnings],
    table: "candidate",
    candidate: "r.id",
    at: "r.created_at",
    text: "SELECT search AS text FROM candidate WHERE id = ?1",
    of_people: true,
};
pub const POSTINGS: Kind = Kind {
    index: "posting_search",
    depths: &[Depth::Names, Depth::BeginningsOfNames, Depth::Beginnings],
    table: "posting",
    candidate: "NULL",
    at: "unixepoch(r.posted_on) * 1000",
    text: POSTING_TEXT,
    of_people: false,
};
pub const NOTES: Kind = Kind {
    index: "note_search",
    depths: &[Depth::Words, Depth::Beginnings],
    table: "note",
    candidate: "r.candidate_id",
    at: "r.at",
    text: "SELECT text FROM note WHERE id = ?1",
    of_people: true,
};
pub const FILES: Kind = Kind {
    index: "file_search",
    depths: &[Depth::Words, Depth::Beginnings],
    table: "file",
    candidate: "r.candidate_id",
    at: "r.at",
    text: "SELECT f.name || ' ' || coalesce(t.text, '') AS text FROM file AS f LEFT JOIN blob_text AS t ON t.hash = f.blob WHERE f.id = ?1",
    of_people: true,
};
pub const MESSAGES: Kind = Kind {
    index: "message_search",
    depths: &[Depth::Words, Depth::Beginnings],
    table: "message",
    candidate: "r.candidate_id",
    at: "r.at",
    text: "SELECT m.subject || ' ' || coalesce(s.said ->> '$.text', '') AS text
           FROM message AS m LEFT JOIN message_said AS s ON s.message_id = m.id WHERE m.id = ?1",
    of_people: true,
};
pub const MAILS: Kind = Kind {
    index: "outbox_search",
    depths: &[Depth::Words, Depth::Beginnings],
    table: "outbox",
    candidate: "r.candidate_id",
    at: "r.queued_at",
    text: "SELECT o.subject || ' ' || coalesce(t.text, '') AS text FROM outbox AS o LEFT JOIN blob_text AS t ON t.hash = o.blob WHERE o.id = ?1",
    of_people: true,
};

const POSTING_BODY: &str = "SELECT file_text(b.bytes) AS text FROM posting AS p
    JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
    JOIN blob AS b ON b.hash = v.blob WHERE p.id = ?1";
const POSTING_TEXT: &str = "SELECT p.title || ' ' || coalesce(file_text(b.bytes), '') AS text FROM posting AS p
    LEFT JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
    LEFT JOIN blob AS b ON b.hash = v.blob WHERE p.id = ?1";

/// How many there are, whether there are more, and the first of them.
type Rows = (u64, bool, Vec<FoundRow>);

impl Read<'_> {
    pub(super) fn found_people(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Rows, Error> {
        let found = if query.wanted().next().is_some() {
            self.matching(PEOPLE, query, scope, limit)?
        } else {
            self.people_without_words(query, scope, limit)?
        };
        let ids: Vec<i64> = found.best.iter().map(|(id, _)| *id).collect();
        let rows = self.candidate_rows(&ids)?.into_iter().map(|row| person(row, query)).collect();
        Ok((found.count, found.more, rows))
    }

    /// Only fields were given: those whom they name, but for those who have what is not wanted.
    fn people_without_words(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Ids, Error> {
        if query.is_empty() {
            return Ok(Ids::default());
        }
        let unwanted = |id: i64| -> Result<bool, Error> {
            let Some(question) = super::index::unwanted(query) else { return Ok(false) };
            let sql = "SELECT EXISTS (SELECT 1 FROM person_search WHERE person_search MATCH ?1 AND rowid = ?2) AS has";
            Ok(self.connection().prepare_cached(sql)?.query_row((question, id), |row| row.get("has"))?)
        };
        let among = scope.named().map_or(Among::All, Among::Named);
        // Who has what is not wanted is left out of those that were found.
        let many = if query.unwanted().next().is_some() { usize::MAX } else { limit };
        let mut found = self.within(PEOPLE, among, query, scope, many)?;
        if query.unwanted().next().is_some() {
            let mut kept = Vec::new();
            for (id, rank) in found.best {
                if !unwanted(id)? {
                    kept.push((id, rank));
                }
            }
            found.count = kept.len() as u64;
            found.best = kept;
        }
        found.best.truncate(limit);
        Ok(found)
    }

    pub(super) fn found_postings(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Rows, Error> {
        let found = self.matching(POSTINGS, query, scope, limit)?;
        let mut rows = Vec::new();
        let mut statement = self.connection().prepare_cached(
            "SELECT title, coalesce(organisation, '') AS organisation, state, unixepoch(posted_on) * 1000 AS at FROM posting WHERE id = ?1",
        )?;
        for (id, rank) in found.best {
            let row = statement.query_row([id], |row| {
                Ok((
                    row.get::<_, String>("title")?,
                    row.get("organisation")?,
                    row.get::<_, String>("state")?,
                    row.get::<_, Option<i64>>("at")?,
                ))
            });
            let Some((title, organisation, state, at)) = row.optional()? else { continue };
            let is_in_title = rank + 1 < POSTINGS.depths.len();
            let line = if is_in_title { Vec::new() } else { self.line(POSTING_BODY, id, query)? };
            let state =
                PostingState::ALL.into_iter().find(|known| known.code() == state).unwrap_or(PostingState::Unknown);
            rows.push(FoundRow {
                what: FoundWhat::Posting { id: PostingId::new(id), organisation, state },
                title: marked(&title, query),
                line,
                at: at.map(Moment::from_millis),
            });
        }
        Ok((found.count, found.more, rows))
    }

    pub(super) fn found_notes(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Rows, Error> {
        let found = self.matching(NOTES, query, scope, limit)?;
        let mut statement = self.connection().prepare_cached(
            "SELECT n.candidate_id, n.application_id, n.at, c.name, n.text FROM note AS n JOIN candidate AS c ON c.id = n.candidate_id
             WHERE n.id = ?1",
        )?;
        let mut rows = Vec::new();
        for (id, rank) in &found.best {
            let row = statement.query_row([id], |row| {
                let what = FoundWhat::Note {
                    id: NoteId::new(*id),
                    candidate: CandidateId::new(row.get("candidate_id")?),
                    application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
                };
                let text: String = row.get("text")?;
                Ok((*rank, shown(what, &row.get::<_, String>("name")?, &text, row.get("at")?, query)))
            });
            rows.extend(row.optional()?);
        }
        Ok((found.count, found.more, latest_first(rows)))
    }

    pub(super) fn found_files(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Rows, Error> {
        let found = self.matching(FILES, query, scope, limit)?;
        let mut statement = self.connection().prepare_cached(
            "SELECT f.candidate_id, f.application_id, f.at, c.name AS whose, f.name, coalesce(t.text, '') AS text
             FROM file AS f JOIN candidate AS c ON c.id = f.candidate_id LEFT JOIN blob_text AS t ON t.hash = f.blob
             WHERE f.id = ?1",
        )?;
        let mut rows = Vec::new();
        for (id, rank) in &found.best {
            let row = statement.query_row([id], |row| {
                let what = FoundWhat::File {
                    id: FileId::new(*id),
                    candidate: CandidateId::new(row.get("candidate_id")?),
                    application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
                    name: row.get("name")?,
                };
                let text: String = row.get("text")?;
                Ok((*rank, shown(what, &row.get::<_, String>("whose")?, &text, row.get("at")?, query)))
            });
            rows.extend(row.optional()?);
        }
        Ok((found.count, found.more, latest_first(rows)))
    }

    /// Those that came and those of ours together.
    pub(super) fn found_mails(&self, query: &Query, scope: &Scope, limit: usize) -> Result<Rows, Error> {
        let came = self.matching(MESSAGES, query, scope, limit)?;
        let ours = self.matching(MAILS, query, scope, limit)?;
        let mut rows = Vec::new();
        for (id, rank) in &came.best {
            rows.extend(self.message_row(*id, query)?.map(|row| (*rank, row)));
        }
        for (id, rank) in &ours.best {
            rows.extend(self.mail_row(*id, query)?.map(|row| (*rank, row)));
        }
        let mut rows = latest_first(rows);
        rows.truncate(limit);
        Ok((came.count + ours.count, came.more || ours.more, rows))
    }

    fn message_row(&self, id: i64, query: &Query) -> Result<Option<FoundRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT m.direction, m.state, m.candidate_id, m.name, m.address, m.subject, m.at, coalesce(s.said ->> '$.text', '') AS text
             FROM message AS m LEFT JOIN message_said AS s ON s.message_id = m.id WHERE m.id = ?1",
        )?;
        let row = statement.query_row([id], |row| {
            let (name, address): (String, String) = (row.get("name")?, row.get("address")?);
            let what = FoundWhat::Message {
                id: MessageId::new(id),
                direction: Direction::of(&row.get::<_, String>("direction")?).unwrap_or(Direction::In),
                state: MessageState::of(&row.get::<_, String>("state")?).unwrap_or(MessageState::Waiting),
                candidate: row.get::<_, Option<i64>>("candidate_id")?.map(CandidateId::new),
                name: if name.is_empty() { address } else { name },
            };
            let (subject, text): (String, String) = (row.get("subject")?, row.get("text")?);
            Ok(shown(what, &subject, &text, row.get("at")?, query))
        });
        Ok(row.optional()?)
    }

    fn mail_row(&self, id: i64, query: &Query) -> Result<Option<FoundRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT o.candidate_id, o.subject, o.queued_at, o.blob,
                (SELECT CASE r.name WHEN '' THEN r.address ELSE r.name END FROM outbox_recipient AS r WHERE r.outbox_id = o.id
                 ORDER BY r.id LIMIT 1) AS name
             FROM outbox AS o WHERE o.id = ?1",
        )?;
        let row = statement.query_row([id], |row| {
            let what = FoundWhat::Mail {
                id: MailId::new(id),
                candidate: row.get::<_, Option<i64>>("candidate_id")?.map(CandidateId::new),
                name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            };
            let text = (row.get::<_, String>("subject")?, row.get::<_, String>("blob")?);
            Ok((what, text, row.get::<_, i64>("queued_at")?))
        });
        let Some((what, (subject, blob), at)) = row.optional()? else { return Ok(None) };
        Ok(Some(shown(what, &subject, &self.text_of(&blob)?, at, query)))
    }

    /// The words around what was found in the text that this SQL gives.
    fn line(&self, sql: &str, id: i64, query: &Query) -> Result<Vec<TextPart>, Error> {
        let text: Option<String> =
            self.connection().prepare_cached(sql)?.query_row([id], |row| row.get("text")).optional()?.flatten();
        Ok(text.and_then(|text| context(&text, query)).unwrap_or_default())
    }
}

fn shown(what: FoundWhat, title: &str, text: &str, at: i64, query: &Query) -> FoundRow {
    FoundRow {
        what,
        title: marked(title, query),
        line: context(text, query).unwrap_or_default(),
        at: Some(Moment::from_millis(at)),
    }
}

/// Somebody whose name does not say why they were found shows what does.
fn person(row: CandidateRow, query: &Query) -> FoundRow {
    let title = marked(&row.name, query);
    let rest = [row.headline.clone(), row.place, row.tags.join(", ")].into_iter().chain(row.address).chain(row.phone);
    let rest: Vec<String> = rest.filter(|part| !part.is_empty()).collect();
    let says_all = query.wanted().all(|sought| {
        let one = Query { items: vec![hiring::Item::Words(sought.clone())] };
        marked(&row.name, &one).iter().any(|part| part.found)
    });
    let line = if says_all { None } else { context(&rest.join(" · "), query) };
    FoundRow {
        what: FoundWhat::Person { id: row.id, headline: row.headline, latest: row.latest },
        title,
        line: line.unwrap_or_default(),
        at: Some(row.added_at),
    }
}

/// What matches equally well comes in the order of its time, whenever it was written down.
fn latest_first(mut rows: Vec<(usize, FoundRow)>) -> Vec<FoundRow> {
    rows.sort_by(|(rank, row), (other_rank, other)| rank.cmp(other_rank).then(other.at.cmp(&row.at)));
    rows.into_iter().map(|(_, row)| row).collect()
}
