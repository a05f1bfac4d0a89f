//! What the command line says of candidates, applications and stages.

mod english;
mod french;

use desk::{CandidateAdded, Done};
use hiring::{CandidateField, Hue, LikelyReason, Piece, ReasonCode, StageCode, StageName};

pub trait PeopleWords {
    fn stage_code(&self, code: StageCode) -> &'static str;
    fn reason_code(&self, code: ReasonCode) -> &'static str;
    fn detail(&self, field: CandidateField) -> &'static str;
    fn piece(&self, piece: Piece) -> &'static str;
    fn likely_reason(&self, reason: LikelyReason) -> &'static str;
    fn hue(&self, hue: Hue) -> &'static str;
    /// Between two pieces of which either would do.
    fn or(&self) -> &'static str;

    /// id, name, place, address, applications, latest application, tags
    fn candidate_heads(&self) -> [&'static str; 7];
    /// id, name, posting, stage, days, score, missing, received
    fn application_heads(&self) -> [&'static str; 8];
    /// id, stage, color, expected days, room, applications
    fn stage_heads(&self) -> [&'static str; 6];
    fn added_on(&self) -> &'static str;
    fn came(&self) -> &'static str;
    fn missing(&self) -> &'static str;
    fn score(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn files(&self) -> &'static str;
    fn notes(&self) -> &'static str;
    fn moves(&self) -> &'static str;
    fn criteria(&self) -> &'static str;

    fn candidate_added(&self, name: &str, added: &CandidateAdded) -> String;
    /// A line each for those who may be the same person.
    fn may_be(&self, id: i64, name: &str, reasons: &str) -> String;
    fn candidates_shown(&self, shown: u64, matching: u64, all: u64) -> String;
    fn applications_shown(&self, shown: u64, matching: u64, all: u64) -> String;
    fn done_to_candidates(&self, done: Done) -> String;
    fn done_to_applications(&self, done: Done) -> String;
    fn merged(&self, kept: i64, gone: i64) -> String;
    fn applied_before(&self, id: i64) -> String;
    fn written_down(&self, id: i64) -> String;
    /// The reasons to choose from, when the one that was given is not among them.
    fn choose_reason(&self, named: &str, choices: &str) -> String;
    fn choose_stage(&self, named: &str, choices: &str) -> String;
    fn choose_column(&self, named: &str, choices: &str) -> String;

    /// By the words somebody has given it, else by those of its code.
    fn stage(&self, stage: &StageName) -> String {
        match stage.code {
            Some(code) if stage.name.is_empty() => self.stage_code(code).to_owned(),
            _ => stage.name.clone(),
        }
    }

    fn reason_name(&self, reason: &desk::ReasonName) -> String {
        match reason.code {
            Some(code) if reason.name.is_empty() => self.reason_code(code).to_owned(),
            _ => reason.name.clone(),
        }
    }

    /// `cv or linkedin, letter`
    fn missing_pieces(&self, missing: &[Vec<Piece>]) -> String {
        let choice = |choice: &Vec<Piece>| {
            let pieces: Vec<_> = choice.iter().map(|piece| self.piece(*piece)).collect();
            pieces.join(&format!(" {} ", self.or()))
        };
        missing.iter().map(choice).collect::<Vec<_>>().join(", ")
    }
}

/// By name when it was one, else by number.
pub fn whom(count: u64, name: &str, counted: fn(u64) -> String) -> String {
    if count == 1 { name.to_owned() } else { counted(count) }
}

pub fn tags(added: &[String], removed: &[String]) -> String {
    let added = added.iter().map(|tag| format!("+ {tag}"));
    added.chain(removed.iter().map(|tag| format!("− {tag}"))).collect::<Vec<_>>().join(", ")
}
