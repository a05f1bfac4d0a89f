//! The form or site where one must, or can, apply.

use hiring::Sourced;

use super::asking::Block;
use super::contacts::line_of;
use super::links::{Link, links, within_reach};
use super::sections::Section;
use super::text::{Line, source};
use super::words::{phrases, says, sentences};

phrases! {
    APPLYING = "postul* | candidat* | apply | formulaire | form";
    /// Of a sentence with a link: it is there that one applies.
    APPLY_THERE = "formulaire | formulaires | form | postul* | candidat* | candidate | via ce lien | ce lien | lien suivant | annonce | \
        apply | application | applications | deposer | depose* | deposez | inscri* | interface | plateforme | questionnaire | \
        clique* | cliquez | click | cv | via";
    NOT_THERE = "en savoir plus | plus d informations | plus d infos | grille | question | questions | read more | find out more | \
        learn more | more about | site web | notre site | depot de code | presentation";
}
/// Sites that exist to apply on.
const FORM_SITES: [&str; 22] = [
    "airtable.com/shr",
    "airtable.com/app",
    "typeform.com",
    "forms.gle",
    "docs.google.com/forms",
    "framaforms.org",
    "demarches-simplifiees.fr",
    "welcometothejungle.com",
    "welcomekit.co",
    "tally.so",
    "jotform",
    "limesurvey",
    "lever.co",
    "greenhouse.io",
    "smartrecruiters.com",
    "teamtailor.com",
    "workable.com",
    "recruitee.com",
    "place-emploi-public.gouv.fr",
    "choisirleservicepublic.gouv.fr",
    "forms.office.com",
    "breezy.hr",
];

pub fn form(asking: &[&Block], lines: &[Line<'_>], text: &str, offset: usize) -> Option<Sourced<String>> {
    let targets = web_links(text);
    let mut likely = None;
    for block in asking {
        let in_section = lines.get(block.lines.start).is_some_and(|line| line.section == Section::Apply);
        let block_applies = says(&block.words, &APPLYING);
        for sentence in sentences(&block.words) {
            let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
            let from = targets.partition_point(|link| link.start + offset < first.start);
            let within = targets.iter().skip(from).take_while(|link| link.start + offset < last.end);
            for link in within {
                let known = FORM_SITES.iter().any(|site| link.target.contains(site));
                let says_so =
                    (in_section || block_applies) && says(sentence, &APPLY_THERE) && !says(sentence, &NOT_THERE);
                if known || says_so && likely.is_none() {
                    let start = link.start + offset;
                    let found =
                        Sourced::new(link.target.clone(), source(start, link.end + offset, line_of(lines, start)));
                    if known {
                        return Some(found);
                    }
                    likely = Some(found);
                }
            }
        }
    }
    likely
}

/// Links to pages, also those that stand bare in the text.
fn web_links(text: &str) -> Vec<Link> {
    let mut found = links(text);
    found.retain(|link| link.target.starts_with("http"));
    let written: Vec<(usize, usize)> = found.iter().map(|link| (link.start, link.end)).collect();
    let mut until = 0;
    for (at, _) in text.match_indices("http") {
        if at < until {
            continue;
        }
        let inside = written.get(..written.partition_point(|(start, _)| *start <= at)).and_then(<[_]>::last);
        let rest = within_reach(text, at);
        if inside.is_some_and(|(_, end)| at < *end) || !(rest.starts_with("http://") || rest.starts_with("https://")) {
            continue;
        }
        let length = rest.find(|c: char| c.is_whitespace() || "<>()[]\"«»*`".contains(c)).unwrap_or(rest.len());
        let target = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let (start, end) = (at, at + target.len());
        until = end;
        found.push(Link { target: target.to_owned(), start, end, shown: (start, end) });
    }
    found.sort_by_key(|link| link.start);
    found
}

#[cfg(test)]
mod tests {
    use crate::posting::testing::{apply, read};

    fn url(text: &str) -> Option<String> {
        apply(text).apply.application_url.map(|url| url.value)
    }

    #[test]
    fn the_form_is_found_however_it_is_linked() {
        for text in [
            "Envoyez votre CV via [ce formulaire](https://forms.example.org/1).",
            "Candidatez sur https://forms.example.org/1.",
            "Apply through <https://forms.example.org/1>",
        ] {
            assert_eq!(url(text).as_deref(), Some("https://forms.example.org/1"), "{text}");
        }
    }

    #[test]
    fn another_site_is_no_form() {
        assert_eq!(url("CV à a@example.org. En savoir plus : https://example.org"), None);
        let text = "# Marin\n\nVoir [le produit](https://example.org).\n\n## Postuler\n\nPar mail.\n";
        assert_eq!(read(text).apply.application_url, None);
    }
}
