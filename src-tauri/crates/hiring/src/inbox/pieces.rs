//! What was sent: by the names and words of files, by links, and by what the message says.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::take_apart::link_in;
use crate::{Arrived, ArrivedFile, LinkKind, Piece, ProfileLink, fold, words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundPiece {
    pub piece: Piece,
    #[serde(rename = "where")]
    pub place: FoundIn,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FoundIn {
    /// The file of that number, from 0.
    File {
        file: u32,
        name: String,
    },
    Link {
        url: String,
    },
    /// From that line of the message, so many.
    Message {
        line: u32,
        lines: u32,
    },
}

/// Each piece once, where it is surest.
pub fn pieces_in(mail: &Arrived) -> Vec<FoundPiece> {
    let mut found = Found::default();
    let roles = roles_of(&mail.files);
    for ((file, roles), number) in mail.files.iter().zip(&roles).zip(0..) {
        for piece in roles {
            found.note(*piece, FoundIn::File { file: number, name: file.name.clone() });
        }
    }
    found.note_links(mail);
    for ((file, roles), number) in mail.files.iter().zip(&roles).zip(0..) {
        if roles.contains(&Piece::Cv) {
            for piece in file.text.lines().take(60).flat_map(profiles_in).map(|link| piece_of(link.kind)) {
                found.note(piece, FoundIn::File { file: number, name: file.name.clone() });
            }
        }
    }
    let lines: Vec<Line> = mail.text.lines().zip(1..).map(|(text, number)| Line::of(text, number)).collect();
    found.note_words(&lines);
    found.note_motivation(&lines);
    found.pieces.sort_by_key(|found| found.piece);
    found.pieces
}

#[derive(Default)]
struct Found {
    pieces: Vec<FoundPiece>,
    known: BTreeSet<Piece>,
}

impl Found {
    fn note(&mut self, piece: Piece, place: FoundIn) {
        if self.known.insert(piece) {
            self.pieces.push(FoundPiece { piece, place });
        }
    }

    fn note_links(&mut self, mail: &Arrived) {
        let of_text =
            mail.text.lines().flat_map(|line| profiles_in(line).into_iter().map(|link| (line.to_owned(), link)));
        let hidden = mail.links.iter().filter_map(|link| Some((String::new(), link_in(link)?)));
        for (line, link) in of_text.chain(hidden).collect::<Vec<_>>() {
            if is_of_a_person(&link, &line, mail) {
                self.note(piece_of(link.kind), FoundIn::Link { url: link.url });
            }
        }
    }

    fn note_words(&mut self, lines: &[Line]) {
        for line in lines {
            for (piece, says_so) in [
                (Piece::Rate, says_a_rate as fn(&Line) -> bool),
                (Piece::Availability, says_when),
                (Piece::References, says_who_knows_them),
                (Piece::Project, tells_of_work),
            ] {
                if says_so(line) {
                    self.note(piece, FoundIn::Message { line: line.number, lines: 1 });
                }
            }
        }
        let answers: Vec<u32> = lines.iter().filter(|line| is_an_answer(line)).map(|line| line.number).collect();
        if let (Some(first), true) = (answers.first(), answers.len() >= 2) {
            self.note(
                Piece::Answers,
                FoundIn::Message { line: *first, lines: u32::try_from(answers.len()).unwrap_or(0) },
            );
        }
    }

    /// What is neither a greeting nor a formula is why they write.
    fn note_motivation(&mut self, lines: &[Line]) {
        let own: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
        let said: usize = own.iter().map(|line| line.meaning).sum();
        let place = own
            .first()
            .map(|line| FoundIn::Message { line: line.number, lines: u32::try_from(own.len()).unwrap_or_default() });
        if let Some(place) = place {
            if said >= LONG_AS_A_LETTER {
                self.note(Piece::Letter, place.clone());
            }
            if said >= SOME_SENTENCES {
                self.note(Piece::Motivation, place);
            }
        }
        // A letter says why.
        let letter = self.pieces.iter().find(|found| found.piece == Piece::Letter).map(|found| found.place.clone());
        if let Some(place) = letter {
            self.note(Piece::Motivation, place);
        }
    }
}

const SOME_SENTENCES: usize = 140;
const LONG_AS_A_LETTER: usize = 900;

struct Line {
    number: u32,
    folded: String,
    has_digit: bool,
    has_link: bool,
    /// How many letters of it are no formula.
    meaning: usize,
}

impl Line {
    fn of(text: &str, number: u32) -> Self {
        let folded = fold(text);
        let meaning =
            sentences(&folded).filter(|sentence| !is_formula(sentence)).map(|said| said.trim().chars().count());
        Self {
            number,
            has_digit: folded.chars().any(|c| c.is_ascii_digit()),
            has_link: !profiles_in(text).is_empty() || folded.contains("://"),
            meaning: meaning.sum(),
            folded,
        }
    }

    fn says_something(&self) -> bool {
        self.meaning >= 30 && self.folded.split_whitespace().count() >= 6
    }

    fn has_any(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|wanted| self.folded.contains(wanted))
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', ';'])
}

/// Sentences that every application has.
fn is_formula(sentence: &str) -> bool {
    const FORMULAS: [&str; 44] = [
        "ci-joint",
        "ci joint",
        "piece jointe",
        "pieces jointes",
        "en pj",
        "attached",
        "attachment",
        "enclosed",
        "a votre disposition",
        "a ta disposition",
        "cordialement",
        "salutations",
        "bien a vous",
        "bien a toi",
        "regards",
        "sincerely",
        "veuillez",
        "n'hesitez pas",
        "look forward",
        "hesitate to",
        "je me permets de vous",
        "je vous prie",
        "je vous adresse",
        "je vous envoie",
        "je t'envoie",
        "je vous transmets",
        "je postule",
        "je souhaite postuler",
        "i am applying",
        "i would like to apply",
        "i'm applying",
        "merci de",
        "merci pour",
        "merci d'avance",
        "thank you",
        "thanks for",
        "dans l'attente",
        "en attendant",
        "voici mon cv",
        "here is my",
        "suite a votre annonce",
        "trouverez",
        "please find",
        "vous remerciant",
    ];
    FORMULAS.iter().any(|formula| sentence.contains(formula))
}

fn says_a_rate(line: &Line) -> bool {
    const NAMES: [&str; 14] = [
        "tjm",
        "tarif",
        "taux journalier",
        "pretention",
        "remuneration",
        "salaire",
        "salary",
        "day rate",
        "daily rate",
        "my rate",
        "salarial",
        "honoraires",
        "par jour",
        "per day",
    ];
    const MONEY: [&str; 8] = ["€", "eur", "£", "$", "k brut", " ht", "k annuel", "000"];
    line.has_digit
        && line.has_any(&NAMES)
        && (line.has_any(&MONEY) || line.has_any(&["tjm", "tarif", "rate", "pretention"]))
}

fn says_when(line: &Line) -> bool {
    const NAMES: [&str; 16] = [
        "disponib",
        "preavis",
        "available",
        "availability",
        "notice period",
        "a partir d",
        "des le ",
        "des debut",
        "can start",
        "could start",
        "peux commencer",
        "pourrais commencer",
        "months' notice",
        "month's notice",
        "puis commencer",
        "libre d",
    ];
    const WHEN: [&str; 32] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai ",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "january",
        "february",
        "march",
        "april",
        "may ",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "immediat",
        "de suite",
        "des maintenant",
        "asap",
        "straight away",
        "mois",
        "month",
        "semaine",
    ];
    const TALKS: [&str; 6] = ["entretien", "echanger", "interview", "un echange", "un appel", "a call"];
    line.has_any(&NAMES) && (line.has_digit || line.has_any(&WHEN)) && !line.has_any(&TALKS)
}

fn says_who_knows_them(line: &Line) -> bool {
    line.has_any(&[
        "references :",
        "references:",
        "reference :",
        "referees",
        "recommande par",
        "recommended by",
        "personnes de reference",
    ]) || line.has_any(&["reference"]) && line.folded.contains('@')
}

fn tells_of_work(line: &Line) -> bool {
    const NAMES: [&str; 10] = [
        "exemple",
        "realisation",
        "example of",
        "examples of",
        "sample",
        "projet",
        "project",
        "mes travaux",
        "my work",
        "extrait",
    ];
    const PRIDE: [&str; 8] = ["fier", "fiere", "proud", "j'ai mene", "j'ai concu", "j'ai realise", "i built", "i led"];
    line.has_any(&NAMES) && line.has_link || line.has_any(&["projet", "project", "realisation"]) && line.has_any(&PRIDE)
}

fn is_an_answer(line: &Line) -> bool {
    let text = line.folded.trim_start_matches(['*', '-', ' ', 'q']);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let behind = text.chars().nth(digits);
    (1..=2).contains(&digits) && matches!(behind, Some('.' | ')' | ':' | '/' | ' ' | '°')) && line.folded.len() >= 25
}

const fn piece_of(kind: LinkKind) -> Piece {
    match kind {
        LinkKind::Linkedin => Piece::Linkedin,
        LinkKind::Github | LinkKind::Gitlab => Piece::Github,
        LinkKind::Social => Piece::Social,
        LinkKind::Portfolio => Piece::Portfolio,
    }
}

fn profiles_in(line: &str) -> Vec<ProfileLink> {
    if !line.contains('.') {
        return Vec::new();
    }
    let words = line.split(|c: char| c.is_whitespace() || "<>()[]\"“”«»;|,".contains(c));
    let words = words.filter(|word| word.contains('.')).map(|word| word.trim_end_matches(['.', ':', '!', '?']));
    words.filter(|word| !word.contains('@') || word.contains("://")).filter_map(link_in).collect()
}

/// A network's front page is nobody's profile, and a site is somebody's own when they say so.
fn is_of_a_person(link: &ProfileLink, beside: &str, mail: &Arrived) -> bool {
    let path = link.key.split_once('/').map(|(_, path)| path).unwrap_or_default();
    if link.kind != LinkKind::Portfolio {
        return !path.is_empty();
    }
    let beside = fold(beside);
    let site = link.key.split('/').next().unwrap_or_default();
    let named = mail.writer().map(|writer| fold(&writer.name)).unwrap_or_default();
    let of_their_name = words(&named).any(|word| word.len() >= 4 && fold(&link.key).contains(word));
    let known =
        [".pages", "behance.net", "dribbble.com", "vimeo.com", "about.me"].iter().any(|known| site.ends_with(known));
    known
        || of_their_name
        || ["portfolio", "book", "mon site", "my site", "site :", "travaux", "my work", "blog"]
            .iter()
            .any(|own| beside.contains(own))
}

/// What each file is.
fn roles_of(files: &[ArrivedFile]) -> Vec<BTreeSet<Piece>> {
    let mut roles: Vec<BTreeSet<Piece>> = files.iter().map(roles_by_name).collect();
    for (file, roles) in files.iter().zip(&mut roles).filter(|(file, roles)| roles.is_empty() && is_document(file)) {
        roles.extend(role_by_words(&file.text));
    }
    let has_cv = roles.iter().any(|roles| roles.contains(&Piece::Cv));
    let mut unnamed: Vec<_> =
        files.iter().zip(&mut roles).filter(|(file, roles)| roles.is_empty() && is_document(file)).collect();
    // One document, and nothing says what it is: that is a CV.
    if let ([(_, roles)], false) = (unnamed.as_mut_slice(), has_cv) {
        roles.insert(Piece::Cv);
    }
    roles
}

fn is_document(file: &ArrivedFile) -> bool {
    const DOCUMENTS: [&str; 6] = ["pdf", "word", "opendocument.text", "rtf", "html", "officedocument"];
    DOCUMENTS.iter().any(|kind| file.media.contains(kind))
}

fn roles_by_name(file: &ArrivedFile) -> BTreeSet<Piece> {
    const NAMES: [(Piece, &[&str]); 6] = [
        (Piece::Letter, &["lettre", "motivation", "letter", "lm"]),
        (Piece::Portfolio, &["portfolio", "book", "folio", "portefolio"]),
        (Piece::References, &["reference", "references", "recommandation", "recommandations", "recommendation"]),
        (
            Piece::Project,
            &[
                "projet",
                "projets",
                "project",
                "exemple",
                "exemples",
                "example",
                "sample",
                "realisation",
                "realisations",
                "extrait",
            ],
        ),
        (Piece::Answers, &["reponses", "reponse", "answers", "questionnaire"]),
        (Piece::Rate, &["devis", "tarif", "tarifs"]),
    ];
    let is_picture_in_the_text = file.media.starts_with("image/") && file.name.is_empty();
    // Whatever it is called, a program is nobody's CV.
    let is_program = ["executable", "x-ms-shortcut", "java-archive"].iter().any(|kind| file.media.contains(kind));
    if is_picture_in_the_text || is_program {
        return BTreeSet::new();
    }
    let folded = fold(&file.name);
    let stem = folded.rsplit_once('.').map_or(folded.as_str(), |(before, _)| before);
    let of_name: Vec<&str> = words(stem).flat_map(|word| word.split('_')).collect();
    let is_cv =
        of_name.iter().any(|word| ["cv", "resume", "curriculum", "vitae", "cvs"].contains(word) || is_cv_glued(word))
            || stem.contains("curriculum");
    let mut roles: BTreeSet<Piece> = is_cv.then_some(Piece::Cv).into_iter().collect();
    for (piece, names) in NAMES {
        if of_name
            .iter()
            .any(|word| names.contains(word) || names.iter().any(|name| name.len() > 5 && word.contains(name)))
        {
            roles.insert(piece);
        }
    }
    roles
}

/// `cvguivarch2026` and `guivarchcv`.
fn is_cv_glued(word: &str) -> bool {
    word.len() > 4 && (word.starts_with("cv") || word.ends_with("cv"))
}

fn role_by_words(text: &str) -> Option<Piece> {
    const OF_CVS: [&str; 16] = [
        "experience",
        "formation",
        "competence",
        "diplome",
        "education",
        "skills",
        "langues",
        "languages",
        "centres d'interet",
        "parcours",
        "curriculum",
        "loisirs",
        "employment",
        "work history",
        "permis b",
        "certification",
    ];
    const OF_LETTERS: [&str; 10] = [
        "madame, monsieur",
        "madame, monsieur,",
        "veuillez agreer",
        "je vous prie d'agreer",
        "dear sir",
        "dear hiring",
        "yours sincerely",
        "yours faithfully",
        "lettre de motivation",
        "salutations distinguees",
    ];
    let head: String = fold(&text.chars().take(6000).collect::<String>());
    let count = |wanted: &[&str]| wanted.iter().filter(|wanted| head.contains(**wanted)).count();
    if count(&OF_LETTERS) >= 1 && count(&OF_CVS) < 5 {
        return Some(Piece::Letter);
    }
    (count(&OF_CVS) >= 3).then_some(Piece::Cv)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TextState;

    fn file(name: &str, media: &str, text: &str) -> ArrivedFile {
        ArrivedFile {
            name: name.to_owned(),
            claimed: media.to_owned(),
            media: media.to_owned(),
            size: 1,
            state: TextState::Read,
            text: text.to_owned(),
        }
    }

    fn found(text: &str, files: Vec<ArrivedFile>) -> Vec<Piece> {
        let mail = Arrived { text: text.to_owned(), files, ..Arrived::default() };
        pieces_in(&mail).into_iter().map(|found| found.piece).collect()
    }

    #[test]
    fn files_are_told_by_their_names_then_by_their_words() {
        let pdf = |name: &str| file(name, "application/pdf", "");
        assert_eq!(found("", vec![pdf("CV_Guivarch_2026.pdf")]), [Piece::Cv]);
        assert_eq!(
            found("", vec![pdf("GuivarchCV.pdf"), pdf("LM Rivages.pdf")]),
            [Piece::Cv, Piece::Letter, Piece::Motivation]
        );
        assert_eq!(found("", vec![pdf("Malo Guivarch.pdf")]), [Piece::Cv], "one document alone");
        let cv = "Expériences\n2019\nFormation\nCompétences";
        let letter = "Madame, Monsieur,\nVotre annonce…\nVeuillez agréer";
        let files = vec![file("doc1.pdf", "application/pdf", letter), file("doc2.pdf", "application/pdf", cv)];
        assert_eq!(found("", files), [Piece::Cv, Piece::Letter, Piece::Motivation]);
        assert_eq!(found("", vec![file("logo.png", "image/png", "")]), []);
    }

    #[test]
    fn a_message_says_more_than_its_formulas() {
        let formula = "Bonjour,\n\nVeuillez trouver ci-joint mon CV pour le poste. Je reste à votre disposition pour un entretien.\n\nCordialement,\nZoé";
        assert_eq!(found(formula, Vec::new()), []);
        let why = "Bonjour,\n\nAnimateur nature depuis six ans, j’accompagne 80 associations du littoral dans leurs inscriptions en ligne.\n\
                   J’aime autant répondre au téléphone à une trésorière inquiète que rédiger la fiche qui évitera l’appel suivant.\n\nMalo";
        assert_eq!(found(why, Vec::new()), [Piece::Motivation]);
    }

    #[test]
    fn rate_availability_and_links_stand_in_the_message() {
        let text = "Mon tarif journalier est de 420 € HT.\nDisponible à partir du 2 mars, quatre jours par semaine.\n\
                    https://www.linkedin.com/in/malo et github.com/malo\nMon portfolio : https://malo.example";
        assert_eq!(
            found(text, Vec::new()),
            [Piece::Linkedin, Piece::Github, Piece::Portfolio, Piece::Rate, Piece::Availability]
        );
        assert_eq!(found("Je suis disponible pour un entretien dès le 12.", Vec::new()), []);
        assert_eq!(
            found("Votre site https://rivages.example m'a plu, et https://www.linkedin.com aussi", Vec::new()),
            []
        );
    }
}
