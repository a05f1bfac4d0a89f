//! The columns of a table of people, in the words of whoever opens it. A table that goes out so can be read in again.

use hiring::Language;

use crate::Column;

/// Name, French heading, English heading, width.
const COLUMNS: [(&str, &str, &str, u8); 15] = [
    ("name", "Nom complet", "Name", 28),
    ("given", "Prénom", "First name", 16),
    ("family", "Nom de famille", "Last name", 18),
    ("emails", "Courriels", "Emails", 32),
    ("phones", "Téléphones", "Phones", 20),
    ("links", "Liens", "Links", 32),
    ("headline", "Accroche", "Headline", 32),
    ("place", "Lieu", "Location", 18),
    ("languages", "Langues", "Languages", 18),
    ("tags", "Étiquettes", "Tags", 20),
    ("source", "Source", "Source", 18),
    ("consent_on", "Consentement", "Consent", 14),
    ("consent_until", "Consentement jusqu’au", "Consent until", 14),
    ("last_contact", "Dernier contact", "Last contact", 14),
    ("since", "Fiche créée le", "Known since", 14),
];

pub fn people_columns(language: Language) -> Vec<Column> {
    let heading = |french: &'static str, english| match language {
        Language::French => french,
        Language::English => english,
    };
    let columns = COLUMNS.into_iter();
    columns
        .map(|(name, french, english, width)| Column { name, heading: heading(french, english).to_owned(), width })
        .collect()
}
