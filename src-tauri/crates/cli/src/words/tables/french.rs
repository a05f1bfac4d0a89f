use desk::{CvsAttached, Exported, PeopleImported, PeoplePreview, PersonLine, Whose};
use hiring::{CvSign, PersonField, RowProblem};

use super::TableWords;
use crate::words::French;

/// Zero and one are singular.
fn count(number: u64, one: &str, other: &str) -> String {
    if number < 2 { format!("{number} {one}") } else { format!("{number} {other}") }
}

fn rows(number: u64) -> String {
    count(number, "ligne", "lignes")
}

impl TableWords for French {
    fn row_problem(&self, problem: &RowProblem) -> String {
        match problem {
            RowProblem::NameMissing => "ni nom ni adresse".to_owned(),
            RowProblem::AddressInvalid { value } => format!("« {value} » n’est pas une adresse e-mail"),
            RowProblem::PhoneInvalid { value } => format!("« {value} » n’est pas un numéro de téléphone"),
            RowProblem::LinkInvalid { value } => format!("« {value} » n’est pas un lien"),
            RowProblem::DateInvalid { column, value } => format!("{column} : « {value} » n’est pas une date"),
            RowProblem::DateAmbiguous { column, value } => {
                format!("{column} : « {value} » peut se lire de deux façons ; préciser --days day-first ou month-first")
            }
            RowProblem::RatingInvalid { value } => format!("« {value} » n’est pas une évaluation"),
            RowProblem::ValueTooLong { column, limit } => format!("{column} : plus de {limit} caractères"),
            RowProblem::TooManyCells { found, columns } => {
                format!("{found} cellules pour {columns} colonnes : un séparateur se trouve dans une valeur")
            }
            RowProblem::PostingUnknown { value } => {
                format!("aucune annonce ne s’appelle « {value} » ; c’est gardé en note")
            }
            RowProblem::PostingAmbiguous { value, postings } => {
                format!("{postings} annonces s’appellent « {value} » ; c’est gardé en note")
            }
            RowProblem::QuoteOpen { until } => {
                format!("un guillemet est ouvert et jamais fermé ; il avale les lignes jusqu’à la ligne {until}")
            }
        }
    }

    fn person_field(&self, field: PersonField) -> &'static str {
        match field {
            PersonField::Name => "nom complet",
            PersonField::Given => "prénom",
            PersonField::Family => "nom de famille",
            PersonField::Email => "e-mail",
            PersonField::Phone => "téléphone",
            PersonField::Link => "lien",
            PersonField::Headline => "accroche",
            PersonField::Place => "lieu",
            PersonField::Language => "langues",
            PersonField::Tag => "étiquettes",
            PersonField::Source => "source",
            PersonField::Consent => "consentement",
            PersonField::ConsentUntil => "consentement jusqu’au",
            PersonField::Note => "note",
            PersonField::Posting => "annonce",
            PersonField::Stage => "étape",
            PersonField::Outcome => "issue",
            PersonField::Received => "date de réception",
            PersonField::Reason => "motif",
            PersonField::Rating => "évaluation (note)",
            PersonField::Other => "repris dans la note",
        }
    }

    fn people_imported(&self, report: &PeopleImported) -> String {
        let mut parts = vec![count(report.added, "personne ajoutée", "personnes ajoutées")];
        let said = [
            (report.filled, count(report.filled, "fiche complétée", "fiches complétées")),
            (report.known, count(report.known, "déjà connue", "déjà connues")),
            (report.applications, count(report.applications, "candidature", "candidatures")),
            (
                report.unplaced,
                format!("{} dont l’annonce n’est pas ici ou peut en être plusieurs", rows(report.unplaced)),
            ),
            (report.left_out, count(report.left_out, "ligne laissée de côté", "lignes laissées de côté")),
        ];
        parts.extend(said.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words));
        parts.join(", ")
    }

    fn people_previewed(&self, preview: &PeoplePreview) -> String {
        let new = count(preview.new, "nouvelle personne", "nouvelles personnes");
        let known = count(preview.known_total, "déjà connue", "déjà connues");
        format!("{} : {new}, {known}, {} avec un problème", rows(preview.rows), preview.problem_total)
    }

    fn column_heads(&self) -> [&'static str; 3] {
        ["colonne", "lue comme", "exemples"]
    }

    fn column_left_out(&self) -> &'static str {
        "(laissée de côté)"
    }

    fn known_as(&self, name: &str, certain: bool) -> String {
        if certain { format!("connue : {name}") } else { format!("peut-être {name} ; sera ajoutée") }
    }

    fn same_as_above(&self, line: u32) -> String {
        format!("même personne que ligne {line}")
    }

    fn posting_unknown(&self, name: &str, rows_of_it: u64, near: &[String]) -> String {
        let unknown = format!("aucune annonce ne s’appelle « {name} » ({})", rows(rows_of_it));
        if near.is_empty() { unknown } else { format!("{unknown} ; peut-être {}", near.join(" | ")) }
    }

    fn posting_taken_for(&self, name: &str, title: &str, rows_of_it: u64) -> String {
        format!("« {name} » est pris pour « {title} » ({})", rows(rows_of_it))
    }

    fn posting_ambiguous(&self, name: &str, rows_of_it: u64) -> String {
        format!("plusieurs annonces s’appellent « {name} », et rien ne dit laquelle ({})", rows(rows_of_it))
    }

    fn stage_unknown(&self, name: &str, rows_of_it: u64) -> String {
        format!(
            "aucune étape ne s’appelle « {name} » ({}) : ces candidatures commencent à la première",
            rows(rows_of_it)
        )
    }

    fn people_exported(&self, exported: &Exported) -> String {
        let people = count(exported.count, "personne écrite", "personnes écrites");
        format!("{people} dans {}", exported.path)
    }

    fn problem_rows_more(&self, number: u64) -> String {
        format!("… et {} avec un problème", count(number, "autre ligne", "autres lignes"))
    }

    fn cv_heads(&self) -> [&'static str; 2] {
        ["fichier", "de qui"]
    }

    fn whose(&self, whose: &Whose) -> String {
        let sign = |sign: CvSign| match sign {
            CvSign::Address => "par l’adresse",
            CvSign::FileName => "par le nom du fichier",
            CvSign::FirstLines => "par le nom en tête du CV",
        };
        match whose {
            Whose::Known { person, has_it: true, .. } => format!("{} l’a déjà", person.name),
            Whose::Known { person, by, .. } => format!("{} ({}), {}", person.name, person.id, sign(*by)),
            Whose::Unclear { people } => format!("à décider\u{a0}: {}", several(people)),
            Whose::Nobody { name, addresses } => match (name.as_str(), addresses.first()) {
                ("", None) => "ni nom ni adresse connus".to_owned(),
                ("", Some(address)) => format!("{address} n’est pas ici"),
                (name, _) => format!("{name} n’est pas ici"),
            },
            Whose::Unread => "illisible dans l’archive".to_owned(),
        }
    }

    fn cvs_attached(&self, attached: &CvsAttached) -> String {
        let already = match attached.already {
            0 => String::new(),
            1 => ", 1 y était déjà".to_owned(),
            many => format!(", {many} y étaient déjà"),
        };
        format!("{}{already}", count(attached.count, "CV ajouté", "CV ajoutés"))
    }
}

fn several(people: &[PersonLine]) -> String {
    people.iter().map(|person| format!("{} ({})", person.name, person.id)).collect::<Vec<_>>().join(", ")
}
