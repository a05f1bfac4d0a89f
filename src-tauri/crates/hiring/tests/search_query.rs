//! Whatever is typed into the box is read, and what was read can be written back.

use hiring::{Query, context, marked, name_words, phrase_is_in, search_words};
use proptest::prelude::*;

const PIECES: [&str; 30] = [
    "\"",
    "-",
    ":",
    " ",
    " ",
    "tag:",
    "étape:",
    "score:>",
    "after:",
    "manque:cv",
    "2026-01",
    "+33",
    "06 39",
    "c++",
    ".net",
    "node.js",
    "e\u{301}",
    "œ",
    "İ",
    "日本",
    "\u{202e}",
    "\u{0}",
    "'",
    "*",
    "(",
    "https://www.x.example/é",
    "é@example.org",
    "=",
    "#",
    "Zoé",
];

/// Pieces of questions, so that the interesting ones meet: quotes, signs, fields, numbers, letters of many scripts.
fn question() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, any::<String>()]
}

proptest! {
    #[test]
    fn a_question_is_written_back_as_it_was_read(text in question()) {
        let (query, problems) = Query::read(&text);
        let (again, none) = Query::read(&query.to_string());
        prop_assert_eq!(&again, &query, "{} read as {}", text, query);
        prop_assert!(none.is_empty());
        let length = u32::try_from(text.chars().count()).unwrap();
        prop_assert!(problems.iter().all(|problem| problem.length > 0 && problem.at + problem.length <= length));
    }

    #[test]
    fn no_text_and_no_question_is_too_strange(text in question(), asked in question()) {
        let (query, _) = Query::read(&asked);
        let parts = marked(&text, &query).into_iter().chain(context(&text, &query).unwrap_or_default());
        prop_assert!(!parts.map(|part| part.text).collect::<String>().chars().any(char::is_control));
        for sought in query.wanted() {
            let _ = phrase_is_in(&text, sought);
        }
        let _ = name_words(&text);
    }

    /// Text and question go through the same rules.
    #[test]
    fn a_word_finds_itself(word in "[A-Za-zÀ-ÖØ-öø-ÿœŒ]{1,20}") {
        let kept = search_words(&format!("avant {word} après"));
        let (query, _) = Query::read(&word);
        let is_kept = |text: &str| kept.split(' ').any(|kept| kept.starts_with(text));
        let found = query.wanted().all(|sought| sought.ways().iter().any(|way| way.iter().all(|token| is_kept(&token.text))));
        prop_assert!(found, "{} in {}", word, kept);
    }
}
