//! The sample postings are read as their own table says (`seeds/README.md`).

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use std::collections::BTreeMap;
use std::path::Path;

use hiring::{ContactRole, CriterionKind, Language, Piece, PostingState, ProblemKind, ProofPlace, Register};
use intake::ReadFile;

fn seeds() -> BTreeMap<String, ReadFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds/postings");
    intake::read_files(&[folder]).into_iter().map(|file| (file.file.clone(), file)).collect()
}

fn contacts(file: &ReadFile, role: ContactRole) -> Vec<&str> {
    let mut found: Vec<&str> =
        file.contacts.iter().filter(|contact| contact.role == role).map(|contact| contact.address.as_str()).collect();
    found.sort_unstable();
    found
}

fn pieces(file: &ReadFile) -> String {
    file.pieces.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn plus(file: &ReadFile) -> usize {
    file.criteria.iter().filter(|criterion| criterion.kind == CriterionKind::Plus).count()
}

fn has(file: &ReadFile, fits: impl Fn(&ProblemKind) -> bool) -> bool {
    file.problems.iter().any(|problem| fits(&problem.kind))
}

#[test]
fn language_register_and_state_are_those_of_the_table() {
    use Language::{English, French};
    use PostingState::{Closed, Filled, Open, Unknown};
    use Register::{None, Tu, Vous};
    let seeds = seeds();
    for (start, language, register, state) in [
        ("2026-11-02-developpeur", French, Vous, Open),
        ("2026-10-20", French, Tu, Open),
        ("2026-11-16", French, Vous, Open),
        ("2025-11-24", French, Vous, Filled),
        ("2026-11-17", English, None, Open),
        ("2026-11-05", English, None, Open),
        ("stage-cartographie", French, Tu, Unknown),
        ("2026-10-06", French, Vous, Open),
        ("2026-09-15", French, Vous, Unknown),
        ("2024-06-03", French, Vous, Closed),
        ("2023-04-11", French, Vous, Closed),
        ("2025-05-19", French, Vous, Closed),
        ("2026-11-02-chef", French, Vous, Open),
        ("2026-10-26", French, Vous, Open),
        ("2026-08-25", French, Tu, Open),
        ("2026-11-18", French, Vous, Open),
    ] {
        let file = named(&seeds, start);
        assert_eq!((file.language, file.register, file.state), (Some(language), register, state), "{start}");
    }
    assert_eq!(seeds.len(), 16);
}

fn named<'a>(seeds: &'a BTreeMap<String, ReadFile>, start: &str) -> &'a ReadFile {
    seeds.iter().find(|(name, _)| name.starts_with(start)).unwrap().1
}

#[test]
fn a_posting_with_everything_is_read_whole() {
    let seeds = seeds();
    let file = named(&seeds, "2026-11-02-developpeur");
    assert_eq!(contacts(file, ContactRole::To), ["recrutement@ponant.example"]);
    assert_eq!(contacts(file, ContactRole::Cc), ["maelle.kerguidou@ponant.example"]);
    assert_eq!(file.subject.as_deref(), Some("Candidature Criée Ouverte"));
    assert_eq!(pieces(file), "motivation & (cv | linkedin | github)");
    assert_eq!((file.criteria.len(), plus(file)), (6, 2));
    assert_eq!(file.deadline, "2026-12-06".parse().ok());
    assert_eq!(file.answer_within_days, Some(10));
}

#[test]
fn copies_letters_refused_and_questions_are_told_apart() {
    let seeds = seeds();
    let file = named(&seeds, "2026-10-20");
    assert_eq!(contacts(file, ContactRole::To), ["oanez.lebihan@marees.example"]);
    assert_eq!(contacts(file, ContactRole::Cc), ["presidence@marees.example"]);
    assert_eq!(contacts(file, ContactRole::Question), ["bonjour@marees.example"]);
    assert_eq!(file.refused_pieces, [Piece::Letter]);
    assert_eq!(pieces(file), "(cv | linkedin) & rate & availability & project");
    assert_eq!(file.deadline, "2026-12-11".parse().ok());
    assert_eq!(file.answer_within_days, Some(7));
    assert_eq!((file.opened_on, file.closed_on), ("2026-10-20".parse().ok(), "2026-12-11".parse().ok()));
}

#[test]
fn proofs_are_found_with_their_place() {
    let seeds = seeds();
    let proof = |start: &str| named(&seeds, start).proof.clone().unwrap();
    assert_eq!((proof("2026-11-16").what.as_str(), proof("2026-11-16").place), ("emoji", ProofPlace::Subject));
    assert_eq!(proof("2026-11-05").place, ProofPlace::Subject);
    assert_eq!((proof("2026-10-26").what.as_str(), proof("2026-10-26").place), ("navette", ProofPlace::Message));
    let asked = seeds.values().filter(|file| file.proof.is_some()).count();
    assert_eq!(asked, 3);
}

#[test]
fn addresses_are_found_however_they_are_written() {
    let seeds = seeds();
    assert_eq!(contacts(named(&seeds, "2026-11-16"), ContactRole::To), ["design@roulotte.example"]);
    assert_eq!(contacts(named(&seeds, "2026-11-05"), ContactRole::To), ["joss.ferrow@northbank.example"]);
    assert_eq!(contacts(named(&seeds, "2026-11-05"), ContactRole::Cc), ["trustees@northbank.example"]);
    let both = ["gwendal.quilivic@ponant.example", "rozenn.abalain@ponant.example"];
    assert_eq!(contacts(named(&seeds, "2026-10-06"), ContactRole::To), both);
    assert_eq!(contacts(named(&seeds, "2026-10-06"), ContactRole::Cc), ["recrutement@ponant.example"]);
    assert_eq!(contacts(named(&seeds, "2026-08-25"), ContactRole::Cc), ["recrutement@ponant.example"]);
    assert_eq!(contacts(named(&seeds, "2025-05-19"), ContactRole::Cc), ["gwendal.quilivic@ponant.example"]);
    assert_eq!(contacts(named(&seeds, "2024-06-03"), ContactRole::To).len(), 2);
    assert_eq!(contacts(named(&seeds, "stage"), ContactRole::To).len(), 1, "(arobase)");
    let questions = contacts(named(&seeds, "2025-11-24"), ContactRole::Question);
    assert_eq!(questions, ["aurele.vantin@graindelune.example"]);
}

#[test]
fn forms_are_the_way_in_where_they_are() {
    let seeds = seeds();
    for start in ["2026-11-17", "2026-11-02-chef"] {
        let file = named(&seeds, start);
        assert!(file.application_url.is_some(), "{start}");
        assert_eq!(contacts(file, ContactRole::To), [""; 0], "{start}");
        assert_eq!(contacts(file, ContactRole::Question).len(), 1, "{start}");
    }
    assert_eq!(named(&seeds, "2026-11-02-chef").answer_within_days, Some(30));
    assert_eq!(seeds.values().filter(|file| file.application_url.is_some()).count(), 2);
}

#[test]
fn pieces_are_those_the_texts_ask_for() {
    let seeds = seeds();
    for (start, asked) in [
        ("2026-11-16", "portfolio & cv & letter?"),
        ("2025-11-24", "cv & letter"),
        ("2026-09-15", "(linkedin | cv) & rate & availability & github? & motivation"),
        ("2024-06-03", "motivation & cv"),
        ("2023-04-11", "cv & letter"),
        ("2025-05-19", "cv & letter & references?"),
        ("2026-11-02-chef", "cv & letter & project"),
        ("2026-08-25", "(cv | github) & project"),
        ("2026-10-06", "cv & letter & references?"),
        ("2026-10-26", "rate & availability & project"),
        ("2026-11-18", "cv | motivation"),
    ] {
        assert_eq!(pieces(named(&seeds, start)), asked, "{start}");
    }
    assert_eq!(named(&seeds, "2026-10-26").refused_pieces, [Piece::Cv]);
    assert_eq!(named(&seeds, "stage").refused_pieces, [Piece::Letter]);
}

#[test]
fn what_is_awkward_is_reported_and_the_rest_is_read() {
    let seeds = seeds();
    assert!(has(named(&seeds, "2026-10-06"), |kind| *kind == ProblemKind::FrontMatterUnclosed));
    assert!(has(named(&seeds, "2026-09-15"), |kind| matches!(kind, ProblemKind::StateContradictory { .. })));
    assert!(has(named(&seeds, "2026-10-26"), |kind| matches!(kind, ProblemKind::ContactMismatch { .. })));
    assert!(has(named(&seeds, "2026-08-25"), |kind| matches!(kind, ProblemKind::FrontMatterInvalid { .. })));
    assert!(has(named(&seeds, "2023-04-11"), |kind| matches!(kind, ProblemKind::EncodingGuessed { .. })));
    let repaired: Vec<_> = seeds.values().filter(|file| file.repaired).map(|file| file.file.as_str()).collect();
    assert_eq!(repaired, ["2024-06-03-conseiller-numerique-itinerant.md"]);
    assert_eq!(named(&seeds, "2026-10-06").subject.as_deref(), Some("Partenariats - votre nom"));
    assert_eq!(named(&seeds, "2023-04-11").subject.as_deref(), Some("Réseau des fournils"));
}
