//! Postings as mails are told by them: the values in effect of the present version of each.

use std::collections::HashMap;

use hiring::{AskingPosting, ContactRole, PostingId, PostingState};

use crate::{Error, Read};

impl Read<'_> {
    pub fn asking_postings(&self) -> Result<Vec<AskingPosting>, Error> {
        let mut contacts = self.contacts_of_all()?;
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.organisation, p.path, p.state, c.subject, c.application_url
             FROM posting AS p
             JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             LEFT JOIN apply_contract AS c ON c.version_id = v.id
             ORDER BY p.id",
        )?;
        let rows = statement.query_map([], |row| {
            let id: i64 = row.get("id")?;
            let state: String = row.get("state")?;
            Ok(AskingPosting {
                id: PostingId::new(id),
                title: row.get("title")?,
                organisation: row.get("organisation")?,
                path: row.get("path")?,
                state: PostingState::ALL
                    .into_iter()
                    .find(|known| known.code() == state)
                    .unwrap_or(PostingState::Unknown),
                contacts: contacts.remove(&id).unwrap_or_default(),
                subject: row.get("subject")?,
                application_url: row.get("application_url")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn contacts_of_all(&self) -> Result<HashMap<i64, Vec<(hiring::Address, ContactRole)>>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, c.address, c.role
             FROM posting AS p
             JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             JOIN contact AS c ON c.version_id = v.id
             ORDER BY c.id",
        )?;
        let mut rows = statement.query([])?;
        let mut contacts: HashMap<i64, Vec<_>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let role: String = row.get("role")?;
            let role = ContactRole::ALL.into_iter().find(|known| known.code() == role).unwrap_or(ContactRole::To);
            if let Ok(address) = row.get::<_, String>("address")?.parse() {
                contacts.entry(row.get("id")?).or_default().push((address, role));
            }
        }
        Ok(contacts)
    }
}
