use desk::{
    Counts, Entry, EntryState, ExportedPostings, Failure, ImportReport, OnDisk, Op, Outcome, PassedOver, Removed,
    StoreInfo, WrittenPosting,
};
use hiring::{
    ContactRole, ContractKind, CriterionKind, Field, How, KeptShut, PostingState, ProblemKind, ProofPlace, ReasonKind,
    Remote, StageEnd, Word,
};

use super::mailing::MailWords;
use super::people::{PeopleWords, tags, whom};
use super::privacy::PrivacyWords;
use super::{Words, counted, endings, size};

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
                    "{path} est abîmé ({detail}). Il n’a pas été touché ; `vivier store salvage` sauve ce qui se lit encore, `vivier store restore` remet une copie à sa place"
                )
            }
            Failure::StoreForeign { path } => format!("{path} n’est pas un vivier ; il n’a pas été touché"),
            Failure::StoreNewer { path, found, known } => format!(
                "{path} vient d’une version plus récente de Vivier (schéma {found}, celle-ci connaît {known}) ; il n’a pas été touché. Mettez Vivier à jour"
            ),
            Failure::StoreReadOnly { path } => {
                format!("impossible d’écrire dans {path} ; rien n’a été changé. Vérifiez ses droits d’accès, ou copiez-le là où l’on peut écrire")
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
            Failure::PeopleFileRefused { path, problem } => {
                format!("{path} : {} ; rien n’a été modifié", self.problem(problem))
            }
            Failure::SheetMissing { path, sheet } => {
                format!("{path} n’a pas de feuille « {sheet} » qui contienne quelque chose")
            }
            Failure::NothingToUndo => "il n’y a rien à annuler".to_owned(),
            Failure::NothingToRedo => "il n’y a rien à rétablir".to_owned(),
            Failure::UndoConflict { entry, op, .. } => {
                format!("un changement ultérieur s’y oppose : {entry}, {}. Annulez d’abord celui-là", self.op(op))
            }
            Failure::AlreadyUndone { entry } => format!("l’entrée {entry} est déjà annulée"),
            Failure::NotUndone { entry } => format!("l’entrée {entry} n’est pas annulée"),
            Failure::ErasedForGood { entry } => format!(
                "l’entrée {entry} concerne quelqu’un qui a été effacé pour de bon\u{a0}: il ne reste rien à remettre"
            ),
            Failure::TooEarly { early } => self.too_early(early),
            Failure::HeldBack { held } => self.held_back(held),
            Failure::MailOnItsWay { count } => format!(
                "{count} e-mails à ces personnes sont en train de partir\u{a0}; personne n’a été effacé. Réessayez dans un instant"
            ),
            Failure::SelectionChanged { expected, found } if expected == found => {
                "d’autres correspondent à présent ; rien n’a été changé. Regardez de nouveau, puis recommencez".to_owned()
            }
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
                format!("{} : {limit} caractères au plus ; rien n’a été changé", self.detail(*field))
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
            Failure::NoMailbox => {
                "aucun compte n’est relevé : vivier mail accounts add … --imap, ou les réglages de la fenêtre".to_owned()
            }
            Failure::NoTokenProvider => {
                "ce compte ne nomme personne qui donne des jetons : l’ajouter avec --provider et --client-id".to_owned()
            }
            Failure::NotAgreed { detail } => format!("sans accord, rien n’a changé : {detail}"),
            Failure::TokenFailed { detail } => format!("le fournisseur n’a pas pu être interrogé : {detail}"),
            Failure::NoMailAccount => "il n’y a pas encore de compte d’e-mail : vivier mail accounts add".to_owned(),
            Failure::TemplateUnknown { name } => {
                format!("aucun modèle « {name} » pour cet usage ; vivier mail templates list les énumère")
            }
            Failure::TemplateWrong { problems } => {
                let said = problems.iter().map(|problem| format!("ligne {} : {}", problem.line, self.template_problem(&problem.kind)));
                format!("le modèle n’a pas été enregistré. {}", said.collect::<Vec<_>>().join(" ; "))
            }
            Failure::AddressWrong { written } => format!("« {written} » n’est pas une adresse ; rien n’a été changé"),
            Failure::SecretMissing { account } => {
                format!("le mot de passe de {account} manque : définir VIVIER_MAIL_SECRET")
            }
            Failure::AccountInUse { name, count } => format!(
                "{} pour « {name}» : tant que leur sort n’est pas réglé, un dossier reste un dossier et un serveur un serveur",
                plural(*count, "e-mail attend", "e-mails attendent")
            ),
            Failure::MailBlocked { count } => {
                format!("{} ne peuvent pas partir tels quels ; rien n’a été mis en attente", plural(*count, "e-mail", "e-mails"))
            }
            Failure::AlreadyWritten { before } => {
                format!("{} a déjà eu cet e-mail ({}) ; rien n’a été mis en attente", before.address, self.mail_state(before.state))
            }
            Failure::MailChanged => {
                "les e-mails ne seraient plus ceux qui ont été montrés ; rien n’a été mis en attente. Refaire l’aperçu".to_owned()
            }
            Failure::NotByRule { template } => {
                format!("«\u{a0}{template}\u{a0}» ne part pas tout seul\u{a0}: une règle peut seulement accuser réception ou confirmer un désistement")
            }
            Failure::NotAnswerable { id } => {
                format!("impossible de répondre à l’e-mail {id} d’ici : il a été mis de côté, un programme l’a écrit, ou il vient de vous ; avant d’être classé, seul le modèle reply part")
            }
            Failure::MailLost { id } => format!(
                "le texte de l’e-mail {id} est perdu : il n’y a rien à renvoyer ; dites --sent ou --never, puis écrivez-en un autre"
            ),
            Failure::MailNotUnknown { id } => format!("le sort de l’e-mail {id} est connu : il n’y a rien à décider"),
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
            Failure::PrinterMissing => {
                "un PDF est dessiné par la fenêtre, et il n’y en a pas ici ; --format html donne la même page, prête à imprimer".to_owned()
            }
            Failure::OpenerMissing => {
                "les fichiers s’ouvrent depuis la fenêtre, et il n’y en a pas ici ; `vivier call files.save` en écrit une copie".to_owned()
            }
            Failure::FileKeptShut { name, why } => match why {
                KeptShut::Program => format!("{name} s’exécute quand on l’ouvre ; il est resté fermé"),
                KeptShut::Macros => format!("{name} contient des programmes (macros) ; il est resté fermé"),
                KeptShut::Unknown => format!("rien dans {name} ne dit ce que c’est ; il est resté fermé"),
            },
            Failure::BadRequest { command, detail } if command.is_empty() => detail.clone(),
            Failure::BadRequest { command, detail } => format!("{command} n’accepte pas cette demande : {detail}"),
            Failure::UnknownCommand { name } => match name.strip_prefix("report ") {
                Some(name) => format!("aucun rapport ne s’appelle « {name} » ; « vivier report list » les énumère"),
                None => format!("aucune commande ne s’appelle « {name} » ; « vivier call », sans nom, les énumère"),
            },
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
            ProblemKind::NameUnreadable => {
                "refusé : son nom, ou celui de son dossier, contient des caractères illisibles ; \
                 renommez-le avant de l’importer"
                    .to_owned()
            }
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
            Op::CrowdAdded { candidates: count } => format!("ajout de {} fictives", candidates(*count)),
            Op::CandidatesImported { added, filled, applications, from } => {
                format!(
                    "import depuis {from} : {added} ajouts, {filled} fiches complétées, {applications} candidatures"
                )
            }
            Op::CandidateAdded { name } => format!("ajout de {name}"),
            Op::CandidateEdited { name, fields } => {
                let fields: Vec<_> = fields.iter().map(|field| self.detail(*field)).collect();
                format!("modification de {name} : {}", fields.join(", "))
            }
            Op::CandidatesTagged { count, name, added, removed } => {
                format!("étiquettes de {} : {}", whom(*count, name, candidates), tags(added, removed))
            }
            Op::CandidatesMerged { kept, gone } => format!("fusion de {gone} avec {kept}"),
            Op::CandidatesRemoved { count, name } => format!("retrait de {}", whom(*count, name, candidates)),
            Op::CandidatesToldApart { one, other } => format!("{one} et {other} sont deux personnes"),
            Op::CandidatesErased { count } => format!("effacement définitif de {}", candidates(*count)),
            Op::CandidatesSetApart { count, name } => format!("mise à part de {}", whom(*count, name, candidates)),
            Op::CandidatesKept { count, name } => format!("maintien de {}", whom(*count, name, candidates)),
            Op::HoldSet { name } => format!("motif de conservation de {name}"),
            Op::HoldLifted { name } => format!("retour aux règles pour {name}"),
            Op::RetentionSaved => "modification des durées de conservation".to_owned(),
            Op::BackupPlanSaved => "modification du lieu des copies".to_owned(),
            Op::NoteAdded { name } => format!("note sur {name}"),
            Op::NoteEdited { name } => format!("modification d’une note sur {name}"),
            Op::NoteRemoved { name } => format!("retrait d’une note sur {name}"),
            Op::CvsAttached { count, from } => format!("ajout de {count} CV de {from}"),
            Op::FileAttached { name, file } => format!("ajout de {file} au dossier de {name}"),
            Op::MailsReceived { waiting, aside, own, from } => {
                let parts = super::counted(&[
                    (*waiting, format!("{waiting} à ranger")),
                    (*aside, format!("{aside} mis de côté")),
                    (*own, format!("{own} de vous")),
                ]);
                format!("lecture des messages de {from}\u{a0}: {}", parts.join(", "))
            }
            Op::MailsAccepted { count: 1, name } => format!("acceptation du message de {name}"),
            Op::MailsAccepted { count, .. } => format!("acceptation de {count} messages"),
            Op::MailSettled { subject } => format!("choix de l’annonce ou de la fiche pour «\u{a0}{subject}\u{a0}»"),
            Op::MailsSetAside { count: 1, subject } => format!("mise de côté de «\u{a0}{subject}\u{a0}»"),
            Op::MailsSetAside { count, .. } => format!("mise de côté de {count} messages"),
            Op::RuleSaved { stage, on: true } => format!("activation de la règle de l’étape {}", self.stage(stage)),
            Op::RuleSaved { stage, on: false } => format!("règle de l’étape {}, désactivée", self.stage(stage)),
            Op::DigestSaved { title, on } => {
                let of = title.as_deref().unwrap_or("toutes les annonces ouvertes");
                if *on {
                    format!("activation du point de la semaine de {of}")
                } else {
                    format!("point de la semaine de {of}, désactivé")
                }
            }
            Op::DigestRemoved { title } => {
                format!(
                    "retrait du point de la semaine de {}",
                    title.as_deref().unwrap_or("toutes les annonces ouvertes")
                )
            }
            Op::RuleRemoved { stage } => format!("retrait de la règle de l’étape {}", self.stage(stage)),
            Op::MailsBroughtBack { count: 1, subject } => format!("reprise de «\u{a0}{subject}\u{a0}»"),
            Op::MailsBroughtBack { count, .. } => format!("reprise de {count} messages"),
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
            Op::ReportSaved { name } => format!("enregistrement du rapport « {name} »"),
            Op::ReportRemoved { name } => format!("retrait du rapport « {name} »"),
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
            Op::AccountSaved { name } => format!("enregistrement du compte d’e-mail « {name} »"),
            Op::AccountRemoved { name } => format!("retrait du compte d’e-mail « {name} »"),
            Op::TemplateSaved { name, variant } => format!("écriture du modèle « {name} » ({})", variant.code()),
            Op::TemplateReset { name, variant } => format!("remise à zéro du modèle « {name} » ({})", variant.code()),
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

    fn choose_format(&self, formats: &str) -> String {
        format!("un rapport ne s’écrit pas ainsi dans un fichier ; --format attend : {formats}")
    }

    fn report(&self, name: &str) -> &'static str {
        match name {
            "postings" => "toutes les annonces, une ligne chacune",
            _ => "",
        }
    }

    fn posting_heads(&self) -> [&'static str; 7] {
        ["id", "titre", "organisme", "date", "état", "fichier", "échéance"]
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

    fn same_role_as_new(&self, title: &str, file: &str, percent: u8) -> String {
        format!(
            "à nouveau le même poste ? {percent} % du texte est celui de « {title} », également nouvelle ici ({file})"
        )
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

    fn exported(&self, exported: &ExportedPostings) -> String {
        let lines = exported.postings.iter().filter_map(|posting| {
            let path = posting.path.as_deref()?;
            Some(if posting.replaced { format!("{path} (remplacé)\n") } else { format!("{path}\n") })
        });
        format!("{}Export de {}\n", lines.collect::<String>(), postings(exported.postings.len() as u64))
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
        let read_only =
            if store.read_only { "En lecture seule : on peut le consulter, pas le modifier.\n" } else { "" };
        format!(
            "{}\n{}o, schéma {}, créé le {created}, Vivier {}\n{}, dont {} ; {}, {}\n{read_only}",
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
        Word::Note => "note",
        Word::File => "fichier",
        Word::Reason => "motif",
        Word::Filter => "filtre",
        Word::Report => "rapport enregistré",
        Word::Rule => "règle",
        Word::Digest => "point de la semaine",
        Word::Account => "compte d’e-mail",
        Word::Mail => "e-mail",
    }
}
