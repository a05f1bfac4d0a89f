//! Postings that nearly repeat an earlier one: looked for when they come, offered, and answered.

use std::collections::HashMap;

use chrono::NaiveDate;
use hiring::{PostingId, Repetitions, Sketch};

use super::list::day;
use super::not_found;
use crate::{Error, Read, RepostAnswer, RepostOf, Tx};

/// A posting on its way in, as others are compared with it.
#[derive(Debug, Clone)]
pub struct NewText {
    pub title: String,
    pub date: Option<NaiveDate>,
    pub sketch: Sketch,
}

/// What one on its way in nearly repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeated {
    Posting(RepostOf),
    /// Another on its way in, by its place among them.
    New {
        place: usize,
        percent: u8,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Stored(PostingId),
    New(usize),
}

/// The sketches of all postings, with what is told of each.
#[derive(Debug, Default)]
struct Sketches {
    texts: Vec<(PostingId, String, Sketch)>,
    dates: HashMap<PostingId, (String, Option<NaiveDate>)>,
}

/// Of each of these new ones what it nearly repeats, of all that are in the store and of one another: of two new ones the later repeats
/// the earlier, as it will be noted when they are taken in.
pub fn repeated(stored: Option<&Read<'_>>, new: &[NewText]) -> Result<Vec<Option<Repeated>>, Error> {
    let Sketches { texts, dates } = stored.map(|read| read.sketches(&HashMap::new())).transpose()?.unwrap_or_default();
    let stored = texts.into_iter().map(|(id, title, sketch)| (Text::Stored(id), title, sketch));
    let fresh = new.iter().enumerate().map(|(at, text)| (Text::New(at), text.title.clone(), text.sketch.clone()));
    let known = Repetitions::among(stored.chain(fresh).collect());
    let mut found: Vec<Option<Repeated>> = vec![None; new.len()];
    for (at, text) in new.iter().enumerate() {
        match known.of(Text::New(at), &text.title, &text.sketch) {
            None => {}
            Some((Text::Stored(id), percent)) => {
                let Some((title, date)) = dates.get(&id).cloned() else { continue };
                let of = RepostOf { id, title, date, percent, answer: RepostAnswer::Asked };
                if let Some(found) = found.get_mut(at) {
                    *found = Some(Repeated::Posting(of));
                }
            }
            Some((Text::New(other), percent)) => {
                let other_date = new.get(other).and_then(|other| other.date);
                let is_later = (text.date, at) > (other_date, other);
                let (later, place) = if is_later { (at, other) } else { (other, at) };
                if let Some(found) = found.get_mut(later) {
                    found.get_or_insert(Repeated::New { place, percent });
                }
            }
        }
    }
    Ok(found)
}

impl Read<'_> {
    /// Those at hand need not be read.
    fn sketches(&self, at_hand: &HashMap<PostingId, &Sketch>) -> Result<Sketches, Error> {
        let mut texts = Vec::new();
        let mut dates = HashMap::new();
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.posted_on, l.sketch FROM likeness AS l JOIN posting AS p ON p.id = l.posting_id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = PostingId::new(row.get("id")?);
            let title: String = row.get("title")?;
            let sketch: Sketch = match at_hand.get(&id) {
                Some(sketch) => (*sketch).clone(),
                None => row.get::<_, String>("sketch")?.parse().unwrap_or_default(),
            };
            dates.insert(id, (title.clone(), day(row, "posted_on")?));
            texts.push((id, title, sketch));
        }
        Ok(Sketches { texts, dates })
    }
}

impl Tx<'_> {
    /// Notes which of these new postings nearly repeat another, or are nearly repeated: the later of the two is the repost.
    pub fn note_reposts(&self, new: &[(PostingId, Sketch)]) -> Result<(), Error> {
        if new.is_empty() {
            return Ok(());
        }
        let at_hand = new.iter().map(|(id, sketch)| (*id, sketch)).collect();
        let Sketches { texts, dates } = self.sketches(&at_hand)?;
        let known = Repetitions::among(texts);
        for (id, sketch) in new {
            let Some((title, date)) = dates.get(id) else { continue };
            let Some((other, percent)) = known.of(*id, title, sketch) else { continue };
            let other_date = dates.get(&other).and_then(|(_, date)| *date);
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
