//! Whom one could write to, with what a mail may say of them.

use hiring::{ApplicationId, CandidateId, Moment, Piece, PostingId, StageCode, StageId, StageName, Word};
use rusqlite::{OptionalExtension, Row};

use crate::{Error, ProofState, Read};

/// An applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTarget {
    pub application: ApplicationId,
    pub candidate: CandidateId,
    pub posting: PostingId,
    pub name: String,
    pub given: String,
    /// The first they gave, as written.
    pub address: Option<String>,
    pub received_at: Moment,
    pub stage: StageName,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    pub came: Vec<Piece>,
    pub proof: ProofState,
}

/// How many applications of a posting are in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCount {
    pub stage: StageName,
    pub count: u64,
}

/// A document that came with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Read<'_> {
    pub fn mail_target(&self, id: ApplicationId) -> Result<MailTarget, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.id, a.candidate_id, a.posting_id, c.name, c.given, a.received_at, s.code, s.name AS stage, a.missing,
                    a.came, a.proof,
                    (SELECT r.written FROM reach AS r WHERE r.candidate_id = c.id AND r.kind = 'address'
                     ORDER BY r.position LIMIT 1) AS address
             FROM application AS a JOIN candidate AS c ON c.id = a.candidate_id JOIN stage AS s ON s.id = a.stage_id
             WHERE a.id = ?1",
        )?;
        let found = statement.query_row([id.raw()], target).optional()?;
        found.ok_or(Error::NotFound { what: Word::Application, id: id.raw() })
    }

    /// All applications of a posting, or those in one stage, in the order they came.
    pub fn applications_to_write_to(
        &self,
        posting: PostingId,
        stage: Option<StageId>,
    ) -> Result<Vec<ApplicationId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id FROM application WHERE posting_id = ?1 AND (?2 IS NULL OR stage_id = ?2) ORDER BY received_at, id",
        )?;
        let rows = statement.query_map((posting.raw(), stage.map(StageId::raw)), |row| row.get("id"))?;
        Ok(rows.map(|id| id.map(ApplicationId::new)).collect::<Result<_, _>>()?)
    }

    /// How many applications each stage of a posting holds, in the order of the pipeline.
    pub fn stage_counts(&self, posting: PostingId) -> Result<Vec<StageCount>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.code, s.name AS stage, count(*) AS count
             FROM application AS a JOIN stage AS s ON s.id = a.stage_id
             WHERE a.posting_id = ?1 GROUP BY s.id ORDER BY s.position, s.id",
        )?;
        let rows = statement
            .query_map([posting.raw()], |row| Ok(StageCount { stage: stage_name(row)?, count: row.get("count")? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn applications_since(&self, posting: PostingId, since: Moment) -> Result<u64, Error> {
        let sql = "SELECT count(*) AS count FROM application WHERE posting_id = ?1 AND received_at >= ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_row((posting.raw(), since.millis()), |row| row.get("count"))?)
    }

    /// The documents of one application, never those of another of the same person.
    pub fn files_of_application(&self, id: ApplicationId) -> Result<Vec<MailFile>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT f.name, b.bytes FROM file AS f JOIN blob AS b ON b.hash = f.blob WHERE f.application_id = ?1 ORDER BY f.id",
        )?;
        let rows =
            statement.query_map([id.raw()], |row| Ok(MailFile { name: row.get("name")?, bytes: row.get("bytes")? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn target(row: &Row<'_>) -> rusqlite::Result<MailTarget> {
    let proof: String = row.get("proof")?;
    Ok(MailTarget {
        application: ApplicationId::new(row.get("id")?),
        candidate: CandidateId::new(row.get("candidate_id")?),
        posting: PostingId::new(row.get("posting_id")?),
        name: row.get("name")?,
        given: row.get("given")?,
        address: row.get("address")?,
        received_at: Moment::from_millis(row.get("received_at")?),
        stage: stage_name(row)?,
        // `|cv|linkedin| |letter|`
        missing: row.get::<_, String>("missing")?.split_whitespace().map(pieces).collect(),
        came: row.get::<_, String>("came")?.split_whitespace().flat_map(pieces).collect(),
        proof: match proof.as_str() {
            "found" => ProofState::Found,
            "absent" => ProofState::Absent,
            _ => ProofState::Unknown,
        },
    })
}

fn stage_name(row: &Row<'_>) -> rusqlite::Result<StageName> {
    let code: Option<String> = row.get("code")?;
    Ok(StageName { code: code.as_deref().and_then(StageCode::of), name: row.get("stage")? })
}

fn pieces(codes: &str) -> Vec<Piece> {
    let read = |code: &str| Piece::ALL.into_iter().find(|piece| piece.code() == code);
    codes.split('|').filter_map(read).collect()
}
