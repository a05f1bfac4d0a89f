//! Texts of a megabyte in the shapes that make a reader take time with the square of their length.

use std::path::Path;

use crate::{kept, try_to_read};

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

pub fn time_all(keep: &Path) -> std::io::Result<()> {
    println!("1 MB of …");
    for (name, shape) in SHAPES {
        let (top, shard) = shape.split_once('…').unwrap_or(("", shape));
        let top = if *name == "x.html" { format!("<!doctype html><body>{top}") } else { top.to_owned() };
        let text = format!("{top}{}", shard.repeat(LENGTH / shard.len()));
        let (took, wrong) = try_to_read(name, text.as_bytes());
        let slow = if took.as_millis() > 1_000 { "  SLOW" } else { "" };
        println!("{:>6} ms  {name:<7} {shape:?}{slow}", took.as_millis());
        if let Some(wrong) = wrong {
            println!("{wrong}: {}", kept(keep, "shape", name, text.as_bytes())?.display());
        }
    }
    Ok(())
}
