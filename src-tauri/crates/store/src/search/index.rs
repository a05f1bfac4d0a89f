//! What the indexes are kept by and asked in.

use hiring::{NAME, Query, Sought, Token, name_words, search_words};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::Error;

/// All that hold words of people's; postings are nobody's.
pub const OF_PEOPLE: [&str; 5] = ["person_search", "file_search", "note_search", "message_search", "outbox_search"];

/// Teaches the connection the words of the schema and of the searches that are ours.
pub fn know_words(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("search_words", 1, flags, |call| {
        Ok(search_words(call.get_raw(0).as_str_or_null()?.unwrap_or_default()))
    })?;
    connection.create_scalar_function("name_words", 1, flags, |call| {
        Ok(name_words(call.get_raw(0).as_str_or_null()?.unwrap_or_default()))
    })?;
    connection.create_scalar_function("file_text", 1, flags, |call| {
        Ok(call.get_raw(0).as_blob_or_null()?.map(file_text).unwrap_or_default())
    })
}

/// What a posting's file says beneath its front matter, near enough to be searched: where it is not UTF-8, each byte is taken for a
/// letter, as in the old encodings of the West.
fn file_text(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect(),
    };
    let text = text.trim_start_matches('\u{feff}');
    let body = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---")).map(|(_, body)| body);
    body.unwrap_or(text).lines().map(without_marks).collect::<Vec<_>>().join("\n")
}

/// A line of Markdown as it is read: without what makes it a heading or an item of a list, and without where its links lead.
fn without_marks(line: &str) -> String {
    let mut rest = line.trim_start_matches(['#', '>', '*', '-', '+', '|', ' ']);
    let mut read = String::with_capacity(rest.len());
    while let Some((before, target)) = rest.split_once("](") {
        read.push_str(before);
        rest = target.split_once(')').map_or("", |(_, after)| after);
    }
    read.push_str(rest);
    read.retain(|c| !matches!(c, '[' | '*' | '`'));
    read
}

/// What is taken out of an index stays in its pages, marked as gone, until they are written anew: after an erasure that is now.
pub fn forget_what_is_gone(connection: &Connection) -> Result<(), Error> {
    for index in OF_PEOPLE {
        connection.execute(&format!("INSERT INTO {index} ({index}) VALUES ('optimize')"), [])?;
    }
    Ok(())
}

/// How much of a thing has to match; each asks for more than the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Whole words of a name.
    Names,
    BeginningsOfNames,
    /// Whole words anywhere.
    Words,
    Beginnings,
}

/// The question to an index; none if there is no word to look for.
pub fn question(query: &Query, depth: Depth) -> Option<String> {
    let wanted: Vec<String> = query.wanted().map(|sought| any_way(sought, depth)).collect();
    if wanted.is_empty() {
        return None;
    }
    // A phrase that is not wanted is looked for in the text: its words may well be there.
    let unwanted = query.unwanted().filter(|sought| !sought.phrase || sought.tokens().len() == 1);
    let unwanted: String = unwanted.map(|sought| format!(" NOT {}", any_way(sought, Depth::Beginnings))).collect();
    Some(format!("({}){unwanted}", wanted.join(" AND ")))
}

/// What is not wanted, as a question of its own.
pub fn unwanted(query: &Query) -> Option<String> {
    let unwanted: Vec<String> = query.unwanted().map(|sought| any_way(sought, Depth::Beginnings)).collect();
    (!unwanted.is_empty()).then(|| unwanted.join(" OR "))
}

/// For lists: all of the words, each by its beginning.
pub fn question_of_beginnings(text: &str) -> Option<String> {
    question(&Query::of_words(text), Depth::Beginnings)
}

fn any_way(sought: &Sought, depth: Depth) -> String {
    let way = |way: Vec<Token>| way.iter().map(|token| asked(token, depth)).collect::<Vec<_>>().join(" AND ");
    let ways: Vec<String> = sought.ways().into_iter().map(|one| format!("({})", way(one))).collect();
    format!("({})", ways.join(" OR "))
}

fn asked(token: &Token, depth: Depth) -> String {
    let text = token.text.replace('"', "");
    match (depth, token.whole) {
        (Depth::Names, _) | (Depth::BeginningsOfNames, true) => format!("\"{NAME}{text}\""),
        (Depth::BeginningsOfNames, false) => format!("\"{NAME}{text}\" *"),
        (Depth::Words, _) | (Depth::Beginnings, true) => format!("\"{text}\""),
        (Depth::Beginnings, false) => format!("\"{text}\" *"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_put_in_the_language_of_the_index() {
        let of = |text: &str, depth| question(&Query::read(text).0, depth).unwrap_or_default();
        assert_eq!(of("Zoé r&d", Depth::Beginnings), "(((\"zoe\" *)) AND ((\"r\" AND \"d\" *)))");
        assert_eq!(of("zoe -am", Depth::Words), "(((\"zoe\"))) NOT ((\"am\" *))");
        assert_eq!(of("C++", Depth::BeginningsOfNames), "(((\"=c++\")))");
        assert_eq!(of("node.js", Depth::Beginnings), "(((\"nodejs\" *) OR (\"node\" AND \"js\" *)))");
        assert_eq!(of("\"NOT\" OR*", Depth::Words), "(((\"not\")) AND ((\"or\")))");
        assert_eq!(of("-am tag:x", Depth::Words), "");
        assert_eq!(question_of_beginnings(" \"*' "), None);
    }
}
