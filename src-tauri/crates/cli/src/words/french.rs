use desk::{
    Counts, Entry, EntryState, Failure, ImportReport, OnDisk, Op, Outcome, PassedOver, Removed, StoreInfo,
    WrittenPosting,
};
use hiring::{
    ContactRole, ContractKind, CriterionKind, Field, How, PostingState, ProblemKind, ProofPlace, Remote, Word,
};

use super::{Words, counted, endings, size};

#[derive(Debug)]
pub struct French;

/// In French none and one are singular.
fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

fn postings(count: u64) -> String {
    plural(count, "annonce", "annonces")
}

impl French {
    fn fields(&self, fields: &[Field]) -> String {
        fields.iter().map(|field| self.field(*field)).collect::<Vec<_>>().join(", ")
    }
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
            Failure::Cancelled => "arrêté ; rien n’a été changé".to_owned(),
            Failure::ValueUnfit { field, value } => {
                format!("« {value} » ne convient pas ({}) ; rien n’a été changé", self.field(*field))
            }
            Failure::NotByHand { title } => format!(
                "« {title} » vient d’un fichier : modifiez le fichier et importez-le à nouveau, ou corrigez ses valeurs une à une"
            ),
            Failure::TextRefused { problem } => {
                format!("ce texte ne donne aucune annonce : {}", self.problem(problem))
            }
            Failure::VersionMissing { version } => format!("cette annonce n’a pas de version {version}"),
            Failure::ContactUnknown { address } => {
                format!("aucune annonce n’a le contact {address} ; rien n’a été changé")
            }
            Failure::FolderMissing { path } => format!(
                "{path} n’est pas un dossier importé, ou n’est pas là en ce moment ; ses annonces restent comme elles étaient"
            ),
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
            ProblemKind::SettledDiffers { field, which } if which.is_empty() => {
                format!("{} : le fichier dit maintenant autre chose que ce qui a été fixé", self.field(*field))
            }
            ProblemKind::SettledDiffers { field, which } => {
                format!("{} {which} : le fichier dit maintenant autre chose que ce qui a été fixé", self.field(*field))
            }
            ProblemKind::Unreadable { reason } => format!("refusé : {reason}"),
            ProblemKind::NoPosting => "refusé : aucune annonce n’a été trouvée dans cette page".to_owned(),
            ProblemKind::SeveralPostings { count } => {
                format!("le fichier contient {count} annonces : seule la première a été lue")
            }
            ProblemKind::DataInvalid { reason } => {
                format!("les données du fichier ne sont pas du JSON valide : {reason}")
            }
            ProblemKind::NestedTooDeep { limit } => {
                format!("la page imbrique plus de {limit} niveaux : la suite a été laissée de côté")
            }
        }
    }

    fn op(&self, op: &Op) -> String {
        match op {
            Op::PostingsImported { new, changed, gone, back, from } => {
                let parts = counted(&[
                    (*new, format!("import de {}", postings(*new))),
                    (*changed, format!("mise à jour de {}", postings(*changed))),
                    (*gone, format!("disparition de {}", postings(*gone))),
                    (*back, format!("retour de {}", postings(*back))),
                ]);
                format!("{} depuis {from}", parts.join(", "))
            }
            Op::SampleAdded { postings: count } => format!("ajout du jeu d’essai, {}", postings(*count)),
            Op::PostingsRemoved { count: 1, title } => format!("retrait de « {title} »"),
            Op::PostingsRemoved { count, .. } => format!("retrait de {}", postings(*count)),
            Op::PostingSettled { title, fields } => {
                format!("valeurs fixées pour « {title} » ({})", self.fields(fields))
            }
            Op::PostingUnsettled { title, fields } => {
                format!("retour à ce que dit le fichier pour « {title} » ({})", self.fields(fields))
            }
            Op::PostingCreated { title } => format!("ajout à la main de « {title} »"),
            Op::PostingRewritten { title } => format!("réécriture de « {title} »"),
            Op::SameRoleAnswered { title, of, same: true } => {
                format!("« {title} » est à nouveau « {of} »")
            }
            Op::SameRoleAnswered { title, of, same: false } => {
                format!("« {title} » est un autre poste que « {of} »")
            }
            Op::ContactReplaced { from, to, postings: count } => {
                format!("{to} à la place de {from} sur {}", postings(*count))
            }
            Op::PostingsReread { postings: count } => {
                format!("relecture de {} d’un Vivier antérieur", postings(*count))
            }
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
        let Counts { new, changed, unchanged, gone, back, refused, repaired } = report.counts;
        let more = counted(&[
            (gone, format!(", {}", plural(gone, "disparue", "disparues"))),
            (back, format!(", {}", plural(back, "revenue", "revenues"))),
            (repaired, format!(" ; texte abîmé réparé dans {}", plural(repaired, "fichier", "fichiers"))),
        ]);
        format!(
            "{}, {}, {}, {}{}",
            plural(new, "nouvelle", "nouvelles"),
            plural(changed, "changée", "changées"),
            plural(unchanged, "inchangée", "inchangées"),
            plural(refused, "refusée", "refusées"),
            more.concat()
        )
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Title => "titre",
            Field::Organisation => "organisme",
            Field::State => "état",
            Field::Date => "date",
            Field::Deadline => "échéance",
            Field::Subject => "objet",
            Field::ApplicationUrl => "formulaire",
            Field::Pieces => "à envoyer",
            Field::RefusedPieces => "inutile",
            Field::Proof => "preuve de lecture",
            Field::AnswerWithinDays => "réponse",
            Field::Contract => "contrat",
            Field::Length => "durée",
            Field::DaysAWeek => "jours par semaine",
            Field::Remote => "télétravail",
            Field::Place => "lieu",
            Field::Start => "début",
            Field::Pay => "rémunération",
            Field::Language => "langue",
            Field::Register => "adresse",
            Field::Contact => "contact",
            Field::Criterion => "critère",
            Field::Problem => "problème",
        }
    }

    fn how(&self, how: How) -> &'static str {
        match how {
            How::Read => "lu",
            How::Confirmed => "confirmé",
            How::Corrected => "corrigé",
            How::Added => "ajouté",
            How::Removed => "retiré",
        }
    }

    fn criterion(&self, kind: CriterionKind) -> &'static str {
        match kind {
            CriterionKind::Must => "exigé",
            CriterionKind::Plus => "un plus",
        }
    }

    fn contract(&self, kind: ContractKind) -> &'static str {
        match kind {
            ContractKind::Permanent => "CDI",
            ContractKind::FixedTerm => "CDD",
            ContractKind::Freelance => "indépendant",
            ContractKind::Internship => "stage",
            ContractKind::Apprenticeship => "alternance",
            ContractKind::CivilService => "service civique",
            ContractKind::Volunteer => "bénévolat",
        }
    }

    fn remote(&self, remote: Remote) -> &'static str {
        match remote {
            Remote::Full => "complet",
            Remote::Partial => "partiel",
            Remote::None => "non",
        }
    }

    fn proof_place(&self, place: ProofPlace) -> &'static str {
        match place {
            ProofPlace::Subject => "dans l’objet",
            ProofPlace::Message => "dans le message",
            ProofPlace::Anywhere => "n’importe où",
        }
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::New => "nouvelle",
            Outcome::Changed => "changée",
            Outcome::Unchanged => "inchangée",
            Outcome::Gone => "disparue",
            Outcome::Back => "revenue",
            Outcome::Refused => "refusée",
        }
    }

    fn contact_heads(&self) -> [&'static str; 5] {
        ["adresse", "annonces", "ouvertes", "comme", ""]
    }

    fn folder_heads(&self) -> [&'static str; 4] {
        ["dossier", "annonces", "lu le", "sur le disque"]
    }

    fn days(&self, days: u32) -> String {
        format!("sous {}", plural(days.into(), "jour", "jours"))
    }

    fn nothing(&self) -> &'static str {
        "rien"
    }

    fn file_says(&self, what: &str) -> String {
        format!("le fichier dit : {what}")
    }

    fn gone(&self) -> &'static str {
        "fichier disparu"
    }

    fn repost(&self) -> &'static str {
        "à nouveau"
    }

    fn same_role_question(&self, title: &str, id: i64, percent: u8) -> String {
        format!("à nouveau le même poste ? {percent} % du texte est celui de « {title} » ({id})")
    }

    fn same_role(&self, title: &str, id: i64) -> String {
        format!("« {title} » ({id})")
    }

    fn settled_stays(&self) -> &'static str {
        "fixé à la main : ne change pas"
    }

    fn is_set(&self) -> &'static str {
        "C’est fait ; « vivier undo » l’annule."
    }

    fn was_so(&self) -> &'static str {
        "C’était déjà ainsi."
    }

    fn written_posting(&self, written: &WrittenPosting) -> String {
        let WrittenPosting { id, title, version, .. } = written;
        format!("{id}  {title}, version {version}")
    }

    fn would_import(&self, counts: &Counts, reposts: u64) -> String {
        let Counts { new, changed, unchanged, gone, back, refused, .. } = *counts;
        let mut text = format!(
            "Rien n’a été importé. Il y a {}, {}, {}, {}, {}, {}",
            plural(new, "nouvelle annonce", "nouvelles annonces"),
            plural(changed, "changée", "changées"),
            plural(unchanged, "inchangée", "inchangées"),
            plural(gone, "disparue", "disparues"),
            plural(back, "revenue", "revenues"),
            plural(refused, "refusée", "refusées"),
        );
        if reposts > 0 {
            text.push_str(&format!(" ; {reposts} sont peut-être à nouveau le même poste"));
        }
        text
    }

    fn repaired(&self, files: u64) -> String {
        format!("texte abîmé réparé dans {}", plural(files, "fichier", "fichiers"))
    }

    fn passed_over(&self, kinds: &[PassedOver]) -> String {
        format!(
            "laissés de côté, car les annonces se lisent dans des fichiers .md, .markdown, .txt ou sans extension : {}",
            endings(kinds)
        )
    }

    fn replaced(&self, count: u64) -> String {
        format!("sur {} ; « vivier undo » l’annule", postings(count))
    }

    fn on_disk(&self, found: &OnDisk) -> String {
        if found.missing {
            return "le dossier n’est pas là".to_owned();
        }
        let parts = counted(&[
            (found.new.into(), plural(found.new.into(), "nouvelle", "nouvelles")),
            (found.changed.into(), plural(found.changed.into(), "changée", "changées")),
            (found.gone.into(), plural(found.gone.into(), "disparue", "disparues")),
            (found.back.into(), plural(found.back.into(), "revenue", "revenues")),
        ]);
        if parts.is_empty() { "comme à la lecture".to_owned() } else { parts.join(", ") }
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
        Word::Collection => "dossier",
        Word::Candidate => "candidat",
        Word::Application => "candidature",
        Word::Stage => "étape",
        Word::Template => "modèle",
        Word::Message => "message",
        Word::Journal => "entrée",
    }
}
