use desk::TemplateProblemKind;
use desk::{
    AccountLine, BadCertificate, FolderRole, MailAnswer, MailFault, MailFolder, MailTrouble, MailWarning, OnHold,
    SendReport, StepState, TestStep,
};
use hiring::{AsideReason, Audience, HeldBecause, MailState, PauseReason};

use super::MailWords;
use crate::show::local;
use crate::words::French;
use crate::words::french::plural;
use crate::words::inbox::InboxWords;

fn mails(count: u64) -> String {
    plural(count, "e-mail", "e-mails")
}

impl MailWords for French {
    fn mail_from(&self) -> &'static str {
        "de"
    }

    fn mail_to(&self) -> &'static str {
        "à"
    }

    fn mail_reply_to(&self) -> &'static str {
        "réponses à"
    }

    fn mail_subject(&self) -> &'static str {
        "objet"
    }

    fn mail_files(&self) -> &'static str {
        "joint"
    }

    fn mail_queued_at(&self) -> &'static str {
        "mis en attente"
    }

    fn mail_due(&self, when: &str) -> String {
        format!("prochain essai {when}")
    }

    fn mail_state(&self, state: MailState) -> &'static str {
        match state {
            MailState::Queued => "en attente",
            MailState::Sending | MailState::Committing => "en route",
            MailState::Sent => "parti",
            MailState::Bounced => "revenu",
            MailState::Deferred => "remis à plus tard",
            MailState::Failed => "refusé",
            MailState::Unknown => "incertain",
        }
    }

    fn mail_warning(&self, warning: &MailWarning) -> String {
        match warning {
            MailWarning::NoAddress => "aucune adresse où écrire".to_owned(),
            MailWarning::BadAddress { written } => format!("« {written} » n’est pas une adresse"),
            MailWarning::AlreadyWritten(before) => {
                let (when, state) = (local(before.at), self.mail_state(before.state));
                format!("a déjà eu cet e-mail ({state}, {when}) ; --again l’envoie une fois de plus")
            }
            MailWarning::TwiceHere => {
                "a deux candidatures à cette annonce et reçoit un seul e-mail ; --again écrit au sujet des deux"
                    .to_owned()
            }
            MailWarning::NobodyReads { address } => format!("personne ne lit les e-mails adressés à {address}"),
            MailWarning::Ourselves { address } => format!("{address} est l’un de vos propres comptes"),
            MailWarning::Template(problem) => self.template_problem(&problem.kind),
            MailWarning::PostingClosed => "l’annonce est fermée".to_owned(),
            MailWarning::ContactMismatch => "l’annonce montre une adresse et en ouvre une autre".to_owned(),
            MailWarning::ProofNotFound => "le signe d’une lecture jusqu’au bout n’a pas été trouvé".to_owned(),
        }
    }

    fn mail_answer(&self, answer: &MailAnswer) -> String {
        match answer {
            MailAnswer::Said(reply) => format!("{} {}", reply.code, reply.text),
            MailAnswer::Fault(fault) => self.mail_fault(fault),
            MailAnswer::Silence(trouble) => {
                format!("pas de réponse à la fin de l’e-mail : {}", self.mail_trouble(trouble))
            }
            MailAnswer::CameBack { text } => text.clone(),
            MailAnswer::Interrupted => "Vivier s’est arrêté avant la réponse du serveur".to_owned(),
            MailAnswer::Written { path } => path.clone(),
            MailAnswer::SaidByHand { who } => format!("{who} dit qu’il est parti"),
            MailAnswer::FoundInSent { folder } => format!("il est sur le serveur dans « {folder} » : il est parti"),
            MailAnswer::Copied => "ce fichier est une copie : l’original l’a peut-être envoyé".to_owned(),
            MailAnswer::GivenUp { who } => format!("{who} dit qu’il ne doit plus partir"),
        }
    }

    fn mail_fault(&self, fault: &MailFault) -> String {
        format!("{} ({})", self.mail_trouble(&fault.trouble), fault.stage.code())
    }

    fn mail_trouble(&self, trouble: &MailTrouble) -> String {
        match trouble {
            MailTrouble::Refused(reply) => format!("le serveur a dit : {} {}", reply.code, reply.text),
            MailTrouble::Denied { text, for_now: false } => format!("le serveur a dit non : {text}"),
            MailTrouble::Denied { text, for_now: true } => format!("le serveur dit non pour l’instant : {text}"),
            MailTrouble::Unresolved => "le nom du serveur ne mène nulle part : vérifiez-le, et le réseau".to_owned(),
            MailTrouble::Unreachable { detail } => format!("le serveur est injoignable : {detail}"),
            MailTrouble::TimedOut => "le serveur n’a pas répondu à temps".to_owned(),
            MailTrouble::Dropped => "la connexion s’est interrompue".to_owned(),
            MailTrouble::Garbled => "ce qui répond n’est pas un serveur d’e-mail".to_owned(),
            MailTrouble::Certificate(BadCertificate::Expired) => "le certificat du serveur a expiré".to_owned(),
            MailTrouble::Certificate(BadCertificate::NotYetValid) => {
                "le certificat du serveur n’est pas encore valable : vérifiez l’heure de cet ordinateur".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::OtherName) => {
                "le certificat du serveur est pour un autre nom : vérifiez le nom du serveur".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::UnknownIssuer) => {
                "personne de connu ne garantit le certificat du serveur ; --trust en accepte un de vous".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::Other) => "le certificat du serveur n’est pas bon".to_owned(),
            MailTrouble::Tls { detail } => format!("la connexion chiffrée n’a pas pu s’établir : {detail}"),
            MailTrouble::NoTls => "le serveur ne propose pas de chiffrement : rien n’est parti".to_owned(),
            MailTrouble::NoSignIn => "le serveur ne propose aucune identification que Vivier connaisse".to_owned(),
            MailTrouble::NotLoopback => "sans chiffrement, Vivier n’envoie qu’à cet ordinateur".to_owned(),
            MailTrouble::TooLarge { limit } => {
                format!("l’e-mail dépasse les {limit} octets que le serveur accepte")
            }
            MailTrouble::NeedsUtf8 => "le serveur n’accepte pas d’adresse avec ces lettres avant l’@".to_owned(),
            MailTrouble::Stopped => "arrêté ici ; rien n’est parti".to_owned(),
        }
    }

    fn held(&self, held: &OnHold) -> String {
        match held {
            OnHold::NotTested => "pas encore essayé, rien ne part : vivier mail accounts test".to_owned(),
            OnHold::NoSecret => "son mot de passe manque : définir VIVIER_MAIL_SECRET".to_owned(),
            OnHold::Paused { reason, until } => {
                let until = until.map(|until| format!(" (jusqu’au {})", local(until))).unwrap_or_default();
                format!("{}{until} ; les e-mails attendent", self.paused(*reason))
            }
            OnHold::Offline { fault } => format!("hors ligne, les e-mails attendent : {}", self.mail_fault(fault)),
            OnHold::Limit { until } => format!("sa limite est atteinte ; reprise le {}", local(*until)),
            OnHold::Folder { detail } => format!("impossible d’écrire dans son dossier : {detail}"),
        }
    }

    fn secret_kept(&self, kept: bool) -> &'static str {
        if kept {
            "conservé dans le trousseau du système"
        } else {
            "non conservé : aucun trousseau n’est accessible ici ; définir VIVIER_MAIL_SECRET, ou le saisir quand il est demandé"
        }
    }

    fn secret_forgotten(&self) -> &'static str {
        "retiré du trousseau du système"
    }

    fn held_because(&self, why: HeldBecause) -> &'static str {
        match why {
            HeldBecause::AccountGone => "retenu : son compte a été retiré",
            HeldBecause::AccountChanged => "retenu : il a été écrit pour un compte d’une autre sorte",
            HeldBecause::PostingGone => "retenu : l’annonce a été retirée",
            HeldBecause::PersonGone => "retenu : la personne a été retirée",
            HeldBecause::ApplicationGone => "retenu : la candidature a été retirée",
        }
    }

    fn paused(&self, reason: PauseReason) -> &'static str {
        match reason {
            PauseReason::SignInRefused => "en pause : le serveur a refusé l’identification",
            PauseReason::DailyQuota => "en pause : la limite du jour du fournisseur est atteinte",
            PauseReason::NotSecure => "en pause : la connexion n’est pas sûre",
            PauseReason::ByHand => "en pause",
        }
    }

    fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Applicants => "candidatures",
            Audience::Contacts => "contacts",
        }
    }

    fn template_problem(&self, problem: &TemplateProblemKind) -> String {
        match problem {
            TemplateProblemKind::UnknownVariable { name } => format!("la variable « {name} » n’existe pas"),
            TemplateProblemKind::NoValue { name } => format!("« {name} » n’est pas connu ; --set {name}=… le dit"),
            TemplateProblemKind::Syntax { detail } => format!("le modèle est illisible : {detail}"),
            TemplateProblemKind::EmptySubject => "l’objet est vide".to_owned(),
        }
    }

    fn test_step(&self, step: TestStep, state: &StepState) -> String {
        let name = match step {
            TestStep::Resolve => "le nom du serveur",
            TestStep::Connect => "un serveur d’e-mail répond",
            TestStep::Encrypt => "chiffrement",
            TestStep::Certificate => "certificat",
            TestStep::SignIn => "identification",
            TestStep::Size => "taille maximale",
            TestStep::Mail => "un e-mail à vous-même",
            TestStep::Folders => "dossiers",
        };
        match state {
            StepState::Passed => format!("✓ {name}"),
            StepState::Limited(limit) => format!("✓ {name} : {limit} octets"),
            StepState::NotAsked => format!("– {name}"),
            StepState::Failed(fault) => format!("✗ {name} : {}", self.mail_trouble(&fault.trouble)),
            StepState::NotReached => format!("  {name}"),
        }
    }

    fn preview_heads(&self) -> [&'static str; 3] {
        ["nom", "à", "objet"]
    }

    fn outbox_heads(&self) -> [&'static str; 6] {
        ["id", "en attente depuis", "à", "objet", "état", "prévu"]
    }

    fn account_heads(&self) -> [&'static str; 4] {
        ["id", "adresse", "par", "état"]
    }

    fn template_heads(&self) -> [&'static str; 3] {
        ["modèle", "pour", "variantes"]
    }

    fn mails_ready(&self, ready: u64, blocked: u64) -> String {
        let ready = plural(ready, "e-mail prêt", "e-mails prêts");
        match blocked {
            0 => ready,
            1 => format!("{ready}, 1 ne peut pas partir"),
            many => format!("{ready}, {many} ne peuvent pas partir"),
        }
    }

    fn ask_to_queue(&self, count: u64) -> String {
        format!("Mettre en attente {}\u{a0}? [o/N] ", mails(count))
    }

    fn not_queued(&self) -> &'static str {
        "rien n’a été mis en attente\u{a0}: il faut un oui, ou --yes là où il n’y a pas de terminal"
    }

    fn mails_queued(&self, count: u64, due: &str) -> String {
        format!("{} en attente ; rien ne part avant {due}", mails(count))
    }

    fn mails_sent(&self, report: &SendReport) -> String {
        let mut said = vec![plural(report.sent, "envoi fait", "envois faits")];
        for (count, what) in [
            (report.deferred, "à plus tard"),
            (report.failed, "sans succès"),
            (report.unknown, "à vérifier (vivier mail outbox --state unknown)"),
        ] {
            if count > 0 {
                said.push(format!("{count} {what}"));
            }
        }
        if report.busy {
            said.push("un autre envoi est en cours".to_owned());
        }
        if report.cancelled {
            said.push("arrêté ; le reste attend".to_owned());
        }
        said.join(", ")
    }

    fn mails_shown(&self, shown: u64, total: u64) -> String {
        if shown == total { mails(total) } else { format!("{shown} sur {}", mails(total)) }
    }

    fn mails_cancelled(&self, count: u64) -> String {
        plural(count, "e-mail repris", "e-mails repris")
    }

    fn ask_secret(&self, account: &str) -> String {
        format!("Mot de passe de {account} : ")
    }

    fn account_changed(&self, id: i64) -> String {
        format!(
            "compte {id} modifié ; si le serveur ou la connexion ont changé, rien n’en part avant : vivier mail accounts test {id}"
        )
    }

    fn account_saved(&self, id: i64) -> String {
        format!("compte {id} ; rien n’en part avant : vivier mail accounts test {id}")
    }

    fn rule_on(&self, id: i64) -> String {
        format!(
            "la règle {id} est active : les prochaines arrivées recevront un e-mail, par vivier mail send ou la fenêtre ouverte"
        )
    }

    fn rule_off(&self, id: i64) -> String {
        format!("la règle {id} est désactivée : elle n’écrit à personne ; vivier mail rules on {id} l’active")
    }

    fn rule_removed(&self, id: i64) -> String {
        format!("règle {id} retirée ; ce qui attend dans la boîte d’envoi y reste ; vivier undo remet la règle")
    }

    fn rules_settled(&self, count: u64) -> String {
        plural(count, "personne réglée", "personnes réglées")
    }

    fn no_rules(&self) -> &'static str {
        "aucune règle : rien ne s’écrit tout seul"
    }

    fn every_posting(&self) -> &'static str {
        "toutes les annonces"
    }

    fn rule_is_off(&self) -> &'static str {
        "désactivée"
    }

    fn rule_since(&self, when: &str) -> String {
        format!("active depuis {when}")
    }

    fn mail_rule_heads(&self) -> [&'static str; 5] {
        ["id", "annonce", "étape", "modèle", "état"]
    }

    fn left_to_you(&self) -> &'static str {
        "À vous de voir :"
    }

    fn held_heads(&self) -> [&'static str; 4] {
        ["id", "nom", "annonce", "pourquoi"]
    }

    fn by_a_program(&self, reason: AsideReason) -> String {
        format!("écrit par un programme ({})", self.aside_reason(reason))
    }

    fn came_back(&self, address: &str) -> String {
        format!("un e-mail à {address} est revenu")
    }

    fn came_late(&self) -> &'static str {
        "arrivée il y a plus d’une semaine"
    }

    fn many_came(&self) -> &'static str {
        "beaucoup d’arrivées d’un coup"
    }

    fn by_digest(&self) -> &'static str {
        "le point de la semaine, tout seul"
    }

    fn no_digests(&self) -> &'static str {
        "aucun point de la semaine : rien n’est dit tout seul aux contacts"
    }

    fn every_open_posting(&self) -> &'static str {
        "toutes les annonces ouvertes qui n’ont pas le leur"
    }

    fn digest_on(&self, id: i64) -> String {
        format!(
            "le point {id} est actif, dès que son heure reviendra ; vivier mail send ou la fenêtre ouverte l’écrivent"
        )
    }

    fn digest_off(&self, id: i64) -> String {
        format!(
            "le point {id} est désactivé ; vivier mail digests list montre à qui il irait, vivier mail digests on {id} l’active"
        )
    }

    fn digest_removed(&self, id: i64) -> String {
        format!("point {id} retiré ; ce qui attend dans la boîte d’envoi y reste ; vivier undo remet le point")
    }

    fn digest_next(&self, when: &str) -> String {
        format!("actif, prochain {when}")
    }

    fn digest_hour(&self, weekday: u32, hour: u32) -> String {
        let day = match weekday {
            1 => "lundi",
            2 => "mardi",
            3 => "mercredi",
            4 => "jeudi",
            5 => "vendredi",
            6 => "samedi",
            _ => "dimanche",
        };
        format!("le {day} à {hour} h")
    }

    fn digest_heads(&self) -> [&'static str; 4] {
        ["annonce", "à qui", "dernier", "à vous de voir"]
    }

    fn by_rule(&self) -> &'static str {
        "par une règle"
    }

    fn folder_saved(&self, id: i64) -> String {
        format!("compte {id} ; les e-mails s’écrivent dans ce dossier, aucun ne quitte cet ordinateur")
    }

    fn account_removed(&self, id: i64) -> String {
        format!("compte {id} retiré, avec son mot de passe ; vivier undo remet le compte")
    }

    fn account_state(&self, account: &AccountLine) -> String {
        match (account.paused, account.offline_since) {
            (Some(reason), _) => self.paused(reason).to_owned(),
            (None, Some(since)) => format!("hors ligne depuis {}", local(since)),
            (None, None) if account.tested => "prêt".to_owned(),
            (None, None) => "pas encore essayé".to_owned(),
        }
    }

    fn no_accounts(&self) -> &'static str {
        "il n’y a pas encore de compte : vivier mail accounts add"
    }

    fn test_of_mailbox(&self) -> &'static str {
        "lecture des e-mails :"
    }

    fn mail_folders(&self, folders: &[MailFolder]) -> String {
        let named = folders.iter().map(|folder| match folder.role {
            Some(FolderRole::Sent) => format!("{} (envoyés)", folder.name),
            _ => folder.name.clone(),
        });
        format!("dossiers : {}", named.collect::<Vec<_>>().join(", "))
    }

    fn sign_in_at(&self, url: &str) -> String {
        format!("Ouvrez cette page dans un navigateur et donnez-y votre accord ; cette commande attend :\n{url}")
    }

    fn signed_in(&self, kept: bool) -> &'static str {
        if kept {
            "identification faite ; gardée dans le trousseau du système"
        } else {
            "identification faite, mais pas gardée : aucun trousseau n’est accessible ici"
        }
    }

    fn ask_client_secret(&self) -> &'static str {
        "Le secret du client, si votre fournisseur vous en a donné un (sinon vide) : "
    }

    fn test_passed(&self, passed: bool) -> &'static str {
        if passed { "le compte fonctionne ; les e-mails peuvent partir" } else { "le compte ne fonctionne pas encore" }
    }

    fn variables(&self) -> &'static str {
        "variables :"
    }

    fn template_checked(&self, problems: u64) -> String {
        match problems {
            0 => "rien à signaler".to_owned(),
            many => plural(many, "erreur", "erreurs"),
        }
    }
}
