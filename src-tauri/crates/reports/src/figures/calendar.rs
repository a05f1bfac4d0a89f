//! Days, weeks and months, counted where the recruiter is.

use chrono::{DateTime, Datelike, Days, NaiveDate};
use hiring::{Language, Moment};

pub const DAY: i64 = 86_400_000;

pub fn day_of(at: Moment, minutes_east: i32) -> NaiveDate {
    let there = at.millis().saturating_add(i64::from(minutes_east) * 60_000);
    DateTime::from_timestamp_millis(there).map(|at| at.date_naive()).unwrap_or_default()
}

/// The Monday.
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The Mondays from the one to the other; none where there are more than ten years between them.
pub fn every_week(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    const MOST_DAYS: i64 = 3660;
    let days = until.signed_duration_since(from).num_days();
    let weeks = if days <= MOST_DAYS { u64::try_from(days / 7 + 1).unwrap_or_default() } else { 0 };
    (0..if days < 0 { 0 } else { weeks }).map(move |week| from + Days::new(week * 7))
}

/// ISO 8601, `2026-W05`; French says S for semaine.
pub fn week_name(monday: NaiveDate, language: Language) -> String {
    let letter = if language == Language::French { 'S' } else { 'W' };
    let week = monday.iso_week();
    format!("{}-{letter}{:02}", week.year(), week.week())
}

#[expect(clippy::cast_precision_loss, reason = "a life has fewer milliseconds than a double counts exactly")]
pub fn days(millis: i64) -> f64 {
    millis as f64 / DAY as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_place_and_a_week_begins_on_monday() {
        // Sunday 1 February 2026, 23:30 UTC, is Monday in Paris.
        let at = Moment::from_millis(1_769_988_600_000);
        assert_eq!(day_of(at, 0).to_string(), "2026-02-01");
        assert_eq!(day_of(at, 60).to_string(), "2026-02-02");
        assert_eq!(week_name(week_of(day_of(at, 0)), Language::English), "2026-W05");
        assert_eq!(week_name(week_of(day_of(at, 60)), Language::French), "2026-S06");
        // The last days of a year may be in the first week of the next.
        assert_eq!(week_name(week_of("2024-12-31".parse().unwrap()), Language::English), "2025-W01");
    }
}
