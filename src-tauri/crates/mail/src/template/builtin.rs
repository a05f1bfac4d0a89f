//! The templates that come with Vivier, as the files beside this crate's sources have them. A recruiter's own words replace them one by one.

use hiring::{Audience, Language, Register, Variant};

use super::TemplateText;

/// The variant that speaks as the posting does. One that addresses nobody is answered with vous.
pub const fn variant_of(language: Language, register: Register) -> Variant {
    match (language, register) {
        (Language::English, _) => Variant::English,
        (Language::French, Register::Tu) => Variant::FrenchTu,
        (Language::French, _) => Variant::FrenchVous,
    }
}

/// The variant itself, then what to fall back on where a template has none of the kind.
pub const fn variants_from(first: Variant) -> [Variant; 3] {
    match first {
        Variant::FrenchVous => [Variant::FrenchVous, Variant::FrenchTu, Variant::English],
        Variant::FrenchTu => [Variant::FrenchTu, Variant::FrenchVous, Variant::English],
        Variant::English => [Variant::English, Variant::FrenchVous, Variant::FrenchTu],
    }
}

pub const fn language_of(variant: Variant) -> Language {
    match variant {
        Variant::FrenchVous | Variant::FrenchTu => Language::French,
        Variant::English => Language::English,
    }
}

/// The templates whose names are known to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TemplateName {
    /// In a person's own words, to a mail that came.
    Reply,
    Acknowledgement,
    MissingPieces,
    Invitation,
    Reminder,
    RefusalAfterScreening,
    RefusalAfterInterview,
    Offer,
    TalentPool,
    WithdrawalConfirmed,
    NewApplication,
    WeeklyDigest,
    Shortlist,
    PostingClosed,
}

impl TemplateName {
    pub const ALL: [Self; 14] = [
        Self::Reply,
        Self::Acknowledgement,
        Self::MissingPieces,
        Self::Invitation,
        Self::Reminder,
        Self::RefusalAfterScreening,
        Self::RefusalAfterInterview,
        Self::Offer,
        Self::TalentPool,
        Self::WithdrawalConfirmed,
        Self::NewApplication,
        Self::WeeklyDigest,
        Self::Shortlist,
        Self::PostingClosed,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Acknowledgement => "acknowledgement",
            Self::MissingPieces => "missing_pieces",
            Self::Invitation => "invitation",
            Self::Reminder => "reminder",
            Self::RefusalAfterScreening => "refusal_after_screening",
            Self::RefusalAfterInterview => "refusal_after_interview",
            Self::Offer => "offer",
            Self::TalentPool => "talent_pool",
            Self::WithdrawalConfirmed => "withdrawal_confirmed",
            Self::NewApplication => "new_application",
            Self::WeeklyDigest => "weekly_digest",
            Self::Shortlist => "shortlist",
            Self::PostingClosed => "posting_closed",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }

    pub const fn audience(self) -> Audience {
        match self {
            Self::NewApplication | Self::WeeklyDigest | Self::Shortlist | Self::PostingClosed => Audience::Contacts,
            _ => Audience::Applicants,
        }
    }

    /// What may go without anybody having looked at each: it only says that something has arrived here. What a person decides is written
    /// by a person.
    pub const fn may_go_by_rule(self) -> bool {
        matches!(self, Self::Acknowledgement | Self::WithdrawalConfirmed)
    }

    /// It is about what came: it goes into the same thread.
    pub const fn answers_what_came(self) -> bool {
        matches!(self, Self::Reply | Self::Acknowledgement | Self::MissingPieces)
    }

    /// Sent because something came in: it says so, and is never sent to a program.
    pub const fn answers_by_itself(self) -> bool {
        matches!(self, Self::Acknowledgement)
    }
}

struct File {
    name: &'static str,
    variant: Variant,
    text: &'static str,
}

macro_rules! template {
    ($name:literal, $variant:ident, $file:literal) => {
        File { name: $name, variant: Variant::$variant, text: include_str!(concat!("../../templates/", $file)) }
    };
}

const FILES: &[File] = &[
    template!("reply", FrenchVous, "reply.fr-vous.md"),
    template!("reply", FrenchTu, "reply.fr-tu.md"),
    template!("reply", English, "reply.en.md"),
    template!("acknowledgement", FrenchVous, "acknowledgement.fr-vous.md"),
    template!("acknowledgement", FrenchTu, "acknowledgement.fr-tu.md"),
    template!("acknowledgement", English, "acknowledgement.en.md"),
    template!("missing_pieces", FrenchVous, "missing_pieces.fr-vous.md"),
    template!("missing_pieces", FrenchTu, "missing_pieces.fr-tu.md"),
    template!("missing_pieces", English, "missing_pieces.en.md"),
    template!("invitation", FrenchVous, "invitation.fr-vous.md"),
    template!("invitation", FrenchTu, "invitation.fr-tu.md"),
    template!("invitation", English, "invitation.en.md"),
    template!("reminder", FrenchVous, "reminder.fr-vous.md"),
    template!("reminder", FrenchTu, "reminder.fr-tu.md"),
    template!("reminder", English, "reminder.en.md"),
    template!("refusal_after_screening", FrenchVous, "refusal_after_screening.fr-vous.md"),
    template!("refusal_after_screening", FrenchTu, "refusal_after_screening.fr-tu.md"),
    template!("refusal_after_screening", English, "refusal_after_screening.en.md"),
    template!("refusal_after_interview", FrenchVous, "refusal_after_interview.fr-vous.md"),
    template!("refusal_after_interview", FrenchTu, "refusal_after_interview.fr-tu.md"),
    template!("refusal_after_interview", English, "refusal_after_interview.en.md"),
    template!("offer", FrenchVous, "offer.fr-vous.md"),
    template!("offer", FrenchTu, "offer.fr-tu.md"),
    template!("offer", English, "offer.en.md"),
    template!("talent_pool", FrenchVous, "talent_pool.fr-vous.md"),
    template!("talent_pool", FrenchTu, "talent_pool.fr-tu.md"),
    template!("talent_pool", English, "talent_pool.en.md"),
    template!("withdrawal_confirmed", FrenchVous, "withdrawal_confirmed.fr-vous.md"),
    template!("withdrawal_confirmed", FrenchTu, "withdrawal_confirmed.fr-tu.md"),
    template!("withdrawal_confirmed", English, "withdrawal_confirmed.en.md"),
    template!("new_application", FrenchVous, "new_application.fr-vous.md"),
    template!("new_application", English, "new_application.en.md"),
    template!("weekly_digest", FrenchVous, "weekly_digest.fr-vous.md"),
    template!("weekly_digest", English, "weekly_digest.en.md"),
    template!("shortlist", FrenchVous, "shortlist.fr-vous.md"),
    template!("shortlist", English, "shortlist.en.md"),
    template!("posting_closed", FrenchVous, "posting_closed.fr-vous.md"),
    template!("posting_closed", English, "posting_closed.en.md"),
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    pub name: TemplateName,
    pub variant: Variant,
    pub text: TemplateText,
}

/// All that come with the program.
pub fn built_ins() -> impl Iterator<Item = BuiltIn> {
    FILES.iter().filter_map(|file| {
        let name = TemplateName::from_code(file.name)?;
        Some(BuiltIn { name, variant: file.variant, text: read(file.text)? })
    })
}

pub fn built_in(name: &str, variant: Variant) -> Option<TemplateText> {
    FILES.iter().find(|file| file.name == name && file.variant == variant).and_then(|file| read(file.text))
}

/// Front matter with the subject, then the body.
fn read(file: &str) -> Option<TemplateText> {
    let (head, body) = file.strip_prefix("---\n")?.split_once("\n---\n")?;
    let subject = head.lines().find_map(|line| line.strip_prefix("subject: "))?;
    Some(TemplateText { subject: subject.to_owned(), body: body.to_owned() })
}
