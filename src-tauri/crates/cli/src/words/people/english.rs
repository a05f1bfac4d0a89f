use desk::{CandidateAdded, Done};
use hiring::{CandidateField, Hue, LikelyReason, Piece, ReasonCode, StageCode};

use super::PeopleWords;
use crate::words::English;
use crate::words::english::{applications, candidates};

impl PeopleWords for English {
    fn stage_code(&self, code: StageCode) -> &'static str {
        match code {
            StageCode::New => "New",
            StageCode::Screening => "Screening",
            StageCode::Interview => "Interview",
            StageCode::Offer => "Offer",
            StageCode::Hired => "Hired",
            StageCode::Rejected => "Rejected",
            StageCode::Withdrawn => "Withdrawn",
        }
    }

    fn reason_code(&self, code: ReasonCode) -> &'static str {
        match code {
            ReasonCode::MissingSkill => "a required skill is missing",
            ReasonCode::LessExperience => "less experience than the post needs",
            ReasonCode::OtherChosen => "somebody else was chosen",
            ReasonCode::IncompleteApplication => "the application stayed incomplete",
            ReasonCode::Language => "language",
            ReasonCode::Availability => "availability",
            ReasonCode::Place => "place or remote work",
            ReasonCode::Pay => "pay",
            ReasonCode::PostingClosed => "the posting was closed",
            ReasonCode::Unreachable => "could not be reached",
            ReasonCode::DeclinedOffer => "declined the offer",
            ReasonCode::OtherOffer => "took another offer",
            ReasonCode::ChangedMind => "changed their mind",
            ReasonCode::PersonalReasons => "personal reasons",
            ReasonCode::Other => "another reason",
        }
    }

    fn detail(&self, field: CandidateField) -> &'static str {
        match field {
            CandidateField::Name => "name",
            CandidateField::Addresses => "e-mail",
            CandidateField::Phones => "phone",
            CandidateField::Links => "links",
            CandidateField::Headline => "headline",
            CandidateField::Place => "place",
            CandidateField::Languages => "languages",
            CandidateField::Tags => "tags",
            CandidateField::Source => "source",
            CandidateField::Consent => "consent",
            CandidateField::LastContact => "last contact",
        }
    }

    fn piece(&self, piece: Piece) -> &'static str {
        match piece {
            Piece::Cv => "CV",
            Piece::Linkedin => "LinkedIn",
            Piece::Github => "GitHub",
            Piece::Portfolio => "portfolio",
            Piece::Letter => "letter",
            Piece::Motivation => "motivation",
            Piece::References => "references",
            Piece::Rate => "rate",
            Piece::Availability => "availability",
            Piece::Project => "project",
            Piece::Social => "social accounts",
            Piece::Answers => "answers",
            Piece::Other => "other",
        }
    }

    fn likely_reason(&self, reason: LikelyReason) -> &'static str {
        match reason {
            LikelyReason::SameAddress => "same address",
            LikelyReason::SamePhone => "same phone",
            LikelyReason::SameLink => "same profile",
            LikelyReason::NearAddress => "same name, nearly the same address",
            LikelyReason::SwappedName => "same name the other way round",
            LikelyReason::SameName => "same name",
        }
    }

    fn hue(&self, hue: Hue) -> &'static str {
        match hue {
            Hue::Slate => "slate",
            Hue::Blue => "blue",
            Hue::Plum => "plum",
            Hue::Ochre => "ochre",
            Hue::Green => "green",
        }
    }

    fn or(&self) -> &'static str {
        "or"
    }

    fn candidate_heads(&self) -> [&'static str; 7] {
        ["id", "name", "place", "e-mail", "applied", "latest", "tags"]
    }

    fn application_heads(&self) -> [&'static str; 8] {
        ["id", "name", "posting", "stage", "days", "score", "missing", "received"]
    }

    fn stage_heads(&self) -> [&'static str; 6] {
        ["id", "stage", "colour", "days", "room", "applications"]
    }

    fn added_on(&self) -> &'static str {
        "added"
    }

    fn came(&self) -> &'static str {
        "came"
    }

    fn missing(&self) -> &'static str {
        "missing"
    }

    fn score(&self) -> &'static str {
        "score"
    }

    fn reason(&self) -> &'static str {
        "reason"
    }

    fn files(&self) -> &'static str {
        "Files"
    }

    fn notes(&self) -> &'static str {
        "Notes"
    }

    fn moves(&self) -> &'static str {
        "Moves"
    }

    fn criteria(&self) -> &'static str {
        "Scorecard"
    }

    fn candidate_added(&self, name: &str, added: &CandidateAdded) -> String {
        match added.application {
            Some(application) => format!("{name} is candidate {}, with application {application}", added.id),
            None => format!("{name} is candidate {}", added.id),
        }
    }

    fn may_be(&self, id: i64, name: &str, reasons: &str) -> String {
        format!("may be the same as candidate {id}, {name}: {reasons}")
    }

    fn candidates_shown(&self, shown: u64, matching: u64, all: u64) -> String {
        of(shown, matching, all, candidates)
    }

    fn applications_shown(&self, shown: u64, matching: u64, all: u64) -> String {
        of(shown, matching, all, applications)
    }

    fn done_to_candidates(&self, done: Done) -> String {
        change(done, candidates)
    }

    fn done_to_applications(&self, done: Done) -> String {
        change(done, applications)
    }

    fn merged(&self, kept: i64, gone: i64) -> String {
        format!("candidate {gone} is now part of {kept}; `vivier undo` parts them again")
    }

    fn applied_before(&self, id: i64) -> String {
        format!("{id} has applied to it already; --again adds another application")
    }

    fn written_down(&self, id: i64) -> String {
        format!("kept as {id}")
    }

    fn choose_reason(&self, named: &str, choices: &str) -> String {
        format!("no reason is called “{named}”; choose one of: {choices}")
    }

    fn choose_stage(&self, named: &str, choices: &str) -> String {
        format!("no stage is called “{named}”; choose one of: {choices}")
    }

    fn choose_column(&self, named: &str, choices: &str) -> String {
        format!("the file has no column “{named}”; choose one of: {choices}")
    }
}

fn of(shown: u64, matching: u64, all: u64, counted: fn(u64) -> String) -> String {
    match (shown == matching, matching == all) {
        (true, true) => counted(all),
        (true, false) => format!("{matching} of {}", counted(all)),
        (false, _) => format!("{shown} shown, {matching} match, of {}; --limit shows more", counted(all)),
    }
}

fn change(done: Done, counted: fn(u64) -> String) -> String {
    match done.entry {
        Some(_) => format!("{} changed; `vivier undo` takes it back", counted(done.count)),
        None => "nothing to change: it is so already".to_owned(),
    }
}
