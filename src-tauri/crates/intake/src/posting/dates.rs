//! Days, as people write them.

use chrono::{Datelike, NaiveDate};
use hiring::fold;

use super::words::Word;

/// A day, in any of the ways people put it: `2026-02-03`, `2026-02-03T10:00:00Z`, `2026/02/03`, `03/02/2026`, `3.2.2026`,
/// `3 février 2026`.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    read_numbers(text).or_else(|| read_words(text))
}

/// The months by the letters they begin with, in French and English.
const MONTHS: [&[&str]; 12] = [
    &["janv", "jan"],
    &["fev", "feb"],
    &["mars", "mar"],
    &["avr", "apr"],
    &["mai", "may"],
    &["juin", "jun"],
    &["juil", "jul"],
    &["aou", "aug"],
    &["sept", "sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];

fn read_words(text: &str) -> Option<NaiveDate> {
    let text = fold(text);
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|words| {
        let [one, other, year] = words else { return None };
        let (day, month) = if one.starts_with(|c: char| c.is_ascii_digit()) { (one, other) } else { (other, one) };
        let month = (1..).zip(MONTHS).find(|(_, starts)| starts.iter().any(|start| month.starts_with(start)))?.0;
        let day = day.trim_end_matches(|c: char| !c.is_ascii_digit());
        NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
    })
}

fn read_numbers(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The first day that these words name, and how many words stand before its end. A day without a year is the first such day from
/// `from` on.
pub fn find_date(words: &[Word], from: Option<NaiveDate>) -> Option<(NaiveDate, usize)> {
    (0..words.len()).find_map(|at| {
        let (date, taken) = date_at(words.get(at..)?, from)?;
        Some((date, at + taken))
    })
}

fn date_at(words: &[Word], from: Option<NaiveDate>) -> Option<(NaiveDate, usize)> {
    let text = |at: usize| words.get(at).map(|word| word.text.as_str());
    let number = |at: usize| text(at)?.parse::<u32>().ok();
    if let (Some(day), Some("/"), Some(month), Some("/"), Some(year)) =
        (number(0), text(1), number(2), text(3), number(4))
    {
        return Some((ymd(year, month, day)?, 5));
    }
    if let (Some(year @ 1900..), Some(month), Some(day)) = (number(0), number(1), number(2)) {
        return Some((ymd(year, month, day)?, 3));
    }
    let (day, month) = match (text(0).and_then(as_day), text(1).and_then(as_month)) {
        (Some(day), Some(month)) => (day, month),
        _ => (text(1).and_then(as_day)?, text(0).and_then(as_month)?),
    };
    let (year, taken) = match (number(2), text(2), number(3)) {
        (Some(year @ 1900..=2200), ..) => (Some(year), 3),
        (_, Some(","), Some(year @ 1900..=2200)) => (Some(year), 4),
        _ => (None, 2),
    };
    let date = match year {
        Some(year) => ymd(year, month, day)?,
        None => next_such_day(month, day, from?)?,
    };
    Some((date, taken))
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn next_such_day(month: u32, day: u32, from: NaiveDate) -> Option<NaiveDate> {
    let this_year = NaiveDate::from_ymd_opt(from.year(), month, day)?;
    if this_year >= from { Some(this_year) } else { NaiveDate::from_ymd_opt(from.year() + 1, month, day) }
}

/// `3`, `1er`, `2nd`.
fn as_day(word: &str) -> Option<u32> {
    let day = word
        .trim_end_matches("er")
        .trim_end_matches("st")
        .trim_end_matches("nd")
        .trim_end_matches("rd")
        .trim_end_matches("th");
    day.parse().ok().filter(|day| (1..=31).contains(day))
}

fn as_month(word: &str) -> Option<u32> {
    if !word.chars().all(char::is_alphabetic) || word.len() > 9 {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, starts)| starts.iter().any(|start| word.starts_with(start))).map(|(month, _)| month)
}

const NUMBERS: [(&str, u32); 32] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("douze", 12),
    ("quinze", 15),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("one", 1),
    ("a", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("fourteen", 14),
    ("quatorze", 14),
];
const UNITS: [(&str, u32); 7] =
    [("jours", 1), ("jour", 1), ("days", 1), ("semaines", 7), ("semaine", 7), ("weeks", 7), ("week", 7)];

/// `10 jours`, `trois semaines`, `two weeks`: in days, and how many words it takes up.
pub fn span_in_days(words: &[Word]) -> Option<(u32, usize)> {
    let first = words.first()?;
    let known = NUMBERS.iter().find(|(name, _)| first.is(name)).map(|(_, number)| *number);
    let number = known.or_else(|| first.text.parse().ok()).filter(|number| (1..=366).contains(number))?;
    // “cinq jours ouvrés”, “two working days”
    let rest = words.get(1..)?;
    let skipped = usize::from(rest.first().is_some_and(|word| word.is("working") || word.is("business")));
    let unit = rest.get(skipped)?;
    let days = UNITS.iter().find(|(name, _)| unit.is(name)).map(|(_, days)| *days)?;
    Some((number * days, 2 + skipped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::words::words;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-02-03",
            "2026-02-03T10:00:00Z",
            "2026/2/3",
            "03/02/2026",
            "3.2.2026",
            "3 février 2026",
            "mardi 3 fév. 2026",
            "3rd February 2026",
            "Feb 3, 2026",
        ] {
            assert_eq!(read_date(text), day("2026-02-03"), "{text}");
        }
        for text in ["au printemps 2026", "2026-13-01", "31/02/2026", "février", "2026"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_found_in_sentences() {
        let find = |text: &str, from: &str| find_date(&words(text, 0), day(from)).map(|(date, _)| date);
        assert_eq!(find("avant le vendredi 11 décembre 2026 à midi", "2026-11-01"), day("2026-12-11"));
        assert_eq!(find("until December 1st, 2026.", "2026-11-01"), day("2026-12-01"));
        assert_eq!(find("le 16/11/2026", ""), day("2026-11-16"));
        assert_eq!(find("jusqu’au 23 novembre 23h59", "2026-11-04"), day("2026-11-23"));
        assert_eq!(find("avant le 5 janvier", "2026-11-04"), day("2027-01-05"));
        assert_eq!(find("jusqu’au 23 novembre", ""), None, "no year to be had");
        assert_eq!(find("du 2 au 3 du mois", "2026-11-04"), None);
    }

    #[test]
    fn spans_are_counted_in_days() {
        let span = |text: &str| span_in_days(&words(text, 0)).map(|(days, _)| days);
        assert_eq!(span("trois semaines"), Some(21));
        assert_eq!(span("10 jours"), Some(10));
        assert_eq!(span("five working days"), Some(5));
        assert_eq!(span("dix personnes"), None);
    }
}
