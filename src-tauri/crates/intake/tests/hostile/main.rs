//! No text makes the reader panic, takes it long, or does harm when it is shown.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod shown;
mod vectors;

use std::collections::BTreeSet;
use std::path::Path;

use hiring::{Source, SourceKey};

use shown::{Links, must_be_harmless};
use vectors::vectors;

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

#[test]
fn the_hostile_texts_are_many_and_each_is_another() {
    let all = vectors();
    let distinct: BTreeSet<&[u8]> = all.iter().map(|vector| vector.bytes.as_slice()).collect();
    assert!(distinct.len() >= 700, "{}", distinct.len());
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = all.iter().filter(|vector| !seen.insert(&vector.bytes)).collect();
    assert_eq!(twice, Vec::<&vectors::Vector>::new());
}

#[test]
fn no_hostile_text_does_harm_when_it_is_shown() {
    for vector in vectors() {
        for name in ["x.md", "x.html"] {
            let reading = intake::read_posting(&vector.bytes, name);
            let Some(posting) = &reading.posting else { continue };
            must_be_harmless(&intake::to_safe_html(&posting.body), Links::HttpsAndMail, None);
            let whole = Source { start: 0, end: u32::try_from(posting.body.len()).unwrap(), line: 1 };
            let marked = intake::to_marked_html(&posting.body, 0, &[(SourceKey::Proof, whole)]);
            must_be_harmless(&marked, Links::HttpsAndMail, Some("proof"));
            let data = intake::to_job_posting(posting);
            must_be_harmless(data["description"].as_str().unwrap(), Links::WebAndMail, None);
        }
    }
}

/// Between what is right and what is left, whatever stands around is not lost.
#[test]
fn what_stands_around_a_hostile_text_is_shown() {
    for vector in vectors().into_iter().filter(|vector| vector.family == "link" || vector.family == "markdown") {
        let text = String::from_utf8(vector.bytes).unwrap();
        let body = format!("Avant\n\n{text}\n");
        assert!(intake::to_safe_html(&body).starts_with("<p>Avant</p>"), "{text:?}");
    }
}

#[test]
fn hostile_descriptions_in_data_do_no_harm_either() {
    for vector in vectors() {
        let text = String::from_utf8_lossy(&vector.bytes);
        let data = serde_json::json!({ "@type": "JobPosting", "title": text, "description": text, "url": text });
        let page = format!("<html><script type=application/ld+json>{data}</script>");
        for (name, file) in [("x.json", data.to_string()), ("x.html", page)] {
            let Some(posting) = intake::read_posting(file.as_bytes(), name).posting else { continue };
            must_be_harmless(&intake::to_safe_html(&posting.body), Links::HttpsAndMail, None);
        }
    }
}
