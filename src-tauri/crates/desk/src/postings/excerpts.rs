//! Where in the texts of postings the words stand that were looked for.

use hiring::{PostingId, fold, words};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindExcerpts {
    /// Those on the screen.
    pub ids: Vec<PostingId>,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Excerpts {
    pub excerpts: Vec<Excerpt>,
}

/// Some words of a posting's text around the first that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Excerpt {
    pub id: PostingId,
    pub parts: Vec<ExcerptPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExcerptPart {
    pub text: String,
    /// It is what was looked for.
    pub found: bool,
}

/// How many words of the text are shown on either side.
const AROUND: usize = 9;

pub(crate) fn excerpts(desk: &Desk, request: FindExcerpts, _: &Job<'_>) -> Result<Excerpts, Failure> {
    let folded = fold(&request.text);
    let wanted: Vec<&str> = words(&folded).collect();
    if wanted.is_empty() {
        return Ok(Excerpts { excerpts: Vec::new() });
    }
    let excerpts = desk.store()?.read(|read| {
        let mut excerpts = Vec::new();
        for id in request.ids {
            let Some(bytes) = read.bytes_of(id)? else { continue };
            let text = intake::text_of(&bytes, "").unwrap_or_default();
            excerpts.extend(excerpt(&text, &wanted).map(|parts| Excerpt { id, parts }));
        }
        Ok(excerpts)
    })?;
    Ok(Excerpts { excerpts })
}

/// The words around the first that begins as one of those wanted.
fn excerpt(text: &str, wanted: &[&str]) -> Option<Vec<ExcerptPart>> {
    let pieces: Vec<&str> = in_pieces(text).collect();
    let is_wanted = |piece: &str| {
        let folded = fold(piece);
        wanted.iter().any(|wanted| folded.starts_with(wanted))
    };
    let first = pieces.iter().position(|piece| is_wanted(piece))?;
    let shown = pieces.get(first.saturating_sub(AROUND * 2)..(first + AROUND * 4).min(pieces.len()))?;
    let mut parts: Vec<ExcerptPart> = Vec::new();
    for piece in shown {
        let found = is_wanted(piece);
        let piece = if piece.starts_with(char::is_alphanumeric) { (*piece).to_owned() } else { between(piece) };
        match parts.last_mut().filter(|last| last.found == found) {
            Some(last) => last.text.push_str(&piece),
            None => parts.push(ExcerptPart { text: piece, found }),
        }
    }
    Some(parts)
}

/// What stands between two words, without what is only there for Markdown.
fn between(piece: &str) -> String {
    let kept: String = piece.chars().filter(|c| !matches!(c, '*' | '#' | '`' | '|' | '_' | '[' | ']')).collect();
    let is_spaced = piece.contains(char::is_whitespace);
    let tight = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    match (tight.is_empty(), is_spaced) {
        (true, true) => " ".to_owned(),
        (true, false) => String::new(),
        (false, _) => {
            let before = if kept.starts_with(char::is_whitespace) { " " } else { "" };
            let after = if kept.ends_with(char::is_whitespace) { " " } else { "" };
            format!("{before}{tight}{after}")
        }
    }
}

/// A text as words and what stands between them, in turn.
fn in_pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_the_first_match_are_shown() {
        let text = "---\ntitle: x\n---\n# Le poste\n\n* Vous **épaulez** l’équipe d’Épinal\n* et le reste";
        let parts = excerpt(text, &["epaul"]).unwrap();
        let shown: Vec<_> = parts.iter().map(|part| (part.text.as_str(), part.found)).collect();
        assert_eq!(shown[1], ("épaulez", true));
        assert!(shown[0].0.ends_with("Le poste Vous "), "{shown:?}");
        assert!(shown[2].0.starts_with(" l’équipe d’Épinal et le reste"), "{shown:?}");
        assert_eq!(excerpt(text, &["absent"]), None);
    }
}
