//! A person's word on what was read, kept apart from it.

use hiring::{
    ContactValue, Field, How, PostingId, PostingValue, Said, Settled, Values, VersionId, Which, lay, which_address,
};
use rusqlite::OptionalExtension;

use super::not_found;
use crate::{Error, Read, Tx};

impl Read<'_> {
    pub(crate) fn settled(&self, id: PostingId) -> Result<Vec<Settled>, Error> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT which, how, value, said FROM settled WHERE posting_id = ?1 ORDER BY id")?;
        let mut rows = statement.query([id.raw()])?;
        let mut settled = Vec::new();
        while let Some(row) = rows.next()? {
            let code: String = row.get("how")?;
            settled.push(Settled {
                which: row.get("which")?,
                value: serde_json::from_str(&row.get::<_, String>("value")?)?,
                said: serde_json::from_str(&row.get::<_, String>("said")?)?,
                how: How::ALL.into_iter().find(|how| how.code() == code).unwrap_or(How::Corrected),
            });
        }
        Ok(settled)
    }

    /// What the present version of the posting's file says.
    fn said(&self, id: PostingId) -> Result<((VersionId, i64), Said), Error> {
        let sql = "SELECT v.id, v.number, r.said FROM posting AS p
                   JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
                   JOIN reading AS r ON r.version_id = v.id WHERE p.id = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_row([id.raw()], |row| {
            let version = (VersionId::new(row.get("id")?), row.get("number")?);
            Ok((version, row.get::<_, String>("said")?))
        });
        let (version, json) = found.optional()?.ok_or_else(|| not_found(id))?;
        Ok((version, serde_json::from_str(&json)?))
    }
}

impl Tx<'_> {
    /// Keeps these words and writes what holds now.
    pub fn settle(&self, id: PostingId, words: Vec<Which>) -> Result<Values, Error> {
        let (version, said) = self.said(id)?;
        let words = words.into_iter().map(|word| {
            let which = named(&word);
            Settled::over(&said, which, word.value)
        });
        let (kept, taken_back): (Vec<_>, Vec<_>) = words.partition(says_something);
        for word in taken_back {
            self.forget(id, word.value.field(), &word.which)?;
        }
        self.keep_settled(id, &kept)?;
        self.lay_again(id, version, &said)
    }

    /// Takes words back: what the file says holds again.
    pub fn unsettle(&self, id: PostingId, words: &[(Field, String)]) -> Result<Values, Error> {
        let (version, said) = self.said(id)?;
        for (field, which) in words {
            self.forget(id, *field, which)?;
        }
        self.lay_again(id, version, &said)
    }

    fn lay_again(&self, id: PostingId, version: (VersionId, i64), said: &Said) -> Result<Values, Error> {
        let values = lay(said, &self.settled(id)?);
        self.write_values(id, version, &values)?;
        Ok(values)
    }

    fn forget(&self, id: PostingId, field: Field, which: &str) -> Result<(), Error> {
        self.connection()
            .prepare_cached("DELETE FROM settled WHERE posting_id = ?1 AND field = ?2 AND which = ?3")?
            .execute((id.raw(), field.code(), which))?;
        Ok(())
    }

    pub(super) fn keep_settled(&self, id: PostingId, settled: &[Settled]) -> Result<(), Error> {
        for word in settled {
            self.connection()
                .prepare_cached(
                    "INSERT INTO settled (posting_id, field, which, how, value, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (posting_id, field, which) DO UPDATE SET
                         how = excluded.how, value = excluded.value, said = excluded.said",
                )?
                .execute((
                    id.raw(),
                    word.value.field().code(),
                    &word.which,
                    word.how.code(),
                    serde_json::to_string(&word.value)?,
                    serde_json::to_string(&word.said)?,
                ))?;
        }
        Ok(())
    }

    /// Of the contacts that a file names, those in whose place somebody else is written to.
    pub(super) fn replaced(&self, said: &Said) -> Result<Vec<Settled>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT now FROM replaced_address WHERE was = ?1")?;
        let mut settled = Vec::new();
        for contact in &said.posting.contacts {
            let which = contact.which();
            let now: Option<String> = statement.query_row([&which], |row| row.get("now")).optional()?;
            let Some(address) = now else { continue };
            let value = PostingValue::Contact(Some(ContactValue { address, role: contact.role }));
            settled.push(Settled::over(said, which, value));
        }
        Ok(settled)
    }

    /// Writes to somebody else in the place of this contact, in whatever role it has.
    pub(crate) fn replace_contact(&self, id: PostingId, from: &str, to: &str) -> Result<bool, Error> {
        let (version, said) = self.said(id)?;
        let values = lay(&said, &self.settled(id)?);
        let those =
            values.contacts_in_effect().filter(|contact| which_address(&contact.address) == which_address(from));
        let words: Vec<Settled> = those
            .map(|contact| {
                let value = ContactValue { address: to.to_owned(), role: contact.role };
                Settled::over(&said, contact.which.clone(), PostingValue::Contact(Some(value)))
            })
            .collect();
        self.keep_settled(id, &words)?;
        self.lay_again(id, version, &said)?;
        Ok(!words.is_empty())
    }
}

/// A contact or a criterion that is added is named by itself.
fn named(word: &Which) -> String {
    match &word.value {
        PostingValue::Contact(Some(ContactValue { address, .. })) if word.which.is_empty() => which_address(address),
        PostingValue::Criterion(Some(criterion)) if word.which.is_empty() => criterion.text.clone(),
        PostingValue::Contact(_) => which_address(&word.which),
        PostingValue::Criterion(_) | PostingValue::Problem(_) => word.which.clone(),
        _ => String::new(),
    }
}

/// Taking away one of several that only a person named leaves nothing to keep; so does deciding nothing about a problem.
fn says_something(word: &Settled) -> bool {
    let one_of_several = matches!(word.value.field(), Field::Contact | Field::Criterion | Field::Problem);
    !(one_of_several && word.value.is_nothing() && word.said.is_nothing())
}
