//! Words that are said of somebody's health. Words of a trade (santé, handicap, health) are none of them: in postings and careers they
//! name sectors, posts and departments.

use super::{Hint, HintKind};
use crate::folded::fold;

/// Folded; a star stands for any ending. By their first letters.
const SAID: &[&str] = &[
    "accident du travail",
    "adhd",
    "alcoolique",
    "alcoholic",
    "alcoolisme",
    "antidepresseur*",
    "antidepressant*",
    "anxiety disorder",
    "arret de travail",
    "arret maladie",
    "asperger",
    "autisme",
    "autism",
    "autiste*",
    "autistic",
    "bipolaire",
    "bipolar",
    "burn out",
    "burnout",
    "cancer",
    "chemotherapy",
    "chimiotherapie",
    "chronic illness",
    "conge maladie",
    "conge de maternite",
    "conge maternite",
    "depressed",
    "depression",
    "depressif",
    "depressive",
    "diabete*",
    "diabetic",
    "diabetique",
    "disabled",
    "disability",
    "dyslexi*",
    "dyspraxi*",
    "enceinte",
    "endometriose",
    "endometriosis",
    "epilep*",
    "epuisement professionnel",
    "etat de sante",
    "fausse couche",
    "fibromyalgi*",
    "grossesse",
    "handicapee",
    "handicape",
    "health condition",
    "health issue*",
    "health problem*",
    "hiv",
    "hospitalise*",
    "hospitalized",
    "inaptitude",
    "invalidite",
    "long term sick",
    "longue maladie",
    "maladie chronique",
    "maladie grave",
    "malade",
    "maternity leave",
    "medical condition",
    "mi temps therapeutique",
    "miscarriage",
    "multiple sclerosis",
    "pregnancy",
    "pregnant",
    "probleme de sante",
    "problemes de sante",
    "raison de sante",
    "raisons de sante",
    "rqth",
    "schizophren*",
    "sclerose en plaques",
    "seropositi*",
    "sick leave",
    "sida",
    "situation de handicap",
    "souci de sante",
    "soucis de sante",
    "tdah",
    "toxicomane",
    "traitement medical",
    "vih",
    "wheelchair",
];

pub(super) fn hints(text: &str) -> impl Iterator<Item = Hint> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let folded = fold(word);
        let begins = folded.bytes().next();
        for said in SAID.iter().filter(|said| said.bytes().next() == begins) {
            let count = said.split(' ').count();
            if let Some(written) = words.get(at..at + count)
                && matches(said, &folded, written)
                && !is_of_a_place(&words, at, &folded)
            {
                found.push(Hint { kind: HintKind::Health, found: written.join(" ") });
            }
        }
    }
    found.into_iter()
}

fn matches(said: &str, first: &str, written: &[&str]) -> bool {
    let mut parts = said.split(' ').zip(written).enumerate();
    parts.all(|(place, (part, word))| {
        let folded = if place == 0 { first.to_owned() } else { fold(word) };
        part.strip_suffix('*').map_or_else(|| folded == part, |beginning| folded.starts_with(beginning))
    })
}

/// “dans l’enceinte de l’école”, “une enceinte acoustique” are about walls and sound.
fn is_of_a_place(words: &[&str], at: usize, folded: &str) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| fold(word));
    folded == "enceinte" && before.is_some_and(|before| ["l", "d", "cette", "une", "mur"].contains(&before.as_str()))
}
