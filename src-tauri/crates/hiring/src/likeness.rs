//! Whether two texts are nearly the same: by a small sample of what stands in each, so that thousands are compared at once.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// Words that follow one another and are looked at as one.
const SHINGLE: usize = 4;
/// How many shingles of a text are kept: those whose numbers are smallest, which is a fair draw, and the same draw for every text.
const KEPT: usize = 128;
/// A text with fewer is too short to say that it repeats another.
const LEAST: usize = 24;

/// The sample of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// Of a text without case and accents ([`fold`](crate::fold)).
    pub fn of_folded(folded: &str) -> Self {
        let words: Vec<u64> = words(folded).map(number).collect();
        let mut all: Vec<u32> = words.windows(SHINGLE).map(shingle).collect();
        all.sort_unstable();
        all.dedup();
        all.truncate(KEPT);
        Self(all)
    }

    /// How much of what stands in either text stands in both, in percent.
    pub fn likeness(&self, other: &Self) -> u8 {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut seen, mut both) = (0_usize, 0_usize);
        while seen < KEPT {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(one), Some(another)) => one.cmp(another),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            seen += 1;
            if order.is_le() {
                mine.next();
            }
            if order.is_ge() {
                theirs.next();
            }
            both += usize::from(order.is_eq());
        }
        u8::try_from(both * 100 / seen.max(1)).unwrap_or(100)
    }

    const fn is_telling(&self) -> bool {
        self.0.len() >= LEAST
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(out, "{number:08x}"))
    }
}

impl FromStr for Sketch {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let digits = text.as_bytes().chunks(8).map(|eight| str::from_utf8(eight).unwrap_or_default());
        digits.map(|eight| u32::from_str_radix(eight, 16)).collect::<Result<_, _>>().map(Self)
    }
}

/// The words of a folded text, in its order.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// FNV-1a: the same on every machine, for it is kept.
fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Mixed so well that the smallest are a fair draw.
fn shingle(words: &[u64]) -> u32 {
    let mixed = words.iter().fold(0_u64, |mixed, word| {
        let mixed = (mixed.rotate_left(17) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 33)
    });
    let mixed = mixed.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    u32::try_from(mixed >> 32).unwrap_or_default()
}

/// Finds among many texts the one that another nearly repeats.
#[derive(Debug)]
pub struct Repetitions<T> {
    texts: Vec<(T, String, Sketch)>,
    /// Whose first shingles are what: two texts that have much in common have some of these in common.
    leads: HashMap<u32, Led>,
}

/// Those that one shingle leads to: mostly one.
#[derive(Debug)]
enum Led {
    One(usize),
    Some(Vec<usize>),
    /// Too many to say anything.
    Usual,
}

/// How many shingles of a text lead to it …
const LEADS: usize = 32;
/// … and how many of them two texts must share to be looked at: of texts that are alike by two fifths, a dozen is usual.
const SHARED: usize = 4;
/// What stands in so many texts is the organisation's usual paragraph, and leads to none of them.
const USUAL: usize = 200;

/// How much of two texts must be the same, in percent, for them to be one role again: the nearer their titles, the less. One house's
/// texts for different roles share up to six tenths of what stands in them, and titles that name the same service.
const fn needed(title_likeness: usize) -> u8 {
    match title_likeness {
        60.. => 40,
        50.. => 45,
        _ => 75,
    }
}

impl<T: Copy + Eq> Repetitions<T> {
    /// Of texts by their name and title.
    pub fn among(texts: Vec<(T, String, Sketch)>) -> Self {
        let mut leads = HashMap::with_capacity(texts.len() * LEADS);
        for (at, (_, _, sketch)) in texts.iter().enumerate() {
            let telling = if sketch.is_telling() { LEADS } else { 0 };
            for shingle in sketch.0.iter().take(telling) {
                leads.entry(*shingle).and_modify(|led: &mut Led| led.also_to(at)).or_insert(Led::One(at));
            }
        }
        Self { texts, leads }
    }

    /// The text that this one nearly repeats, and how much of the two is the same, in percent; of several the likest.
    pub fn of(&self, but: T, title: &str, sketch: &Sketch) -> Option<(T, u8)> {
        if !sketch.is_telling() {
            return None;
        }
        let title = comparable(title);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for shingle in sketch.0.iter().take(LEADS) {
            for at in self.leads.get(shingle).map(Led::to).unwrap_or_default() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let near = shared.into_iter().filter(|(_, count)| *count >= SHARED).filter_map(|(at, _)| {
            let (name, their_title, theirs) = self.texts.get(at).filter(|(name, _, _)| *name != but)?;
            let percent = sketch.likeness(theirs);
            let is_near = percent >= needed(title_likeness(&comparable(their_title), &title));
            is_near.then_some((at, *name, percent))
        });
        let likest = near.max_by_key(|(at, _, percent)| (*percent, *at))?;
        Some((likest.1, likest.2))
    }
}

impl Led {
    fn also_to(&mut self, at: usize) {
        match self {
            Self::One(first) => *self = Self::Some(vec![*first, at]),
            Self::Some(texts) if texts.len() < USUAL => texts.push(at),
            Self::Some(_) | Self::Usual => *self = Self::Usual,
        }
    }

    const fn to(&self) -> &[usize] {
        match self {
            Self::One(at) => std::slice::from_ref(at),
            Self::Some(texts) => texts.as_slice(),
            Self::Usual => &[],
        }
    }
}

/// Words of a title that say nothing of the role.
const EMPTY_WORDS: [&str; 26] = [
    "and", "au", "aux", "avec", "dans", "de", "des", "du", "en", "et", "for", "in", "la", "le", "les", "of", "ou",
    "par", "pour", "sur", "the", "un", "une", "with", "euse", "trice",
];

/// What a title says of the role: the beginnings of its words, for their ends vary with who is addressed.
fn comparable(title: &str) -> BTreeSet<String> {
    let folded = crate::fold(title);
    let telling = words(&folded).filter(|word| word.chars().count() > 2 && !EMPTY_WORDS.contains(word));
    telling.map(|word| word.chars().take(6).collect()).collect()
}

fn title_likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    one.intersection(other).count() * 100 / one.union(other).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;

    fn text(role: &str, boilerplate: usize) -> String {
        let own: String = (0..120).map(|n| format!("{role} {n} fait la tâche {role}{n} avec l’équipe {n}. ")).collect();
        let usual: String =
            (0..boilerplate).map(|n| format!("Notre association {n} aide partout {n} fois. ")).collect();
        own + &usual
    }

    fn sketch(text: &str) -> Sketch {
        Sketch::of_folded(&fold(text))
    }

    #[test]
    fn likeness_is_about_the_share_of_what_is_the_same() {
        let one = sketch(&text("juriste", 0));
        assert_eq!(one.likeness(&one), 100);
        assert!(one.likeness(&sketch(&text("designer", 0))) < 20);
        let changed = text("juriste", 0).replace(" 7 ", " sept ").replace(" 9 ", " neuf ");
        assert!((80..100).contains(&one.likeness(&sketch(&changed))), "{}", one.likeness(&sketch(&changed)));
        assert_eq!(one.to_string().parse(), Ok(one));
    }

    #[test]
    fn the_same_role_is_found_again_and_another_of_the_house_is_not() {
        let known = Repetitions::among(vec![
            (1, "Juriste".to_owned(), sketch(&text("juriste", 80))),
            (2, "Designer".to_owned(), sketch(&text("designer", 80))),
        ]);
        let again = text("juriste", 80).replace("tâche juriste1", "mission juriste1");
        assert_eq!(known.of(3, "JURISTE (h/f)", &sketch(&again)).map(|(name, _)| name), Some(1));
        assert_eq!(known.of(3, "Juriste confirmée", &sketch(&again)).map(|(name, _)| name), Some(1));
        assert_eq!(known.of(3, "Comptable", &sketch(&text("comptable", 80))), None);
        assert_eq!(known.of(3, "Juriste", &sketch("Bonjour.")), None, "too short to say");
        assert_eq!(known.of(1, "Juriste", &sketch(&text("juriste", 80))), None, "not itself");
    }
}
