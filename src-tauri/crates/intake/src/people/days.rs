//! Days in a column of a table. `03/04/2026` is said two ways; the other days of the column, or its heading, tell which.

use chrono::{DateTime, NaiveDate};
use hiring::DayOrder;

use crate::posting::dates::read_date;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Certain(NaiveDate),
    /// March or April.
    Ambiguous,
    None,
}

pub fn read_day(text: &str, order: Option<DayOrder>) -> Day {
    let text = text.trim();
    if let Some([one, other, year]) = slashed(text) {
        let ymd = |month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Day::Certain);
        let day = match order {
            _ if one == other => ymd(one, other),
            Some(DayOrder::DayFirst) => ymd(other, one),
            Some(DayOrder::MonthFirst) => ymd(one, other),
            None if one > 12 => ymd(other, one),
            None if other > 12 => ymd(one, other),
            None => Some(Day::Ambiguous),
        };
        return day.unwrap_or(Day::None);
    }
    let day = read_date(text).or_else(|| in_milliseconds(text));
    day.map_or(Day::None, Day::Certain)
}

/// The order that the days of a column tell; none if they say nothing, or two things.
pub fn settle<'a>(column: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let (mut day_first, mut month_first) = (false, false);
    for [one, other, _] in column.filter_map(slashed) {
        day_first |= one > 12;
        month_first |= other > 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// `03/04/2026`, `3-4-26`, with or without a time. Points are only written day first: they are certain.
fn slashed(text: &str) -> Option<[u32; 3]> {
    let day = text.trim().split([' ', 'T', ',']).next()?;
    let mut parts = day.split(['/', '-']);
    let (one, other, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (one, other, year) =
        (digits(one, 2)?, digits(other, 2)?, digits(year, 4).filter(|_| year.len() != 3 && year.len() != 1)?);
    let year = match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        year => year,
    };
    parts.next().is_none().then_some([one, other, year])
}

/// Milliseconds since 1970, as some exports write a moment.
fn in_milliseconds(text: &str) -> Option<NaiveDate> {
    let millis = (text.len() == 13).then(|| text.parse().ok()).flatten()?;
    Some(DateTime::from_timestamp_millis(millis)?.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::Certain(text.parse().unwrap())
    }

    #[test]
    fn days_that_can_be_read_one_way_are() {
        for text in [
            "2026-02-13",
            "13/02/2026",
            "02/13/2026",
            "13-02-26",
            "13.2.2026",
            "13 février 2026",
            "Feb 13, 2026",
            "13/02/2026 14:05",
            "2026-02-13T10:00:00Z",
            "1770940800000",
        ] {
            assert_eq!(read_day(text, None), day("2026-02-13"), "{text}");
        }
        assert_eq!(read_day("03/03/2026", None), day("2026-03-03"));
        for text in ["31/02/2026", "hier", "2026", "1/2/3/4", "13/13/2026"] {
            assert_eq!(read_day(text, None), Day::None, "{text}");
        }
    }

    #[test]
    fn a_column_settles_what_one_of_its_days_leaves_open() {
        assert_eq!(read_day("03/04/2026", None), Day::Ambiguous);
        assert_eq!(settle(["03/04/2026", "25/04/2026"].into_iter()), Some(DayOrder::DayFirst));
        assert_eq!(settle(["03/04/2026", "04/25/2026"].into_iter()), Some(DayOrder::MonthFirst));
        assert_eq!(settle(["13/04/2026", "04/25/2026"].into_iter()), None, "two hands wrote it");
        assert_eq!(read_day("03/04/2026", Some(DayOrder::DayFirst)), day("2026-04-03"));
        assert_eq!(read_day("03/04/2026", Some(DayOrder::MonthFirst)), day("2026-03-04"));
        assert_eq!(read_day("03.04.2026", None), day("2026-04-03"), "nobody writes points month first");
    }
}
