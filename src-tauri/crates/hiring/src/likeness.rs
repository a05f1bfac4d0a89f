//! Whether two texts are nearly the same: by a small sample of what stands in each, so that thousands are compared at once.

use std::collections::HashMap;
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
    by_shingle: HashMap<u32, Vec<usize>>,
}

/// Above this, in percent, two texts of the same title are the same again …
const SAME_TITLE: u8 = 55;
/// … and two of different titles.
const OTHER_TITLE: u8 = 85;
/// What stands in so many texts is the organisation's usual paragraph and leads to none of them.
const USUAL: usize = 200;

impl<T> Default for Repetitions<T> {
    fn default() -> Self {
        Self { texts: Vec::new(), by_shingle: HashMap::new() }
    }
}

impl<T: Copy + Eq> Repetitions<T> {
    pub fn add(&mut self, name: T, title: &str, sketch: Sketch) {
        let at = self.texts.len();
        for shingle in &sketch.0 {
            self.by_shingle.entry(*shingle).or_default().push(at);
        }
        self.texts.push((name, comparable(title), sketch));
    }

    /// The text that this one nearly repeats, and how much of the two is the same, in percent; of several the likest.
    pub fn of(&self, but: T, title: &str, sketch: &Sketch) -> Option<(T, u8)> {
        self.all_of(but, title, sketch).into_iter().max_by_key(|(_, percent)| *percent)
    }

    /// Every text that this one nearly repeats.
    pub fn all_of(&self, but: T, title: &str, sketch: &Sketch) -> Vec<(T, u8)> {
        if !sketch.is_telling() {
            return Vec::new();
        }
        let title = comparable(title);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for shingle in &sketch.0 {
            for at in self.by_shingle.get(shingle).filter(|texts| texts.len() <= USUAL).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let near = shared.into_iter().filter(|(_, count)| count * 4 >= sketch.0.len()).filter_map(|(at, _)| {
            let (name, their_title, theirs) = self.texts.get(at)?;
            let percent = sketch.likeness(theirs);
            let needed = if *their_title == title { SAME_TITLE } else { OTHER_TITLE };
            (*name != but && theirs.is_telling() && percent >= needed).then_some((*name, percent))
        });
        near.collect()
    }
}

/// A title without what varies between two advertisements of one role.
fn comparable(title: &str) -> String {
    words(&crate::fold(title)).collect::<Vec<_>>().join(" ")
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
        let mut known = Repetitions::default();
        known.add(1, "Juriste", sketch(&text("juriste", 80)));
        known.add(2, "Designer", sketch(&text("designer", 80)));
        let again = text("juriste", 80).replace("tâche juriste1", "mission juriste1");
        assert_eq!(known.of(3, "JURISTE (h/f)", &sketch(&again)).map(|(name, _)| name), Some(1));
        assert_eq!(known.of(3, "Comptable", &sketch(&text("comptable", 80))), None);
        assert_eq!(known.of(3, "Juriste", &sketch("Bonjour.")), None, "too short to say");
        assert_eq!(known.of(1, "Juriste", &sketch(&text("juriste", 80))), None, "not itself");
    }
}
