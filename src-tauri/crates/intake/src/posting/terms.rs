//! The terms of the post: contract, length, days a week, remote work, place, start and pay.

use std::sync::LazyLock;

use hiring::{ContractKind, Remote, Sourced, Terms};

use super::criteria::plain;
use super::keys::Keys;
use super::sections::Section;
use super::text::{Kind, Line, item_text, source};
use super::words::{Phrases, Word, find_any, phrases, says, sentences};

const CONTRACTS: [(ContractKind, &str); 7] = [
    (ContractKind::Apprenticeship, "alternance | apprentissage | apprentice | apprenticeship"),
    (ContractKind::Internship, "stage | stagiaire | internship | intern"),
    (
        ContractKind::Freelance,
        "independant | independante | independants | independante e | independant e | freelance | prestataire | \
         prestation | portage | auto entrepreneur | contractor",
    ),
    (
        ContractKind::FixedTerm,
        "cdd | contractuel | contractuelle | contractuels | fixed term | fixed-term | vacataire | vacation | temporary",
    ),
    (ContractKind::Permanent, "cdi | permanent | open ended | duree indeterminee"),
    (
        ContractKind::CivilService,
        "fonction publique | fonctionnaire | fonctionaire | titulaire | titulaires | agent public | civil service",
    ),
    (ContractKind::Volunteer, "benevole | benevolat | volunteer | service civique"),
];
static KINDS: LazyLock<Vec<(ContractKind, Phrases)>> =
    LazyLock::new(|| CONTRACTS.iter().map(|(kind, names)| (*kind, Phrases::of(names))).collect());

phrases! {
    PAY_NAMED = "remuneration | salaire | tjm | taux journalier | salary | day rate";
    COUNTED = "un | une | deux | trois | quatre | six | neuf | dix | douze | one | two | three | nine | twelve | eighteen";
    FULLY_REMOTE = "teletravail complet | full remote | fully remote | 100 teletravail | 100 en teletravail | 100 % en teletravail | \
        teletravail 100 | teletravail a temps complet | teletravail total | poste est en teletravail | remote only";
    NOT_REMOTE = "pas de teletravail | sans teletravail | no remote | on site only | 100 presentiel";
    REMOTE = "teletravail | remote | a distance | distanciel | remotely | from home";
    LENGTH = "contrat | duree | mission de | mission d | cdd | periode de | contract | fixed term | length | stage de | renouvelable \
        | renouvelables | mois | ans | months | years";
    LENGTH_UNITS = "mois | ans | an | months | month | years | year";
    DAYS = "jours par semaine | jour par semaine | jours semaine | jours / semaine | jours la semaine | days a week | days per \
        week | j / semaine | temps plein | full time";
    FRACTION_OF_WEEK = "temps partiel | part time | mi temps | 4 / 5 | 3 / 5 | temps complet";
    START = "debut | demarrage | date de debut | a pourvoir | prise de poste | start date | starting | des que possible | as soon \
        as possible | commence | start | starts";
    PAY = "remuneration | salaire | tjm | taux journalier | tarif journalier | gratification | salary | pay | day rate | brut | \
        bruts | ht | euros | eur";
    PLACE = "lieu | localisation | poste base | poste est base | base a | basee a | bases a | emplacement | location | based in | \
        located in | locaux a";
}

pub fn terms(lines: &[Line<'_>], keys: &Keys<'_>) -> Terms {
    let mut terms = of_keys(keys);
    // The part about terms is believed before the rest; missions and the profile are not heard at all.
    for section in [Section::Terms, Section::Unknown] {
        for line in lines.iter().filter(|line| speaks_of_terms(line, section)) {
            read_line(line, &mut terms);
        }
    }
    terms
}

/// Those that have a key of their own, in postings or in schema.org's data.
fn of_keys(keys: &Keys<'_>) -> Terms {
    let mut terms = Terms {
        days_a_week: keys.term("workHours"),
        place: keys.term("jobLocation"),
        start: keys.term("jobStartDate"),
        pay: keys.term("baseSalary"),
        ..Terms::default()
    };
    let everywhere = keys.term("jobLocationType").filter(|kind| kind.value.eq_ignore_ascii_case("TELECOMMUTE"));
    terms.remote = everywhere.map(|kind| Sourced::new(Remote::Full, kind.source));
    for name in ["contrat", "contract", "type_contrat", "contract_type", "employmentType"] {
        let Some(said) = keys.term(name) else { continue };
        if let Some(kind) = contract(&super::words::words(&said.value, 0)) {
            terms.contract = Some(Sourced::new(kind, said.source));
        }
    }
    terms
}

fn speaks_of_terms(line: &Line<'_>, section: Section) -> bool {
    let is_text = matches!(line.kind, Kind::Item(_) | Kind::Prose | Kind::Row);
    let elsewhere = matches!(line.section, Section::Unknown | Section::About);
    is_text && (line.section == section || section == Section::Unknown && elsewhere)
}

fn read_line(line: &Line<'_>, terms: &mut Terms) {
    for sentence in sentences(&line.words) {
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        // What is no word, as `€`, may stand at the end.
        let is_last = line.words.last().is_some_and(|word| word.end == last.end);
        let end = if is_last { line.end() } else { last.end };
        let place = source(first.start, end, line.number);
        let said = || Sourced::new(said(line, first.start, end), place);
        if terms.contract.is_none() && line.section == Section::Terms {
            terms.contract = contract(sentence).map(|kind| Sourced::new(kind, place));
        }
        if terms.remote.is_none() {
            terms.remote = remote(sentence).map(|remote| Sourced::new(remote, place));
        }
        if line.section != Section::Terms {
            continue;
        }
        let wanted = [
            (&mut terms.length, says(sentence, &LENGTH) && lasts(sentence)),
            (&mut terms.days_a_week, says(sentence, &DAYS) || says(sentence, &FRACTION_OF_WEEK)),
            (&mut terms.start, says(sentence, &START)),
            (&mut terms.pay, is_pay(line, sentence)),
            (&mut terms.place, says(sentence, &PLACE)),
        ];
        for (value, fits) in wanted {
            if fits && value.is_none() {
                *value = Some(said());
            }
        }
    }
}

fn contract(words: &[Word]) -> Option<ContractKind> {
    let named = KINDS.iter().filter_map(|(kind, names)| Some((find_any(words, names)?.0, *kind)));
    named.min_by_key(|(at, _)| *at).map(|(_, kind)| kind)
}

fn remote(sentence: &[Word]) -> Option<Remote> {
    if says(sentence, &NOT_REMOTE) {
        Some(Remote::None)
    } else if says(sentence, &FULLY_REMOTE) {
        Some(Remote::Full)
    } else {
        says(sentence, &REMOTE).then_some(Remote::Partial)
    }
}

/// A number, or a word for one, before months or years.
fn lasts(sentence: &[Word]) -> bool {
    sentence.windows(2).any(|pair| {
        let [number, unit] = pair else { return false };
        LENGTH_UNITS.has(unit) && (COUNTED.has(number) || number.text.chars().all(|c| c.is_ascii_digit()))
    })
}

fn is_pay(line: &Line<'_>, sentence: &[Word]) -> bool {
    let amount = sentence.iter().any(|word| word.text.chars().any(|c| c.is_ascii_digit()));
    says(sentence, &PAY_NAMED) || amount && (says(sentence, &PAY) || line.text.contains(['€', '£', '$']))
}

/// What the line says between two places, without marks, and without `Début :` before it.
fn said(line: &Line<'_>, start: usize, end: usize) -> String {
    let from = start.saturating_sub(line.start);
    let text = line.text.get(from..end.saturating_sub(line.start)).unwrap_or(line.text);
    let whole = plain(item_text(text).unwrap_or(text)).replace('|', " ");
    let value = whole.split_once(':').filter(|(name, value)| name.chars().count() <= 40 && !value.trim().is_empty());
    let value = value.map_or(whole.as_str(), |(_, value)| value);
    value.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::text::lines;

    fn read(text: &str) -> Terms {
        terms(&lines(text, 0, 1), &Keys { keys: &[], text })
    }

    fn value(term: Option<&Sourced<String>>) -> &str {
        term.map_or("", |term| term.value.as_str())
    }

    #[test]
    fn reads_the_terms_of_a_french_posting() {
        let terms = read(
            "## Modalités\n- Contrat : indépendant\n- Durée : 6 mois renouvelables\n- 4 jours par semaine\n- Télétravail possible\n- Lieu : Douarzec\n- Début : mars 2027\n- TJM : 400 à 500 €\n",
        );
        assert_eq!(terms.contract.map(|term| term.value), Some(ContractKind::Freelance));
        assert_eq!(value(terms.length.as_ref()), "6 mois renouvelables");
        assert_eq!(value(terms.days_a_week.as_ref()), "4 jours par semaine");
        assert_eq!(terms.remote.map(|term| (term.value, term.source.line)), Some((Remote::Partial, 5)));
        assert_eq!(value(terms.place.as_ref()), "Douarzec");
        assert_eq!(value(terms.start.as_ref()), "mars 2027");
        assert_eq!(value(terms.pay.as_ref()), "400 à 500 €");
    }

    #[test]
    fn reads_the_terms_of_an_english_posting() {
        let terms = read(
            "## What we offer\nA permanent contract, four days a week. Fully remote. Salary: £30,000. Starting in May.\n",
        );
        assert_eq!(terms.contract.map(|term| term.value), Some(ContractKind::Permanent));
        assert_eq!(terms.remote.map(|term| term.value), Some(Remote::Full));
        assert_eq!(value(terms.pay.as_ref()), "£30,000");
        assert_eq!(value(terms.start.as_ref()), "Starting in May");
    }
}
