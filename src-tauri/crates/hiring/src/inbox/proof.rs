//! The sign that a posting was read to its end, and the subject as it prescribes it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Arrived, Proof, ProofPlace, fold, words};

/// Where the sign stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundProof {
    /// None when it is in the subject; else the line of the message, from 1.
    pub line: Option<u32>,
    /// The words around it.
    pub text: String,
}

/// Looks where it is asked for first, then in the other place: whoever put it there has read it all the same.
pub fn find_proof(proof: &Proof, mail: &Arrived) -> Option<FoundProof> {
    let in_subject =
        || has(mail.bare_subject(), &proof.what).then(|| FoundProof { line: None, text: shown(&mail.subject) });
    let in_text = || {
        let mut lines = mail.text.lines().zip(1..);
        let on_a_line = lines.find(|(line, _)| has(line, &proof.what)).map(|(line, number)| (number, shown(line)));
        let found = on_a_line.or_else(|| over_a_line_end(&mail.text, &proof.what));
        found.map(|(number, text)| FoundProof { line: Some(number), text })
    };
    match proof.place {
        ProofPlace::Message => in_text().or_else(in_subject),
        ProofPlace::Subject | ProofPlace::Anywhere => in_subject().or_else(in_text),
    }
}

/// Whole words, whatever their case and accents; of signs that are no words, each as it is.
fn has(text: &str, what: &str) -> bool {
    let wanted = fold(what);
    let wanted_words: Vec<&str> = words(&wanted).collect();
    if wanted_words.is_empty() {
        let bare: String = what.chars().filter(|c| !is_invisible(*c)).collect();
        return !bare.is_empty() && text.chars().filter(|c| !is_invisible(*c)).collect::<String>().contains(&bare);
    }
    let folded = fold(text);
    let found: Vec<&str> = words(&folded).collect();
    found.windows(wanted_words.len()).any(|window| window == wanted_words)
}

/// Several words that a mail program has parted: the line on which they begin, and what stands around. Not over an empty line.
fn over_a_line_end(text: &str, what: &str) -> Option<(u32, String)> {
    let wanted = fold(what);
    let wanted: Vec<&str> = words(&wanted).collect();
    if wanted.len() < 2 {
        return None;
    }
    let lines: Vec<String> = text.lines().map(fold).collect();
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let before = found.len();
        found.extend(words(line).map(|word| (word, number)));
        if found.len() == before {
            found.push(("", number));
        }
    }
    let stands = |window: &&[(&str, usize)]| window.iter().map(|(word, _)| word).eq(wanted.iter());
    let window = found.windows(wanted.len()).find(stands)?;
    let (first, last) = (window.first()?.1, window.last()?.1);
    let around = text.lines().skip(first).take(last + 1 - first).map(str::trim).collect::<Vec<_>>().join(" ");
    Some((u32::try_from(first).ok()?.saturating_add(1), shown(&around)))
}

/// Emoji come with and without what chooses their colour.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | ' ' | '\u{a0}')
}

fn shown(line: &str) -> String {
    line.trim().chars().take(160).collect()
}

/// What stands in a prescribed subject for something to be filled in.
const BLANKS: [&str; 26] = [
    "votre nom",
    "vos nom et prenom",
    "nom prenom",
    "prenom nom",
    "votre prenom",
    "nom",
    "prenom",
    "your name",
    "name",
    "ton nom",
    "ton prenom",
    "vos nom",
    "votre region",
    "votre ville",
    "region",
    "ville",
    "date",
    "xxx",
    "your city",
    "city",
    "…",
    "...",
    "votre poste",
    "poste",
    "bird",
    "oiseau",
];

/// Whether a subject is the one that is prescribed: its fixed words stand there, in their order.
pub fn subject_as_asked(asked: &str, subject: &str) -> bool {
    let fixed = fixed_words(asked);
    let folded = fold(subject);
    let mut there = words(&folded);
    match fixed.as_slice() {
        [] => false,
        // One word alone begins it, and what is to be filled in follows.
        [only] => there.next() == Some(only) && (there.next().is_some() || fold(asked).trim() == folded.trim()),
        several => several.iter().all(|wanted| there.any(|word| word == wanted)),
    }
}

/// The words of a prescribed subject that are the same for everybody.
pub(super) fn fixed_words(asked: &str) -> Vec<String> {
    let mut folded = fold(asked);
    // `[votre nom]`, `{nom}`, `<nom>`, `(prénom)`.
    for (opens, closes) in [('[', ']'), ('{', '}'), ('<', '>'), ('(', ')')] {
        while let Some((before, rest)) = folded.split_once(opens) {
            let Some((_, behind)) = rest.split_once(closes) else { break };
            folded = format!("{before} {behind}");
        }
    }
    let parts = folded.split([',', '–', '—', '|', ':', '/']).flat_map(|part| part.split(" - "));
    let kept =
        parts.map(str::trim).filter(|part| !BLANKS.contains(&part.trim_matches(['"', '\'', '«', '»', ' ', '.'])));
    kept.flat_map(|part| words(part).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(subject: &str, text: &str) -> Arrived {
        Arrived { subject: subject.to_owned(), text: text.to_owned(), ..Arrived::default() }
    }

    #[test]
    fn a_subject_is_as_asked_when_its_fixed_words_stand_in_their_order() {
        assert!(subject_as_asked("Assistance Rivages, votre nom", "Assistance Rivages, Malo Guivarc’h"));
        assert!(subject_as_asked("Assistance Rivages – [nom]", "assistance rivages – Pasquier"));
        assert!(!subject_as_asked("Assistance Rivages, votre nom", "Rivages : l'assistance"));
        assert!(subject_as_asked("Partenariats - votre nom", "Partenariats - Zoé Martin"));
        assert!(!subject_as_asked("Partenariats - votre nom", "Chargée de partenariats"));
        assert!(subject_as_asked("Navette", "navette"));
    }

    #[test]
    fn the_proof_is_found_with_its_place() {
        let sterne = Proof { what: "sterne arctique".to_owned(), place: ProofPlace::Message };
        let found =
            find_proof(&sterne, &mail("Rivages", "Bonjour,\n\nEt : Sterne  arctique, pour la distance.\n")).unwrap();
        assert_eq!((found.line, found.text.as_str()), (Some(3), "Et : Sterne  arctique, pour la distance."));
        assert_eq!(find_proof(&sterne, &mail("Rivages", "les sternes arctiques")), None);
        let parted =
            find_proof(&sterne, &mail("Rivages", "Bonjour,\n\nMon oiseau, la Sterne\narctique, va loin.\n")).unwrap();
        assert_eq!((parted.line, parted.text.as_str()), (Some(3), "Mon oiseau, la Sterne arctique, va loin."));
        assert_eq!(find_proof(&sterne, &mail("Rivages", "la sterne\n\narctique")), None);
        assert_eq!(find_proof(&sterne, &mail("Rivages", "arctique, la sterne")), None);
        let crab = Proof { what: "🦀".to_owned(), place: ProofPlace::Subject };
        assert_eq!(find_proof(&crab, &mail("Candidature 🦀\u{fe0f}", "")).unwrap().line, None);
        assert_eq!(find_proof(&crab, &mail("Candidature", "voici : 🦀")).unwrap().line, Some(1));
    }
}
