//! Candidates: writing them down, listing them, showing one.

use chrono::NaiveDate;
use hiring::{
    ApplicationId, CandidateDetails, CandidateId, Consent, Hue, LikelyReason, Moment, Person, PersonName, Phone,
    PostingId, ProfileLink, StageEnd, StageName, Word, fold,
};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::conditions::Conditions;
use super::likely::{Known, Lookalikes};
use super::rows::{Way, day, ids_as_json, page_of, stage_name, texts};
use crate::search::question_of_beginnings;
use crate::{Error, HeldBack, Read, Tx};

/// Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CandidateFilter {
    /// The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
    pub text: String,
    /// Those who have all of these.
    pub tags: Vec<String>,
    pub source: Option<String>,
    /// Those who applied there.
    pub posting: Option<PostingId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortCandidates {
    #[default]
    Name,
    Added,
    LastContact,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListCandidates {
    pub filter: CandidateFilter,
    pub sort: SortCandidates,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateRow {
    pub id: CandidateId,
    pub name: String,
    pub headline: String,
    pub place: String,
    /// The first of each.
    pub address: Option<String>,
    pub phone: Option<String>,
    pub tags: Vec<String>,
    pub source: String,
    pub added_at: Moment,
    pub last_contact: Option<NaiveDate>,
    pub applications: u64,
    /// The application that came last.
    pub latest: Option<LatestApplication>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LatestApplication {
    pub id: ApplicationId,
    pub posting: PostingId,
    pub title: String,
    pub stage: StageName,
    pub hue: Hue,
    pub ends: Option<StageEnd>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateList {
    pub rows: Vec<CandidateRow>,
    /// How many match the filter.
    pub total: u64,
    /// How many there are.
    pub all: u64,
}

/// A tag, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagCount {
    pub tag: String,
    pub count: u64,
}

/// Somebody, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonLine {
    pub id: CandidateId,
    pub name: String,
    pub headline: String,
    pub place: String,
    pub addresses: Vec<String>,
    pub phones: Vec<String>,
    pub applications: u64,
}

/// Somebody who is likely the same person, and what says so, the surest reason first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Likely {
    pub person: PersonLine,
    pub reasons: Vec<LikelyReason>,
}

/// A person as they stand in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredCandidate {
    pub id: CandidateId,
    pub details: CandidateDetails,
    /// The same phones and links as in the details, as they were read.
    pub phones: Vec<Phone>,
    pub links: Vec<ProfileLink>,
    pub added_at: Moment,
}

/// Somebody to be written down, and who is alike.
#[derive(Debug, Clone, Copy)]
pub struct NewCandidate<'a> {
    pub person: &'a Person,
    pub alike: &'a Lookalikes,
    /// When they were written down.
    pub at: Moment,
}

/// Ids that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewIds {
    first: i64,
    end: CandidateId,
}

impl NewIds {
    fn ending_with(last: i64, count: usize) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Self { first: last - count + 1, end: CandidateId::new(last) }
    }

    pub fn each(self) -> impl Iterator<Item = CandidateId> {
        (self.first..=self.end.raw()).map(CandidateId::new)
    }
}

impl CandidateFilter {
    /// On `candidate AS c`.
    pub(super) fn conditions(&self) -> (String, Vec<Value>) {
        let mut wanted = Conditions::default();
        wanted.text("c.id", &self.text);
        wanted.tags("c.id", &self.tags);
        if let Some(source) = &self.source {
            wanted.with("c.source = ?", source.clone());
        }
        if let Some(posting) = self.posting {
            wanted.with("c.id IN (SELECT candidate_id FROM application WHERE posting_id = ?)", posting.raw());
        }
        wanted.done()
    }

    /// The same, asked of one candidate after the other.
    pub(super) fn conditions_in_turn(&self) -> (String, Vec<Value>) {
        let mut wanted = Conditions::default();
        wanted.text_in_turn("c.id", &self.text);
        wanted.tags_in_turn("c.id", &self.tags);
        if let Some(source) = &self.source {
            wanted.with("c.source = ?", source.clone());
        }
        if let Some(posting) = self.posting {
            let applied = "EXISTS (SELECT 1 FROM application WHERE candidate_id = c.id AND posting_id = ?)";
            wanted.with(applied, posting.raw());
        }
        wanted.done()
    }

    /// How many match: without a look at the people themselves where one thing alone is asked.
    pub(super) fn count_sql(&self, wanted: &str) -> String {
        let asks = (self.text.trim().is_empty(), self.tags.len(), &self.source, self.posting);
        match asks {
            (true, 1, None, None) => "SELECT count(*) FROM candidate_tag WHERE folded = ?1".to_owned(),
            (true, 0, None, Some(_)) => {
                "SELECT count(DISTINCT candidate_id) FROM application WHERE posting_id = ?1".to_owned()
            }
            _ => format!("SELECT count(*) FROM candidate AS c WHERE {wanted}"),
        }
    }

    /// Whether it asks for nothing but words.
    fn is_text(&self) -> bool {
        self.tags.is_empty() && self.source.is_none() && self.posting.is_none()
    }
}

impl SortCandidates {
    /// What they are put in order by, and the index that has them so.
    const fn column(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("c.folded", "candidate_by_name"),
            Self::Added => ("c.created_at", "candidate_by_created"),
            Self::LastContact => ("c.contacted_on", "candidate_by_contacted"),
        }
    }
}

impl ListCandidates {
    pub(super) fn page_sql(&self, wanted: &str, way: Way) -> String {
        let (column, index) = self.sort.column();
        let direction = if self.descending { "DESC" } else { "ASC" };
        match way {
            Way::InTurn => format!(
                "SELECT c.id FROM candidate AS c INDEXED BY {index} WHERE {wanted} ORDER BY {column} {direction}, c.id {direction}"
            ),
            // The sign keeps the order from being gone through instead.
            Way::Gathered => format!(
                "SELECT c.id FROM candidate AS c WHERE {wanted} ORDER BY +{column} {direction}, +c.id {direction}"
            ),
        }
    }
}

impl Tx<'_> {
    /// Writes somebody down; whoever may be the same person is noted, and never in the way.
    pub fn add_candidate(&self, person: &Person, at: Moment) -> Result<CandidateId, Error> {
        let alike = self.lookalikes(Known::of(person, None))?;
        let last = self.add_candidates(&[NewCandidate { person, alike: &alike, at }])?;
        Ok(last.end)
    }

    /// The same of many, whose likes are known already: their ids follow one another. All in one statement for each table, because
    /// what they are found by is brought to the file once for each statement, however many it writes.
    pub fn add_candidates(&self, new: &[NewCandidate<'_>]) -> Result<NewIds, Error> {
        let rows = new.iter().map(inserted).collect::<Result<Vec<_>, _>>()?;
        self.connection()
            .prepare_cached(
                "INSERT INTO candidate (name, family, given, folded, alike, headline, place, languages, source, consent_on,
                                        consent_until, contacted_on, created_at, search)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                        value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13
                 FROM json_each(?1)",
            )?
            .execute([serde_json::to_string(&rows)?])?;
        let ids = NewIds::ending_with(self.connection().last_insert_rowid(), new.len());
        let mut reached = Vec::new();
        let mut tagged = Vec::new();
        for (id, new) in ids.each().zip(new) {
            reached.extend(reaches(new.person).into_iter().map(|reach| (id, reach)));
            tagged.extend(new.person.details.tags.iter().map(|tag| (id, tag)));
        }
        self.add_reaches(&reached)?;
        self.add_tags(&tagged)?;
        for (id, new) in ids.each().zip(new) {
            self.note_pairs_with(id, new.person, new.alike)?;
        }
        Ok(ids)
    }

    /// Puts these details in the place of those there were.
    pub fn write_candidate(&self, id: CandidateId, person: &Person) -> Result<(), Error> {
        let details = &person.details;
        let written = self
            .connection()
            .prepare_cached(
                "UPDATE candidate SET name = ?2, family = ?3, given = ?4, folded = ?5, alike = ?6, headline = ?7, place = ?8,
                                      languages = ?9, source = ?10, consent_on = ?11, consent_until = ?12, contacted_on = ?13,
                                      search = ?14
                 WHERE id = ?1",
            )?
            .execute((
                id.raw(),
                &details.name.written,
                details.name.family.as_deref().unwrap_or_default(),
                details.name.given.as_deref().unwrap_or_default(),
                details.name.sort_key(),
                details.name.alike_key(),
                &details.headline,
                &details.place,
                serde_json::to_string(&details.languages)?,
                &details.source,
                details.consent.given_on.map(|day| day.to_string()),
                details.consent.until.map(|day| day.to_string()),
                details.last_contact.map(|day| day.to_string()),
                searched(person),
            ))?;
        if written == 0 {
            return Err(not_found(id));
        }
        self.write_reaches(id, person)?;
        self.write_tags(id, &details.tags)?;
        self.note_likely_pairs(id, person)
    }

    /// Adds tags and takes others away; whether anything changed.
    pub fn tag_candidate(&self, id: CandidateId, add: &[String], remove: &[String]) -> Result<bool, Error> {
        let candidate = self.candidate(id)?;
        let mut details = candidate.details;
        let before = details.tags.clone();
        let gone: Vec<String> = remove.iter().map(|tag| fold(tag.trim())).collect();
        details.tags.retain(|tag| !gone.contains(&fold(tag)));
        details.tags.extend_from_slice(add);
        let person = details.read()?;
        if person.details.tags == before {
            return Ok(false);
        }
        self.write_tags(id, &person.details.tags)?;
        self.connection()
            .prepare_cached("UPDATE candidate SET search = ?2 WHERE id = ?1")?
            .execute((id.raw(), searched(&person)))?;
        Ok(true)
    }

    /// Takes somebody out with all that is theirs. The bytes of their files stay: the journal may bring them back.
    ///
    /// Whoever is held stays: gone, nobody would see any more that they must not be erased.
    pub fn remove_candidate(&self, id: CandidateId) -> Result<(), Error> {
        let connection = self.connection();
        let held = connection
            .prepare_cached(
                "SELECT h.reason, c.name FROM hold AS h JOIN candidate AS c ON c.id = h.candidate_id WHERE c.id = ?1",
            )?
            .query_row([id.raw()], |row| Ok(HeldBack { count: 1, name: row.get("name")?, reason: row.get("reason")? }))
            .optional()?;
        if let Some(held) = held {
            return Err(Error::HeldBack(held));
        }
        for application in self.applications_of(id)? {
            self.remove_application(application)?;
        }
        for table in ["note", "file", "reach", "candidate_tag", "merged_candidate", "quarantine"] {
            connection.prepare_cached(&format!("DELETE FROM {table} WHERE candidate_id = ?1"))?.execute([id.raw()])?;
        }
        self.let_messages_go_with(id)?;
        self.forget_pairs_of(id)?;
        let gone = connection.prepare_cached("DELETE FROM candidate WHERE id = ?1")?.execute([id.raw()])?;
        if gone == 0 { Err(not_found(id)) } else { Ok(()) }
    }

    /// Only the rows that differ are written: what else was done to a person is undone by itself.
    fn write_reaches(&self, id: CandidateId, person: &Person) -> Result<(), Error> {
        let wanted = reaches(person);
        let known = self.reaches_of(id)?;
        let mut remove = self.connection().prepare_cached("DELETE FROM reach WHERE id = ?1")?;
        for (row, _) in known.iter().filter(|(_, known)| !wanted.contains(known)) {
            remove.execute([row])?;
        }
        let unknown = wanted.into_iter().filter(|wanted| known.iter().all(|(_, known)| known != wanted));
        self.add_reaches(&unknown.map(|reach| (id, reach)).collect::<Vec<_>>())
    }

    fn add_reaches(&self, new: &[(CandidateId, Reach)]) -> Result<(), Error> {
        let row = |(id, reach): &(CandidateId, Reach)| {
            json!([id.raw(), reach.kind, reach.position, reach.written, reach.alike])
        };
        self.insert_all(
            "INSERT INTO reach (candidate_id, kind, position, written, alike)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)",
            new.iter().map(row).collect(),
        )
    }

    fn write_tags(&self, id: CandidateId, wanted: &[String]) -> Result<(), Error> {
        let known = self.tags_of(id)?;
        let mut remove =
            self.connection().prepare_cached("DELETE FROM candidate_tag WHERE candidate_id = ?1 AND folded = ?2")?;
        for tag in known.iter().filter(|tag| !wanted.contains(tag)) {
            remove.execute((id.raw(), fold(tag)))?;
        }
        let unknown = wanted.iter().filter(|tag| !known.contains(tag));
        self.add_tags(&unknown.map(|tag| (id, tag)).collect::<Vec<_>>())
    }

    fn add_tags(&self, new: &[(CandidateId, &String)]) -> Result<(), Error> {
        self.insert_all(
            "INSERT INTO candidate_tag (candidate_id, tag, folded) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)",
            new.iter().map(|(id, tag)| json!([id.raw(), tag, fold(tag)])).collect(),
        )
    }

    fn insert_all(&self, sql: &str, rows: Vec<serde_json::Value>) -> Result<(), Error> {
        if !rows.is_empty() {
            self.connection().prepare_cached(sql)?.execute([serde_json::Value::from(rows).to_string()])?;
        }
        Ok(())
    }
}

/// In the order in which they are written.
fn inserted(new: &NewCandidate<'_>) -> Result<serde_json::Value, Error> {
    let details = &new.person.details;
    Ok(json!([
        details.name.written,
        details.name.family.as_deref().unwrap_or_default(),
        details.name.given.as_deref().unwrap_or_default(),
        details.name.sort_key(),
        details.name.alike_key(),
        details.headline,
        details.place,
        serde_json::to_string(&details.languages)?,
        details.source,
        details.consent.given_on.map(|day| day.to_string()),
        details.consent.until.map(|day| day.to_string()),
        details.last_contact.map(|day| day.to_string()),
        new.at.millis(),
        searched(new.person),
    ]))
}

/// Every way to reach somebody, each kind in its order.
fn reaches(person: &Person) -> Vec<Reach> {
    let addresses = person.addresses.iter().map(|address| ("address", address.to_string(), Some(address.key())));
    let phones = person.phones.iter().map(|phone| ("phone", phone.written.clone(), phone.e164.clone()));
    let links = person.links.iter().map(|link| ("link", link.url.clone(), Some(link.key.clone())));
    let mut reaches = Vec::new();
    for kind in [addresses.collect::<Vec<_>>(), phones.collect(), links.collect()] {
        reaches.extend(kind.into_iter().zip(1..).map(|((kind, written, alike), position)| Reach {
            kind,
            position,
            written,
            alike,
        }));
    }
    reaches
}

const REACH_KINDS: [&str; 3] = ["address", "phone", "link"];
const REACH: &str = "kind, position, written, alike";

#[derive(Debug, PartialEq, Eq)]
struct Reach {
    kind: &'static str,
    position: i64,
    written: String,
    alike: Option<String>,
}

impl Reach {
    /// From [`REACH`], which begins at that column.
    fn of(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let kind = row.get_ref(at)?.as_str()?;
        Ok(Self {
            kind: REACH_KINDS.into_iter().find(|known| *known == kind).unwrap_or("link"),
            position: row.get(at + 1)?,
            written: row.get(at + 2)?,
            alike: row.get(at + 3)?,
        })
    }
}

/// All that somebody is found by.
fn searched(person: &Person) -> String {
    let details = &person.details;
    let numbers = person.phones.iter().flat_map(|phone| {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        [digits(&phone.written), phone.e164.as_deref().map(digits).unwrap_or_default()]
    });
    let texts = [details.name.written.clone(), details.headline.clone(), details.place.clone()];
    let links = person.links.iter().map(|link| link.key.clone());
    let all =
        texts.into_iter().chain(details.tags.clone()).chain(details.addresses.clone()).chain(links).chain(numbers);
    fold(&all.collect::<Vec<_>>().join(" "))
}

pub(super) const fn not_found(id: CandidateId) -> Error {
    Error::NotFound { what: Word::Candidate, id: id.raw() }
}

impl Read<'_> {
    pub fn candidate(&self, id: CandidateId) -> Result<StoredCandidate, Error> {
        let sql = format!("SELECT {DETAILS}, languages, created_at FROM candidate WHERE id = ?1");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let (mut details, languages, added_at) = statement
            .query_row([id.raw()], |row| {
                Ok((details_of(row, 0)?, row.get::<_, String>("languages")?, row.get("created_at")?))
            })
            .optional()?
            .ok_or_else(|| not_found(id))?;
        details.languages = serde_json::from_str(&languages)?;
        details.tags = self.tags_of(id)?;
        let mut stored = StoredCandidate {
            id,
            details,
            phones: Vec::new(),
            links: Vec::new(),
            added_at: Moment::from_millis(added_at),
        };
        for (_, reach) in self.reaches_of(id)? {
            stored.take(reach);
        }
        Ok(stored)
    }

    /// As they are called.
    pub fn name_of(&self, id: CandidateId) -> Result<String, Error> {
        let mut statement = self.connection().prepare_cached("SELECT name FROM candidate WHERE id = ?1")?;
        statement.query_row([id.raw()], |row| row.get("name")).optional()?.ok_or_else(|| not_found(id))
    }

    fn reaches_of(&self, id: CandidateId) -> Result<Vec<(i64, Reach)>, Error> {
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT id, {REACH} FROM reach WHERE candidate_id = ?1 ORDER BY kind, position"
        ))?;
        let rows = statement.query_map([id.raw()], |row| Ok((row.get("id")?, Reach::of(row, 1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn tags_of(&self, id: CandidateId) -> Result<Vec<String>, Error> {
        let sql = "SELECT tag FROM candidate_tag WHERE candidate_id = ?1 ORDER BY folded";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_map([id.raw()], |row| row.get("tag"))?.collect::<Result<_, _>>()?)
    }

    /// Every tag, the most used first.
    pub fn tags(&self) -> Result<Vec<TagCount>, Error> {
        self.counted_tags(|| {
            let mut statement = self.connection().prepare_cached(
                "SELECT min(tag) AS tag, count(*) AS count FROM candidate_tag GROUP BY folded ORDER BY count(*) DESC, folded",
            )?;
            let rows =
                statement.query_map([], |row| Ok(TagCount { tag: row.get("tag")?, count: row.get("count")? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    pub fn candidates(&self, list: &ListCandidates) -> Result<CandidateList, Error> {
        let filter = &list.filter;
        let (wanted, values) = filter.conditions();
        let all = self.counted("SELECT count(*) FROM candidate", &[])?;
        let total = match question_of_beginnings(&filter.text).filter(|_| filter.is_text()) {
            Some(question) => self.count_of("person_search", &question, i64::MAX as u64)?,
            None if wanted == "true" => all,
            None => self.counted(&filter.count_sql(&wanted), &values)?,
        };
        let way = if wanted == "true" { Way::InTurn } else { Way::to(total, list.offset, list.limit) };
        let (wanted, values) = if way == Way::InTurn { filter.conditions_in_turn() } else { (wanted, values) };
        let ids = page_of(self.connection(), &list.page_sql(&wanted, way), &values, list.offset, list.limit)?;
        Ok(CandidateList { rows: self.candidate_rows(&ids)?, total, all })
    }

    /// In the order of the ids.
    pub(crate) fn candidate_rows(&self, ids: &[i64]) -> Result<Vec<CandidateRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.id, c.name, c.headline, c.place, c.source, c.created_at, c.contacted_on,
                    (SELECT written FROM reach WHERE candidate_id = c.id AND kind = 'address' ORDER BY position LIMIT 1) AS address,
                    (SELECT written FROM reach WHERE candidate_id = c.id AND kind = 'phone' ORDER BY position LIMIT 1) AS phone,
                    (SELECT group_concat(tag, char(31) ORDER BY folded) FROM candidate_tag WHERE candidate_id = c.id) AS tags,
                    (SELECT count(*) FROM application WHERE candidate_id = c.id) AS applications,
                    a.id AS application, a.posting_id, p.title, s.code, s.name AS stage, s.hue, s.ends
             FROM json_each(?1) AS wanted
             CROSS JOIN candidate AS c ON c.id = wanted.value
             LEFT JOIN application AS a ON a.id =
                 (SELECT id FROM application WHERE candidate_id = c.id ORDER BY received_at DESC, id DESC LIMIT 1)
             LEFT JOIN posting AS p ON p.id = a.posting_id
             LEFT JOIN stage AS s ON s.id = a.stage_id",
        )?;
        let rows = statement.query_map([ids_as_json(ids)], candidate_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// In the order of the ids; whoever is gone is left out.
    pub fn person_lines(&self, ids: &[i64]) -> Result<Vec<PersonLine>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.id, c.name, c.headline, c.place,
                    (SELECT group_concat(written, char(31) ORDER BY position) FROM reach WHERE candidate_id = c.id AND kind = 'address')
                        AS addresses,
                    (SELECT group_concat(written, char(31) ORDER BY position) FROM reach WHERE candidate_id = c.id AND kind = 'phone')
                        AS phones,
                    (SELECT count(*) FROM application WHERE candidate_id = c.id) AS applications
             FROM json_each(?1) AS wanted CROSS JOIN candidate AS c ON c.id = wanted.value",
        )?;
        let rows = statement.query_map([ids_as_json(ids)], |row| {
            Ok(PersonLine {
                id: CandidateId::new(row.get("id")?),
                name: row.get("name")?,
                headline: row.get("headline")?,
                place: row.get("place")?,
                addresses: texts(row, "addresses")?,
                phones: texts(row, "phones")?,
                applications: row.get("applications")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl StoredCandidate {
    fn take(&mut self, reach: Reach) {
        match reach.kind {
            "address" => self.details.addresses.push(reach.written),
            "phone" => {
                self.details.phones.push(reach.written.clone());
                self.phones.push(Phone { written: reach.written, e164: reach.alike });
            }
            _ => {
                // What was kept was read before it was written.
                self.links.extend(ProfileLink::read(&reach.written));
                self.details.links.push(reach.written);
            }
        }
    }
}

pub(super) const DETAILS: &str =
    "name, family, given, headline, place, source, consent_on, consent_until, contacted_on";

/// From [`DETAILS`], which begin at that column.
pub(super) fn details_of(row: &Row<'_>, at: usize) -> rusqlite::Result<CandidateDetails> {
    let part = |at: usize| Ok::<_, rusqlite::Error>(Some(row.get::<_, String>(at)?).filter(|part| !part.is_empty()));
    Ok(CandidateDetails {
        name: PersonName { written: row.get(at)?, family: part(at + 1)?, given: part(at + 2)? },
        headline: row.get(at + 3)?,
        place: row.get(at + 4)?,
        source: row.get(at + 5)?,
        consent: Consent { given_on: day(row, at + 6)?, until: day(row, at + 7)? },
        last_contact: day(row, at + 8)?,
        ..CandidateDetails::default()
    })
}

fn candidate_row(row: &Row<'_>) -> rusqlite::Result<CandidateRow> {
    let latest = match row.get::<_, Option<i64>>("application")? {
        None => None,
        Some(id) => Some(LatestApplication {
            id: ApplicationId::new(id),
            posting: PostingId::new(row.get("posting_id")?),
            title: row.get("title")?,
            stage: stage_name(row, "code", "stage")?,
            hue: super::rows::hue(row)?,
            ends: super::rows::ends(row)?,
        }),
    };
    Ok(CandidateRow {
        id: CandidateId::new(row.get("id")?),
        name: row.get("name")?,
        headline: row.get("headline")?,
        place: row.get("place")?,
        address: row.get("address")?,
        phone: row.get("phone")?,
        tags: texts(row, "tags")?,
        source: row.get("source")?,
        added_at: Moment::from_millis(row.get("created_at")?),
        last_contact: day(row, "contacted_on")?,
        applications: row.get("applications")?,
        latest,
    })
}
