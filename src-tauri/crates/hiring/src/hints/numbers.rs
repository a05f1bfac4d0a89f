//! Numbers that carry their own proof: IBAN, cards, the French number of social security; and the British one, by its form.

use super::{Hint, HintKind};

/// How long an IBAN is in the countries whose banks people here have.
const IBANS: &str = "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 \
    LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TN24 TR26";
const LONGEST: usize = 31;

pub(super) fn hints(text: &str) -> Vec<Hint> {
    let mut found = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let groups = groups(text);
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        let hint = if stands_apart(&groups, at) { longest(rest) } else { None };
        at += hint.as_ref().map_or(1, |(taken, _)| *taken);
        if let Some((_, hint)) = hint
            && !found.contains(&hint)
        {
            found.push(hint);
        }
    }
    found
}

/// Letters and digits without anything between them.
struct Group<'a> {
    text: &'a str,
    /// The next follows behind one space, dot or hyphen.
    goes_on: bool,
}

impl Group<'_> {
    fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut gap = 2;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let group = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !group.is_empty() {
            if let Some(last) = groups.last_mut() {
                last.goes_on = gap == 1;
            }
            groups.push(Group { text: group, goes_on: false });
            gap = 0;
        }
        let between = part.chars().next_back().is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-'));
        gap += if between { 1 } else { 2 };
    }
    groups
}

/// What goes on from digits is a part of another number.
fn stands_apart(groups: &[Group<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| groups.get(before));
    !before.is_some_and(|before| before.goes_on && before.is_digits())
}

/// Of how many groups it is made.
fn longest(groups: &[Group<'_>]) -> Option<(usize, Hint)> {
    let mut number = String::new();
    let mut sizes = Vec::new();
    let mut found = None;
    for group in groups {
        number.push_str(group.text);
        sizes.push(group.text.len());
        if number.len() > LONGEST || !number.is_ascii() {
            break;
        }
        let ends = !group.goes_on || groups.get(sizes.len()).is_none_or(|next| !next.is_digits());
        if let Some(kind) = kind(&number, &sizes, ends) {
            found = Some((sizes.len(), Hint { kind, found: ends_of(&number) }));
        }
        if !group.goes_on {
            break;
        }
    }
    found
}

fn kind(number: &str, sizes: &[usize], ends: bool) -> Option<HintKind> {
    if is_iban(number) || (ends && is_card(number, sizes)) {
        return Some(HintKind::Bank);
    }
    (ends && (is_nir(number) || is_nino(number, sizes))).then_some(HintKind::SocialSecurity)
}

fn ends_of(number: &str) -> String {
    let first: String = number.chars().take(number.len() / 4).collect();
    let last: String = number.chars().skip(number.len() - 2).collect();
    format!("{first} … {last}")
}

fn is_iban(number: &str) -> bool {
    let upper = number.to_ascii_uppercase();
    let Some((country, rest)) = upper.split_at_checked(2) else { return false };
    let Some((check, account)) = rest.split_at_checked(2) else { return false };
    let length = IBANS.split_whitespace().find_map(|known| known.strip_prefix(country)?.parse::<usize>().ok());
    // Words after "de 20" or "no 53" may add up; accounts have numbers.
    let digits = account.bytes().filter(u8::is_ascii_digit).count();
    if length != Some(number.len()) || digits < 7 || !check.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let rest = account.chars().chain(country.chars()).chain(check.chars()).try_fold(0, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    rest == Some(1)
}

/// Those of sixteen digits, and American Express with fifteen, written in one or in their groups; SIRET numbers have fourteen.
fn is_card(number: &str, sizes: &[usize]) -> bool {
    let Ok(begins) = number.chars().take(4).collect::<String>().parse::<u32>() else { return false };
    let known = match number.len() {
        16 => {
            matches!(begins, 2221..=2720 | 4000..=4999 | 5100..=5599 | 6011 | 6440..=6599)
                && matches!(sizes, [16] | [4, 4, 4, 4])
        }
        15 => matches!(begins, 3400..=3499 | 3700..=3799) && matches!(sizes, [15] | [4, 6, 5]),
        _ => false,
    };
    known && has_luhn_digit(number)
}

fn has_luhn_digit(number: &str) -> bool {
    let sum = number.chars().rev().enumerate().try_fold(0, |sum, (place, c)| {
        let digit = c.to_digit(10)? * if place % 2 == 1 { 2 } else { 1 };
        Some(sum + digit / 10 + digit % 10)
    });
    sum.is_some_and(|sum| sum % 10 == 0)
}

/// Sex, year, month and place of birth, a number, and the key that proves them.
fn is_nir(number: &str) -> bool {
    if number.len() != 15 || !number.starts_with(['1', '2', '7', '8']) {
        return false;
    }
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let Ok(month) = part(3, 5).parse::<u32>() else { return false };
    let Ok(key) = part(13, 15).parse::<u64>() else { return false };
    // Corsica counts as what it was before its letters.
    let place = match part(5, 7).to_ascii_uppercase().as_str() {
        "2A" => "19".to_owned(),
        "2B" => "18".to_owned(),
        other => other.to_owned(),
    };
    let Ok(all) = format!("{}{place}{}", part(0, 5), part(7, 13)).parse::<u64>() else { return false };
    matches!(month, 1..=12 | 20..=42 | 50..=99) && place != "00" && key == 97 - all % 97
}

/// Two letters, six digits, one letter from A to D; there is no checksum, so only as it is printed.
fn is_nino(number: &str, sizes: &[usize]) -> bool {
    let [first, second, digits @ .., last] = number.as_bytes() else { return false };
    let written = matches!(sizes, [9] | [2, 2, 2, 2, 1] | [2, 6, 1]);
    let prefix = number.get(..2).unwrap_or_default();
    written
        && first.is_ascii_uppercase()
        && second.is_ascii_uppercase()
        && !b"DFIQUV".contains(first)
        && !b"DFIOQUV".contains(second)
        && !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].contains(&prefix)
        && digits.iter().all(u8::is_ascii_digit)
        && (b'A'..=b'D').contains(last)
}
