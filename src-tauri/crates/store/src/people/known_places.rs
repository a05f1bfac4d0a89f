//! Whether a word is a place: it is, where somebody here lives there or a posting is there.

use hiring::fold;

use crate::search::question_of_beginnings;
use crate::{Error, Read};

/// More words than a place has.
const LONGEST: usize = 60;
/// So many who have the word somewhere are looked at.
const LOOKED_AT: u32 = 200;

impl Read<'_> {
    /// A number before it is its post code.
    pub fn is_place(&self, text: &str) -> Result<bool, Error> {
        let wanted = key(text);
        if wanted.is_empty() || text.chars().count() > LONGEST {
            return Ok(false);
        }
        Ok(self.somebody_lives_in(&wanted)? || self.a_posting_is_in(&wanted)?)
    }

    fn somebody_lives_in(&self, wanted: &str) -> Result<bool, Error> {
        let Some(query) = question_of_beginnings(wanted) else { return Ok(false) };
        let mut statement = self.connection().prepare_cached(
            "SELECT c.place FROM (SELECT rowid AS id FROM person_search WHERE person_search MATCH ?1 LIMIT ?2) AS found
             JOIN candidate AS c ON c.id = found.id WHERE c.place <> ''",
        )?;
        let mut rows = statement.query((query, LOOKED_AT))?;
        while let Some(row) = rows.next()? {
            if names(&row.get::<_, String>("place")?, wanted) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn a_posting_is_in(&self, wanted: &str) -> Result<bool, Error> {
        let sql = "SELECT DISTINCT place FROM posting WHERE place IS NOT NULL";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if names(&row.get::<_, String>("place")?, wanted) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// `Brest, France` and `Brest ou Quimper` name Brest.
fn names(place: &str, wanted: &str) -> bool {
    let parts = place.split([',', ';', '/', '(', ')', '|', '·']);
    let mut towns = parts.flat_map(|part| part.split(" ou ")).flat_map(|part| part.split(" et "));
    key(place) == wanted || towns.any(|town| key(town) == wanted)
}

fn key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !word.chars().all(|c| c.is_ascii_digit())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_however_it_stands_among_others() {
        for place in
            ["Brest", "29200 Brest", "Brest, France", "Quimper ou Brest", "Rennes / BREST", "Télétravail (Brest)"]
        {
            assert!(names(place, &key("brest")), "{place}");
        }
        assert!(!names("Brest-Litovsk", &key("Brest")) && key("29200").is_empty());
        assert!(names("Saint-Étienne", &key("saint etienne")));
    }
}
