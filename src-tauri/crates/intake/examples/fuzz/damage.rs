//! Postings, damaged in ways that keep enough of their structure for the rules to bite on.

use std::path::Path;

/// What the rules look for, and what they trip over.
const SHARDS: &[&str] = &[
    "](",
    "[",
    "(mailto:",
    "mailto:%C3%",
    "?subject=",
    "&cc=",
    "@",
    "a@b.test",
    " at ",
    " [at] ",
    " (arobase) ",
    " [dot] ",
    "<a href='",
    "</a>",
    "<",
    ">",
    "---\n",
    "---",
    "# ",
    "## Postuler\n",
    "## Profil\n",
    "- ",
    "  - ",
    "1. ",
    "* ",
    "**",
    "__",
    "~~",
    "`",
    "```\n",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "cv",
    " ou ",
    " et ",
    ", ",
    "/",
    "copie ",
    "cc ",
    "objet : ",
    "« ",
    " »",
    "“",
    "”",
    "émoji",
    "Ã©",
    "â€™",
    "ðŸ",
    "Ã ",
    "Å“",
    "avant le 3 mars",
    "31/02/2026",
    "2026-13-45",
    "sous 3 jours",
    "http://",
    "https://x.example/",
    "\u{a0}",
    "postuler :",
    "|",
    "|-|-|\n",
    "> ",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<mark data-source=\"subject\">",
    "<script>",
    "</script>",
    "<style>",
    "<table><tr><td>",
    "<br>",
    "<b>",
    "&lt;",
    "&#x10ffff;",
    "&eacute;",
    "&",
    "\u{100001}",
    "\u{f0001}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{fffd}",
    "🚀",
    "é",
    "e\u{301}",
    "title: ",
    "open: true\n",
    "contact: ",
    "- x@y.test\n",
    "{",
    "}",
    "\"",
    ":",
    "\"@type\":\"JobPosting\"",
    "\"description\":\"",
    "\\u00e9",
    "\\ud800",
    "null",
    "[[",
    "]]",
    "&a [",
    "*a",
    "!!",
    "!include",
    "%",
    "\0",
    "\u{7f}",
    "itemscope itemtype=http://schema.org/JobPosting ",
    "itemprop=title ",
    "<meta charset=windows-1252>",
    "<script type=application/ld+json>",
    "=== \n",
    "====\n",
    "\u{c}",
    "&nbsp;",
    "<p>",
    "</p>",
    "<li>",
    "<dl><dt>",
    "<dd>",
];

pub struct Input {
    pub name: String,
    pub bytes: Vec<u8>,
}

pub struct Damage {
    dice: u64,
    seeds: Vec<Input>,
}

impl Damage {
    /// The sample postings as they are, as pages, as data, and garbled.
    pub fn new(seed: u64) -> std::io::Result<Self> {
        let mut seeds = Vec::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds/postings");
        let mut files: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files {
            let bytes = std::fs::read(file)?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let html = intake::to_safe_html(&text);
            let page =
                format!("<!doctype html><html><head><title>x</title></head><body><main>{html}</main></body></html>");
            let data = format!(
                "<html><script type=\"application/ld+json\">{{\"@type\":\"JobPosting\",\"title\":\"x\",\"description\":{}}}</script>",
                serde_json::to_string(&html)?
            );
            let garbled: String = text.bytes().map(char::from).collect();
            seeds.push(Input { name: "x.md".to_owned(), bytes });
            seeds.push(Input { name: "x.html".to_owned(), bytes: page.into_bytes() });
            seeds.push(Input {
                name: "x.json".to_owned(),
                bytes: data.trim_start_matches(|c| c != '{').trim_end_matches("</script>").as_bytes().to_vec(),
            });
            seeds.push(Input { name: "y.html".to_owned(), bytes: data.into_bytes() });
            seeds.push(Input { name: "x.md".to_owned(), bytes: garbled.into_bytes() });
        }
        Ok(Self { dice: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, seeds })
    }

    fn throw(&mut self, sides: usize) -> usize {
        // xorshift64*: the same numbers at every run.
        self.dice ^= self.dice >> 12;
        self.dice ^= self.dice << 25;
        self.dice ^= self.dice >> 27;
        let thrown = self.dice.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(thrown).unwrap_or_default() % sides.max(1)
    }

    pub fn next_input(&mut self) -> Input {
        let (name, mut bytes) = match self.throw(8) {
            0 => self.of_shards(),
            _ => self.of_a_seed(),
        };
        for _ in 0..=self.throw(12) {
            self.damage(&mut bytes);
        }
        let most = if self.throw(50) == 0 { 64 << 10 } else { 4 << 10 };
        bytes.truncate(most);
        Input { name, bytes }
    }

    fn of_shards(&mut self) -> (String, Vec<u8>) {
        let mut bytes = Vec::new();
        for _ in 0..self.throw(120) {
            let shard = self.shard();
            bytes.extend_from_slice(shard.as_bytes());
        }
        let name = ["x.md", "x.html", "x.json", "x"].get(self.throw(4)).copied().unwrap_or("x.md");
        (name.to_owned(), bytes)
    }

    fn shard(&mut self) -> &'static str {
        let at = self.throw(SHARDS.len());
        SHARDS.get(at).copied().unwrap_or_default()
    }

    /// Some part of a sample posting, so that what stands at its end is reached as often as what stands at its beginning.
    fn of_a_seed(&mut self) -> (String, Vec<u8>) {
        let at = self.throw(self.seeds.len());
        let Some(seed) = self.seeds.get(at) else { return Default::default() };
        let (name, bytes) = (seed.name.clone(), seed.bytes.clone());
        if self.throw(4) > 0 {
            return (name, bytes);
        }
        let from = self.throw(bytes.len());
        (name, bytes.get(from..).unwrap_or_default().to_vec())
    }

    fn part(&mut self, length: usize) -> (usize, usize) {
        let from = self.throw(length + 1);
        let most = if self.throw(3) == 0 { length } else { 40 };
        let to = from + self.throw(most.min(length - from) + 1);
        (from, to)
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let (from, to) = self.part(bytes.len());
        match self.throw(9) {
            0 => {
                bytes.drain(from..to);
            }
            1 => {
                let byte = u8::try_from(self.throw(256)).unwrap_or_default();
                if let Some(old) = bytes.get_mut(from) {
                    *old = byte;
                }
            }
            // Said twice, or many times over.
            2 => {
                let part: Vec<u8> = bytes.get(from..to).unwrap_or_default().to_vec();
                let times = if self.throw(6) == 0 { self.throw(60) } else { 1 };
                let again = part.repeat(times.min((64 << 10) / part.len().max(1)));
                bytes.splice(from..from, again);
            }
            // Cut off.
            3 if self.throw(4) == 0 => bytes.truncate(from),
            // Garbled once more.
            4 => {
                let part: Vec<u8> = bytes.get(from..to).unwrap_or_default().to_vec();
                let garbled: String = part.into_iter().map(char::from).collect();
                bytes.splice(from..to, garbled.into_bytes());
            }
            // A part of another posting.
            5 => {
                let other = self.throw(self.seeds.len());
                let other = self.seeds.get(other).map(|seed| seed.bytes.clone()).unwrap_or_default();
                let (a, b) = self.part(other.len());
                bytes.splice(from..from, other.get(a..b).unwrap_or_default().to_vec());
            }
            _ => {
                let shard = self.shard();
                bytes.splice(from..from, shard.bytes());
            }
        }
        bytes.truncate(128 << 10);
    }
}
