//! Until when one may apply, and within how many days an answer is promised.

use chrono::NaiveDate;
use hiring::{Source, Sourced};

use super::contacts::line_of;
use super::dates::{find_date, span_in_days};
use super::text::{Line, source};
use super::words::{Word, find_any, phrases, says, sentences};

phrases! {
    CLOSING = "date limite | cloture | deadline";
    UNTIL = "date limite | cloture | clotures | avant le | jusqu au | jusqu a | au plus tard le | au plus tard | limite | echeance \
        | deadline | closing date | closes on | closes | apply by | apply before | before | by | until | no later than | send \
        by | candidatures ouvertes | fin des candidatures | avant | close on | due";
    APPLYING = "candidat* | postul* | envo* | adress* | date limite | cloture | deadline | closing | apply | applications | \
        application | send | closes | lisons | dossier | limite | objet | merci de repondre | de nous repondre | repondez | \
        please reply | reply by";
    /// What else has a date in it.
    OTHER = "reponse | debut | demarrage | demarre | prise de poste | start date | starting | starts | entretien | entretiens | \
        interviews | poste ouvert | mission | fin de mission | renouvelable | we start reading | echanges auront lieu | recues \
        a partir | contrat | publie";
    ANSWER = "reponse | repondons | repond | repondrons | recontacte* | revenons vers | reviendrons vers | retour | answer | \
        answered | reply | respond | get back | hear from us | nouvelles | hear back";
    WITHIN = "sous | dans les | dans un delai de | en moins de | en | d ici | avant | within | in less than | in under | inside | \
        delai de | in | sous un delai de | sous un delai maximum de | au plus tard | moins de | dans";
}

/// A day without a year is the first such day from `from` on.
pub fn deadline(lines: &[Line<'_>], from: Option<NaiveDate>) -> Option<Sourced<NaiveDate>> {
    lines.iter().find_map(|line| {
        sentences(&line.words).into_iter().find_map(|sentence| {
            if !says(sentence, &APPLYING) || says(sentence, &OTHER) && !says(sentence, &CLOSING) {
                return None;
            }
            let (at, length) = find_any(sentence, &UNTIL)?;
            let after = sentence.get(at + length..)?;
            let (date, taken) = find_date(after.get(..after.len().min(14))?, from)?;
            Some(Sourced::new(date, place(lines, sentence.get(at..at + length + taken)?)?))
        })
    })
}

pub fn answer(lines: &[Line<'_>]) -> Option<Sourced<u32>> {
    lines.iter().find_map(|line| {
        sentences(&line.words).into_iter().find_map(|sentence| {
            let (said, _) = find_any(sentence, &ANSWER)?;
            (0..sentence.len()).find_map(|at| {
                let rest = sentence.get(at..)?;
                let length = WITHIN.begin(rest)?;
                let skipped = usize::from(rest.get(length).is_some_and(|word| word.is("les") || word.is("de")));
                let (days, taken) = span_in_days(rest.get(length + skipped..)?)?;
                let end = at + length + skipped + taken;
                Some(Sourced::new(days, place(lines, sentence.get(said.min(at)..end.max(said + 1))?)?))
            })
        })
    })
}

fn place(lines: &[Line<'_>], words: &[Word]) -> Option<Source> {
    let (start, end) = (words.first()?.start, words.last()?.end);
    Some(source(start, end, line_of(lines, start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::text::lines;

    fn until(text: &str) -> Option<NaiveDate> {
        deadline(&lines(text, 0, 1), "2026-11-02".parse().ok()).map(|found| found.value)
    }

    fn within(text: &str) -> Option<u32> {
        answer(&lines(text, 0, 1)).map(|found| found.value)
    }

    #[test]
    fn reads_until_when_one_may_apply() {
        let day: Option<NaiveDate> = "2026-12-06".parse().ok();
        for text in [
            "Nous lisons les candidatures jusqu’au **6 décembre 2026**.",
            "Date limite : dimanche 6 décembre à minuit",
            "Envoyez votre CV avant le 06/12/2026.",
            "Please apply by December 6th.",
            "Merci de répondre avant le 6 décembre 2026.",
            "Please reply by 6 December 2026.",
            "Closing date: 6 December 2026",
        ] {
            assert_eq!(until(text), day, "{text}");
        }
        for text in [
            "Vous aurez une réponse avant le 6 décembre.",
            "Début de la mission avant le 6 décembre 2026",
            "Avant le 6 décembre, nous étions quatre.",
        ] {
            assert_eq!(until(text), None, "{text}");
        }
    }

    #[test]
    fn reads_within_how_many_days_it_answers() {
        for (text, days) in [
            ("Nous répondons à tout le monde sous dix jours.", 10),
            ("Réponse à toutes et tous sous trois semaines.", 21),
            ("On te répond en moins de deux semaines, promis.", 14),
            ("Tu auras une réponse dans les 7 jours.", 7),
            ("We reply within five working days.", 5),
        ] {
            assert_eq!(within(text), Some(days), "{text}");
        }
        assert_eq!(within("Deux jours de télétravail par semaine."), None);
    }
}
