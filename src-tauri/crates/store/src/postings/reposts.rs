//! Postings that nearly repeat an earlier one: looked for when they come, offered, and answered.

use chrono::NaiveDate;
use hiring::{PostingId, Repetitions, Sketch};

use super::list::day;
use super::not_found;
use crate::{Error, Read, RepostAnswer, RepostOf, Tx};

/// All postings, ready to be compared with another.
#[derive(Debug)]
pub struct Reposts {
    known: Repetitions<PostingId>,
    dates: std::collections::HashMap<PostingId, (String, Option<NaiveDate>)>,
}

impl Reposts {
    /// The posting that a new one nearly repeats.
    pub fn of(&self, title: &str, sketch: &Sketch) -> Option<RepostOf> {
        let (id, percent) = self.known.of(PostingId::new(0), title, sketch)?;
        let (title, date) = self.dates.get(&id)?.clone();
        Some(RepostOf { id, title, date, percent, answer: RepostAnswer::Asked })
    }
}

impl Read<'_> {
    pub fn reposts(&self) -> Result<Reposts, Error> {
        let mut reposts = Reposts { known: Repetitions::default(), dates: std::collections::HashMap::new() };
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.posted_on, l.sketch FROM likeness AS l JOIN posting AS p ON p.id = l.posting_id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = PostingId::new(row.get("id")?);
            let title: String = row.get("title")?;
            let sketch: Sketch = row.get::<_, String>("sketch")?.parse().unwrap_or_default();
            reposts.known.add(id, &title, sketch);
            reposts.dates.insert(id, (title, day(row, "posted_on")?));
        }
        Ok(reposts)
    }
}

impl Tx<'_> {
    /// Notes which of these new postings nearly repeat another, or are nearly repeated: the later of the two is the repost.
    pub fn note_reposts(&self, new: &[(PostingId, Sketch)]) -> Result<(), Error> {
        if new.is_empty() {
            return Ok(());
        }
        let reposts = self.reposts()?;
        for (id, sketch) in new {
            let Some((title, date)) = reposts.dates.get(id) else { continue };
            let Some((other, percent)) = reposts.known.of(*id, title, sketch) else { continue };
            let other_date = reposts.dates.get(&other).and_then(|(_, date)| *date);
            let (later, earlier) = if (*date, *id) > (other_date, other) { (*id, other) } else { (other, *id) };
            self.connection()
                .prepare_cached(
                    "INSERT INTO repost (posting_id, of_id, percent, answer)
                     SELECT ?1, ?2, ?3, 'asked' WHERE NOT EXISTS (
                         SELECT 1 FROM repost WHERE posting_id = ?1 AND (answer <> 'other' OR of_id = ?2))",
                )?
                .execute((later.raw(), earlier.raw(), percent))?;
        }
        Ok(())
    }

    /// What a person says: the same role again, or another.
    pub fn answer_repost(&self, id: PostingId, of: PostingId, same: bool) -> Result<(), Error> {
        let answer = if same { "same" } else { "other" };
        for posting in [id, of] {
            let known = "SELECT count(*) FROM posting WHERE id = ?1";
            let there: i64 = self.connection().query_row(known, [posting.raw()], |row| row.get(0))?;
            if there == 0 {
                return Err(not_found(posting));
            }
        }
        if same {
            // A posting is one other again, not two.
            self.connection()
                .prepare_cached("UPDATE repost SET answer = 'other' WHERE posting_id = ?1 AND of_id <> ?2")?
                .execute((id.raw(), of.raw()))?;
        }
        self.connection()
            .prepare_cached(
                "INSERT INTO repost (posting_id, of_id, percent, answer) VALUES (?1, ?2, 0, ?3)
                 ON CONFLICT (posting_id, of_id) DO UPDATE SET answer = excluded.answer",
            )?
            .execute((id.raw(), of.raw(), answer))?;
        Ok(())
    }
}
