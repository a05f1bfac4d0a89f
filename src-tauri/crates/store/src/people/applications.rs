//! Applications: a candidate × posting, in exactly one stage.

use std::collections::BTreeSet;

use hiring::{
    ApplicationId, CandidateId, Decider, Expression, Hue, Moment, Piece, Pieces, PostingId, ReasonId, StageEnd,
    StageId, StageName, VersionId, Word,
};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conditions::Conditions;
use super::reasons::ReasonName;
use super::rows::{Way, ends, hue, ids_as_json, page_of, reason_name, stage_name, texts};
use super::written_to::WrittenTo;
use crate::{Error, Read, Tx};

/// Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ApplicationFilter {
    /// The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
    pub text: String,
    /// Those whose candidate has all of these.
    pub tags: Vec<String>,
    pub posting: Option<PostingId>,
    pub candidate: Option<CandidateId>,
    pub stages: Vec<StageId>,
    /// True for those under way, false for those that have ended.
    pub open: Option<bool>,
    /// The mean of the marks, from 1 to 4, both ends included.
    pub score_from: Option<f64>,
    pub score_to: Option<f64>,
    /// True for those with a mark, false for those without.
    pub scored: Option<bool>,
    /// Whole days in the stage, both ends included.
    pub days_from: Option<u32>,
    pub days_to: Option<u32>,
    /// Longer in the stage than it expects.
    pub overdue: bool,
    /// Something that was asked for has not come.
    pub incomplete: bool,
    /// One of these is missing.
    pub missing: Vec<Piece>,
    /// How writing to them stands.
    pub mail: Option<WrittenTo>,
    pub source: Option<String>,
    pub reason: Option<ReasonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortApplications {
    #[default]
    Received,
    Name,
    /// Days in the stage: the longest first, when ascending.
    InStage,
    Score,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListApplications {
    pub filter: ApplicationFilter,
    pub sort: SortApplications,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

/// Whether the sign that the posting was read to its end was looked for and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofState {
    Unknown,
    Found,
    Absent,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApplicationRow {
    pub id: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub headline: String,
    /// Whether there is an address to write to.
    pub has_address: bool,
    pub tags: Vec<String>,
    pub posting: PostingId,
    pub title: String,
    pub stage: StageId,
    pub stage_name: StageName,
    pub hue: Hue,
    pub ends: Option<StageEnd>,
    pub received_at: Moment,
    pub entered_stage_at: Moment,
    pub days_in_stage: u32,
    pub expected_days: Option<u32>,
    pub overdue: bool,
    pub source: String,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    pub proof: ProofState,
    /// The mean of all marks, from 1 to 4.
    pub score: Option<f64>,
    pub reason: Option<ReasonName>,
    pub decided_by: Option<Decider>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApplicationList {
    pub rows: Vec<ApplicationRow>,
    /// How many match the filter.
    pub total: u64,
    /// How many there are.
    pub all: u64,
}

impl ProofState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Found => "found",
            Self::Absent => "absent",
        }
    }

    fn of(code: &str) -> Self {
        [Self::Found, Self::Absent].into_iter().find(|state| state.code() == code).unwrap_or(Self::Unknown)
    }
}

/// An application as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApplication {
    pub candidate: CandidateId,
    pub posting: PostingId,
    pub version: VersionId,
    pub stage: StageId,
    pub received_at: Moment,
    pub source: String,
    pub asked: Option<Expression>,
    pub came: BTreeSet<Piece>,
    pub answer_by: Option<Moment>,
}

/// What only the page of an application shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationDetails {
    pub version: i64,
    pub current_version: i64,
    pub asked: Option<Expression>,
    pub came: BTreeSet<Piece>,
    pub proof_where: String,
    pub answer_by: Option<Moment>,
}

pub const DAY: i64 = 86_400_000;

impl ApplicationFilter {
    /// On `application AS a`.
    pub(super) fn conditions(&self, now: Moment) -> (String, Vec<Value>) {
        let mut wanted = self.of_the_application(now);
        wanted.text("a.candidate_id", &self.text);
        wanted.tags("a.candidate_id", &self.tags);
        wanted.done()
    }

    /// The same, asked of one application after the other.
    pub(super) fn conditions_in_turn(&self, now: Moment) -> (String, Vec<Value>) {
        let mut wanted = self.of_the_application(now);
        wanted.text_in_turn("a.candidate_id", &self.text);
        wanted.tags_in_turn("a.candidate_id", &self.tags);
        wanted.done()
    }

    /// What is asked of the application itself.
    fn of_the_application(&self, now: Moment) -> Conditions {
        let mut wanted = Conditions::default();
        if let Some(posting) = self.posting {
            wanted.with("a.posting_id = ?", posting.raw());
        }
        if let Some(candidate) = self.candidate {
            wanted.with("a.candidate_id = ?", candidate.raw());
        }
        wanted.any("a.stage_id = ?", self.stages.iter().map(|stage| stage.raw().into()));
        match self.open {
            Some(true) => wanted.plain("a.stage_id IN (SELECT id FROM stage WHERE ends IS NULL)"),
            Some(false) => wanted.plain("a.stage_id IN (SELECT id FROM stage WHERE ends IS NOT NULL)"),
            None => {}
        }
        if let Some(score) = self.score_from {
            wanted.with("a.score >= ?", hundredths(score));
        }
        if let Some(score) = self.score_to {
            wanted.with("a.score <= ?", hundredths(score));
        }
        match self.scored {
            Some(true) => wanted.plain("a.score IS NOT NULL"),
            Some(false) => wanted.plain("a.score IS NULL"),
            None => {}
        }
        if let Some(days) = self.days_from {
            wanted.with("a.entered_stage_at <= ?", now.millis() - i64::from(days) * DAY);
        }
        if let Some(days) = self.days_to {
            wanted.with("a.entered_stage_at > ?", now.millis() - (i64::from(days) + 1) * DAY);
        }
        if self.overdue {
            wanted.plain("a.stage_id IN (SELECT id FROM stage WHERE expected_days IS NOT NULL)");
            let since = format!("? - (SELECT expected_days + 1 FROM stage WHERE id = a.stage_id) * {DAY}");
            wanted.with(&format!("a.entered_stage_at <= {since}"), now.millis());
        }
        if self.incomplete || !self.missing.is_empty() {
            wanted.plain("a.missing <> ''");
        }
        wanted.any("instr(a.missing, ?) > 0", self.missing.iter().map(|piece| format!("|{}|", piece.code()).into()));
        if let Some(mail) = self.mail {
            mail.wanted(&mut wanted);
        }
        if let Some(source) = &self.source {
            wanted.with("a.source = ?", source.clone());
        }
        if let Some(reason) = self.reason {
            wanted.with("a.reason_id = ?", reason.raw());
        }
        wanted
    }

    /// Of one posting or one person there are few, whatever else is asked.
    const fn is_of_few(&self) -> bool {
        self.posting.is_some() || self.candidate.is_some()
    }

    /// How a page of these is put in order. The beginning of each order is an index.
    pub(super) fn page_sql(&self, wanted: &str, sort: SortApplications, descending: bool) -> String {
        let direction = if descending { "DESC" } else { "ASC" };
        let Some((column, _)) = sort.column() else {
            let order = format!("c.folded {direction}, c.id {direction}, a.received_at {direction}");
            // Of one posting the few are sorted; of all, people are gone through in their order.
            let join = if self.posting.is_some() { "JOIN" } else { "CROSS JOIN" };
            return format!(
                "SELECT a.id FROM candidate AS c {join} application AS a ON a.candidate_id = c.id
                 WHERE {wanted} ORDER BY {order}"
            );
        };
        format!("SELECT a.id FROM application AS a WHERE {wanted} ORDER BY {column} {direction}, a.id {direction}")
    }

    /// The same where the filter leaves few, or so many that the first are soon met.
    pub(super) fn page_sql_by(&self, wanted: &str, sort: SortApplications, descending: bool, way: Way) -> String {
        let direction = if descending { "DESC" } else { "ASC" };
        match (sort.column(), way) {
            (Some((column, index)), Way::InTurn) => format!(
                "SELECT a.id FROM application AS a INDEXED BY {index} WHERE {wanted} ORDER BY {column} {direction}, a.id {direction}"
            ),
            // The sign keeps the order from being gone through instead.
            (Some((column, _)), Way::Gathered) => format!(
                "SELECT a.id FROM application AS a WHERE {wanted} ORDER BY +{column} {direction}, +a.id {direction}"
            ),
            (None, Way::InTurn) => self.page_sql(wanted, sort, descending),
            (None, Way::Gathered) => format!(
                "SELECT a.id FROM application AS a CROSS JOIN candidate AS c ON c.id = a.candidate_id
                 WHERE {wanted} ORDER BY c.folded {direction}, c.id {direction}, a.received_at {direction}"
            ),
        }
    }
}

impl SortApplications {
    /// What they are put in order by, and the index that has them so; None where it is the person's.
    const fn column(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Received => Some(("a.received_at", "application_by_received")),
            Self::InStage => Some(("a.entered_stage_at", "application_by_entered")),
            Self::Score => Some(("a.score", "application_by_score")),
            Self::Name => None,
        }
    }
}

/// Days in a stage are counted by the minute: within one, the same is asked.
pub(super) const fn the_minute_of(now: Moment) -> Moment {
    Moment::from_millis(now.millis() - now.millis().rem_euclid(60_000))
}

#[expect(clippy::cast_possible_truncation, reason = "a mark is at most 4")]
fn hundredths(score: f64) -> i64 {
    (score.clamp(0.0, 10.0) * 100.0).round() as i64
}

impl Tx<'_> {
    pub fn add_application(&self, new: &NewApplication) -> Result<ApplicationId, Error> {
        let pieces = Pieces::of(new.asked.clone(), &new.came);
        self.connection()
            .prepare_cached(
                "INSERT INTO application (candidate_id, posting_id, version_id, stage_id, received_at, entered_stage_at, source, asked,
                                          came, missing, answer_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute((
                new.candidate.raw(),
                new.posting.raw(),
                new.version.raw(),
                new.stage.raw(),
                new.received_at.millis(),
                &new.source,
                new.asked.as_ref().map(Expression::to_string).unwrap_or_default(),
                written_pieces(&new.came),
                written_missing(&pieces.missing),
                new.answer_by.map(Moment::millis),
            ))?;
        let id = ApplicationId::new(self.connection().last_insert_rowid());
        self.connection()
            .prepare_cached("INSERT INTO move (application_id, to_stage_id, at, who) VALUES (?1, ?2, ?3, ?4)")?
            .execute((id.raw(), new.stage.raw(), new.received_at.millis(), self.who()))?;
        Ok(id)
    }

    /// What came, all of it, and whether the sign was found.
    pub fn write_pieces(
        &self,
        id: ApplicationId,
        came: &BTreeSet<Piece>,
        proof: ProofState,
        proof_where: &str,
    ) -> Result<(), Error> {
        let asked = self.application_details(id)?.asked;
        let missing = Pieces::of(asked, came).missing;
        self.connection()
            .prepare_cached(
                "UPDATE application SET came = ?2, missing = ?3, proof = ?4, proof_where = ?5 WHERE id = ?1",
            )?
            .execute((id.raw(), written_pieces(came), written_missing(&missing), proof.code(), proof_where))?;
        Ok(())
    }

    /// Takes it out with its moves and marks. Notes and files stay with the person.
    pub fn remove_application(&self, id: ApplicationId) -> Result<(), Error> {
        let connection = self.connection();
        for table in ["move", "score"] {
            let sql = format!("DELETE FROM {table} WHERE application_id = ?1");
            connection.prepare_cached(&sql)?.execute([id.raw()])?;
        }
        for table in ["note", "file", "message"] {
            let sql = format!("UPDATE {table} SET application_id = NULL WHERE application_id = ?1");
            connection.prepare_cached(&sql)?.execute([id.raw()])?;
        }
        let gone = connection.prepare_cached("DELETE FROM application WHERE id = ?1")?.execute([id.raw()])?;
        if gone == 0 { Err(not_found(id)) } else { Ok(()) }
    }
}

/// The codes, a space between.
fn written_pieces(pieces: &BTreeSet<Piece>) -> String {
    pieces.iter().map(|piece| piece.code()).collect::<Vec<_>>().join(" ")
}

fn read_pieces(written: &str) -> BTreeSet<Piece> {
    written.split(' ').filter_map(piece_of).collect()
}

pub(super) fn piece_of(code: &str) -> Option<Piece> {
    Piece::ALL.into_iter().find(|piece| piece.code() == code)
}

/// `|cv|linkedin| |letter|`: a stroke on both sides of each code, so that one can be looked for.
fn written_missing(missing: &[Vec<Piece>]) -> String {
    let choice =
        |choice: &Vec<Piece>| choice.iter().fold("|".to_owned(), |written, piece| written + piece.code() + "|");
    missing.iter().map(choice).collect::<Vec<_>>().join(" ")
}

fn read_missing(written: &str) -> Vec<Vec<Piece>> {
    let choices = written.split(' ').filter(|choice| !choice.is_empty());
    choices.map(|choice| choice.split('|').filter_map(piece_of).collect()).collect()
}

pub(super) const fn not_found(id: ApplicationId) -> Error {
    Error::NotFound { what: Word::Application, id: id.raw() }
}

impl Read<'_> {
    pub fn applications(&self, list: &ListApplications, now: Moment) -> Result<ApplicationList, Error> {
        let now = the_minute_of(now);
        let filter = &list.filter;
        let (wanted, values) = filter.conditions(now);
        let all = self.counted("SELECT count(*) FROM application", &[])?;
        let total = if wanted == "true" { all } else { self.count_applications(filter, &wanted, &values)? };
        let (sql, values) = if wanted == "true" || filter.is_of_few() {
            (filter.page_sql(&wanted, list.sort, list.descending), values)
        } else {
            let way = Way::to(total, list.offset, list.limit);
            let (wanted, values) = if way == Way::InTurn { filter.conditions_in_turn(now) } else { (wanted, values) };
            (filter.page_sql_by(&wanted, list.sort, list.descending, way), values)
        };
        let ids = page_of(self.connection(), &sql, &values, list.offset, list.limit)?;
        Ok(ApplicationList { rows: self.application_rows(&ids, now)?, total, all })
    }

    fn count_applications(&self, filter: &ApplicationFilter, wanted: &str, values: &[Value]) -> Result<u64, Error> {
        let sql = format!("SELECT count(*) FROM application AS a WHERE {wanted}");
        if filter.mail.is_some() {
            // Mails go their way without an entry in the history.
            return Ok(self
                .connection()
                .prepare_cached(&sql)?
                .query_row(params_from_iter(values), |row| row.get(0))?);
        }
        self.counted(&sql, values)
    }

    pub fn application(&self, id: ApplicationId, now: Moment) -> Result<ApplicationRow, Error> {
        self.application_rows(&[id.raw()], now)?.pop().ok_or_else(|| not_found(id))
    }

    /// The latest first.
    pub fn applications_of(&self, candidate: CandidateId) -> Result<Vec<ApplicationId>, Error> {
        let sql = "SELECT id FROM application WHERE candidate_id = ?1 ORDER BY received_at DESC, id DESC";
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids = statement.query_map([candidate.raw()], |row| Ok(ApplicationId::new(row.get("id")?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// In the order of the ids; one that is gone is left out.
    pub fn application_rows(&self, ids: &[i64], now: Moment) -> Result<Vec<ApplicationRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.id, a.candidate_id, a.posting_id, a.stage_id, a.received_at, a.entered_stage_at, a.source, a.missing, a.proof,
                    a.score, a.decided_by, c.name AS candidate, c.headline, p.title, s.code, s.name AS stage, s.hue, s.ends,
                    s.expected_days, r.code AS reason_code, r.name AS reason,
                    EXISTS (SELECT 1 FROM reach WHERE candidate_id = c.id AND kind = 'address') AS has_address,
                    (SELECT group_concat(tag, char(31) ORDER BY folded) FROM candidate_tag WHERE candidate_id = c.id) AS tags
             FROM json_each(?1) AS wanted
             CROSS JOIN application AS a ON a.id = wanted.value
             CROSS JOIN candidate AS c ON c.id = a.candidate_id
             CROSS JOIN posting AS p ON p.id = a.posting_id
             CROSS JOIN stage AS s ON s.id = a.stage_id
             LEFT JOIN reason AS r ON r.id = a.reason_id",
        )?;
        let rows = statement.query_map([ids_as_json(ids)], |row| application_row(row, now))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn application_details(&self, id: ApplicationId) -> Result<ApplicationDetails, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT v.number, p.version, a.asked, a.came, a.proof_where, a.answer_by
             FROM application AS a
             JOIN posting AS p ON p.id = a.posting_id
             JOIN posting_version AS v ON v.id = a.version_id
             WHERE a.id = ?1",
        )?;
        let details = statement.query_row([id.raw()], |row| {
            Ok(ApplicationDetails {
                version: row.get("number")?,
                current_version: row.get("version")?,
                asked: row.get::<_, String>("asked")?.parse().ok(),
                came: read_pieces(&row.get::<_, String>("came")?),
                proof_where: row.get("proof_where")?,
                answer_by: row.get::<_, Option<i64>>("answer_by")?.map(Moment::from_millis),
            })
        });
        details.optional()?.ok_or_else(|| not_found(id))
    }

    /// The name of whoever made it.
    pub fn applicant(&self, id: ApplicationId) -> Result<(CandidateId, String), Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.id, c.name FROM application AS a JOIN candidate AS c ON c.id = a.candidate_id WHERE a.id = ?1",
        )?;
        let applicant = statement.query_row([id.raw()], |row| Ok((CandidateId::new(row.get("id")?), row.get("name")?)));
        applicant.optional()?.ok_or_else(|| not_found(id))
    }
}

fn application_row(row: &Row<'_>, now: Moment) -> rusqlite::Result<ApplicationRow> {
    let entered: i64 = row.get("entered_stage_at")?;
    let days_in_stage = u32::try_from((now.millis() - entered).max(0) / DAY).unwrap_or(u32::MAX);
    let expected_days: Option<u32> = row.get("expected_days")?;
    Ok(ApplicationRow {
        id: ApplicationId::new(row.get("id")?),
        candidate: CandidateId::new(row.get("candidate_id")?),
        name: row.get("candidate")?,
        headline: row.get("headline")?,
        has_address: row.get("has_address")?,
        tags: texts(row, "tags")?,
        posting: PostingId::new(row.get("posting_id")?),
        title: row.get("title")?,
        stage: StageId::new(row.get("stage_id")?),
        stage_name: stage_name(row, "code", "stage")?,
        hue: hue(row)?,
        ends: ends(row)?,
        received_at: Moment::from_millis(row.get("received_at")?),
        entered_stage_at: Moment::from_millis(entered),
        days_in_stage,
        expected_days,
        overdue: expected_days.is_some_and(|expected| days_in_stage > expected),
        source: row.get("source")?,
        missing: read_missing(&row.get::<_, String>("missing")?),
        proof: ProofState::of(&row.get::<_, String>("proof")?),
        score: row.get::<_, Option<f64>>("score")?.map(|hundredths| hundredths / 100.0),
        reason: reason_name(row, "reason_code", "reason")?,
        decided_by: row.get::<_, Option<String>>("decided_by")?.and_then(|code| Decider::of(&code)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_read_as_it_was_written() {
        let missing = vec![vec![Piece::Cv, Piece::Linkedin], vec![Piece::Letter]];
        assert_eq!(written_missing(&missing), "|cv|linkedin| |letter|");
        assert_eq!(read_missing("|cv|linkedin| |letter|"), missing);
        assert!(read_missing("").is_empty());
    }
}
