//! Reads texts of a megabyte in the shapes that make a reader take time with the square of their length, and says how long each took.
//!
//! `cargo run --release -p intake --example shapes`. What breaks a reader is looked for by `cargo xtask fuzz`, with smaller inputs.

#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

use std::time::{Duration, Instant};

use intake::Marked;

const LENGTH: usize = 1 << 20;

/// Over and over; what stands before the first `…` stands once, at the top.
const SHAPES: &[(&str, &str)] = &[
    ("x.md", "a"),
    ("x.md", "un mot et un autre "),
    ("x.md", "@"),
    ("x.md", "a@b.test "),
    ("x.md", "a at b.test "),
    ("x.md", "["),
    ("x.md", "]"),
    ("x.md", "]("),
    ("x.md", "[a](b)"),
    ("x.md", "![["),
    ("x.md", "- un\n"),
    ("x.md", "- un\n  - deux\n"),
    ("x.md", "## Profil\n- un\n"),
    ("x.md", "1. "),
    ("x.md", "[a](mailto:a@b.test) "),
    ("x.md", "## Postuler\n…[a](mailto:a@b.test?subject=x) "),
    ("x.md", "## Postuler\n…Envoyez votre CV ou LinkedIn et une lettre à a@b.test, "),
    ("x.md", "## Postuler\n…cv ou linkedin et "),
    ("x.md", "> "),
    ("x.md", "> > > > > > > > > > un\n"),
    ("x.md", "*"),
    ("x.md", "**a"),
    ("x.md", "_a "),
    ("x.md", "`"),
    ("x.md", "`a"),
    ("x.md", "~~a"),
    ("x.md", "|a"),
    ("x.md", "|a|b|\n"),
    ("x.md", "|a|b|\n|-|-|\n…|1|2|\n"),
    ("x.md", "<"),
    ("x.md", "<a "),
    ("x.md", "<div>"),
    ("x.md", "<div>\n\n"),
    ("x.md", "<b>"),
    ("x.md", "<a href='mailto:a@b.test'>a</a> "),
    ("x.md", "<!--"),
    ("x.md", "<?"),
    ("x.md", "&"),
    ("x.md", "&amp;"),
    ("x.md", "\\"),
    ("x.md", "\n"),
    ("x.md", "Ã©"),
    ("x.md", "Ã©tÃ© "),
    ("x.md", "« "),
    ("x.md", "avant le 3 mars "),
    ("x.md", "[a]: b\n"),
    ("x.md", "[a]"),
    ("x.md", "---\n…a: b\n"),
    ("x.md", "---\n…a:\n - "),
    ("x.md", "---\n…[["),
    ("x.md", "---\ntitle: x\n---\n…http://a.test/ "),
    ("x.md", "# a\n"),
    ("x.md", "===\n"),
    ("x.md", "(a) "),
    ("x.md", "(((("),
    ("x.html", "<div>"),
    ("x.html", "<p>a"),
    ("x.html", "<b>a"),
    ("x.html", "<b>a</b>"),
    ("x.html", "<a href=http://a.test>a</a>"),
    ("x.html", "<ul><li>a"),
    ("x.html", "<li>a"),
    ("x.html", "<table><tr><td>a"),
    ("x.html", "<tr><td>a<td>b"),
    ("x.html", "<blockquote>a"),
    ("x.html", "<div itemscope itemtype=/JobPosting><p itemprop=description>a"),
    ("x.html", "<div itemscope itemtype=/JobPosting>…<p itemprop=title>a</p>"),
    ("x.html", "</div>"),
    ("x.html", "<!--"),
    ("x.html", "<script type=application/ld+json>"),
    ("x.html", "<script type=application/ld+json>{}</script>"),
    ("x.html", "<br>"),
    ("x.html", "a<br>"),
    ("x.html", "&lt;"),
    ("x.html", "*_`["),
    ("x.html", "<a "),
    ("x.html", "<p a=b "),
    ("x.html", "<pre>"),
    ("x.json", "["),
    ("x.json", "{\"a\":"),
    ("x.json", "[…{\"@type\":\"JobPosting\"},"),
    ("x.json", "{\"@type\":\"JobPosting\",\"hiringOrganization\":{\"@id\":\"a\"},\"x\":[…{\"@id\":\"b\",\"c\":1},"),
];

fn main() {
    println!("1 MB of …");
    for (name, shape) in SHAPES {
        let (top, shard) = shape.split_once('…').unwrap_or(("", shape));
        let top = if *name == "x.html" { format!("<!doctype html><body>{top}") } else { top.to_owned() };
        let text = format!("{top}{}", shard.repeat(LENGTH / shard.len()));
        let begun = Stopwatch::start();
        let reading = intake::read_posting(text.as_bytes(), name);
        let read = begun.took();
        let begun = Stopwatch::start();
        let shown = reading.posting.as_ref().map(|posting| Marked::of(posting, reading.body_start()).html.len());
        let showed = begun.took();
        let slow = if read.as_millis() > 1_000 || showed.as_millis() > 1_000 { "  SLOW" } else { "" };
        println!(
            "read in {:>4} ms, shown in {:>4} ms ({:>4} kB)  {name:<7} {shape:?}{slow}",
            read.as_millis(),
            showed.as_millis(),
            shown.unwrap_or_default() / 1024
        );
    }
}

/// Time at work, where the system tells it: others may be using the same processor.
#[derive(Debug)]
struct Stopwatch {
    started: Instant,
    worked: Option<Duration>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { started: Instant::now(), worked: worked() }
    }

    fn took(&self) -> Duration {
        match (worked(), self.worked) {
            (Some(now), Some(then)) => now.saturating_sub(then),
            _ => self.started.elapsed(),
        }
    }
}

fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
