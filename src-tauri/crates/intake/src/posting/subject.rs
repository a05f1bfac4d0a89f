//! The subject line that a posting prescribes, in words or in a link.

use hiring::Sourced;

use super::addresses::Mention;
use super::asking::Block;
use super::contacts::line_of;
use super::text::{Line, source};
use super::words::{ADDRESS, Word, find_any, phrases};

phrases! {
    /// What names the subject line; what follows prescribes it.
    NAMES = "objet du mail | objet du message | objet de votre mail | objet de ton mail | objet du courriel | pour objet | en objet \
        | comme objet | objet de l email | sujet du mail | pour sujet | en sujet | subject line | with the subject | as the \
        subject | objet";
    /// Words that may stand between the name and the subject.
    THEN = "comme | suit | suivant | est | sera | should | read | is | be | of | mention | la | the | your";
}
const QUOTES: [(char, char); 6] = [('«', '»'), ('“', '”'), ('"', '"'), ('[', ']'), ('‘', '’'), ('`', '`')];

pub fn subject(
    asking: &[&Block],
    lines: &[Line<'_>],
    mentions: &[Mention],
    text: &str,
    offset: usize,
) -> Option<Sourced<String>> {
    asking.iter().find_map(|block| in_words(block, lines, text, offset)).or_else(|| in_links(asking, lines, mentions))
}

fn in_links(asking: &[&Block], lines: &[Line<'_>], mentions: &[Mention]) -> Option<Sourced<String>> {
    let addresses = asking.iter().flat_map(|block| &block.words).filter(|word| word.is(ADDRESS));
    let mut asked =
        addresses.filter_map(|word| mentions.get(mentions.partition_point(|mention| mention.start < word.start)));
    let mention = asked.find(|mention| mention.subject.is_some())?;
    let place = source(mention.start, mention.end, line_of(lines, mention.start));
    Some(Sourced::new(mention.subject.clone()?, place))
}

fn in_words(block: &Block, lines: &[Line<'_>], text: &str, offset: usize) -> Option<Sourced<String>> {
    let (at, length) = find_any(&block.words, &NAMES)?;
    let after = block.words.get(at + length..)?;
    if let Some((start, end)) = quoted_before(&block.words, at, text, offset) {
        let value = text.get(start - offset..end - offset)?;
        return Some(Sourced::new(cleaned(value)?, source(start, end, line_of(lines, start))));
    }
    let then = after.iter().take_while(|word| THEN.has(word)).count();
    let colon = after.get(then).is_some_and(|word| word.is(":"));
    let first = after.get(then + usize::from(colon))?;
    let from = first.start;
    // What stands between is marks only: quotes, or none.
    let before = block.words.get(at + length - 1)?;
    let opened = text.get(before.end - offset..from - offset)?;
    let end_of_block = block.words.last()?.end;
    let rest = text.get(from - offset..end_of_block - offset)?;
    let (start, end) = match quoted(opened, rest, from) {
        Some(found) => found,
        None if colon
            || block
                .words
                .get(at)
                .is_some_and(|word| matches!(word.text.as_str(), "pour" | "en" | "comme" | "with" | "as")) =>
        {
            (from, from + unquoted(rest, block, from))
        }
        None => return None,
    };
    let value = text.get(start - offset..end - offset)?;
    Some(Sourced::new(cleaned(value)?, source(start, end, line_of(lines, start))))
}

/// `préciser « Réseau » en objet`, `mention “Reef” in the subject line`: the quotes stand before.
fn quoted_before(words: &[Word], at: usize, text: &str, offset: usize) -> Option<(usize, usize)> {
    let near = words.get(at.saturating_sub(4)..at)?;
    let close = near.iter().rposition(|word| matches!(word.text.as_str(), "»" | "”" | "\""))?;
    let close = words.get(at.saturating_sub(4) + close)?;
    let opening = match close.text.as_str() {
        "»" => '«',
        "”" => '“',
        _ => '"',
    };
    let first = words.first()?.start;
    let before = text.get(first - offset..close.start - offset)?;
    let open = before.rfind(opening)?;
    let start = first + open + opening.len_utf8();
    (close.start - start < 120).then_some((start, close.start))
}

/// The quoted text that `opened` or the beginning of `rest` opens.
fn quoted(opened: &str, rest: &str, from: usize) -> Option<(usize, usize)> {
    for (open, close) in QUOTES {
        let inside = match rest.strip_prefix(open) {
            Some(inside) => inside,
            None if opened.contains(open) => rest,
            None => continue,
        };
        let start = from + rest.len() - inside.len();
        let end = inside.find(close).filter(|end| !inside.get(..*end).is_some_and(|value| value.contains('\n')))?;
        return Some((start, start + end));
    }
    None
}

/// To the end of the sentence or the line, or to `et racontez-nous`.
fn unquoted(rest: &str, block: &Block, from: usize) -> usize {
    let mut end = rest.find(['\n', ')', ';', '\\']).unwrap_or(rest.len());
    let words: Vec<&Word> = block.words.iter().filter(|word| word.start >= from).collect();
    for pair in words.windows(2) {
        let [word, next] = pair else { continue };
        let verb = next.text.ends_with("ez")
            || next.text.ends_with("ant")
            || ["and", "raconte", "tell", "avec", "en"].contains(&next.text.as_str());
        if word.ends_sentence() || matches!(word.text.as_str(), "et" | "and" | ",") && verb {
            end = end.min(word.start - from);
        }
    }
    end
}

fn cleaned(value: &str) -> Option<String> {
    let value = value.replace("**", "").replace('`', "");
    let value = value.trim_matches(|c: char| c.is_whitespace() || "*_:«»“”\".,".contains(c));
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = value.chars().any(char::is_alphanumeric) && value.chars().count() <= 150 && !value.contains('@');
    fits.then_some(value)
}

#[cfg(test)]
mod tests {
    use crate::posting::testing::apply;

    fn subject(text: &str) -> Option<String> {
        apply(text).apply.subject.map(|subject| subject.value)
    }

    #[test]
    fn a_subject_is_prescribed_in_words_or_by_a_link() {
        for text in [
            "CV à a@example.org avec pour objet « Réseau du phare ».",
            "CV à a@example.org avec pour objet Réseau du phare et racontez-nous tout.",
            "Objet du message : **Réseau du phare**",
            "Indiquez l’objet du mail comme suit : [Réseau du phare]",
            "Merci de préciser « Réseau du phare » en objet.",
            "Write to a@example.org with the subject “Réseau du phare”.",
            "CV à [nous](mailto:a@example.org?subject=R%C3%A9seau%20du%20phare)",
        ] {
            assert_eq!(subject(text).as_deref(), Some("Réseau du phare"), "{text}");
        }
    }

    #[test]
    fn an_object_is_not_a_subject() {
        for text in ["Nos outils recensent un objet par commune.", "Glissez un émoji dans l’objet de votre mail."] {
            assert_eq!(subject(text), None, "{text}");
        }
    }
}
