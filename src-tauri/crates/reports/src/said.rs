//! Values as people read them, in their language.

use hiring::{Language, day_in_words};

use crate::Value;
use crate::cell::decimal;

/// `19,4 %`, `5.5`, an ordinary dash where there is nothing.
pub fn said(value: &Value, language: Language) -> String {
    let sign = if language == Language::French { ',' } else { '.' };
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Count(count) => grouped(*count, language),
        Value::Share(share) => {
            let percent = decimal(tenths(share * 100.0), sign);
            if language == Language::French { format!("{percent}\u{a0}%") } else { format!("{percent}%") }
        }
        Value::Days(days) => decimal(tenths(*days), sign),
        Value::Mean(mean) => decimal(hundredths(*mean), sign),
        Value::Day(day) => day_in_words(*day, language),
    }
}

/// A narrow no-break space, or a comma, between thousands.
fn grouped(count: u64, language: Language) -> String {
    let digits = count.to_string();
    let sign = if language == Language::French { '\u{202f}' } else { ',' };
    let mut said = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            said.push(sign);
        }
        said.push(digit);
    }
    said
}

/// In hundredths, of which the last is nought.
pub fn tenths(number: f64) -> i64 {
    whole(number * 10.0) * 10
}

pub fn hundredths(number: f64) -> i64 {
    whole(number * 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a number of days or a share is far from the ends")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        let both = |value| [Language::French, Language::English].map(|language| said(&value, language));
        assert_eq!(both(Value::Share(0.194_44)), ["19,4\u{a0}%", "19.4%"]);
        assert_eq!(both(Value::Share(1.0)), ["100\u{a0}%", "100%"]);
        assert_eq!(both(Value::Days(5.5)), ["5,5", "5.5"]);
        assert_eq!(both(Value::Count(1_234_567)), ["1\u{202f}234\u{202f}567", "1,234,567"]);
        assert_eq!(both(Value::Count(999)), ["999", "999"]);
        assert_eq!(both(Value::Day("2026-02-01".parse().unwrap())), ["1er février 2026", "1 February 2026"]);
        assert_eq!(both(Value::Nothing), ["–", "–"]);
    }
}
