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

/// Weeks since the one in which 1970 began.
pub fn week_number(at: Moment, minutes_east: i32) -> i64 {
    let there = at.millis().saturating_add(i64::from(minutes_east) * 60_000);
    // 1970 began on a Thursday.
    (there.div_euclid(DAY) + 3).div_euclid(7)
}

/// The first day of it.
pub fn monday_of(week_number: i64) -> NaiveDate {
    let monday = DateTime::from_timestamp_millis(week_number.saturating_mul(7).saturating_sub(3).saturating_mul(DAY));
    monday.map(|at| at.date_naive()).unwrap_or_default()
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
        for minutes_east in [0, 60, -600] {
            let monday = week_of(day_of(at, minutes_east));
            assert_eq!(monday_of(week_number(at, minutes_east)), monday);
        }
        assert_eq!(monday_of(0).to_string(), "1969-12-29");
        // The last days of a year may be in the first week of the next.
        assert_eq!(week_name(week_of("2024-12-31".parse().unwrap()), Language::English), "2025-W01");
    }
}
