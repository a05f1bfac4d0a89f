//! A person's word on what was read, kept apart from it.

use hiring::{
    ContactValue, Field, How, PostingId, PostingValue, Said, Settled, Values, VersionId, Which, lay, which_address,
};
use rusqlite::OptionalExtension;

use super::not_found;
use crate::{Error, Read, Tx};

/// What a version says, with its id and number.
type SaidBy = ((VersionId, i64), Said);

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
    fn said(&self, id: PostingId) -> Result<SaidBy, Error> {
        self.said_if_read(id)?.ok_or_else(|| not_found(id))
    }

    /// None where only rows are left of what an earlier program read, and its bytes are read no more.
    fn said_if_read(&self, id: PostingId) -> Result<Option<SaidBy>, Error> {
        let sql = "SELECT v.id, v.number, r.said FROM posting AS p
                   JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
                   JOIN reading AS r ON r.version_id = v.id WHERE p.id = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_row([id.raw()], |row| {
            let version = (VersionId::new(row.get("id")?), row.get("number")?);
            Ok((version, row.get::<_, String>("said")?))
        });
        let Some((version, json)) = found.optional()? else { return Ok(None) };
        Ok(Some((version, serde_json::from_str(&json)?)))
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
        let Some((version, said)) = self.said_if_read(id)? else { return self.replace_row(id, from, to) };
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

    /// The same where nothing is known of the posting but its rows: whoever left is not written to there either.
    fn replace_row(&self, id: PostingId, from: &str, to: &str) -> Result<bool, Error> {
        let sql = "SELECT c.id, c.address FROM contact AS c
                   JOIN posting_version AS v ON v.id = c.version_id
                   JOIN posting AS p ON p.id = v.posting_id AND p.version = v.number WHERE p.id = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([id.raw()], |row| Ok((row.get("id")?, row.get("address")?)))?;
        let rows: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        let mut replaced = false;
        for (row, _) in rows.iter().filter(|(_, address)| which_address(address) == which_address(from)) {
            self.connection().prepare_cached("UPDATE contact SET address = ?2 WHERE id = ?1")?.execute((row, to))?;
            replaced = true;
        }
        Ok(replaced)
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

#[cfg(test)]
mod tests {
    use hiring::{ContactRole, PostingState};

    use super::*;
    use crate::testing::{everything, import, posting, retitle, trial};
    use crate::{Op, Store};

    fn settle(store: &Store, id: PostingId, which: &str, value: PostingValue) -> hiring::EntryId {
        let word = Which { which: which.to_owned(), value };
        let written = store.transact(|tx| {
            let fields = vec![word.value.field()];
            tx.settle(id, vec![word]).map(|values| (values, Op::PostingSettled { title: String::new(), fields }))
        });
        written.unwrap().entry.unwrap()
    }

    fn contact_rows(store: &Store) -> Vec<(i64, String, String)> {
        let rows = store.read(|read| {
            let mut statement = read.connection().prepare("SELECT id, address, role FROM contact ORDER BY id")?;
            let rows = statement.query_map([], |row| Ok((row.get("id")?, row.get("address")?, row.get("role")?)))?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        });
        rows.unwrap()
    }

    #[test]
    fn a_word_is_written_to_the_rows_and_undone_with_them() {
        let trial = trial();
        let (_, ids) = import(&trial.store, &[posting("Juriste")]);
        let before = contact_rows(&trial.store);
        settle(&trial.store, ids[0], "", PostingValue::State(PostingState::Filled));
        let yann = ContactValue { address: "yann@example.org".to_owned(), role: ContactRole::Cc };
        settle(&trial.store, ids[0], "camille@example.org", PostingValue::Contact(Some(yann)));
        assert_eq!(trial.list(&everything()).rows[0].state, PostingState::Filled);
        let now = contact_rows(&trial.store);
        assert_eq!(now, [(before[0].0, "yann@example.org".to_owned(), "cc".to_owned())], "the row keeps its id");

        retitle(&trial.store, "Juriste.md", "Juriste données");
        let row = &trial.list(&everything()).rows[0];
        assert_eq!((row.title.as_str(), row.state), ("Juriste données", PostingState::Filled));
        assert_eq!(contact_rows(&trial.store)[1].1, "yann@example.org", "the next version has it too");
        let trial = trial.reopen();
        for _ in 0..3 {
            trial.store.undo(None).unwrap();
        }
        assert_eq!(contact_rows(&trial.store), before);
        assert_eq!(trial.list(&everything()).rows[0].state, PostingState::Open);
        assert!(trial.store.read(|read| read.settled(ids[0])).unwrap().is_empty());
    }

    #[test]
    fn saying_it_again_and_taking_away_what_only_a_person_named_leave_nothing() {
        let trial = trial();
        let (_, ids) = import(&trial.store, &[posting("Juriste")]);
        let zoe = ContactValue { address: "Zoe@example.org".to_owned(), role: ContactRole::To };
        settle(&trial.store, ids[0], "", PostingValue::Contact(Some(zoe.clone())));
        let again = trial.store.transact(|tx| {
            let word = Which { which: String::new(), value: PostingValue::Contact(Some(zoe)) };
            tx.settle(ids[0], vec![word]).map(|_| ((), Op::SampleAdded { postings: 0 }))
        });
        assert_eq!(again.unwrap().entry, None);
        settle(&trial.store, ids[0], "zoe@example.org", PostingValue::Contact(None));
        assert!(trial.store.read(|read| read.settled(ids[0])).unwrap().is_empty());
        assert_eq!(contact_rows(&trial.store).len(), 1);
    }

    #[test]
    fn whoever_left_is_replaced_also_where_only_rows_are_left_of_what_was_read() {
        let trial = trial();
        let (_, ids) = import(&trial.store, &[posting("Juriste"), posting("Comptable")]);
        let lost = trial.store.transact(|tx| {
            let sql = "DELETE FROM reading WHERE version_id IN (SELECT id FROM posting_version WHERE posting_id = ?1)";
            tx.connection().execute(sql, [ids[0].raw()])?;
            Ok(((), Op::SampleAdded { postings: 0 }))
        });
        lost.unwrap();
        let addresses = || contact_rows(&trial.store).into_iter().map(|(_, address, _)| address).collect::<Vec<_>>();
        let before = addresses();
        let replaced = trial.store.transact(|tx| {
            let replaced = tx.replace_on(&ids, "Camille@example.org", "yann@example.org")?;
            Ok((replaced, Op::SampleAdded { postings: 0 }))
        });
        assert_eq!(replaced.unwrap().value, 2);
        assert_eq!(addresses(), ["yann@example.org", "yann@example.org"]);
        trial.store.undo(None).unwrap();
        assert_eq!(addresses(), before);
    }

    #[test]
    fn somebody_who_comes_back_is_written_to_again() {
        let trial = trial();
        let replace = |from: &str, to: &str| {
            let written = trial.store.transact(|tx| {
                tx.replace_from_now_on(from, to)?;
                Ok(((), Op::SampleAdded { postings: 0 }))
            });
            written.unwrap();
            let rules = trial.store.read(|read| {
                let rules = read.replaced_addresses()?;
                Ok(rules)
            });
            rules.unwrap()
        };
        let pair = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        replace("camille@example.org", "yann@example.org");
        let rules = replace("yann@example.org", "zoe@example.org");
        assert_eq!(
            rules,
            [pair("camille@example.org", "zoe@example.org"), pair("yann@example.org", "zoe@example.org")]
        );
        let rules = replace("zoe@example.org", "camille@example.org");
        assert_eq!(
            rules,
            [pair("yann@example.org", "camille@example.org"), pair("zoe@example.org", "camille@example.org")]
        );
    }
}
