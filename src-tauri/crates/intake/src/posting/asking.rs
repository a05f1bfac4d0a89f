//! The part of a posting that says how to apply: its own section, or the paragraph that asks and gives an address.

use std::ops::Range;

use super::addresses::Mention;
use super::sections::Section;
use super::text::{Kind, Line};
use super::words::{ADDRESS, LINE_END, LINK, Word, phrases, says};

/// An item with what continues it, or a paragraph.
#[derive(Debug)]
pub struct Block {
    pub lines: Range<usize>,
    /// Each mention of addresses is one word.
    pub words: Vec<Word>,
    /// Under a heading about contacts, with no word about applying.
    pub only_contacts: bool,
    pub kind: Kind,
}

phrases! {
    APPLY = "postul* | candidat* | apply | formulaire | form | cv";
    /// What asks for an application, or for a mail.
    ASKS = "postul* | candidat* | envoy* | envoie* | ecrivez | ecris | nous ecrire | contactez | contacte nous | adresse* | \
        adressez | apply | applying | application | applications | send | email us | e mail us | write to | parvenir | \
        transmettre | transmettez | interesse* | rejoindre | cv | joignez";
}

/// Every block of the text, with its words.
pub fn blocks(lines: &[Line<'_>], mentions: &[Mention]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    while let Some(first) = lines.get(start) {
        let length =
            lines.get(start + 1..).unwrap_or_default().iter().take_while(|next| goes_on(first.kind, next.kind)).count();
        let range = start..start + 1 + length;
        start = range.end;
        if first.kind != Kind::Blank {
            let inside = lines.get(range.clone()).unwrap_or_default();
            let words = words_of(inside, mentions);
            blocks.push(Block {
                lines: range,
                words,
                only_contacts: first.section == Section::Contact,
                kind: first.kind,
            });
        }
    }
    blocks
}

fn goes_on(first: Kind, next: Kind) -> bool {
    next == Kind::Prose && matches!(first, Kind::Prose | Kind::Item(_))
}

/// The words of these lines, each mention of addresses being one.
fn words_of(lines: &[Line<'_>], mentions: &[Mention]) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let start = lines.first().map_or(0, |line| line.start);
    let mut mentions =
        mentions.get(mentions.partition_point(|mention| mention.end <= start)..).unwrap_or_default().iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            found.push(Word { text: LINE_END.to_owned(), start: line.start, end: line.start, capital: true });
        }
        for word in &line.words {
            while mentions.peek().is_some_and(|mention| mention.end <= word.start) {
                mentions.next();
            }
            match mentions.peek().filter(|mention| mention.start < word.end && !mention.to.is_empty()) {
                None => found.push(word.clone()),
                Some(mention) if found.last().is_none_or(|last| last.start != mention.start || !last.is(ADDRESS)) => {
                    found.push(Word {
                        text: ADDRESS.to_owned(),
                        start: mention.start,
                        end: mention.end,
                        capital: true,
                    });
                }
                Some(mention) if mention.shows_words && !word.is(LINK) && !word.is_mark() => found.push(word.clone()),
                Some(_) => {}
            }
        }
    }
    found
}

/// The blocks that say how to apply.
pub fn asking<'b>(blocks: &'b [Block], lines: &[Line<'_>]) -> Vec<&'b Block> {
    let mut found = Vec::new();
    // A paragraph that asks, outside any section for it, speaks for what follows up to the next heading.
    let mut goes_on = false;
    for block in blocks {
        let Some(line) = lines.get(block.lines.start) else { continue };
        let is_heading = matches!(line.kind, Kind::Heading(_));
        goes_on &= !is_heading;
        let in_section = matches!(line.section, Section::Apply | Section::Contact);
        let asks = !is_heading && asks_here(&block.words);
        if in_section || goes_on || asks {
            found.push(block);
        }
        goes_on |= asks && matches!(line.kind, Kind::Prose | Kind::Lead);
    }
    found
}

fn asks_here(words: &[Word]) -> bool {
    let gives_a_way = words.iter().any(|word| word.is(ADDRESS) || word.is(LINK));
    gives_a_way && says(words, &ASKS) && (words.iter().any(|word| word.is(ADDRESS)) || says(words, &APPLY))
}
