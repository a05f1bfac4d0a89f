//! The words that a crowd is made up with, a file for each language, carried inside the program.

use serde::Deserialize;

use crate::people::sample::own_text;

static FRENCH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/crowd/french.yaml"));
static ENGLISH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/crowd/english.yaml"));

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    pub given: Vec<String>,
    pub family: Vec<String>,
    pub places: Vec<String>,
    pub degrees: Vec<String>,
    pub languages: Vec<String>,
    pub interests: Vec<String>,
    pub tags: Vec<String>,
    pub sources: Vec<String>,
    pub trades: Vec<Trade>,
    /// What people say of themselves first.
    pub openings: Vec<String>,
    /// What comes between something done and for whom.
    pub links: Vec<String>,
    /// What organisations call themselves.
    pub houses: Vec<String>,
    pub schools: Vec<String>,
    /// What things are counted in.
    pub about_size: Vec<String>,
    pub notes: Vec<String>,
    pub note_details: Vec<String>,
    pub letters: Vec<String>,
    pub answers: Vec<String>,
    /// Why somebody was moved on.
    pub whys: Vec<String>,
    pub words: Words,
    /// A posting's text, with places in braces.
    pub posting: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trade {
    pub title: String,
    pub roles: Vec<String>,
    pub skills: Vec<String>,
    pub tasks: Vec<String>,
}

/// What stands between the lines of a CV or a letter.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub application: String,
    pub profile: String,
    pub experience: String,
    pub training: String,
    pub skills: String,
    pub languages: String,
    pub interests: String,
    pub hello: String,
    pub regards: String,
    pub colon: String,
}

#[derive(Debug)]
pub struct Lexicons {
    pub french: Lexicon,
    pub english: Lexicon,
}

impl Lexicons {
    pub fn read() -> Self {
        Self { french: own_text(FRENCH), english: own_text(ENGLISH) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_words_for_everything() {
        for text in [FRENCH, ENGLISH] {
            let lexicon: Lexicon = serde_yaml::from_str(text).unwrap();
            assert!(lexicon.given.len() > 100 && lexicon.family.len() > 150, "{}", lexicon.words.hello);
            for trade in &lexicon.trades {
                assert!(trade.roles.len() > 3 && trade.skills.len() > 8 && trade.tasks.len() > 4, "{}", trade.title);
            }
            for place in
                ["{role}", "{house}", "{status}", "{open}", "{date}", "{task}", "{skill}", "{address}", "{days}"]
            {
                assert!(lexicon.posting.contains(place), "{place}");
            }
        }
    }
}
