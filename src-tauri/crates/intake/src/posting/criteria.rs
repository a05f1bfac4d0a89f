//! What the person is judged on: the items under headings about them.

use std::collections::HashSet;

use hiring::{Criterion, CriterionKind};

use super::sections::Section;
use super::text::{Kind, Line, item_text};
use super::words::{LINE_END, Word, find_any, phrases, says};

phrases! {
    IDEALLY = "idealement | ideally";
    /// Said of an item itself: it would be welcome.
    PLUS = "idealement | l ideal | ideally | bonus | un plus | le plus | des plus | serait un vrai plus | a plus | is a plus | \
        serait ideal | serait ideale | apprecie | apprecies | appreciee | appreciees | appreciable | appreciables | atout | \
        atouts | avantage | avantages | bienvenu | bienvenue | bienvenus | bienvenues | nice to have | preferred | desirable | \
        a bonus | an asset | est souhaitee | est souhaite | serait souhaitee | tu es une perle | advantage";
    /// What a remark in parentheses calls a plus does not make its item one; so does a requirement that goes on to a plus.
    PROFILE_ELSEWHERE = "experience souhaitee | souhaite niveau | niveau souhaite | diplome souhaite | experience exigee | experience required \
        | souhaite : | profil souhaite";
}

pub fn criteria(lines: &[Line<'_>]) -> Vec<Criterion> {
    let mut found: Vec<Criterion> = Vec::new();
    let mut known = HashSet::new();
    for (at, line) in lines.iter().enumerate() {
        let Kind::Item(indent) = line.kind else { continue };
        let Some(text) = item_text(line.text) else { continue };
        if has_lesser_items(lines, at, indent) && is_lead(text) {
            continue;
        }
        let Some(kind) = kind(lines, at, indent) else { continue };
        let text = plain(text);
        if known.insert(text.clone()) && text.chars().any(char::is_alphabetic) {
            found.push(Criterion { text, kind, source: line.source() });
        }
    }
    found
}

fn kind(lines: &[Line<'_>], at: usize, indent: usize) -> Option<CriterionKind> {
    let line = lines.get(at)?;
    let above = parent(lines, at, indent);
    // What is said below an item only explains it, unless that item is no more than a heading.
    if above.is_some_and(|above| !item_text(above.text).is_some_and(is_lead)) {
        return None;
    }
    let of_parent = above.and_then(|above| super::sections::section_of(&above.words));
    let section = of_parent.or(line.lead).unwrap_or(line.section);
    match section {
        Section::Plus => Some(CriterionKind::Plus),
        Section::Profile => Some(if is_plus(&line.words) { CriterionKind::Plus } else { CriterionKind::Must }),
        Section::Terms if line.lead.is_none() && says(&line.words, &PROFILE_ELSEWHERE) => Some(CriterionKind::Plus),
        _ => None,
    }
}

/// The nearest item above that is indented less.
fn parent<'l, 'a>(lines: &'l [Line<'a>], at: usize, indent: usize) -> Option<&'l Line<'a>> {
    if indent == 0 {
        return None;
    }
    let above = lines.get(..at)?.iter().rev().take(60);
    let mut list = above.take_while(|line| !matches!(line.kind, Kind::Heading(_) | Kind::Lead));
    list.find(|line| matches!(line.kind, Kind::Item(other) if other + 1 < indent))
}

fn has_lesser_items(lines: &[Line<'_>], at: usize, indent: usize) -> bool {
    let below = lines.get(at + 1..).and_then(|below| below.iter().find(|line| line.kind != Kind::Blank));
    below.is_some_and(|line| matches!(line.kind, Kind::Item(other) if other > indent + 1))
}

/// `**Compétences attendues :**` as an item above others.
fn is_lead(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ', '\u{a0}', '\\']);
    text.ends_with(':') || plain(text).split_whitespace().count() <= 4
}

/// The whole item is a plus; a remark in parentheses, or a half-sentence that goes on to an ideal, leaves it a must.
fn is_plus(words: &[Word]) -> bool {
    let mut depth = 0_usize;
    let mut outside = Vec::new();
    for word in words {
        match word.text.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth == 0 && !word.is(LINE_END) => outside.push(word.clone()),
            _ => {}
        }
    }
    let first = outside
        .iter()
        .position(Word::ends_sentence)
        .map_or(outside.as_slice(), |end| outside.get(..end).unwrap_or_default());
    if !says(first, &PLUS) {
        return false;
    }
    let ideal = find_any(first, &IDEALLY);
    // “Vous avez déjà construit des produits web, idéalement en Django”: what comes before is asked for.
    let goes_on = ideal.is_some_and(|(at, _)| at > 6 || first.get(at.wrapping_sub(1)).is_some_and(|word| word.is(",")));
    !goes_on
}

/// Without Markdown's marks, as one line.
pub fn plain(text: &str) -> String {
    let links = super::links::links(text);
    let shown = super::links::shown(text, &links).text.replace(['_'], " ");
    shown.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([';', ',']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::text::lines;

    fn read(text: &str) -> Vec<(String, CriterionKind)> {
        criteria(&lines(text, 0, 1)).into_iter().map(|criterion| (criterion.text, criterion.kind)).collect()
    }

    fn must(text: &str) -> (String, CriterionKind) {
        (text.to_owned(), CriterionKind::Must)
    }

    fn plus(text: &str) -> (String, CriterionKind) {
        (text.to_owned(), CriterionKind::Plus)
    }

    #[test]
    fn items_about_the_person_are_criteria_and_others_are_not() {
        let text = "## Missions\n- Tenir la barre\n\n## Votre profil\n- **Permis** hauturier ;\n- Le pied marin\n\n## Conditions\n- CDI\n";
        assert_eq!(read(text), [must("Permis hauturier"), must("Le pied marin")]);
        assert_eq!(read("## About you\n* You write well\n\n## The job\n* You write\n"), [must("You write well")]);
    }

    #[test]
    fn a_plus_is_said_by_the_heading_the_lead_or_the_item() {
        let text = "# Profil\n- Le pied marin\n- Parler breton serait un plus\n- Une voix\n\nIdéalement :\n- une barbe\n\n**Bonus**\n- un chien\n";
        assert_eq!(
            read(text),
            [
                must("Le pied marin"),
                plus("Parler breton serait un plus"),
                must("Une voix"),
                plus("une barbe"),
                plus("un chien")
            ]
        );
    }

    #[test]
    fn a_remark_about_a_plus_leaves_the_item_a_must() {
        let text = "# Profil\n- Lire une carte (le sextant est un plus)\n- Avoir déjà navigué de nuit ou par gros temps, idéalement seul\n";
        assert!(read(text).iter().all(|(_, kind)| *kind == CriterionKind::Must));
    }

    #[test]
    fn what_is_below_an_item_explains_it_unless_it_is_a_heading() {
        assert_eq!(
            read("# Profil\n- Savoir naviguer à la voile\n    - de jour\n    - de nuit\n"),
            [must("Savoir naviguer à la voile")]
        );
        assert_eq!(read("# Profil\n- **Savoirs :**\n    - lire\n    - compter\n"), [must("lire"), must("compter")]);
    }

    #[test]
    fn a_list_under_another_lead_is_not_about_the_person() {
        assert_eq!(read("# Profil\nUn marin.\n\nTes missions :\n- ramer\n"), []);
    }
}
