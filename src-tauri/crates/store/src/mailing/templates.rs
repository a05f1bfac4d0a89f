//! Templates in the recruiter's own words.

use hiring::{Audience, TemplateId, Variant};
use rusqlite::{OptionalExtension, Row};

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTemplate {
    pub id: TemplateId,
    pub name: String,
    pub variant: Variant,
    pub audience: Audience,
    pub subject: String,
    pub body: String,
}

const TEMPLATES: &str = "SELECT id, name, variant, audience, subject, body FROM template";

impl Read<'_> {
    pub fn templates(&self) -> Result<Vec<StoredTemplate>, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{TEMPLATES} ORDER BY name, variant"))?;
        Ok(statement.query_map([], template)?.collect::<Result<_, _>>()?)
    }

    pub fn template(&self, name: &str, variant: Variant) -> Result<Option<StoredTemplate>, Error> {
        let mut statement =
            self.connection().prepare_cached(&format!("{TEMPLATES} WHERE name = ?1 AND variant = ?2"))?;
        Ok(statement.query_row((name, variant.code()), template).optional()?)
    }
}

impl Tx<'_> {
    pub fn save_template(
        &self,
        name: &str,
        variant: Variant,
        audience: Audience,
        subject: &str,
        body: &str,
    ) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO template (name, variant, audience, subject, body) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (name, variant) DO UPDATE SET audience = excluded.audience, subject = excluded.subject,
                    body = excluded.body",
            )?
            .execute((name, variant.code(), audience.code(), subject, body))?;
        Ok(())
    }

    /// The built-in one stands again, or none.
    pub fn forget_template(&self, name: &str, variant: Variant) -> Result<(), Error> {
        self.connection()
            .prepare_cached("DELETE FROM template WHERE name = ?1 AND variant = ?2")?
            .execute((name, variant.code()))?;
        Ok(())
    }
}

fn template(row: &Row<'_>) -> rusqlite::Result<StoredTemplate> {
    Ok(StoredTemplate {
        id: TemplateId::new(row.get("id")?),
        name: row.get("name")?,
        variant: Variant::of(&row.get::<_, String>("variant")?).unwrap_or(Variant::FrenchVous),
        audience: Audience::of(&row.get::<_, String>("audience")?).unwrap_or(Audience::Applicants),
        subject: row.get("subject")?,
        body: row.get("body")?,
    })
}
