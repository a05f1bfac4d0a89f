//! All that people have written about somebody in words of their own.

use hiring::CandidateId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read};

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FreeTextPart {
    Note,
    /// Beside a mark.
    Score,
    /// Why somebody was moved or turned down.
    Move,
    Tag,
    /// Why somebody is kept.
    Hold,
}

#[derive(Debug)]
pub struct FreeText<'a> {
    pub part: FreeTextPart,
    pub candidate: CandidateId,
    pub name: &'a str,
    pub text: &'a str,
}

impl Read<'_> {
    /// Each in turn, the latest notes first; there may be many, so none is kept.
    pub fn free_texts(&self, each: &mut dyn FnMut(FreeText<'_>)) -> Result<(), Error> {
        let of_application =
            "JOIN application AS a ON a.id = t.application_id JOIN candidate AS c ON c.id = a.candidate_id";
        let of_candidate = "JOIN candidate AS c ON c.id = t.candidate_id";
        let parts = [
            (FreeTextPart::Note, "text", format!("note AS t {of_candidate}")),
            (FreeTextPart::Score, "note", format!("score AS t {of_application}")),
            (FreeTextPart::Move, "why", format!("move AS t {of_application}")),
            (FreeTextPart::Tag, "tag", format!("candidate_tag AS t {of_candidate}")),
            (FreeTextPart::Hold, "reason", format!("hold AS t {of_candidate}")),
        ];
        for (part, column, from) in parts {
            let sql = format!(
                "SELECT c.id AS candidate, c.name AS name, t.{column} AS text FROM {from} WHERE t.{column} <> '' ORDER BY t.id DESC"
            );
            let mut statement = self.connection().prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = |column: &str| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
                let candidate = CandidateId::new(row.get("candidate")?);
                each(FreeText { part, candidate, name: text("name")?, text: text("text")? });
            }
        }
        Ok(())
    }
}
