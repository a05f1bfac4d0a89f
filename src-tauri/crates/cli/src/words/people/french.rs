use desk::{CandidateAdded, Done};
use hiring::{CandidateField, Hue, LikelyReason, Piece, ReasonCode, StageCode};

use super::PeopleWords;
use crate::words::French;
use crate::words::french::{applications, candidates, plural};

impl PeopleWords for French {
    fn stage_code(&self, code: StageCode) -> &'static str {
        match code {
            StageCode::New => "Nouveau",
            StageCode::Screening => "Présélection",
            StageCode::Interview => "Entretien",
            StageCode::Offer => "Proposition",
            StageCode::Hired => "Recrutement",
            StageCode::Rejected => "Refus",
            StageCode::Withdrawn => "Désistement",
        }
    }

    fn reason_code(&self, code: ReasonCode) -> &'static str {
        match code {
            ReasonCode::MissingSkill => "une compétence nécessaire manque",
            ReasonCode::LessExperience => "moins d’expérience que le poste n’en demande",
            ReasonCode::OtherChosen => "une autre personne a été retenue",
            ReasonCode::IncompleteApplication => "le dossier est resté incomplet",
            ReasonCode::Language => "langue",
            ReasonCode::Availability => "disponibilité",
            ReasonCode::Place => "lieu ou télétravail",
            ReasonCode::Pay => "rémunération",
            ReasonCode::PostingClosed => "l’annonce a été fermée",
            ReasonCode::Unreachable => "impossible à joindre",
            ReasonCode::DeclinedOffer => "a décliné la proposition",
            ReasonCode::OtherOffer => "a accepté une autre proposition",
            ReasonCode::ChangedMind => "a changé d’avis",
            ReasonCode::PersonalReasons => "raisons personnelles",
            ReasonCode::Other => "autre motif",
        }
    }

    fn detail(&self, field: CandidateField) -> &'static str {
        match field {
            CandidateField::Name => "nom",
            CandidateField::Addresses => "e-mail",
            CandidateField::Phones => "téléphone",
            CandidateField::Links => "liens",
            CandidateField::Headline => "présentation",
            CandidateField::Place => "lieu",
            CandidateField::Languages => "langues",
            CandidateField::Tags => "étiquettes",
            CandidateField::Source => "provenance",
            CandidateField::Consent => "accord",
            CandidateField::LastContact => "dernier contact",
        }
    }

    fn piece(&self, piece: Piece) -> &'static str {
        match piece {
            Piece::Cv => "CV",
            Piece::Linkedin => "LinkedIn",
            Piece::Github => "GitHub",
            Piece::Portfolio => "portfolio",
            Piece::Letter => "lettre",
            Piece::Motivation => "motivation",
            Piece::References => "références",
            Piece::Rate => "tarif",
            Piece::Availability => "disponibilité",
            Piece::Project => "projet",
            Piece::Social => "réseaux sociaux",
            Piece::Answers => "réponses",
            Piece::Other => "autre",
        }
    }

    fn likely_reason(&self, reason: LikelyReason) -> &'static str {
        match reason {
            LikelyReason::SameAddress => "même adresse",
            LikelyReason::SamePhone => "même téléphone",
            LikelyReason::SameLink => "même profil",
            LikelyReason::NearAddress => "même nom, adresse presque identique",
            LikelyReason::SwappedName => "même nom dans l’autre ordre",
            LikelyReason::SameName => "même nom",
        }
    }

    fn hue(&self, hue: Hue) -> &'static str {
        match hue {
            Hue::Slate => "ardoise",
            Hue::Blue => "bleu",
            Hue::Plum => "prune",
            Hue::Ochre => "ocre",
            Hue::Green => "vert",
        }
    }

    fn or(&self) -> &'static str {
        "ou"
    }

    fn candidate_heads(&self) -> [&'static str; 7] {
        ["id", "nom", "lieu", "e-mail", "candidatures", "la dernière", "étiquettes"]
    }

    fn application_heads(&self) -> [&'static str; 8] {
        ["id", "nom", "annonce", "étape", "jours", "note", "il manque", "reçue"]
    }

    fn stage_heads(&self) -> [&'static str; 6] {
        ["id", "étape", "couleur", "jours", "places", "candidatures"]
    }

    fn added_on(&self) -> &'static str {
        "ajout"
    }

    fn came(&self) -> &'static str {
        "reçu"
    }

    fn missing(&self) -> &'static str {
        "il manque"
    }

    fn score(&self) -> &'static str {
        "note"
    }

    fn reason(&self) -> &'static str {
        "motif"
    }

    fn files(&self) -> &'static str {
        "Fichiers"
    }

    fn notes(&self) -> &'static str {
        "Notes"
    }

    fn moves(&self) -> &'static str {
        "Passages"
    }

    fn criteria(&self) -> &'static str {
        "Évaluation"
    }

    fn candidate_added(&self, name: &str, added: &CandidateAdded) -> String {
        match added.application {
            Some(application) => format!("{name} porte le numéro {}, sa candidature le {application}", added.id),
            None => format!("{name} porte le numéro {}", added.id),
        }
    }

    fn may_be(&self, id: i64, name: &str, reasons: &str) -> String {
        format!("peut-être la même personne que {name} ({id}) : {reasons}")
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
        format!("{gone} fait maintenant partie de {kept} ; « vivier undo » les sépare de nouveau")
    }

    fn applied_before(&self, id: i64) -> String {
        format!("{id} y a déjà postulé ; --again ajoute une autre candidature")
    }

    fn written_down(&self, id: i64) -> String {
        format!("enregistré sous le numéro {id}")
    }

    fn choose_reason(&self, named: &str, choices: &str) -> String {
        format!("aucun motif ne s’appelle « {named} » ; à choisir parmi : {choices}")
    }

    fn choose_stage(&self, named: &str, choices: &str) -> String {
        format!("aucune étape ne s’appelle « {named} » ; à choisir parmi : {choices}")
    }

    fn choose_column(&self, named: &str, choices: &str) -> String {
        format!("le fichier n’a pas de colonne « {named} » ; à choisir parmi : {choices}")
    }
}

fn of(shown: u64, matching: u64, all: u64, counted: fn(u64) -> String) -> String {
    match (shown == matching, matching == all) {
        (true, true) => counted(all),
        (true, false) => format!("{matching} sur {}", counted(all)),
        (false, _) => format!(
            "{}, {} sur {} ; --limit en montre plus",
            plural(shown, "affichée", "affichées"),
            plural(matching, "trouvée", "trouvées"),
            counted(all)
        ),
    }
}

fn change(done: Done, counted: fn(u64) -> String) -> String {
    match done.entry {
        Some(_) => format!("fait pour {} ; « vivier undo » rétablit", counted(done.count)),
        None => "rien à changer : c’est déjà ainsi".to_owned(),
    }
}
