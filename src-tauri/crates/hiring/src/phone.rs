//! Telephone numbers: kept as written, with the international form beside them where it can be told.
//!
//! The ports of libphonenumber bring some fifty crates and every country's numbering plan; two numbers are compared here, none is
//! dialled. So the rules are those that decide whether two writings are one number: the country codes, the zero that is dialled
//! within a country, and the plans that recruiters here meet without a country code (France, then Britain).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phone {
    pub written: String,
    /// `+33639980001`: the same for every way to write the same number. None where the country cannot be told.
    pub e164: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("a telephone number is made of digits")]
    NotDigits,
    #[error("a telephone number has at least 6 digits")]
    TooShort,
    #[error("a telephone number has at most 15 digits")]
    TooLong,
    #[error("no country has this code")]
    UnknownCountry,
    #[error("numbers of this country have another length")]
    WrongLength,
}

/// Every code that the ITU has given to a country or a shared zone; none begins another.
const COUNTRIES: &str = " 1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 \
    90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 \
    242 243 244 245 246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 \
    351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 \
    503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 \
    687 688 689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 971 \
    972 973 974 975 976 977 979 992 993 994 995 996 998 ";

/// Numbers of the French islands are dialled like those of the mainland, under codes of their own.
const ISLANDS: [(&str, &str); 10] = [
    ("262", "262"),
    ("692", "262"),
    ("693", "262"),
    ("590", "590"),
    ("690", "590"),
    ("691", "590"),
    ("594", "594"),
    ("694", "594"),
    ("596", "596"),
    ("696", "596"),
];

impl Phone {
    /// A number without a country code is French, or British where its length says so.
    pub fn read(text: &str) -> Result<Self, PhoneError> {
        let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = without_extension(&written);
        if number.chars().any(|c| !c.is_ascii_digit() && !is_between_digits(c) && c != '+') {
            return Err(PhoneError::NotDigits);
        }
        let e164 = e164_of(number)?;
        Ok(Self { written, e164 })
    }
}

/// What people put between the digits.
pub(crate) fn is_between_digits(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '–' | '‑' | '/' | '(' | ')' | '·')
}

/// `01 99 00 12 34 poste 5` without the extension.
fn without_extension(written: &str) -> &str {
    let at = written.find(|c: char| c.is_alphabetic() || c == '#' || c == ',').unwrap_or(written.len());
    let (number, rest) = written.split_at_checked(at).unwrap_or((written, ""));
    let word = rest.trim_start_matches(['#', ',', ' ']).to_lowercase();
    let names_it = rest.starts_with('#') || ["poste", "ext", "x"].iter().any(|name| word.starts_with(name));
    if names_it && word.chars().any(|c| c.is_ascii_digit()) { number } else { written }
}

/// Fewer digits are an extension.
const SHORTEST: usize = 6;

fn e164_of(number: &str) -> Result<Option<String>, PhoneError> {
    let international = number.trim_start_matches(|c: char| is_between_digits(c));
    // The zero in brackets is dialled within the country only.
    let spoken = number.replace("(0)", "");
    let digits: String = spoken.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0 => return Err(PhoneError::NotDigits),
        1..SHORTEST => return Err(PhoneError::TooShort),
        18.. => return Err(PhoneError::TooLong),
        _ => {}
    }
    if international.starts_with('+') {
        return with_country(&digits).map(Some);
    }
    if let Some(digits) = digits.strip_prefix("00") {
        return with_country(digits).map(Some);
    }
    if digits.len() > 15 {
        return Err(PhoneError::TooLong);
    }
    Ok(as_dialled_in_france(&digits).or_else(|| as_dialled_in_britain(&digits)))
}

fn with_country(digits: &str) -> Result<String, PhoneError> {
    let country = (1..=3)
        .filter_map(|length| digits.get(..length))
        .find(|code| COUNTRIES.contains(&format!(" {code} ")))
        .ok_or(PhoneError::UnknownCountry)?;
    let national = digits.strip_prefix(country).unwrap_or_default();
    // `+33 06…` is written by many; in Italy the zero is part of the number.
    let national = if country == "39" { national } else { national.trim_start_matches('0') };
    let fits = match country {
        "33" => national.len() == 9,
        "1" => national.len() == 10,
        "44" => (9..=10).contains(&national.len()),
        _ => national.len() >= 4 && country.len() + national.len() >= SHORTEST,
    };
    if !fits {
        return Err(PhoneError::WrongLength);
    }
    let e164 = format!("{country}{national}");
    if e164.len() > 15 { Err(PhoneError::TooLong) } else { Ok(format!("+{e164}")) }
}

/// Ten digits from 01 to 09, or the nine of a mobile number that a spreadsheet has robbed of its zero.
fn as_dialled_in_france(digits: &str) -> Option<String> {
    let national = match (digits.len(), digits.strip_prefix('0')) {
        (10, Some(national)) => national,
        (9, None) if digits.starts_with(['6', '7']) => digits,
        _ => return None,
    };
    if national.starts_with('0') {
        return None;
    }
    let island = ISLANDS.iter().find(|(begins, _)| national.starts_with(begins)).map(|(_, code)| *code);
    Some(format!("+{}{national}", island.unwrap_or("33")))
}

fn as_dialled_in_britain(digits: &str) -> Option<String> {
    let national = digits.strip_prefix('0').filter(|national| national.len() == 10)?;
    national.starts_with(['1', '2', '3', '7']).then(|| format!("+44{national}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn e164(text: &str) -> Option<String> {
        Phone::read(text).unwrap().e164
    }

    #[test]
    fn all_writings_of_a_number_are_one() {
        for text in [
            "06 39 98 00 01",
            "06.39.98.00.01",
            "06-39-98-00-01",
            "0639980001",
            "+33 6 39 98 00 01",
            "+33 (0)6 39 98 00 01",
            "0033 6 39 98 00 01",
            "+33 06 39 98 00 01",
            "06 39 98 00 01 poste 12",
            "639980001",
            "(+33) 6 39 98 00 01",
        ] {
            assert_eq!(e164(text).as_deref(), Some("+33639980001"), "{text}");
        }
        assert_eq!(e164("07700 900123").as_deref(), Some("+447700900123"));
        assert_eq!(e164("+44 7700 900123").as_deref(), Some("+447700900123"));
        assert_eq!(e164("0692 12 34 56"), e164("+262 692 12 34 56"));
        assert_eq!(e164("+1 (212) 555-0123").as_deref(), Some("+12125550123"));
        assert_eq!(Phone::read("+7 06609"), Err(PhoneError::WrongLength), "five digits are no number");
        assert_eq!(e164("+39 06 1234 5678").as_deref(), Some("+390612345678"));
    }

    #[test]
    fn what_is_written_is_kept() {
        assert_eq!(Phone::read(" 06  39 98 00 01 ").unwrap().written, "06 39 98 00 01");
        let abroad = Phone::read("0471 12 34 5").unwrap();
        assert_eq!((abroad.written.as_str(), abroad.e164), ("0471 12 34 5", None));
    }

    #[test]
    fn a_number_from_abroad_is_read_back_as_it_is_kept() {
        let e164 = |text: &str| Phone::read(text).unwrap().e164.unwrap();
        assert_eq!(e164("+994 00 33586"), "+99433586");
        assert_eq!(e164(&e164("+994 00 33586")), "+99433586");
        assert_eq!(e164("+39 06 1234 5678"), "+390612345678", "in Italy the zero is part of it");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert_eq!(Phone::read("appeler le soir"), Err(PhoneError::NotDigits));
        assert_eq!(Phone::read("12 34"), Err(PhoneError::TooShort));
        assert_eq!(Phone::read("1234567890123456"), Err(PhoneError::TooLong));
        assert_eq!(Phone::read("+999 12 34 56"), Err(PhoneError::UnknownCountry));
        assert_eq!(Phone::read("+33 6 39 98"), Err(PhoneError::WrongLength));
        assert_eq!(Phone::read(""), Err(PhoneError::NotDigits));
    }
}
