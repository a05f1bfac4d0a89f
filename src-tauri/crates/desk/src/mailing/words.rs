//! Days, pieces and stages in the words of a mail.

use chrono::{DateTime, Local};
use hiring::{Language, Moment, Piece, StageCode, StageName, day_in_words};

/// The day it was at the recruiter's.
pub fn day_of(moment: Moment, language: Language) -> String {
    let at = DateTime::from_timestamp_millis(moment.millis()).unwrap_or_default();
    day_in_words(at.with_timezone(&Local).date_naive(), language)
}

/// `2026-W47`, as it was at the recruiter's.
pub fn week(moment: Moment) -> String {
    let at = DateTime::from_timestamp_millis(moment.millis()).unwrap_or_default();
    at.with_timezone(&Local).format("%G-W%V").to_string()
}

const fn piece(piece: Piece, language: Language) -> &'static str {
    let (french, english) = match piece {
        Piece::Cv => ("un CV", "a CV"),
        Piece::Linkedin => ("un profil LinkedIn", "a LinkedIn profile"),
        Piece::Github => ("un profil GitHub", "a GitHub profile"),
        Piece::Portfolio => ("un portfolio", "a portfolio"),
        Piece::Letter => ("une lettre de motivation", "a covering letter"),
        Piece::Motivation => {
            ("quelques lignes sur ce qui vous attire dans ce poste", "a few lines on what draws you to this post")
        }
        Piece::References => ("des références", "references"),
        Piece::Rate => ("le tarif ou la rémunération souhaitée", "the rate or pay you hope for"),
        Piece::Availability => ("les dates de disponibilité", "your dates of availability"),
        Piece::Project => (
            "le récit d’une réalisation ou des exemples de travaux",
            "an account of something you achieved, or examples of your work",
        ),
        Piece::Social => ("des comptes publics sur les réseaux sociaux", "public accounts on social networks"),
        Piece::Answers => ("les réponses aux questions de l’annonce", "answers to the questions in the posting"),
        Piece::Other => ("l’autre pièce demandée par l’annonce", "the other piece the posting asks for"),
    };
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// One thing that is missing, with what would do as well.
pub fn choice(pieces: &[Piece], language: Language, to_a_friend: bool) -> String {
    let or = if language == Language::French { " ou " } else { " or " };
    let words = pieces.iter().map(|one| piece(*one, language)).collect::<Vec<_>>().join(or);
    if to_a_friend { words.replace("ce qui vous attire", "ce qui t’attire") } else { words }
}

pub fn stage(stage: &StageName, language: Language) -> String {
    let Some(code) = stage.code.filter(|_| stage.name.is_empty()) else { return stage.name.clone() };
    let (french, english) = match code {
        StageCode::New => ("Nouvelles", "New"),
        StageCode::Screening => ("Présélection", "Screening"),
        StageCode::Interview => ("Entretien", "Interview"),
        StageCode::Offer => ("Proposition", "Offer"),
        StageCode::Hired => ("Embauche", "Hired"),
        StageCode::Rejected => ("Sans suite", "Not taken further"),
        StageCode::Withdrawn => ("Retrait", "Withdrawn"),
    };
    match language {
        Language::French => french.to_owned(),
        Language::English => english.to_owned(),
    }
}
