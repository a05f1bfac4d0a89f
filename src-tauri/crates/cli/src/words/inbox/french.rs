//! En français.

use desk::{InboxCounts, InboxOutcome, LeftWhy, MailsAccepted, MailsFetched, MailsImported, NotFetched};
use hiring::{AsideReason, PostingSign};

use super::InboxWords;
use crate::words::mailing::MailWords;
use crate::words::{French, counted};

impl InboxWords for French {
    fn inbox_heads(&self) -> [&'static str; 7] {
        ["n°", "envoyé", "de", "objet", "annonce", "pièces", "suite"]
    }

    fn inbox_postings(&self) -> &'static str {
        "Annonces"
    }

    fn inbox_people(&self) -> &'static str {
        "Peut-être déjà connu"
    }

    fn written_through(&self, writer: &str, sender: &str) -> String {
        format!("{writer}, par {sender}")
    }

    fn in_line(&self, line: u32) -> String {
        format!("dans le message, ligne {line}")
    }

    fn inbox_outcome(&self, outcome: InboxOutcome) -> &'static str {
        match outcome {
            InboxOutcome::NewPerson => "nouvelle fiche",
            InboxOutcome::KnownPerson => "fiche reconnue",
            InboxOutcome::Completes => "complète sa candidature",
            InboxOutcome::Reply => "réponse",
            InboxOutcome::PossibleDuplicate => "doublon possible",
            InboxOutcome::NoPosting => "aucune annonce",
            InboxOutcome::PostingUnsure => "annonce à confirmer",
            InboxOutcome::PostingClosed => "annonce close",
            InboxOutcome::NameMissing => "personne sans nom",
            InboxOutcome::PersonUnsure => "personne à confirmer",
        }
    }

    fn aside_reason(&self, reason: AsideReason) -> &'static str {
        match reason {
            AsideReason::Bounce => "retour",
            AsideReason::AutoReply => "réponse automatique",
            AsideReason::List => "liste",
            AsideReason::Spam => "indésirable",
            AsideReason::Own => "de vous",
            AsideReason::Empty => "vide",
            AsideReason::Unreadable => "illisible",
            AsideReason::TooLarge => "trop volumineux",
            AsideReason::TooDeep => "trop de parties",
            AsideReason::ByHand => "à la main",
        }
    }

    fn posting_sign(&self, sign: &PostingSign) -> String {
        match sign {
            PostingSign::Thread => "répond à un message à son sujet".to_owned(),
            PostingSign::SubjectAsAsked { subject } => format!("objet conforme à «\u{a0}{subject}\u{a0}»"),
            PostingSign::WrittenTo { address, postings: 1 } => {
                format!("écrit à {address}, adresse de cette seule annonce")
            }
            PostingSign::WrittenTo { address, postings } => {
                format!("écrit à {address}, adresse de {postings} annonces")
            }
            PostingSign::Applied => "cette personne y a une candidature en cours".to_owned(),
            PostingSign::TitleInSubject { words } => format!("dans l’objet\u{a0}: {}", words.join(", ")),
            PostingSign::Reference { text } => format!("cite {text}"),
            PostingSign::TitleInText { words } => format!("dans le texte\u{a0}: {}", words.join(", ")),
        }
    }

    fn left_why(&self, why: LeftWhy) -> &'static str {
        match why {
            LeftWhy::NotWaiting => "déjà rangé",
            LeftWhy::PostingOpen => "dites pour quelle annonce (--posting)",
            LeftWhy::PersonOpen => "dites de qui (--candidate, --new-person)",
        }
    }

    fn inbox_counted(&self, counts: &InboxCounts) -> String {
        format!(
            "{} à décider, {} prêts, {} de côté, {} rangés",
            counts.decide, counts.ready, counts.aside, counts.filed
        )
    }

    fn outlook_file(&self, path: &str) -> String {
        format!(
            "{path}\u{a0}: le format propre à Outlook (.msg) n’est pas lu. Dans le nouvel Outlook ou sur le web, enregistrez le message en .eml\u{a0}; \
             depuis l’ancien, transférez-le en pièce jointe vers une boîte relevée ici"
        )
    }

    fn mails_imported(&self, report: &MailsImported) -> String {
        let aside: Vec<String> =
            report.aside.iter().map(|aside| format!("{} {}", aside.count, self.aside_reason(aside.reason))).collect();
        let parts = counted(&[
            (report.waiting, format!("{} à ranger", report.waiting)),
            (aside.len() as u64, format!("mis de côté\u{a0}: {}", aside.join(", "))),
            (report.own, format!("{} de vous, rangés", report.own)),
            (report.known, format!("{} déjà là", report.known)),
            (report.bounced, format!("{} envois marqués comme revenus", report.bounced)),
            (report.passed_over, format!("{} autres fichiers laissés", report.passed_over)),
        ]);
        if parts.is_empty() { "Aucun message trouvé".to_owned() } else { parts.join(", ") }
    }

    fn mails_fetched(&self, fetched: &MailsFetched) -> String {
        let settled = match fetched.settled {
            0 => String::new(),
            count => format!(" ; {count} au sort inconnu retrouvés parmi les envoyés"),
        };
        if fetched.busy {
            return "Les e-mails sont déjà en train d’être relevés".to_owned();
        }
        if fetched.report == MailsImported::default() {
            return format!("Pas de nouvel e-mail{settled}");
        }
        format!("{}{settled}", self.mails_imported(&fetched.report))
    }

    fn not_fetched(&self, why: &NotFetched) -> String {
        match why {
            NotFetched::NoSecret => "son mot de passe manque : définir VIVIER_MAIL_SECRET".to_owned(),
            NotFetched::Fault(fault) => self.mail_fault(fault),
            NotFetched::Mails { folder, count } => {
                format!(
                    "le serveur ne donne pas {count} e-mails du dossier «\u{a0}{folder}\u{a0}»\u{a0}; --again essaie encore"
                )
            }
            NotFetched::Folder { name, text } => format!("le dossier « {name} » ne s’ouvre pas : {text}"),
        }
    }

    fn mails_accepted(&self, report: &MailsAccepted) -> String {
        let parts = counted(&[
            (report.people_added, format!("{} nouvelles fiches", report.people_added)),
            (report.applications.len() as u64, format!("{} nouvelles candidatures", report.applications.len())),
            (report.completed, format!("{} complétées", report.completed)),
            (report.incomplete.len() as u64, format!("{} incomplètes", report.incomplete.len())),
            (report.left.len() as u64, format!("{} laissés", report.left.len())),
        ]);
        let accepted = format!("Messages acceptés\u{a0}: {}", report.accepted);
        if parts.is_empty() { accepted } else { format!("{accepted} ({})", parts.join(", ")) }
    }

    fn mails_settled(&self, count: u64) -> String {
        format!("Fait pour {count}")
    }
}
