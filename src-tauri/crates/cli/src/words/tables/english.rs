use desk::{CvsAttached, Exported, PeopleImported, PeoplePreview, PersonLine, Whose};
use hiring::{CvSign, PersonField, RowProblem};

use super::TableWords;
use crate::words::English;

fn count(number: u64, one: &str, other: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {other}") }
}

fn rows(number: u64) -> String {
    count(number, "row", "rows")
}

impl TableWords for English {
    fn row_problem(&self, problem: &RowProblem) -> String {
        match problem {
            RowProblem::NameMissing => "neither a name nor an address".to_owned(),
            RowProblem::AddressInvalid { value } => format!("“{value}” is not an e-mail address"),
            RowProblem::PhoneInvalid { value } => format!("“{value}” is not a telephone number"),
            RowProblem::LinkInvalid { value } => format!("“{value}” is not a link"),
            RowProblem::DateInvalid { column, value } => format!("{column}: “{value}” is not a date"),
            RowProblem::DateAmbiguous { column, value } => {
                format!("{column}: “{value}” can be read two ways; say --days day-first or month-first")
            }
            RowProblem::RatingInvalid { value } => format!("“{value}” is not a rating"),
            RowProblem::ValueTooLong { column, limit } => format!("{column}: longer than {limit} characters"),
            RowProblem::TooManyCells { found, columns } => {
                format!("{found} cells in a table of {columns} columns: a separator stands inside a value")
            }
            RowProblem::PostingUnknown { value } => format!("no posting is called “{value}”; it is kept in the note"),
            RowProblem::PostingAmbiguous { value, postings } => {
                format!("{postings} postings are called “{value}”; it is kept in the note")
            }
            RowProblem::QuoteOpen { until } => {
                format!("a quotation mark is opened and not closed; it swallows the rows up to line {until}")
            }
        }
    }

    fn person_field(&self, field: PersonField) -> &'static str {
        match field {
            PersonField::Name => "whole name",
            PersonField::Given => "first name",
            PersonField::Family => "last name",
            PersonField::Email => "e-mail",
            PersonField::Phone => "phone",
            PersonField::Link => "link",
            PersonField::Headline => "headline",
            PersonField::Place => "place",
            PersonField::Language => "languages",
            PersonField::Tag => "tags",
            PersonField::Source => "source",
            PersonField::Consent => "consent",
            PersonField::ConsentUntil => "consent until",
            PersonField::Note => "note",
            PersonField::Posting => "posting",
            PersonField::Stage => "stage",
            PersonField::Outcome => "outcome",
            PersonField::Received => "received on",
            PersonField::Reason => "reason",
            PersonField::Rating => "rating (note)",
            PersonField::Other => "kept in the note",
        }
    }

    fn people_imported(&self, report: &PeopleImported) -> String {
        let mut parts = vec![format!("{} added", count(report.added, "candidate", "candidates"))];
        let said = [
            (report.filled, format!("{} filled in", report.filled)),
            (report.known, format!("{} known already", report.known)),
            (report.applications, count(report.applications, "application", "applications")),
            (report.unplaced, format!("{} with a posting that is not here or could be several", rows(report.unplaced))),
            (report.left_out, format!("{} left out", rows(report.left_out))),
        ];
        parts.extend(said.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words));
        parts.join(", ")
    }

    fn people_previewed(&self, preview: &PeoplePreview) -> String {
        let (known, problems) = (preview.known_total, preview.problem_total);
        format!("{}: {} new, {known} known, {problems} with problems", rows(preview.rows), preview.new)
    }

    fn column_heads(&self) -> [&'static str; 3] {
        ["column", "read as", "examples"]
    }

    fn column_left_out(&self) -> &'static str {
        "(left out)"
    }

    fn known_as(&self, name: &str, certain: bool) -> String {
        if certain { format!("is {name}") } else { format!("may be {name}; will be added") }
    }

    fn same_as_above(&self, line: u32) -> String {
        format!("same person as line {line}")
    }

    fn posting_unknown(&self, name: &str, rows_of_it: u64, near: &[String]) -> String {
        let unknown = format!("no posting is called “{name}” ({})", rows(rows_of_it));
        if near.is_empty() { unknown } else { format!("{unknown}; perhaps {}", near.join(" | ")) }
    }

    fn posting_taken_for(&self, name: &str, title: &str, rows_of_it: u64) -> String {
        format!("“{name}” is taken for “{title}” ({})", rows(rows_of_it))
    }

    fn posting_ambiguous(&self, name: &str, rows_of_it: u64) -> String {
        format!("several postings are called “{name}”, and nothing tells which is meant ({})", rows(rows_of_it))
    }

    fn stage_unknown(&self, name: &str, rows_of_it: u64) -> String {
        format!("no stage is called “{name}” ({}): these begin at the first", rows(rows_of_it))
    }

    fn people_exported(&self, exported: &Exported) -> String {
        format!("{} written to {}", count(exported.count, "candidate", "candidates"), exported.path)
    }

    fn problem_rows_more(&self, number: u64) -> String {
        format!("… and {} more with problems", rows(number))
    }

    fn cv_heads(&self) -> [&'static str; 2] {
        ["file", "whose it is"]
    }

    fn whose(&self, whose: &Whose) -> String {
        let sign = |sign: CvSign| match sign {
            CvSign::Address => "the address",
            CvSign::FileName => "the name of the file",
            CvSign::FirstLines => "the name at the head of it",
        };
        match whose {
            Whose::Known { person, has_it: true, .. } => format!("{} has it already", person.name),
            Whose::Known { person, by, .. } => format!("{} ({}), by {}", person.name, person.id, sign(*by)),
            Whose::Unclear { people } => format!("unclear: {}", several(people)),
            Whose::Nobody { name, addresses } => match (name.as_str(), addresses.first()) {
                ("", None) => "no name or address that is known".to_owned(),
                ("", Some(address)) => format!("{address} is not here"),
                (name, _) => format!("{name} is not here"),
            },
            Whose::Unread => "could not be unpacked".to_owned(),
        }
    }

    fn cvs_attached(&self, attached: &CvsAttached) -> String {
        let already =
            if attached.already > 0 { format!(", {} there already", attached.already) } else { String::new() };
        format!("{} attached{already}", count(attached.count, "CV", "CVs"))
    }
}

fn several(people: &[PersonLine]) -> String {
    people.iter().map(|person| format!("{} ({})", person.name, person.id)).collect::<Vec<_>>().join(", ")
}
