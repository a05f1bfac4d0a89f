//! The language of a posting, and how it addresses its reader.

use hiring::{Language, Register};

use super::asking::Block;
use super::text::{Kind, Line};
use super::words::{Phrases, Word, phrases};

phrases! {
    FRENCH = "le | la | les | des | et | vous | une | du | est | pour | que | dans | nous | votre | sur | tu";
    ENGLISH = "the | and | of | to | you | is | for | with | we | our | your | in | are | will";
    TU = "tu | toi | ton | ta | tes | te | t";
    /// Commands that are nouns or statements too: they count where a command can stand.
    COMMANDS_TO_TU = "envoie | ecris | raconte | dis | explique | joins | contacte | clique | postule | ajoute | parle | reponds | \
        precise | rejoins | hesite | hesites | adresse | glisse | viens | fais";
    VOUS = "vous | votre | vos | votres";
    NO_COMMANDS = "chez | assez | nez | rez | rendez";
}

pub fn language(lines: &[Line<'_>]) -> Option<Language> {
    let words = || lines.iter().flat_map(|line| &line.words);
    let count = |known: &Phrases| words().filter(|word| known.has(word)).count();
    let (french, english) = (count(&FRENCH), count(&ENGLISH));
    match french.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::French),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}

/// That of the part that says how to apply; where it addresses nobody, that of the whole.
pub fn register(asking: &[&Block], lines: &[Line<'_>], language: Option<Language>) -> Register {
    if language == Some(Language::English) {
        return Register::None;
    }
    let asked = count(asking.iter().map(|block| block.words.as_slice()));
    match of(asked) {
        Register::None => {
            of(count(lines.iter().filter(|line| line.kind != Kind::Blank).map(|line| line.words.as_slice())))
        }
        register => register,
    }
}

fn of((tu, vous): (usize, usize)) -> Register {
    match (tu, vous) {
        (0, 0) => Register::None,
        (tu, vous) if tu >= 2 * vous => Register::Tu,
        (tu, vous) if vous >= 2 * tu => Register::Vous,
        _ => Register::Mixed,
    }
}

fn count<'w>(parts: impl Iterator<Item = &'w [Word]>) -> (usize, usize) {
    let (mut tu, mut vous) = (0, 0);
    for words in parts {
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.text.as_str());
            if says_tu(word, before, words.get(at + 1)) {
                tu += 1;
            } else if VOUS.has(word) && before != Some("rendez") || is_command_to_vous(word) {
                vous += 1;
            }
        }
    }
    (tu, vous)
}

fn says_tu(word: &Word, before: Option<&str>, after: Option<&Word>) -> bool {
    if TU.has(word) || !COMMANDS_TO_TU.has(word) {
        return TU.has(word);
    }
    let begins =
        before.is_none_or(|before| matches!(before, "\n" | "." | "!" | "," | ":" | ")" | "et" | "?" | "pas" | "n"));
    begins || after.is_some_and(|after| after.is("nous") || after.is("moi"))
}

/// `envoyez`, `écrivez`; `-ez` is hardly ever anything else.
fn is_command_to_vous(word: &Word) -> bool {
    let text = &word.text;
    text.len() > 4 && text.ends_with("ez") && !NO_COMMANDS.has(word)
}

#[cfg(test)]
mod tests {
    use hiring::{Language, Register};

    use crate::posting::testing::{apply, read};

    #[test]
    fn the_part_about_applying_sets_the_register() {
        let posting = read("# Marin\n\nTu aimes la mer et tes amis.\n\n## Postuler\n\nEnvoyez votre CV.\n");
        assert_eq!(posting.register, Register::Vous);
        assert_eq!(apply("Envoie ton CV, on se donne rendez-vous.").register, Register::Tu);
        assert_eq!(apply("Envoyez votre CV, puis parle de ta vie et de tes rêves.").register, Register::Mixed);
        assert_eq!(apply("Candidatures à a@example.org").register, Register::None);
    }

    #[test]
    fn where_it_addresses_nobody_the_whole_does() {
        assert_eq!(read("# Marin\n\nTu aimes la mer.\n\n## Postuler\n\nPar mail.\n").register, Register::Tu);
    }

    #[test]
    fn english_has_no_register() {
        let posting = apply("Send your CV and tell us about you. We read the letters of all who write to us.");
        assert_eq!((posting.language, posting.register), (Some(Language::English), Register::None));
        assert_eq!(apply("Envoyez votre CV pour le poste.").language, Some(Language::French));
    }
}
