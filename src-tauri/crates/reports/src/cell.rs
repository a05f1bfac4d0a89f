//! One value of a table.

use std::borrow::Cow;

use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Number(i64),
    /// A number in hundredths: `350` is three and a half.
    Hundredths(i64),
    Day(NaiveDate),
    Text(String),
    /// Several values of one kind; none is as good as empty.
    List(Vec<String>),
}

/// Between several values in one cell.
const BETWEEN: &str = "; ";

impl Cell {
    pub fn text_or_empty(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    pub fn day_or_empty(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// What is text in it, as one text.
    pub(crate) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::List(values) => Some(Cow::Owned(values.join(BETWEEN))),
            _ => None,
        }
    }
}

/// `3.5`, with that sign between the whole and the part.
pub fn decimal(hundredths: i64, sign: char) -> String {
    let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
    let minus = if hundredths < 0 && whole == 0 { "-" } else { "" };
    match (part, part % 10) {
        (0, _) => format!("{minus}{whole}"),
        (_, 0) => format!("{minus}{whole}{sign}{}", part / 10),
        _ => format!("{minus}{whole}{sign}{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_as_short_as_they_can_be() {
        for (hundredths, text) in [(350, "3.5"), (400, "4"), (405, "4.05"), (-50, "-0.5"), (-125, "-1.25"), (0, "0")] {
            assert_eq!(decimal(hundredths, '.'), text);
        }
        assert_eq!(decimal(350, ','), "3,5");
    }
}
