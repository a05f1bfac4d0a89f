//! The values in effect as rows: what lists filter by and mails are written from.
//!
//! A row that stays the same keeps its id, and one that is corrected too: what refers to it goes on referring to it.

use hiring::{ContactRole, CriterionKind, Piece, PostingId, Values, VersionId, fold};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::{Error, Tx};

/// The columns of `posting` that hold values, after its collection (or id) and its path; in the order of [`columns`].
pub const COLUMNS: [&str; 18] = [
    "version",
    "title",
    "organisation",
    "posted_on",
    "deadline",
    "state",
    "contract",
    "length",
    "days_a_week",
    "remote",
    "place",
    "start",
    "pay",
    "language",
    "register",
    "problems",
    "worst",
    "folded",
];

pub fn columns(version: i64, path: &str, values: &Values) -> Result<Vec<Value>, Error> {
    let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::from);
    let code = |code: Option<&'static str>| code.map_or(Value::Null, |code| Value::from(code.to_owned()));
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Value::Null, |day| Value::from(day.to_string()));
    let open = values.open_findings().count();
    let worst = values.open_findings().next().map(|finding| serde_json::to_string(&finding.kind)).transpose()?;
    let organisation = values.organisation.value.as_deref().unwrap_or_default();
    Ok(vec![
        Value::from(version),
        Value::from(values.title.value.clone()),
        text(&values.organisation.value),
        day(values.date.value),
        day(values.deadline.value),
        code(Some(values.state.value.code())),
        code(values.contract.value.map(hiring::ContractKind::code)),
        text(&values.length.value),
        text(&values.days_a_week.value),
        code(values.remote.value.map(hiring::Remote::code)),
        text(&values.place.value),
        text(&values.start.value),
        text(&values.pay.value),
        code(values.language.value.map(hiring::Language::code)),
        code(Some(values.register.value.code())),
        Value::from(i64::try_from(open).unwrap_or(i64::MAX)),
        worst.map_or(Value::Null, Value::from),
        Value::from(fold(&format!("{} {organisation} {path}", values.title.value))),
    ])
}

/// The version that details belong to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Details {
    /// It has none yet: nothing needs to be looked for.
    OfNew(VersionId),
    Of(VersionId),
}

impl Details {
    const fn version(self) -> i64 {
        match self {
            Self::OfNew(version) | Self::Of(version) => version.raw(),
        }
    }

    fn known<T: Detail>(self, connection: &Connection, owner: i64) -> Result<Vec<(i64, T)>, Error> {
        if matches!(self, Self::OfNew(_)) {
            return Ok(Vec::new());
        }
        let mut statement = connection.prepare_cached(T::READ)?;
        let rows = statement.query_map([owner], |row| Ok((row.get("id")?, T::read(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    /// The present version's rows become these values.
    pub(super) fn write_values(
        &self,
        posting: PostingId,
        version: (VersionId, i64),
        values: &Values,
    ) -> Result<(), Error> {
        let path: String = self
            .connection()
            .prepare_cached("SELECT path FROM posting WHERE id = ?1")?
            .query_row([posting.raw()], |row| row.get("path"))?;
        let sets: Vec<String> = COLUMNS.iter().zip(2..).map(|(name, place)| format!("{name} = ?{place}")).collect();
        let sql = format!(
            "UPDATE posting SET {}, folded_organisation = ?{} WHERE id = ?1",
            sets.join(", "),
            COLUMNS.len() + 2
        );
        let mut bound = vec![Value::from(posting.raw())];
        bound.extend(columns(version.1, &path, values)?);
        bound.push(Value::from(fold(values.organisation.value.as_deref().unwrap_or_default())));
        self.connection().prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        self.write_details(Details::Of(version.0), values)
    }

    /// Everything but the posting's own row.
    pub(super) fn write_details(&self, of: Details, values: &Values) -> Result<(), Error> {
        self.write_contacts(of, values)?;
        self.write_contract(of, values)?;
        self.write_criteria(of, values)
    }

    fn write_contacts(&self, of: Details, values: &Values) -> Result<(), Error> {
        let wanted = values.contacts_in_effect().map(|contact| ContactDetail {
            address: contact.address.clone(),
            role: contact.role,
            line: contact.source.map(|source| source.line),
        });
        write_rows(self.connection(), of, of.version(), wanted.collect())
    }

    fn write_contract(&self, of: Details, values: &Values) -> Result<(), Error> {
        let known: Option<i64> = match of {
            Details::OfNew(_) => None,
            Details::Of(version) => self
                .connection()
                .prepare_cached("SELECT id FROM apply_contract WHERE version_id = ?1")?
                .query_row([version.raw()], |row| row.get("id"))
                .optional()?,
        };
        let proof = values.proof.value.as_ref();
        let told = (
            known,
            of.version(),
            values.subject.value.as_deref(),
            values.application_url.value.as_deref(),
            values.pieces.value.as_ref().map(ToString::to_string),
            proof.map(|proof| proof.what.as_str()),
            proof.map(|proof| proof.place.code()),
            values.deadline.value.map(|day| day.to_string()),
            values.answer_within_days.value,
        );
        self.connection()
            .prepare_cached(
                "INSERT INTO apply_contract (id, version_id, subject, application_url, pieces, proof, proof_where, deadline,
                                             answer_within_days)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, application_url = excluded.application_url,
                     pieces = excluded.pieces, proof = excluded.proof, proof_where = excluded.proof_where,
                     deadline = excluded.deadline, answer_within_days = excluded.answer_within_days",
            )?
            .execute(told)?;
        let contract = known.unwrap_or_else(|| self.connection().last_insert_rowid());
        write_rows(self.connection(), of, contract, pieces(values))
    }

    fn write_criteria(&self, of: Details, values: &Values) -> Result<(), Error> {
        let wanted = values.criteria_in_effect().zip(1..).map(|(criterion, position)| CriterionDetail {
            position,
            kind: criterion.kind,
            text: criterion.text.clone(),
            line: criterion.source.map(|source| source.line),
        });
        write_rows(self.connection(), of, of.version(), wanted.collect())
    }
}

fn pieces(values: &Values) -> Vec<PieceDetail> {
    let line = values.pieces.source.map(|source| source.line);
    let (named, welcome) = match &values.pieces.value {
        Some(expression) => (expression.pieces(), expression.welcome()),
        None => Default::default(),
    };
    let named = named.into_iter().map(|piece| PieceDetail {
        piece,
        wanted: if welcome.contains(&piece) { "welcome" } else { "asked" },
        line,
    });
    let refused = values.refused_pieces.value.iter();
    named.chain(refused.map(|piece| PieceDetail { piece: *piece, wanted: "refused", line: None })).collect()
}

/// A row of a table that belongs to a version or its contract.
trait Detail: PartialEq + Sized {
    const READ: &str;
    /// Up to its values.
    const INSERT: &str;
    const UPDATE: &str;
    const DELETE: &str;

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    fn bound(&self) -> Vec<Value>;
    /// Whether this is the other one, if perhaps not as it was.
    fn is(&self, other: &Self) -> bool;
}

/// So many rows in one statement: few kinds of statements are to be kept.
const AT_ONCE: usize = 16;

fn write_rows<T: Detail>(connection: &Connection, of: Details, owner: i64, mut wanted: Vec<T>) -> Result<(), Error> {
    let mut there: Vec<(i64, T)> = of.known(connection, owner)?;
    let update = |id: i64, row: &T| {
        let bound = std::iter::once(Value::from(id)).chain(row.bound());
        connection.prepare_cached(T::UPDATE)?.execute(params_from_iter(bound))
    };
    let mut failed = Ok(());
    wanted.retain(|row| {
        let Some(at) = there.iter().position(|(_, known)| known.is(row)) else { return true };
        let (id, known) = there.remove(at);
        if failed.is_ok() && known != *row {
            failed = update(id, row).map(|_| ());
        }
        false
    });
    failed?;
    let replaced = wanted.len().min(there.len());
    for ((id, _), row) in there.drain(..replaced).zip(wanted.drain(..replaced)) {
        update(id, &row)?;
    }
    // In one statement: each costs as much again as a row.
    for some in wanted.chunks(AT_ONCE) {
        let width = 1 + some.first().map_or(0, |row| row.bound().len());
        let places = format!("({})", vec!["?"; width].join(", "));
        let sql = format!("{} VALUES {}", T::INSERT, vec![places; some.len()].join(", "));
        let bound = some.iter().flat_map(|row| std::iter::once(Value::from(owner)).chain(row.bound()));
        connection.prepare_cached(&sql)?.execute(params_from_iter(bound))?;
    }
    for (id, _) in there {
        connection.prepare_cached(T::DELETE)?.execute([id])?;
    }
    Ok(())
}

fn number(line: Option<u32>) -> Value {
    line.map_or(Value::Null, |line| Value::from(i64::from(line)))
}

#[derive(PartialEq)]
struct ContactDetail {
    address: String,
    role: ContactRole,
    line: Option<u32>,
}

impl Detail for ContactDetail {
    const READ: &str = "SELECT id, address, role, line FROM contact WHERE version_id = ?1 ORDER BY id";
    const INSERT: &str = "INSERT INTO contact (version_id, address, role, line)";
    const UPDATE: &str = "UPDATE contact SET address = ?2, role = ?3, line = ?4 WHERE id = ?1";
    const DELETE: &str = "DELETE FROM contact WHERE id = ?1";

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let code: String = row.get("role")?;
        let role = ContactRole::ALL.into_iter().find(|role| role.code() == code).unwrap_or(ContactRole::Question);
        Ok(Self { address: row.get("address")?, role, line: row.get("line")? })
    }

    fn bound(&self) -> Vec<Value> {
        vec![Value::from(self.address.clone()), Value::from(self.role.code().to_owned()), number(self.line)]
    }

    fn is(&self, other: &Self) -> bool {
        self.address == other.address
    }
}

#[derive(PartialEq)]
struct PieceDetail {
    piece: Piece,
    wanted: &'static str,
    line: Option<u32>,
}

impl Detail for PieceDetail {
    const READ: &str = "SELECT id, name, wanted, line FROM piece WHERE contract_id = ?1 ORDER BY id";
    const INSERT: &str = "INSERT INTO piece (contract_id, name, wanted, line)";
    const UPDATE: &str = "UPDATE piece SET name = ?2, wanted = ?3, line = ?4 WHERE id = ?1";
    const DELETE: &str = "DELETE FROM piece WHERE id = ?1";

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let name: String = row.get("name")?;
        let wanted: String = row.get("wanted")?;
        Ok(Self {
            piece: Piece::ALL.into_iter().find(|piece| piece.code() == name).unwrap_or(Piece::Other),
            wanted: ["asked", "welcome"].into_iter().find(|known| *known == wanted).unwrap_or("refused"),
            line: row.get("line")?,
        })
    }

    fn bound(&self) -> Vec<Value> {
        vec![Value::from(self.piece.code().to_owned()), Value::from(self.wanted.to_owned()), number(self.line)]
    }

    fn is(&self, other: &Self) -> bool {
        self.piece == other.piece
    }
}

#[derive(PartialEq)]
struct CriterionDetail {
    position: i64,
    kind: CriterionKind,
    text: String,
    line: Option<u32>,
}

impl Detail for CriterionDetail {
    const READ: &str =
        "SELECT id, position, wanted, text, line FROM criterion WHERE version_id = ?1 ORDER BY position, id";
    const INSERT: &str = "INSERT INTO criterion (version_id, position, wanted, text, line)";
    const UPDATE: &str = "UPDATE criterion SET position = ?2, wanted = ?3, text = ?4, line = ?5 WHERE id = ?1";
    const DELETE: &str = "DELETE FROM criterion WHERE id = ?1";

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let must = row.get::<_, String>("wanted")? == CriterionKind::Must.code();
        Ok(Self {
            position: row.get("position")?,
            kind: if must { CriterionKind::Must } else { CriterionKind::Plus },
            text: row.get("text")?,
            line: row.get("line")?,
        })
    }

    fn bound(&self) -> Vec<Value> {
        vec![
            Value::from(self.position),
            Value::from(self.kind.code().to_owned()),
            Value::from(self.text.clone()),
            number(self.line),
        ]
    }

    fn is(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
