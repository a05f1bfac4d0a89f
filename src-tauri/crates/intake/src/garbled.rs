//! Puts right text that was UTF-8, was read as something else, and saved again: `Ã©` for `é`, once or twice over, in whole or in part.
//!
//! Each sequence of characters that the wrong encoding would have made of one character is weighed by itself. It is *certain* where
//! right text never has it: `Ã©`, `â€™`, a capital inside a word. It is *likely* where right text might, as `Å“` (`œ`, or the end of a
//! quotation in Swedish); those are put right only where certain ones stand beside them, or where the whole text is garbled.
//! Right text is never touched: what a sequence stands for must also be a character that postings have.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

pub struct Repaired {
    pub text: String,
    /// The encoding it had wrongly been read in.
    pub encoding: &'static str,
    /// Characters that are gone stand as U+FFFD.
    pub lost: bool,
}

/// A wrong encoding: which byte each of its characters beyond ASCII was.
struct Wrong {
    name: &'static str,
    /// Sorted by character.
    bytes: Vec<(char, u8)>,
}

/// The commonest first: the first of equals is taken.
static WRONG: LazyLock<[Wrong; 5]> = LazyLock::new(|| {
    [
        Wrong::of("windows-1252", |byte| decoded(WINDOWS_1252, byte)),
        Wrong::of("windows-1254", |byte| decoded(WINDOWS_1254, byte)),
        Wrong::of("iso-8859-1", |byte| Some(char::from(byte))),
        Wrong::of("windows-1250", |byte| decoded(WINDOWS_1250, byte)),
        Wrong::of("macintosh", |byte| decoded(MACINTOSH, byte)),
    ]
});

fn decoded(encoding: &'static Encoding, byte: u8) -> Option<char> {
    encoding.decode_without_bom_handling(&[byte]).0.chars().next().filter(|c| *c != char::REPLACEMENT_CHARACTER)
}

impl Wrong {
    fn of(name: &'static str, character: impl Fn(u8) -> Option<char>) -> Self {
        let mut bytes: Vec<(char, u8)> = (0x80..=0xff).filter_map(|byte| Some((character(byte)?, byte))).collect();
        bytes.sort_unstable();
        Self { name, bytes }
    }

    fn byte(&self, c: char) -> Option<u8> {
        let at = self.bytes.binary_search_by_key(&c, |(known, _)| *known).ok()?;
        self.bytes.get(at).map(|(_, byte)| *byte)
    }
}

pub fn repair(text: &str) -> Option<Repaired> {
    let first = repair_once(text)?;
    let mut repaired = first;
    // Garbled twice, or in another way elsewhere.
    for _ in 0..3 {
        match repair_once(&repaired.text) {
            Some(again) => {
                repaired = Repaired { text: again.text, lost: repaired.lost || again.lost, ..repaired };
            }
            None => break,
        }
    }
    Some(repaired)
}

fn repair_once(text: &str) -> Option<Repaired> {
    if text.is_ascii() {
        return None;
    }
    let suspects: Vec<(&str, Vec<usize>)> = text.split_inclusive('\n').map(|line| (line, suspects(line))).collect();
    let found = |wrong: &'static Wrong| {
        let lines: Vec<Vec<Sequence>> = suspects.iter().map(|(line, places)| sequences(line, places, wrong)).collect();
        let certain = lines.iter().flatten().filter(|sequence| sequence.certain).count();
        (certain, lines, wrong)
    };
    let (certain, lines, wrong) = WRONG.iter().map(found).rev().max_by_key(|(certain, ..)| *certain)?;
    if certain == 0 {
        return None;
    }
    let whole = is_garbled_throughout(text, &lines);
    let mut repaired = String::with_capacity(text.len());
    let mut lost = false;
    for (line, sequences) in text.split_inclusive('\n').zip(&lines) {
        let trusted = whole || sequences.iter().any(|sequence| sequence.certain);
        lost |= write_line(line, if trusted { sequences } else { &[] }, &mut repaired);
    }
    Some(Repaired { text: repaired, encoding: wrong.name, lost })
}

/// Characters that stand for one character.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    /// In bytes of the line.
    start: usize,
    end: usize,
    stands_for: char,
    certain: bool,
}

fn write_line(line: &str, sequences: &[Sequence], out: &mut String) -> bool {
    let mut at = 0;
    let mut lost = false;
    for sequence in sequences {
        out.push_str(line.get(at..sequence.start).unwrap_or_default());
        out.push(sequence.stands_for);
        lost |= sequence.stands_for == char::REPLACEMENT_CHARACTER;
        at = sequence.end;
    }
    out.push_str(line.get(at..).unwrap_or_default());
    lost
}

/// No letter with an accent stands outside the sequences.
fn is_garbled_throughout(text: &str, lines: &[Vec<Sequence>]) -> bool {
    text.split_inclusive('\n').zip(lines).all(|(line, sequences)| {
        let mut sequences = sequences.iter().peekable();
        line.char_indices().all(|(at, c)| {
            while sequences.peek().is_some_and(|sequence| sequence.end <= at) {
                sequences.next();
            }
            c.is_ascii() || !c.is_alphabetic() || sequences.peek().is_some_and(|sequence| sequence.start <= at)
        })
    })
}

/// Where a sequence may begin: at a character beyond ASCII, before another or before the space that one became.
fn suspects(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = line.get(from..).and_then(|rest| rest.bytes().position(|byte| !byte.is_ascii())) {
        let at = from + at;
        let mut characters = line.get(at..).unwrap_or_default().chars();
        from = at + characters.next().map_or(1, char::len_utf8);
        if characters.next().is_some_and(|next| !next.is_ascii() || next == ' ') {
            found.push(at);
        }
    }
    found
}

fn sequences(line: &str, suspects: &[usize], wrong: &Wrong) -> Vec<Sequence> {
    let mut found = Vec::new();
    let mut end = 0;
    for at in suspects.iter().copied() {
        if at < end {
            continue;
        }
        let (before, rest) = line.split_at_checked(at).unwrap_or((line, ""));
        if let Some(sequence) = sequence(rest, at, before.chars().next_back(), wrong) {
            end = sequence.end;
            found.push(sequence);
        }
    }
    found
}

/// The sequence that the text begins with, if any.
fn sequence(text: &str, start: usize, before: Option<char>, wrong: &Wrong) -> Option<Sequence> {
    let lead = wrong.byte(text.chars().next()?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    let mut taken = 0;
    let mut end = start;
    let following = text.chars().take(length).map_while(|c| Some((c, wrong.byte(c)?)));
    for ((c, byte), slot) in following.zip(&mut bytes) {
        if taken > 0 && !(0x80..=0xbf).contains(&byte) {
            break;
        }
        *slot = byte;
        taken += 1;
        end += c.len_utf8();
    }
    let bytes = bytes.get(..taken)?;
    if taken < length {
        return cut_short(bytes, text, start, end);
    }
    let stands_for = std::str::from_utf8(bytes).ok()?.chars().next().filter(|c| is_plausible(*c))?;
    let certain = is_certain(text, length, before);
    Some(Sequence { start, end, stands_for, certain })
}

/// A sequence whose last bytes had no character in the wrong encoding, and are lost.
fn cut_short(bytes: &[u8], text: &str, start: usize, end: usize) -> Option<Sequence> {
    let stands_for = match bytes {
        // A closing quotation mark: the only character of those that people type whose last byte Windows-1252 lacks.
        [0xe2, 0x80] => '”',
        // It asks for an emoji in colour.
        [0xef, 0xb8] => '\u{fe0f}',
        // An emoji, but which is gone.
        [0xf0, 0x9f] | [0xf0, 0x9f, _] => char::REPLACEMENT_CHARACTER,
        // `à`, whose no-break space became a space.
        [0xc3] if text.chars().nth(1) == Some(' ') => {
            // Of two spaces one was the letter's.
            let own = usize::from(text.chars().nth(2) == Some(' '));
            return Some(Sequence { start, end: end + own, stands_for: 'à', certain: false });
        }
        _ => return None,
    };
    Some(Sequence { start, end, stands_for, certain: false })
}

/// What postings are written with: Western and Central European letters, Vietnamese, punctuation, signs, emoji; what already was lost;
/// and the control characters that text garbled twice goes through.
fn is_plausible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{17f}'
        | '\u{218}'..='\u{21b}'
        | '\u{2bc}' | '\u{300}'..='\u{304}' | '\u{327}'
        | '\u{1ea0}'..='\u{1ef9}'
        | '\u{2000}'..='\u{206f}'
        | '\u{20a0}'..='\u{20bf}'
        | '\u{2100}'..='\u{214f}'
        | '\u{2190}'..='\u{22ff}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{25a0}'..='\u{27bf}'
        | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{fb00}'..='\u{fb06}'
        | '\u{fe0f}' | '\u{feff}' | '\u{fffd}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0020}'..='\u{e007f}')
}

/// Right text never has it: three characters or more, a sign that follows no letter, or a capital inside a word.
fn is_certain(text: &str, length: usize, before: Option<char>) -> bool {
    let mut characters = text.chars();
    let (Some(lead), Some(next)) = (characters.next(), characters.next()) else { return false };
    let inside_a_word = lead.is_uppercase() && before.is_some_and(char::is_lowercase);
    length > 2 || !may_follow_a_letter(next) || inside_a_word || !lead.is_alphabetic() && next.is_alphabetic()
}

/// Letters, quotation marks, dashes and what closes a word.
fn may_follow_a_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'ª' | 'º') || "…‘’‚“”„«»‹›–—·•™®°²³¹\u{a0}\u{ad}´¸˛˝ˇ˘".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Chargé·e d’assistance — 28 février, 40 000 €\nÀ bientôt 🐟 « là-bas », cœur, garçon, Île\nplain\n";

    fn garble(text: &str, name: &str) -> String {
        let wrong = WRONG.iter().find(|wrong| wrong.name == name).unwrap();
        let character = |byte: u8| wrong.bytes.iter().find(|(_, known)| *known == byte).map_or('\u{fffd}', |(c, _)| *c);
        text.bytes().map(|byte| if byte < 0x80 { char::from(byte) } else { character(byte) }).collect()
    }

    #[test]
    fn puts_garbled_text_right_whatever_it_was_read_in() {
        for name in ["windows-1252", "windows-1254", "iso-8859-1", "macintosh"] {
            let repaired = repair(&garble(TEXT, name)).unwrap();
            assert_eq!(repaired.text, TEXT, "{name}");
        }
        // Windows-1250 lacks bytes that the fish is made of.
        let text = "Chargé·e d’assistance — 28 février, garçon, où";
        let repaired = repair(&garble(text, "windows-1250")).unwrap();
        assert_eq!((repaired.text.as_str(), repaired.encoding), (text, "windows-1250"));
    }

    #[test]
    fn puts_right_what_was_garbled_twice() {
        let twice = garble(&garble(TEXT, "windows-1252"), "windows-1252");
        assert_eq!(repair(&twice).unwrap().text, TEXT);
    }

    #[test]
    fn puts_only_the_garbled_stretches_right() {
        let mixed = format!("L’été est là, {} et l’automne aussi\nOù ?\n", garble("l’hiver arrivé", "windows-1252"));
        assert_eq!(repair(&mixed).unwrap().text, "L’été est là, l’hiver arrivé et l’automne aussi\nOù ?\n");
    }

    #[test]
    fn what_is_lost_is_restored_where_it_is_certain_and_said_to_be_lost_elsewhere() {
        let repaired = repair("â€œHÃ©â€ dit-il Ã  la ronde").unwrap();
        assert_eq!((repaired.text.as_str(), repaired.lost), ("“Hé” dit-il à la ronde", false));
        let repaired = repair("ðŸ»ViÃ¨re").unwrap();
        assert_eq!((repaired.text.as_str(), repaired.lost), ("\u{fffd}Vière", true));
    }

    #[test]
    fn leaves_right_text_alone() {
        for text in [
            "L’été à l’école : élèves, cœur, garçon, « où », 12 €",
            "SOCIÉTÉ\u{a0}: « CAFÉ… », DÉJÀ VU”, ÎLE–CÔTÉ",
            "İstanbul’da ağır bir gün, şöyle böyle, çiğ köfte, ĞÜŞİÖÇ… Â’",
            "Zażółć gęślą jaźń, ŁÓDŹ… ŻÓŁĆ” ĄĘ",
            "ÎNSĂŞI ţară, ŞTIINŢĂ, BRÂNCUŞI, Ș și Ț",
            "Tiếng Việt có dấu, ĐƯỜNG… Ấ Ầ Ẩ",
            "Ã is a Portuguese letter, NÃO, MAÇÃ… “MANHÃ” IRMÃ\u{a0}: SÃ’",
            "PÅ… Å“ ÄÄ” Å\u{a0}10, SMÅ–STORE, ÄRGER“, ‚Äpfel‘",
            "🎉 bravo 👩‍💻 🙏🏽 🇫🇷 ✌️ é🎉",
            "ðŸ, Ü• å™ ©Ã",
            "√2 ≈ 1,41 ¬p ∧ q ‚a‘ ≤ ∞",
            "Ελλάδα, Москва, 東京, عربى",
        ] {
            assert!(repair(text).is_none(), "{text} became {}", repair(text).unwrap().text);
        }
    }
}
