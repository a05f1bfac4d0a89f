//! The one box, as it is typed into: each of these at each of its keys, over names, postings, notes, mails and the words of CVs.

use std::time::Duration;

use serde_json::json;
use vivier_tests::figures::time;

use super::table::{Budget, Growth, Sheet, Taken};
use crate::Trial;

/// What is typed, key by key.
const TYPED: [&str; 8] = [
    "camille moreau",
    "guénaëlle",
    "le goff nolwenn",
    "développeuse brest",
    "gestion de projet",
    "postgres rust",
    "06 39 98",
    "quemener",
];

/// What is typed as a whole.
const WHOLE: [&str; 10] = [
    "tag:senior brest",
    "source:linkedin gestion",
    "\"gestion de projet\"",
    "nantes -paris",
    "after:2026-01 marie",
    "c++",
    ".net",
    "managment",
    "missing:cv lyon",
    "score:>3",
];

pub fn searches(trial: &Trial, sheet: &mut Sheet) {
    let words = time(|| drop(trial.call("search.read_texts", &json!({}))));
    sheet.line(
        "read the words of files and mails",
        trial.applicants,
        Taken::once(words),
        None,
        Budget::None,
        Growth::Linear,
    );

    let keys: Vec<String> = TYPED.iter().flat_map(|text| keys_of(text)).collect();
    asked(trial, sheet, "search as it is typed, at each key", &keys);
    let short: Vec<String> = keys.iter().filter(|key| key.chars().count() <= 2).cloned().collect();
    asked(trial, sheet, "search for one or two letters", &short);
    asked(trial, sheet, "search by fields, phrases, signs, slips", &WHOLE.map(str::to_owned));
}

fn keys_of(text: &str) -> Vec<String> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| text[..end].to_owned()).filter(|key| !key.ends_with(' ')).collect()
}

fn asked(trial: &Trial, sheet: &mut Sheet, what: &str, queries: &[String]) {
    let ask = |query: &String| {
        let request = json!({ "query": query, "kinds": [], "limit": 6 });
        time(|| drop(trial.call("search", &request)))
    };
    let mut slowest: Vec<(Duration, &String)> = queries.iter().map(|query| (ask(query), query)).collect();
    let taken = Taken::of(queries.len() * 5, |round| ask(&queries[round % queries.len()]));
    sheet.line(what, trial.applicants, taken, None, Budget::Always(Duration::from_millis(10)), Growth::Flat);
    slowest.sort();
    let named: Vec<String> = slowest
        .iter()
        .rev()
        .take(3)
        .map(|(took, query)| format!("“{query}” {:.1} ms", took.as_secs_f64() * 1e3))
        .collect();
    println!("          at first the slowest: {}", named.join(", "));
}
