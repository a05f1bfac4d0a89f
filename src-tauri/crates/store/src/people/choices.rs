//! What a report can be narrowed by: the words and names that there are applications with.

use hiring::{PostingId, fold};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportChoices {
    /// Those that somebody has applied to, the open ones first, then by title.
    pub postings: Vec<PostingChoice>,
    pub organisations: Vec<String>,
    /// Each once, however it was written.
    pub sources: Vec<String>,
    /// The most used first.
    pub tags: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingChoice {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub open: bool,
}

impl Read<'_> {
    pub fn report_choices(&self) -> Result<ReportChoices, Error> {
        let mut sources: Vec<String> = Vec::new();
        for source in self.sources()? {
            let is_known = sources.iter().any(|known| fold(known.trim()) == fold(source.trim()));
            if !source.trim().is_empty() && !is_known {
                sources.push(source);
            }
        }
        sources.sort_by_key(|source| fold(source));
        let postings = self.postings_applied_to()?;
        let mut organisations: Vec<&str> = postings.iter().filter_map(|it| it.organisation.as_deref()).collect();
        organisations.sort_by_key(|name| fold(name.trim()));
        organisations.dedup_by_key(|name| fold(name.trim()));
        Ok(ReportChoices {
            organisations: organisations.into_iter().map(str::to_owned).collect(),
            sources,
            tags: self.tags()?.into_iter().map(|it| it.tag).collect(),
            postings,
        })
    }

    /// As written with applications. From one to the next by the index: there are few, in however many applications.
    pub(super) fn sources(&self) -> Result<Vec<String>, Error> {
        let mut statement = self.connection().prepare_cached(
            "WITH RECURSIVE told (source) AS (
                 SELECT min(source) FROM application
                 UNION ALL
                 SELECT (SELECT min(source) FROM application WHERE source > told.source) FROM told WHERE told.source IS NOT NULL)
             SELECT source FROM told WHERE source IS NOT NULL",
        )?;
        let sources = statement.query_map([], |row| row.get("source"))?;
        Ok(sources.collect::<Result<_, _>>()?)
    }

    fn postings_applied_to(&self) -> Result<Vec<PostingChoice>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.organisation, p.state = 'open' AS open FROM posting AS p
             WHERE EXISTS (SELECT 1 FROM application AS a WHERE a.posting_id = p.id)
             ORDER BY open DESC, p.folded, p.id",
        )?;
        let postings = statement.query_map([], |row| {
            Ok(PostingChoice {
                id: PostingId::new(row.get("id")?),
                title: row.get("title")?,
                organisation: row.get("organisation")?,
                open: row.get("open")?,
            })
        })?;
        Ok(postings.collect::<Result<_, _>>()?)
    }
}
