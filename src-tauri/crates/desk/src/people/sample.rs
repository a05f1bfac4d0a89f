//! The sample's applicants: invented people, carried inside the program, whose days count back from today.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Months, NaiveDate};
use hiring::{
    ApplicationId, CandidateDetails, CandidateId, Consent, Decider, MailState, Mark, Moment, Piece, PostingId,
    ReasonCode, ReasonKind, StageCode, StageEnd, take_apart,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{Asking, Ending, Error, Known, ProofState, StoredMark, Tx};

use super::asked::Asked;
use super::candidates::Applying;
use crate::mailing::{WentBefore, keep_as_history};

static APPLICANTS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/applicants/applicants.yaml"));

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Applicant {
    line: String,
    headline: String,
    place: String,
    languages: Vec<String>,
    tags: Vec<String>,
    source: String,
    consent: Option<Agreed>,
    applications: Vec<Applied>,
    notes: Vec<Noted>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agreed {
    /// Days ago.
    given: i64,
    /// For so long.
    months: u32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Applied {
    posting: String,
    /// Days ago.
    received: i64,
    came: Vec<Piece>,
    proof: Option<String>,
    /// Where to, days ago, by whom, and why.
    steps: Vec<(StageCode, i64, String, String)>,
    mails: Vec<Mailed>,
    reason: Option<ReasonCode>,
    by: Option<Decider>,
    marks: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mailed {
    template: String,
    /// After the application came.
    hours: i64,
    /// Gone unless said.
    state: Option<MailState>,
    #[serde(default)]
    given: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    days: i64,
    text: String,
}

/// Adds whoever is not there yet.
pub(crate) fn add_sample_applicants(tx: &Tx<'_>, folder: &str) -> Result<(), Error> {
    let known = tx.known_postings(folder)?;
    for (applicant, at) in applicants().into_iter().zip(0..) {
        let posting = |path: &str| known.get(path).map(|posting| posting.id);
        // Nobody writes at the same minute as everybody else.
        let moment =
            |days: i64| Moment::from_millis(tx.now().millis() - days * DAY - (at % 9) * HOUR - at * 7 * HOUR / 60);
        applicant.add(tx, &posting, &moment)?;
    }
    Ok(())
}

/// What the applicants who are there were written. Whoever has had a mail about an application gets none of these.
pub(crate) fn add_sample_mails(tx: &Tx<'_>, folder: &str) -> Result<(), Error> {
    let known = tx.known_postings(folder)?;
    let mut mails = Vec::new();
    let applicants = applicants();
    for applicant in &applicants {
        let Some(person) = applicant.known(tx)? else { continue };
        for id in tx.applications_of(person)? {
            let row = tx.application(id, tx.now())?;
            let is_it = |applied: &&Applied| known.get(&applied.posting).is_some_and(|known| known.id == row.posting);
            let Some(applied) = applicant.applications.iter().find(is_it) else { continue };
            if tx.latest_mails(&[id])?.is_empty() {
                mails.extend(applied.mails.iter().map(|mailed| mailed.to(id, row.received_at)));
            }
        }
    }
    // In the order in which they went.
    mails.sort_by_key(|mail| mail.at);
    for mail in &mails {
        // One that cannot be written is left out: that there is none is tested.
        let _ = keep_as_history(tx, mail);
    }
    Ok(())
}

fn applicants() -> Vec<Applicant> {
    own_text(APPLICANTS)
}

/// What a text of ours, carried inside the program, says: that it reads is tested. YAML is read into plain values first, for a reader of
/// YAML for each type would be a tenth of a megabyte of program.
pub(super) fn own_text<T: Default + DeserializeOwned>(text: &str) -> T {
    let read: serde_json::Value = serde_yaml::from_str(text).unwrap_or_default();
    serde_json::from_value(read).unwrap_or_default()
}

fn day(moment: Moment) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(moment.millis()).map(|at| at.date_naive())
}

impl Applicant {
    fn add(
        self,
        tx: &Tx<'_>,
        posting: &dyn Fn(&str) -> Option<PostingId>,
        moment: &dyn Fn(i64) -> Moment,
    ) -> Result<(), Error> {
        let person = self.details(moment).read()?;
        if self.known(tx)?.is_some() {
            return Ok(());
        }
        let first = self.applications.iter().map(|applied| applied.received).max().unwrap_or_default();
        let id = tx.add_candidate(&person, moment(first))?;
        for note in &self.notes {
            tx.add_note(id, None, moment(note.days), &note.text)?;
        }
        for applied in &self.applications {
            if let Some(posting) = posting(&applied.posting) {
                applied.add(tx, id, posting, &self.source, moment)?;
            }
        }
        Ok(())
    }

    /// Whoever has that name already.
    fn known(&self, tx: &Tx<'_>) -> Result<Option<CandidateId>, Error> {
        let name = take_apart(&self.line).name;
        let namesake = Known { name: &name, addresses: &[], phones: &[], links: &[], except: None };
        Ok(tx.likely(namesake)?.first().map(|likely| likely.person.id))
    }

    fn details(&self, moment: &dyn Fn(i64) -> Moment) -> CandidateDetails {
        let parts = take_apart(&self.line);
        let consent = self.consent.and_then(|agreed| {
            let given_on = day(moment(agreed.given))?;
            let until = given_on.checked_add_months(Months::new(agreed.months));
            Some(Consent { given_on: Some(given_on), until })
        });
        CandidateDetails {
            name: parts.name,
            addresses: parts.addresses,
            phones: parts.phones.into_iter().map(|phone| phone.written).collect(),
            links: parts.links.into_iter().map(|link| link.url).collect(),
            headline: self.headline.clone(),
            place: self.place.clone(),
            languages: self.languages.clone(),
            tags: self.tags.clone(),
            source: self.source.clone(),
            consent: consent.unwrap_or_default(),
            last_contact: self.notes.first().and_then(|note| day(moment(note.days))),
        }
    }
}

impl Mailed {
    fn to(&self, application: ApplicationId, received_at: Moment) -> WentBefore<'_> {
        WentBefore {
            application,
            template: &self.template,
            given: &self.given,
            at: Moment::from_millis(received_at.millis() + self.hours * HOUR),
            state: self.state.unwrap_or(MailState::Sent),
        }
    }
}

impl Applied {
    fn add(
        &self,
        tx: &Tx<'_>,
        candidate: CandidateId,
        posting: PostingId,
        source: &str,
        moment: &dyn Fn(i64) -> Moment,
    ) -> Result<(), Error> {
        let applying = Applying {
            posting,
            stage: None,
            received_at: Some(moment(self.received)),
            source: source.to_owned(),
            came: self.came.clone(),
        };
        let id = tx.add_application(&Asked::of(tx, &applying)?.by(candidate, tx.now()))?;
        let pipeline = tx.pipeline(Some(posting))?;
        for (code, days, who, why) in &self.steps {
            if let Some(stage) = pipeline.stages.iter().find(|stage| stage.name.code == Some(*code)) {
                let ending = stage.ends.and_then(|ends| self.ending(tx, ends).transpose()).transpose()?;
                tx.move_at(id, stage.id, moment(*days), who, why, ending)?;
            }
        }
        if let Some(place) = &self.proof {
            let came: BTreeSet<Piece> = self.came.iter().copied().collect();
            tx.write_pieces(id, &came, ProofState::Found, place)?;
        }
        let last = self.steps.last().map_or(self.received, |(_, days, ..)| *days);
        self.give_marks(tx, id, &tx.asking(posting)?, moment(last))
    }

    fn ending(&self, tx: &Tx<'_>, ends: StageEnd) -> Result<Option<Ending>, Error> {
        let kind = match ends {
            StageEnd::Hired => return Ok(None),
            StageEnd::Rejected => ReasonKind::Rejected,
            StageEnd::Withdrawn => ReasonKind::Withdrawn,
        };
        let reasons = tx.reasons()?;
        let reason = reasons.iter().find(|reason| reason.kind == kind && reason.name.code == self.reason);
        let by = self.by.unwrap_or(Decider::Them);
        Ok(reason.map(|reason| Ending { kind, reason: reason.id, by }))
    }

    fn give_marks(&self, tx: &Tx<'_>, id: ApplicationId, asking: &Asking, at: Moment) -> Result<(), Error> {
        for (criterion, mark) in asking.criteria.iter().zip(self.marks.split_whitespace()) {
            let Some(mark) = mark.parse::<u8>().ok().and_then(|mark| Mark::try_from(mark).ok()) else { continue };
            tx.give_mark(
                id,
                &StoredMark {
                    criterion: criterion.text.clone(),
                    kind: criterion.kind,
                    mark,
                    note: String::new(),
                    reviewer: tx.who().to_owned(),
                    at,
                },
            )?;
        }
        tx.sum_marks_up(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_applicant_reads_and_can_reach_nobody_real() {
        let all: Vec<Applicant> = serde_yaml::from_str(APPLICANTS).unwrap();
        assert!(all.len() >= 20);
        let now = Moment::from_millis(1_770_000_000_000);
        for applicant in all {
            let person = applicant.details(&|days| Moment::from_millis(now.millis() - days * DAY)).read().unwrap();
            assert!(person.details.name.family.is_some(), "{}", applicant.line);
            for address in person.addresses {
                let domain = address.as_str().split_once('@').unwrap().1;
                let reserved =
                    ["example.org", "example.com", "example.net"].contains(&domain) || domain.ends_with(".example");
                assert!(reserved, "{address}");
            }
            for phone in person.phones {
                let number = phone.e164.unwrap();
                let fiction = ["+33639981", "+3319900", "+447700900"].iter().any(|begins| number.starts_with(begins));
                assert!(fiction, "{number}");
            }
            let mut days: Vec<i64> = Vec::new();
            for applied in &applicant.applications {
                let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/postings/");
                assert!(std::path::Path::new(&format!("{path}{}", applied.posting)).exists(), "{}", applied.posting);
                days.push(applied.received);
                days.extend(applied.steps.iter().map(|(_, days, ..)| *days));
                assert!(days.is_sorted_by(|one, next| one >= next), "{}", applicant.line);
                days.clear();
            }
        }
    }
}
