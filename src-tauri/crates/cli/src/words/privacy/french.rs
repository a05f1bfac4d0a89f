use desk::{
    BackedUpToday, Early, ErasedCandidates, ErasurePreview, FreeTextPart, HeldBack, LookedInto, PersonExported,
    Salvaged, SalvagedWhat, StoreRestored,
};
use hiring::{HintKind, RetentionReason};

use super::PrivacyWords;
use crate::show::local;
use crate::words::French;

/// Zero is singular in French.
fn count(number: u64, one: &str, other: &str) -> String {
    if number < 2 { format!("{number} {one}") } else { format!("{number} {other}") }
}

fn people(number: u64) -> String {
    count(number, "personne", "personnes")
}

impl PrivacyWords for French {
    fn retention_reason(&self, why: RetentionReason) -> &'static str {
        match why {
            RetentionReason::Hold => "conservation voulue",
            RetentionReason::UnderWay => "candidature en cours",
            RetentionReason::Hired => "recrutement",
            RetentionReason::Consent => "accord",
            RetentionReason::Refusal => "candidature terminée",
            RetentionReason::Added => "aucune candidature",
        }
    }

    fn due_heads(&self) -> [&'static str; 6] {
        ["id", "nom", "motif", "depuis", "jusqu’au", "mise à part jusqu’au"]
    }

    fn nobody_is_due(&self) -> &'static str {
        "personne n’est conservé plus longtemps que les règles ne le disent"
    }

    fn nobody_is_held(&self) -> &'static str {
        "personne n’est conservé malgré les règles"
    }

    fn rule_heads(&self) -> [&'static str; 3] {
        ["après la fin d’une candidature", "après le dernier contact, avec accord", "mise à part avant effacement"]
    }

    fn months(&self, months: u32) -> String {
        format!("{months} mois")
    }

    fn hint_heads(&self) -> [&'static str; 5] {
        ["id", "nom", "dans", "ressemble à", "trouvé"]
    }

    fn hint_kind(&self, kind: HintKind) -> &'static str {
        match kind {
            HintKind::Health => "santé",
            HintKind::SocialSecurity => "sécurité sociale",
            HintKind::Bank => "banque",
        }
    }

    fn free_text_part(&self, part: FreeTextPart) -> &'static str {
        match part {
            FreeTextPart::Note => "une note",
            FreeTextPart::Score => "une évaluation",
            FreeTextPart::Move => "un passage",
            FreeTextPart::Tag => "une étiquette",
            FreeTextPart::Hold => "un motif de conservation",
        }
    }

    fn hints_counted(&self, total: u64, shown: u64) -> String {
        match total {
            0 => "rien d’écrit ne ressemble à des données de santé, de sécurité sociale ou de banque".to_owned(),
            _ if shown < total => format!("{shown} sur {total}\u{a0}; rien n’a été modifié"),
            _ => format!("{}\u{a0}; rien n’a été modifié", count(total, "endroit à regarder", "endroits à regarder")),
        }
    }

    fn would_erase(&self, preview: &ErasurePreview) -> String {
        let mut lines = vec![format!(
            "{} ({}), {}, {}, {}, {}, et {} de l’historique qui ne nommeront plus personne",
            people(preview.candidates),
            preview.names.join(", "),
            count(preview.applications, "candidature", "candidatures"),
            count(preview.notes, "note", "notes"),
            count(preview.files, "fichier", "fichiers"),
            count(preview.mails, "e-mail", "e-mails"),
            count(preview.entries, "entrée", "entrées"),
        )];
        if preview.mails_waiting > 0 {
            lines.push(format!("{} en attente ne partiront jamais", count(preview.mails_waiting, "e-mail", "e-mails")));
        }
        if preview.named_elsewhere > 0 {
            let notes = count(preview.named_elsewhere, "note", "notes");
            lines.push(format!("{notes} sur d’autres personnes, qui les nomment peut-être, resteront"));
        }
        lines.push(
            "les copies déjà faites les contiennent encore\u{a0}; remises en place, elles seront effacées là aussi"
                .to_owned(),
        );
        lines.join("\n")
    }

    fn too_early(&self, Early { count: number, name, until }: &Early) -> String {
        let why = match until {
            Some(until) => format!(
                "{name}\u{a0}: mise à part jusqu’au {}, ou de nouveau à conserver selon les règles",
                local(*until)
            ),
            None if name.is_empty() => "quelqu’un qui a été retiré n’a jamais été mis à part".to_owned(),
            None => format!("{name} n’est pas à part"),
        };
        let others = if *number > 1 { format!(", pas plus que {} autres", number - 1) } else { String::new() };
        format!(
            "{why}{others}\u{a0}; personne n’a été effacé. --now efface malgré tout, à la demande de la personne par exemple\u{a0}; `vivier privacy set-apart` la met à part"
        )
    }

    fn held_back(&self, HeldBack { count: number, name, reason }: &HeldBack) -> String {
        let others = if *number > 1 { format!(", et {} autres aussi", number - 1) } else { String::new() };
        format!(
            "{name}\u{a0}: conservation voulue ({reason}){others}\u{a0}; personne n’a été effacé. `vivier privacy hold ID` y met fin"
        )
    }

    fn ask_to_erase(&self, number: u64) -> String {
        format!("Effacer {} pour de bon\u{a0}? C’est sans retour. [o/N] ", people(number))
    }

    fn not_erased(&self) -> &'static str {
        "personne n’a été effacé\u{a0}; --yes dit que vous avez lu ce qui précède et que vous le voulez"
    }

    fn erased(&self, erased: ErasedCandidates) -> String {
        format!("{} pour de bon", count(erased.count, "personne effacée", "personnes effacées"))
    }

    fn not_cleared(&self) -> &'static str {
        "un autre programme a ouvert le vivier\u{a0}: le journal à côté du fichier en garde quelque chose jusqu’à ce qu’il le ferme"
    }

    fn person_exported(&self, exported: &PersonExported) -> String {
        format!(
            "{}\u{a0}: tout ce qui est conservé, avec {} et {}",
            exported.path,
            count(exported.files, "fichier", "fichiers"),
            count(exported.mails, "e-mail", "e-mails")
        )
    }

    fn looked_into(&self, looked: &LookedInto, created: &str, last: &str) -> String {
        let state = if looked.findings.is_empty() { "en bon état" } else { "ENDOMMAGÉ" };
        format!(
            "{}\u{a0}: {state}, commencé le {created}, modifié le {last}\u{a0}; {}, {}, {}",
            looked.path,
            count(looked.postings, "annonce", "annonces"),
            count(looked.candidates, "personne", "personnes"),
            count(looked.applications, "candidature", "candidatures"),
        )
    }

    fn ask_to_restore(&self) -> &'static str {
        "Mettre cette copie à la place du vivier\u{a0}? Ce qui y est sera conservé à côté. [o/N] "
    }

    fn not_restored(&self) -> &'static str {
        "rien n’a été changé\u{a0}; --yes dit que vous avez lu ce qui précède et que vous le voulez"
    }

    fn restored(&self, restored: &StoreRestored) -> String {
        let info = &restored.info.info;
        let kept = restored.replaced.as_deref().map(|path| format!("\u{a0}; ce qui y était est à présent {path}"));
        format!("{} contient désormais la copie{}", info.path, kept.unwrap_or_default())
    }

    fn backed_up_today(&self, done: &BackedUpToday) -> String {
        match &done.made {
            Some(made) if done.removed > 0 => {
                let removed = count(done.removed, "ancienne copie retirée", "anciennes copies retirées");
                format!("{} écrit, {removed}", made.path)
            }
            Some(made) => format!("{} écrit", made.path),
            None => "il y a déjà une copie d’aujourd’hui".to_owned(),
        }
    }

    fn backup_heads(&self) -> [&'static str; 3] {
        ["jour", "octets", "fichier"]
    }

    fn salvage_heads(&self) -> [&'static str; 4] {
        ["quoi", "sauvé", "perdu", "réparé"]
    }

    fn salvaged_what(&self, what: SalvagedWhat) -> &'static str {
        match what {
            SalvagedWhat::Postings => "annonces",
            SalvagedWhat::People => "personnes",
            SalvagedWhat::Applications => "candidatures",
            SalvagedWhat::Notes => "notes",
            SalvagedWhat::Files => "fichiers",
            SalvagedWhat::MailsIn => "e-mails reçus",
            SalvagedWhat::MailsOut => "e-mails écrits",
            SalvagedWhat::History => "entrées de l’historique",
            SalvagedWhat::Rest => "tout ce qui va avec",
        }
    }

    fn salvaged(&self, salvaged: &Salvaged) -> String {
        let mut lines = vec![format!("{} contient ce qui a pu être lu", salvaged.path)];
        if salvaged.lost_pages > 0 {
            let pages = count(salvaged.lost_pages, "page illisible", "pages illisibles");
            lines.push(format!("{pages}\u{a0}: il peut manquer plus que ce qui a pu être compté"));
        }
        if salvaged.spoiled > 0 {
            let files =
                count(salvaged.spoiled, "fichier ou e-mail laissé de côté", "fichiers ou e-mails laissés de côté");
            lines.push(format!("{files}\u{a0}: leur contenu n’est plus ce qu’il était"));
        }
        if salvaged.rules_off > 0 {
            let rules = count(salvaged.rules_off, "règle d’envoi désactivée", "règles d’envoi désactivées");
            lines.push(format!("{rules}\u{a0}: on ne sait peut-être plus à qui elles ont écrit"));
        }
        lines.push(format!("le vivier abîmé a été gardé\u{a0}: {}", salvaged.damaged));
        lines.join("\n")
    }

    fn set_aside(&self, files: &[String]) -> String {
        format!("conservé d’avant un remplacement ou une mise à niveau\u{a0}: {}", files.join(", "))
    }
}
