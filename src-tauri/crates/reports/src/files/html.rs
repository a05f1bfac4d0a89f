//! One page with all in it: no script, no remote part, charts inline, a table beneath each, ready to be printed on A4.
//!
//! WebKit splits the rows of a table over two pages, whatever they ask for, and does not write its headings again. There, each row is a line
//! of its own on paper, which is never split, with columns as wide as `columns` says; every now and then the headings come again.
//! Elsewhere a table is a table.

use hiring::Figure;

use crate::document::Document;
use crate::said::said;
use crate::section::{Kind, Row, Section, Value};
use crate::words::{self, Term};

use super::{columns, svg};

const STYLE: &str = "
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 48px;max-width:900px;font:14px/1.45 Inter,system-ui,'Segoe UI',Cantarell,'Helvetica Neue',sans-serif;color:#12211f;background:#fff}
h1{font-size:22px;line-height:1.25;margin:0 0 6px}
h2{font-size:16px;margin:0 0 6px}
header p{margin:0;color:#41514d}
section{margin-top:28px;padding-top:16px;border-top:1px solid #c5d0cd}
svg{display:block;width:100%;max-width:720px;height:auto;margin:8px 0 4px;font-size:12px}
.lab{text-anchor:end;fill:#41514d}.val{font-weight:600;fill:#12211f}.top{text-anchor:middle;font-size:11px;fill:#41514d}
.bar{stroke:#0a4548;stroke-width:.6}.axis{stroke:#778781}
.legend{margin:4px 0;font-size:12px;color:#41514d}.legend span{margin-right:14px;white-space:nowrap}
.legend i{display:inline-block;width:10px;height:10px;margin-right:5px;border:1px solid #0a4548}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12.5px;font-variant-numeric:tabular-nums}
th,td{padding:3px 6px;text-align:left;vertical-align:top;border-bottom:1px solid #dfe6e4}
thead th{font-size:11.5px;line-height:1.25;color:#41514d;border-bottom-color:#778781;vertical-align:bottom}
tbody th,tfoot th{font-weight:400}
tfoot th,tfoot td{font-weight:650;border-bottom:0}
.n{text-align:right}td.n{white-space:nowrap}
th:first-child{min-width:150px;overflow-wrap:anywhere}
.glance{display:grid;grid-template-columns:repeat(5,1fr);gap:12px 0;margin:10px 0 14px}
.glance div{display:flex;flex-direction:column;justify-content:space-between;padding:0 10px;border-left:2px solid #9ccac4}
.glance dt{font-size:11.5px;line-height:1.3;color:#41514d}.glance dd{margin:0;font-variant-numeric:tabular-nums;color:#41514d}
.glance b{margin-right:6px;font-size:20px;color:#0a4548}
.def{margin:8px 0 0;font-size:12px;color:#41514d}
@page{size:A4;margin:14mm 12mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt sans-serif;color:#41514d}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}table{font-size:8.5pt}thead th{font-size:7pt;hyphens:auto;-webkit-hyphens:auto}th,td{padding:2px 4px}th:first-child{min-width:120px}.wide{overflow:visible}svg,tr,h2,.legend,.head,.glance,.def,.short{break-inside:avoid}h2,.head{break-after:avoid}.head{padding-bottom:24mm;margin-bottom:-24mm}thead{display:table-header-group}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
.again{display:none}
";

/// A table of so many rows stays on one page with its heading and its chart.
const SHORT: usize = 12;
/// After so many, the headings of a longer one come again.
const GROUP: usize = 24;

pub fn html(document: &Document) -> String {
    let phrases = words::phrases(document.language);
    let title = escaped(words::report(document.report, document.language));
    let about: String = document.about.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    let numbered = document.sections.iter().enumerate();
    let sections: String = numbered.map(|(number, section)| part(section, number, document)).collect();
    // The policy holds even where a browser would be kinder: whatever is in a name, nothing runs and nothing is fetched.
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}{}{}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{about}</header>\n<main>\n{sections}</main>\n</body>\n</html>\n",
        phrases.lang,
        svg::styles(),
        columns::styles(document),
    )
}

fn part(section: &Section, number: usize, document: &Document) -> String {
    let title = escaped(words::title(section.figure, document.language));
    let definition = escaped(words::definition(section.figure, document.language));
    let phrases = words::phrases(document.language);
    let (chart, body) = if section.has_rows() {
        (
            glance(section, document).or_else(|| svg::chart(section, document)).unwrap_or_default(),
            table(section, number, document),
        )
    } else {
        (String::new(), format!("<p>{}</p>\n", escaped(phrases.nothing)))
    };
    // Together: a heading alone at the foot of a page is of no use.
    format!(
        "<section{}>\n<div class=\"head\">\n<h2>{title}</h2>\n{chart}</div>\n{body}<p class=\"def\"><b>{}</b> – {definition}</p>\n</section>\n",
        if section.rows.len() <= SHORT { " class=\"short\"" } else { "" },
        escaped(phrases.definition)
    )
}

/// The period in a few large figures; the table beneath says the same.
fn glance(section: &Section, document: &Document) -> Option<String> {
    if section.figure != Figure::Summary {
        return None;
    }
    let place = |code: &str| section.heads.iter().position(|head| head.code == code);
    let (count, share) = (place(Term::Count.code())?, place(Term::ShareOfAll.code())?);
    let figure = |row: &Row| {
        let cell = |place: usize| row.cells.get(place).map(|cell| &cell.value);
        let said = |value: Option<&Value>| value.map(|it| escaped(&said(it, document.language))).unwrap_or_default();
        let (label, number) = (said(cell(0)), said(cell(count)));
        let part = said(cell(share).filter(|it| matches!(it, Value::Share(share) if *share < 1.0)));
        format!("<div><dt>{label}</dt><dd><b>{number}</b>{part}</dd></div>\n")
    };
    Some(format!("<dl class=\"glance\">\n{}</dl>\n", section.rows.iter().map(figure).collect::<String>()))
}

fn table(section: &Section, number: usize, document: &Document) -> String {
    let class = |kind: Kind| if kind == Kind::Text { "" } else { " class=\"n\"" };
    let headings: String = section
        .heads
        .iter()
        .map(|head| format!("<th scope=\"col\"{}>{}</th>", class(head.kind), escaped(&head.heading)))
        .collect();
    let row = |row: &Row| {
        let cells = row.cells.iter().zip(&section.heads).enumerate().map(|(place, (cell, head))| {
            let said = escaped(&said(&cell.value, document.language));
            if place == 0 {
                format!("<th scope=\"row\">{said}</th>")
            } else {
                format!("<td{}>{said}</td>", class(head.kind))
            }
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let groups = section.rows.chunks(GROUP).map(|rows| rows.iter().map(row).collect::<String>());
    let again = format!("</tbody>\n<tbody>\n<tr class=\"again\" aria-hidden=\"true\">{headings}</tr>\n");
    let foot = section.total.as_ref().map(|total| format!("<tfoot>\n{}</tfoot>\n", row(total))).unwrap_or_default();
    format!(
        "<div class=\"wide\"><table class=\"t{number}\">\n<caption hidden>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n{foot}</table></div>\n",
        escaped(words::title(section.figure, document.language)),
        headings,
        groups.collect::<Vec<_>>().join(&again)
    )
}

/// As text, wherever it stands in a page.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => safe.push(c),
        }
    }
    safe
}
