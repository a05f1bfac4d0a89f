use desk::{Entry, EntryState, Failure, ImportReport, Op, Removed, StoreInfo};
use hiring::{ContactRole, PostingState, ProblemKind, ReasonKind, StageEnd, Word};

use super::people::{PeopleWords, tags, whom};
use super::{Words, size};

#[derive(Debug)]
pub struct French;

/// In French none and one are singular.
pub(super) fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

fn postings(count: u64) -> String {
    plural(count, "annonce", "annonces")
}

pub(super) fn candidates(count: u64) -> String {
    plural(count, "personne", "personnes")
}

pub(super) fn applications(count: u64) -> String {
    plural(count, "candidature", "candidatures")
}

impl Words for French {
    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::StoreNotOpen => "aucun vivier n’est ouvert".to_owned(),
            Failure::StoreMissing { path } => {
                format!("il n’y a pas de vivier à {path} ; « vivier sample » ou « vivier postings import » en crée un")
            }
            Failure::StoreExists { path } => format!("{path} existe déjà et n’a pas été touché ; donnez un autre nom"),
            Failure::StoreLocked { path } => {
                format!(
                    "un autre Vivier écrit dans {path} ; rien n’a été changé. Fermez-le, ou agissez depuis celui-ci"
                )
            }
            Failure::StoreDamaged { path, detail } => {
                format!(
                    "{path} est abîmé ({detail}). Il n’a pas été touché ; reprenez une sauvegarde, ou gardez-le pour un sauvetage"
                )
            }
            Failure::StoreForeign { path } => format!("{path} n’est pas un vivier ; il n’a pas été touché"),
            Failure::StoreNewer { path, found, known } => format!(
                "{path} vient d’une version plus récente de Vivier (schéma {found}, celle-ci connaît {known}) ; il n’a pas été touché. Mettez Vivier à jour"
            ),
            Failure::StoreReadOnly { path } => {
                format!("impossible d’écrire dans {path} ; rien n’a été changé. Vérifiez ses droits d’accès")
            }
            Failure::DiskFull { path } => {
                format!(
                    "le disque qui porte {path} est plein ; ce qui y était est intact. Libérez de la place et recommencez"
                )
            }
            Failure::FileFailed { path, detail } => format!("{path} : {detail}"),
            Failure::StoreFailed { detail } => {
                format!("le vivier n’a pas pu le faire, et rien n’a été changé : {detail}")
            }
            Failure::NotFound { what, id } => format!("{} {id} introuvable", word(*what)),
            Failure::NothingToUndo => "il n’y a rien à annuler".to_owned(),
            Failure::NothingToRedo => "il n’y a rien à rétablir".to_owned(),
            Failure::UndoConflict { entry, op, .. } => {
                format!("un changement ultérieur s’y oppose : {entry}, {}. Annulez d’abord celui-là", self.op(op))
            }
            Failure::AlreadyUndone { entry } => format!("l’entrée {entry} est déjà annulée"),
            Failure::NotUndone { entry } => format!("l’entrée {entry} n’est pas annulée"),
            Failure::SelectionChanged { expected, found } => format!(
                "{found} correspondent à présent, et non {expected} ; rien n’a été changé. Regardez de nouveau, puis recommencez"
            ),
            Failure::NameMissing => "il n’y a ni nom ni adresse ; rien n’a été ajouté".to_owned(),
            Failure::AddressInvalid { value } => {
                format!("« {value} » n’est pas une adresse e-mail ; rien n’a été changé")
            }
            Failure::PhoneInvalid { value } => {
                format!("« {value} » n’est pas un numéro de téléphone ; rien n’a été changé")
            }
            Failure::LinkInvalid { value } => format!("« {value} » n’est pas un lien ; rien n’a été changé"),
            Failure::TextTooLong { field, limit } => {
                format!("{} : {limit} caractères au plus ; rien n’a été changé", self.field(*field))
            }
            Failure::TextMissing => "rien n’est écrit ; rien n’a été changé".to_owned(),
            Failure::StageElsewhere { stage, title } => {
                format!("« {title} » n’a pas d’étape {} ; rien n’a bougé", self.stage(stage))
            }
            Failure::PostingInUse { title, count } => {
                format!("« {title} » a {} ; elle reste. Retirez-les d’abord, ou gardez-la", applications(*count))
            }
            Failure::StageInUse { stage, count } => format!(
                "l’étape {} contient {} ; dites à quelle étape elles passent",
                self.stage(stage),
                applications(*count)
            ),
            Failure::StageNeeded { ends: Some(StageEnd::Hired) } => {
                "il faut une étape pour les recrutements".to_owned()
            }
            Failure::StageNeeded { ends: Some(StageEnd::Rejected) } => "il faut une étape pour les refus".to_owned(),
            Failure::StageNeeded { ends: Some(StageEnd::Withdrawn) } => {
                "il faut une étape pour les désistements".to_owned()
            }
            Failure::StageNeeded { ends: None } => "il faut une étape par laquelle commencer".to_owned(),
            Failure::ReasonUnfit { wanted: ReasonKind::Rejected } => "ce n’est pas un motif de refus".to_owned(),
            Failure::ReasonUnfit { wanted: ReasonKind::Withdrawn } => "ce n’est pas un motif de désistement".to_owned(),
            Failure::ReasonNeeded { kind: ReasonKind::Rejected } => "il faut un motif de refus".to_owned(),
            Failure::ReasonNeeded { kind: ReasonKind::Withdrawn } => "il faut un motif de désistement".to_owned(),
            Failure::SamePerson => "c’est une seule et même personne".to_owned(),
            Failure::FileTooLarge { name, bytes, limit } => format!(
                "{name} fait {}o, plus que les {}o admis pour un fichier ; rien n’a été ajouté",
                size(*bytes, ",", " "),
                size(*limit, ",", " ")
            ),
            Failure::Cancelled => "arrêté ; rien n’a été changé".to_owned(),
            Failure::BadRequest { command, detail } => format!("{command} n’accepte pas cette demande : {detail}"),
            Failure::UnknownCommand { name } => format!("{name} n’existe pas"),
            Failure::Internal { detail } => format!("une erreur s’est produite dans Vivier : {detail}"),
        }
    }

    fn problem(&self, problem: &ProblemKind) -> String {
        match problem {
            ProblemKind::FrontMatterMissing => {
                "pas d’en-tête : le titre et la date viennent du texte et du nom du fichier".to_owned()
            }
            ProblemKind::FrontMatterUnclosed => "l’en-tête n’est pas fermé par ---".to_owned(),
            ProblemKind::FrontMatterInvalid { reason } => {
                format!("l’en-tête n’est pas du YAML valable, il a été lu ligne par ligne : {reason}")
            }
            ProblemKind::TitleMissing => "aucun titre trouvé : le nom du fichier en tient lieu".to_owned(),
            ProblemKind::DateInvalid { key, value } => format!("{key} : « {value} » n’est pas une date"),
            ProblemKind::StateContradictory { one, other } => {
                format!("« {one} » et « {other} » ne peuvent pas être vrais ensemble")
            }
            ProblemKind::AddressInvalid { value } => format!("« {value} » n’est pas une adresse e-mail"),
            ProblemKind::ContactMismatch { shown, linked } => {
                format!("un lien montre {shown} et mène à {linked} : l’une des deux adresses est sans doute fausse")
            }
            ProblemKind::EncodingGuessed { encoding } => format!("pas en UTF-8 : lu en {encoding}"),
            ProblemKind::TextRepaired { encoding } => {
                format!("texte abîmé (de l’UTF-8 lu en {encoding}) et réparé ; l’original est gardé")
            }
            ProblemKind::CharactersLost => "des caractères étaient déjà perdus dans le fichier".to_owned(),
            ProblemKind::Empty => "refusé : le fichier est vide".to_owned(),
            ProblemKind::NotText => "refusé : ce n’est pas un fichier de texte".to_owned(),
            ProblemKind::TooLarge { bytes, limit } => format!(
                "refusé : {}o, plus que les {}o admis pour une annonce",
                size(*bytes, ",", " "),
                size(*limit, ",", " ")
            ),
            ProblemKind::Unreadable { reason } => format!("refusé : {reason}"),
        }
    }

    fn op(&self, op: &Op) -> String {
        match op {
            Op::PostingsImported { new, changed, from } => match (new, changed) {
                (new, 0) => format!("import de {} depuis {from}", postings(*new)),
                (0, changed) => format!("mise à jour de {} depuis {from}", postings(*changed)),
                (new, changed) => format!("import de {} et mise à jour de {changed} depuis {from}", postings(*new)),
            },
            Op::SampleAdded { postings: count } => format!("ajout du jeu d’essai, {}", postings(*count)),
            Op::PostingsRemoved { count: 1, title } => format!("retrait de « {title} »"),
            Op::PostingsRemoved { count, .. } => format!("retrait de {}", postings(*count)),
            Op::CandidateAdded { name } => format!("ajout de {name}"),
            Op::CandidateEdited { name, fields } => {
                let fields: Vec<_> = fields.iter().map(|field| self.field(*field)).collect();
                format!("modification de {name} : {}", fields.join(", "))
            }
            Op::CandidatesTagged { count, name, added, removed } => {
                format!("étiquettes de {} : {}", whom(*count, name, candidates), tags(added, removed))
            }
            Op::CandidatesMerged { kept, gone } => format!("fusion de {gone} avec {kept}"),
            Op::CandidatesRemoved { count, name } => format!("retrait de {}", whom(*count, name, candidates)),
            Op::CandidatesToldApart { one, other } => format!("{one} et {other} sont deux personnes"),
            Op::NoteAdded { name } => format!("note sur {name}"),
            Op::NoteEdited { name } => format!("modification d’une note sur {name}"),
            Op::NoteRemoved { name } => format!("retrait d’une note sur {name}"),
            Op::FileAttached { name, file } => format!("ajout de {file} au dossier de {name}"),
            Op::FileDetached { name, file } => format!("retrait de {file} du dossier de {name}"),
            Op::ApplicationsAdded { count, name, title } => {
                format!("ajout de {} à « {title} »", whom(*count, name, candidates))
            }
            Op::ApplicationsMoved { count, name, to } => {
                format!("passage de {} à l’étape {}", whom(*count, name, applications), self.stage(to))
            }
            Op::ApplicationsRejected { count, name } => format!("refus de {}", whom(*count, name, applications)),
            Op::ApplicationsWithdrawn { count, name } => {
                format!("désistement de {}", whom(*count, name, applications))
            }
            Op::ApplicationsRemoved { count: 1, name } => format!("retrait d’une candidature de {name}"),
            Op::ApplicationsRemoved { count, .. } => format!("retrait de {}", applications(*count)),
            Op::PiecesNoted { name } => format!("pièces reçues de {name}"),
            Op::Scored { name } => format!("évaluation de {name}"),
            Op::StagesSaved { title: None } => "modification des étapes générales".to_owned(),
            Op::StagesSaved { title: Some(title) } => format!("modification des étapes de « {title} »"),
            Op::ReasonsSaved => "modification de la liste des motifs".to_owned(),
            Op::FilterSaved { name } => format!("enregistrement du filtre « {name} »"),
            Op::FilterRemoved { name } => format!("retrait du filtre « {name} »"),
        }
    }

    fn state(&self, state: PostingState) -> &'static str {
        match state {
            PostingState::Open => "ouverte",
            PostingState::Closed => "fermée",
            PostingState::Filled => "pourvue",
            PostingState::Unknown => "non précisé",
        }
    }

    fn role(&self, role: ContactRole) -> &'static str {
        match role {
            ContactRole::To => "écrire à",
            ContactRole::Cc => "en copie",
            ContactRole::Question => "questions",
        }
    }

    fn language(&self) -> hiring::Language {
        hiring::Language::French
    }

    fn report(&self, name: &str) -> &'static str {
        match name {
            "postings" => "toutes les annonces, une ligne chacune",
            _ => "",
        }
    }

    fn posting_heads(&self) -> [&'static str; 6] {
        ["id", "titre", "organisme", "date", "état", "fichier"]
    }

    fn history_heads(&self) -> [&'static str; 4] {
        ["entrée", "quand", "qui", "quoi"]
    }

    fn deadline(&self) -> &'static str {
        "échéance"
    }

    fn read_at(&self) -> &'static str {
        "lu le"
    }

    fn refused(&self) -> &'static str {
        "(refusé)"
    }

    fn undone(&self) -> &'static str {
        "annulé"
    }

    fn nothing_done(&self) -> &'static str {
        "Rien n’a encore été fait."
    }

    fn imported(&self, report: &ImportReport) -> String {
        format!(
            "{}, {}, {}, {}",
            plural(report.new, "nouvelle", "nouvelles"),
            plural(report.changed, "changée", "changées"),
            plural(report.unchanged, "inchangée", "inchangées"),
            plural(report.refused, "refusée", "refusées")
        )
    }

    fn removed(&self, removed: &Removed) -> String {
        format!("{} ; « vivier undo » rétablit", plural(removed.count, "annonce retirée", "annonces retirées"))
    }

    fn shown(&self, shown: u64, matching: u64, all: u64) -> String {
        match (shown == matching, matching == all) {
            (true, true) => postings(all),
            (true, false) => format!("{matching} sur {}", postings(all)),
            (false, _) => format!(
                "{}, {} sur {} ; --limit en montre plus",
                plural(shown, "affichée", "affichées"),
                plural(matching, "trouvée", "trouvées"),
                postings(all)
            ),
        }
    }

    fn taken_back(&self, entry: &Entry) -> String {
        let what = self.op(&entry.op);
        match entry.state {
            EntryState::Undone => format!("Annulé : {what}. « vivier redo {} » le rétablit.", entry.id),
            EntryState::Done => format!("Rétabli : {what}."),
        }
    }

    fn written(&self, path: &str) -> String {
        format!("Écrit dans {path}")
    }

    fn checked(&self, sound: bool) -> &'static str {
        if sound { "Le vivier est en bon état." } else { "Le vivier est abîmé :" }
    }

    fn info(&self, info: &StoreInfo, created: &str) -> String {
        let store = &info.info;
        format!(
            "{}\n{}o, schéma {}, créé le {created}, Vivier {}\n{}, dont {} ; {}, {}\n",
            store.path,
            size(store.size, ",", " "),
            store.schema,
            info.version,
            postings(store.postings),
            plural(store.postings_open, "ouverte", "ouvertes"),
            plural(store.candidates, "candidat", "candidats"),
            plural(store.applications, "candidature", "candidatures")
        )
    }
}

const fn word(word: Word) -> &'static str {
    match word {
        Word::Posting => "annonce",
        Word::Candidate => "candidat",
        Word::Application => "candidature",
        Word::Stage => "étape",
        Word::Template => "modèle",
        Word::Message => "message",
        Word::Journal => "entrée",
        Word::Note => "note",
        Word::File => "fichier",
        Word::Reason => "motif",
        Word::Filter => "filtre",
    }
}
