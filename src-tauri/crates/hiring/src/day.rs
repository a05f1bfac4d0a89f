//! A day as people write it.

use chrono::{Datelike, NaiveDate};

use crate::Language;

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `1er février 2026`, `1 February 2026`.
pub fn day_in_words(day: NaiveDate, language: Language) -> String {
    let month = usize::try_from(day.month0()).unwrap_or_default();
    let name = |months: [&'static str; 12]| months.get(month).copied().unwrap_or_default();
    match (language, day.day()) {
        (Language::French, 1) => format!("1er {} {}", name(FRENCH_MONTHS), day.year()),
        (Language::French, number) => format!("{number} {} {}", name(FRENCH_MONTHS), day.year()),
        (Language::English, number) => format!("{number} {} {}", name(ENGLISH_MONTHS), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let both = |day: &str| [Language::French, Language::English].map(|it| day_in_words(day.parse().unwrap(), it));
        assert_eq!(both("2026-02-01"), ["1er février 2026", "1 February 2026"]);
        assert_eq!(both("2025-12-31"), ["31 décembre 2025", "31 December 2025"]);
    }
}
