//! Why applications end.

use hiring::{ReasonCode, ReasonId, ReasonKind, Word};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read, Tx};

/// By its code in the screen's language, unless somebody has named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonName {
    pub code: Option<ReasonCode>,
    /// Empty while the default words stand.
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    pub id: ReasonId,
    pub kind: ReasonKind,
    #[serde(flatten)]
    pub name: ReasonName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reasons {
    pub reasons: Vec<Reason>,
}

/// The whole list as it is to be, in its order. A reason that is left out goes from the list; who was given it keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveReasons {
    pub reasons: Vec<WantedReason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedReason {
    /// None for a new one.
    pub id: Option<ReasonId>,
    pub kind: ReasonKind,
    /// Empty for the default words, where it has them.
    pub name: String,
}

impl Read<'_> {
    /// Those of the list, in its order.
    pub fn reasons(&self) -> Result<Vec<Reason>, Error> {
        let sql = "SELECT id, kind, code, name FROM reason WHERE retired = 0 ORDER BY kind, position, id";
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let code: Option<String> = row.get("code")?;
            Ok(Reason {
                id: ReasonId::new(row.get("id")?),
                kind: ReasonKind::of(&row.get::<_, String>("kind")?).unwrap_or(ReasonKind::Rejected),
                name: ReasonName { code: code.and_then(|code| ReasonCode::of(&code)), name: row.get("name")? },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn check_reason(&self, id: ReasonId, wanted: ReasonKind) -> Result<(), Error> {
        let mut statement = self.connection().prepare_cached("SELECT kind FROM reason WHERE id = ?1")?;
        let kind: Option<String> = statement.query_row([id.raw()], |row| row.get("kind")).optional()?;
        match kind {
            None => Err(Error::NotFound { what: Word::Reason, id: id.raw() }),
            Some(kind) if kind == wanted.code() => Ok(()),
            Some(_) => Err(Error::ReasonUnfit { wanted }),
        }
    }
}

impl Tx<'_> {
    pub fn save_reasons(&self, wanted: &[WantedReason]) -> Result<(), Error> {
        for kind in ReasonKind::ALL {
            if !wanted.iter().any(|reason| reason.kind == *kind) {
                return Err(Error::ReasonNeeded { kind: *kind });
            }
        }
        let known = self.reasons()?;
        let mut retire = self.connection().prepare_cached("UPDATE reason SET retired = 1 WHERE id = ?1")?;
        for gone in known.iter().filter(|known| wanted.iter().all(|wanted| wanted.id != Some(known.id))) {
            retire.execute([gone.id.raw()])?;
        }
        for (reason, position) in wanted.iter().zip(1..) {
            let name = reason.name.trim();
            match reason.id {
                None if name.is_empty() => return Err(Error::TextMissing),
                None => {
                    self.connection()
                        .prepare_cached("INSERT INTO reason (kind, position, name) VALUES (?1, ?2, ?3)")?
                        .execute((reason.kind.code(), position, name))?;
                }
                Some(id) => {
                    self.check_reason(id, reason.kind)?;
                    let has_default = known.iter().any(|known| known.id == id && known.name.code.is_some());
                    if name.is_empty() && !has_default {
                        return Err(Error::TextMissing);
                    }
                    self.connection()
                        .prepare_cached("UPDATE reason SET position = ?2, name = ?3, retired = 0 WHERE id = ?1")?
                        .execute((id.raw(), position, name))?;
                }
            }
        }
        Ok(())
    }
}
