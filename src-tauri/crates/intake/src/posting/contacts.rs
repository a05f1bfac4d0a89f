//! Whom to write to, and as what: to apply, in copy, or with questions.

use hiring::{Address, Contact, ContactRole, Problem, ProblemKind, Source};

use super::addresses::{Mention, same};
use super::asking::Block;
use super::text::{Kind, Line, source};
use super::words::{ADDRESS, Word, phrases, says, sentences};

phrases! {
    COPY = "cc | copie | copy | copying | copies | copier";
    /// `avec x@example.org en copie`: what stands between is in copy.
    WITH = "avec | mettant | mettre | mettez | mets | ajoutant | gardant | with | putting | keeping | adding";
    QUESTION = "question | questions | renseignement | renseignements | en savoir plus | information | informations | infos | \
        precisions | echanger | enquiry | enquiries | more about | find out more | ask | discuter | chat";
    APPLYING = "candidat* | cv | postul* | apply | applying | application | applications | linkedin";
    BEFORE_APPLYING = "avant de candidater | avant de postuler | before you apply | before applying | avant votre candidature";
    /// Where nothing says how to apply, these still say whom to write to.
    WRITING = "contact | contacts | ecrire | ecrivez | ecris | contactez | contacte | contacter | mail | email | courriel | joindre | \
        write | reach";
}

/// No posting names more; hostile text may.
const MOST: usize = 500;

/// A contact as the text gives it, before they are weighed against one another.
struct Named {
    address: Address,
    role: ContactRole,
    source: Source,
    only_contacts: bool,
}

/// The contacts of the text, those of the front matter (`given`), and what is wrong with any.
pub fn contacts(
    blocks: &[Block],
    asking: &[&Block],
    lines: &[Line<'_>],
    mentions: &[Mention],
    given: Vec<Contact>,
    has_form: bool,
) -> (Vec<Contact>, Vec<Problem>) {
    let mut named: Vec<Named> = asking.iter().flat_map(|block| in_block(block, blocks, lines, mentions)).collect();
    if named.is_empty() && given.is_empty() && !has_form {
        let writing = blocks.iter().filter(|block| says(&block.words, &WRITING));
        named = writing.flat_map(|block| in_block(block, blocks, lines, mentions)).collect();
    }
    named.truncate(MOST);
    settle_contact_lists(&mut named);
    if !has_form && given.is_empty() && named.iter().all(|contact| contact.role == ContactRole::Question) {
        // The only way in.
        for contact in &mut named {
            contact.role = ContactRole::To;
        }
    }
    let shown: Vec<&str> = mentions.iter().filter_map(|mention| Some(mention.mismatch.as_ref()?.0.as_str())).collect();
    let contacts = merged(named, given, &shown);
    let problems = mentions.iter().filter_map(|mention| problem(mention, lines)).collect();
    (contacts, problems)
}

fn in_block(block: &Block, blocks: &[Block], lines: &[Line<'_>], mentions: &[Mention]) -> Vec<Named> {
    let mut found = Vec::new();
    let asked_before = question_above(block, blocks);
    let mut question_before = false;
    for sentence in sentences(&block.words) {
        let about_questions = is_about_questions(sentence);
        let copies = in_copy(sentence);
        for (at, word) in sentence.iter().enumerate().filter(|(_, word)| word.is(ADDRESS)) {
            let index = mentions.partition_point(|mention| mention.start < word.start);
            let Some(mention) = mentions.get(index) else { continue };
            let role = if copies.contains(&at) {
                ContactRole::Cc
            } else if about_questions || (question_before || asked_before) && !says(sentence, &APPLYING) {
                ContactRole::Question
            } else {
                ContactRole::To
            };
            let line = line_of(lines, mention.start);
            let source = source(mention.start, mention.end, line);
            let each = mention.to.iter().map(|address| (address, role));
            let each = each.chain(mention.cc.iter().map(|address| (address, ContactRole::Cc)));
            found.extend(each.map(|(address, role)| Named {
                address: address.clone(),
                role,
                source,
                only_contacts: block.only_contacts && !says(&block.words, &APPLYING),
            }));
        }
        let asks = sentence.iter().any(|word| word.is("?"));
        question_before = asks && says(sentence, &QUESTION);
    }
    found
}

/// `Une question ?` as a heading, or as the lead of a list.
fn question_above(block: &Block, blocks: &[Block]) -> bool {
    let at = blocks.partition_point(|other| other.lines.start < block.lines.start);
    let mut above = blocks.get(..at).unwrap_or_default().iter().rev().take(20);
    let first = match block.kind {
        Kind::Item(_) => above.find(|above| !matches!(above.kind, Kind::Item(_))),
        _ => above.next(),
    };
    first.is_some_and(|above| {
        matches!(above.kind, Kind::Heading(_) | Kind::Lead)
            && says(&above.words, &QUESTION)
            && !says(&above.words, &APPLYING)
    })
}

fn is_about_questions(sentence: &[Word]) -> bool {
    says(sentence, &QUESTION) && (!says(sentence, &APPLYING) || says(sentence, &BEFORE_APPLYING))
}

/// Which words of the sentence are addresses in copy.
fn in_copy(sentence: &[Word]) -> Vec<usize> {
    let Some(mark) = sentence.iter().position(|word| COPY.has(word)) else { return Vec::new() };
    let addresses = |from: usize, to: usize| {
        (from..to).filter(|at| sentence.get(*at).is_some_and(|word| word.is(ADDRESS))).collect::<Vec<_>>()
    };
    let (before, after) = (addresses(0, mark), addresses(mark, sentence.len()));
    let opening = (0..mark).rev().find(|at| {
        let is_with = sentence.get(*at).is_some_and(|word| WITH.has(word));
        is_with && !addresses(*at, mark.min(at + 5)).is_empty()
    });
    if let Some(opening) = opening {
        return addresses(opening, mark);
    }
    if after.first().is_some_and(|first| first - mark <= 7) {
        return after;
    }
    before.last().copied().into_iter().collect()
}

/// Where a section says how to apply, a list of contacts beside it is for questions.
fn settle_contact_lists(named: &mut [Named]) {
    let applies = |contact: &Named| !contact.only_contacts && contact.role == ContactRole::To;
    if !named.iter().any(applies) {
        return;
    }
    let ways_in: Vec<Address> =
        named.iter().filter(|contact| applies(contact)).map(|contact| contact.address.clone()).collect();
    for contact in named.iter_mut().filter(|contact| contact.only_contacts && contact.role == ContactRole::To) {
        if !ways_in.iter().any(|address| same(address, &contact.address)) {
            contact.role = ContactRole::Question;
        }
    }
}

/// Each address once, in its most telling role. The front matter's counts as the text says, or else: to, where the text names nobody
/// to write to; question, where it names others.
fn merged(named: Vec<Named>, given: Vec<Contact>, shown: &[&str]) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    for contact in named {
        match contacts.iter_mut().find(|known| same(&known.address, &contact.address)) {
            Some(known) if rank(contact.role) < rank(known.role) => {
                known.role = contact.role;
                known.source = Some(contact.source);
            }
            Some(_) => {}
            None => {
                contacts.push(Contact { address: contact.address, role: contact.role, source: Some(contact.source) });
            }
        }
    }
    let others = contacts.iter().any(|contact| contact.role == ContactRole::To);
    let mut all: Vec<Contact> = Vec::new();
    for mut contact in given {
        if contacts.iter().chain(&all).any(|known| same(&known.address, &contact.address)) {
            continue;
        }
        let is_shown = shown.iter().any(|shown| shown.eq_ignore_ascii_case(contact.address.as_str()));
        contact.role = if others && !is_shown { ContactRole::Question } else { ContactRole::To };
        all.push(contact);
    }
    all.extend(contacts);
    all.sort_by_key(|contact| rank(contact.role));
    all
}

const fn rank(role: ContactRole) -> u8 {
    match role {
        ContactRole::To => 0,
        ContactRole::Cc => 1,
        ContactRole::Question => 2,
    }
}

fn problem(mention: &Mention, lines: &[Line<'_>]) -> Option<Problem> {
    let kind = match (&mention.mismatch, &mention.invalid) {
        (Some((shown, linked)), _) => ProblemKind::ContactMismatch { shown: shown.clone(), linked: linked.clone() },
        (None, Some(value)) => ProblemKind::AddressInvalid { value: value.clone() },
        (None, None) => return None,
    };
    let line = line_at(lines, mention.start)?;
    let before = line.text.get(..mention.start.saturating_sub(line.start)).unwrap_or_default();
    let column = u32::try_from(before.chars().count()).unwrap_or(u32::MAX).saturating_add(1);
    Some(Problem::at(kind, line.number, column))
}

fn line_at<'l, 'a>(lines: &'l [Line<'a>], at: usize) -> Option<&'l Line<'a>> {
    lines.get(..lines.partition_point(|line| line.start <= at))?.last()
}

pub fn line_of(lines: &[Line<'_>], at: usize) -> u32 {
    line_at(lines, at).map_or(1, |line| line.number)
}

#[cfg(test)]
mod tests {
    use crate::posting::testing::{apply, read};

    fn roles(posting: &hiring::Posting) -> Vec<(&str, &str)> {
        posting
            .contacts
            .iter()
            .map(|contact| (contact.address.as_str().split('@').next().unwrap(), contact.role.code()))
            .collect()
    }

    #[test]
    fn copies_are_told_from_those_to_write_to() {
        for text in [
            "Écrivez à a@example.org, avec b@example.org en copie.",
            "Écrivez à a@example.org en mettant en copie b@example.org.",
            "Écrivez à a@example.org et b@example.org en copie.",
            "Votre CV à `a@example.org` cc `b@example.org`",
            "Envoie ton CV à [a](mailto:a@example.org?cc=b@example.org)",
            "Send your CV to a@example.org, copying in b@example.org.",
        ] {
            assert_eq!(roles(&apply(text)), [("a", "to"), ("b", "cc")], "{text}");
        }
        assert_eq!(roles(&apply("À a@example.org et b@example.org.")), [("a", "to"), ("b", "to")]);
    }

    #[test]
    fn an_address_for_questions_is_not_one_to_apply_to() {
        for text in [
            "CV à a@example.org. Pour toute question : b@example.org.",
            "CV à a@example.org.\n\nUne question avant de candidater ? Écrivez à b@example.org.",
            "Send your CV to a@example.org. Questions are welcome at b@example.org.",
        ] {
            assert_eq!(roles(&apply(text)), [("a", "to"), ("b", "question")], "{text}");
        }
        assert_eq!(roles(&apply("Pour en savoir plus : b@example.org")), [("b", "to")], "the only way in");
    }

    #[test]
    fn an_address_that_merely_occurs_is_no_contact() {
        let text =
            "# Juriste\n\nVous répondrez aux mails reçus à aide@example.org.\n\n## Candidater\n\nCV à a@example.org.\n";
        assert_eq!(roles(&read(text)), [("a", "to")]);
    }

    #[test]
    fn the_front_matter_gives_way_to_the_text() {
        let with = |text: &str| read(&format!("---\ntitle: x\ncontact: f@example.org\n---\n## Postuler\n{text}\n"));
        assert_eq!(roles(&with("Envoyez un CV.")), [("f", "to")]);
        assert_eq!(roles(&with("Envoyez un CV à a@example.org.")), [("a", "to"), ("f", "question")]);
        assert_eq!(roles(&with("Envoyez un CV à a@example.org, copie f@example.org.")), [("a", "to"), ("f", "cc")]);
    }

    #[test]
    fn a_list_of_contacts_beside_the_way_to_apply_is_for_questions() {
        let text = "**Contact :**\n\nCamille : c@example.org\n\n**Postuler :**\n\nCV à a@example.org\n";
        assert_eq!(roles(&read(text)), [("a", "to"), ("c", "question")]);
        assert_eq!(roles(&read("**Contact :**\n\nCamille : c@example.org\n")), [("c", "to")]);
    }

    #[test]
    fn each_contact_knows_its_line() {
        let posting = apply("Écrivez-nous.\n\nÀ a@example.org");
        assert_eq!(posting.contacts[0].line(), Some(7));
    }
}
