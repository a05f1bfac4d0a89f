//! No text makes the reader panic, or takes it long.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use std::path::Path;

/// Pieces of what the rules look for, in an order that no posting has.
const SHARDS: [&str; 40] = [
    "](",
    "[",
    "(mailto:",
    "mailto:%C3%",
    "@",
    "a@b.test",
    " at ",
    " [at] ",
    "<a href='",
    "</a>",
    "<",
    ">",
    "---\n",
    "# ",
    "- ",
    "  - ",
    "**",
    "`",
    "\\",
    "\n",
    "\n\n",
    "cv",
    " ou ",
    " et ",
    ", ",
    "/",
    "copie ",
    "cc ",
    "objet ",
    "« ",
    " »",
    "émoji",
    "Ã©",
    "ðŸ",
    "Ã ",
    "avant le 3 mars",
    "sous 3 jours",
    "http://",
    "\u{a0}",
    "postuler :",
];

/// The same numbers at every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn shards_in_any_order_are_read() {
    let mut dice = Dice(7);
    for _ in 0..1_500 {
        let length = 1 + dice.throw(60);
        let text: String = (0..length).filter_map(|_| SHARDS.get(dice.throw(SHARDS.len()))).copied().collect();
        for text in
            [text.clone(), format!("---\ntitle: x\ncontact: {text}\n---\n{text}"), format!("## Postuler\n{text}")]
        {
            let reading = intake::read_posting(text.as_bytes(), "x.md");
            for contact in reading.posting.into_iter().flat_map(|posting| posting.contacts) {
                let place = contact.source.unwrap();
                assert!(reading.text.get(place.start as usize..place.end as usize).is_some(), "{text:?}");
            }
        }
    }
}

#[test]
fn damaged_postings_are_read() {
    let mut dice = Dice(11);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds/postings");
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for _ in 0..12 {
            let mut damaged = bytes.clone();
            for _ in 0..20 {
                let at = dice.throw(damaged.len());
                match dice.throw(3) {
                    0 => {
                        damaged.remove(at);
                    }
                    1 => damaged.insert(at, u8::try_from(dice.throw(256)).unwrap()),
                    _ => {
                        damaged.swap_remove(at);
                    }
                }
            }
            intake::read_posting(&damaged, "x.md");
        }
    }
}

/// Were the reader's work to grow with the square of a text's length, this would not end while anybody waits.
#[test]
fn one_shard_over_and_over_is_read_to_its_end() {
    for shard in SHARDS {
        for start in ["", "## Postuler\nEnvoyez à a@b.test "] {
            let text = format!("{start}{}", shard.repeat(20_000 / shard.len()));
            assert_eq!(
                intake::read_posting(text.as_bytes(), "x.md").text.trim_end().is_empty(),
                text.trim().is_empty()
            );
        }
    }
}
