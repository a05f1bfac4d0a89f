//! What became of made-up people: applications, moves, marks, notes, files and mails over two years.

use chrono::DateTime;
use hiring::{
    ApplicationId, CandidateDetails, CandidateId, Consent, Decider, Direction, Mark, Moment, Piece, PostingId,
    ReasonKind, StageEnd,
};
use store::{
    AskedCriterion, Ending, Error, Known, NewCandidate, NewFile, NewMessage, Pipeline, Reason, Stage, StoredMark, Tx,
};

use super::openings::day;
use super::somebody::Somebody;
use super::texts::Envelope;
use crate::people::asked::Asked;
use crate::people::candidates::Applying;

const DAY: u64 = 86_400_000;
/// To a posting that does not say since when it is open.
const SINCE_UNKNOWN: u64 = 400;
/// Most come in the first weeks.
const COMING: u64 = 60;
const REVIEWERS: [&str; 3] = ["Camille", "Idris", "Solène"];

/// The postings of the store, and what an application to each needs.
pub struct Openings {
    openings: Vec<Opening>,
    reasons: Vec<Reason>,
}

struct Opening {
    id: PostingId,
    title: String,
    since: Option<Moment>,
    asked: Asked,
    pipeline: Pipeline,
    criteria: Vec<AskedCriterion>,
}

impl Openings {
    pub fn of(tx: &Tx<'_>) -> Result<Self, Error> {
        let mut openings = Vec::new();
        for id in tx.posting_ids()? {
            let row = tx.posting(id)?.row;
            let applying =
                Applying { posting: id, stage: None, received_at: None, source: String::new(), came: vec![Piece::Cv] };
            let midnight = row.date.and_then(|day| day.and_hms_opt(8, 0, 0));
            openings.push(Opening {
                id,
                title: row.title,
                since: midnight.map(|at| Moment::from_millis(at.and_utc().timestamp_millis())),
                asked: Asked::of(tx, &applying)?,
                pipeline: tx.pipeline(Some(id))?,
                criteria: tx.asking(id)?.criteria,
            });
        }
        Ok(Self { openings, reasons: tx.reasons()? })
    }

    /// Writes these down with all that happened.
    pub fn take(&self, tx: &Tx<'_>, crowd: Vec<Somebody<'_>>) -> Result<(), Error> {
        let mut known = Vec::new();
        for mut somebody in crowd {
            let mut applied = self.choose(&mut somebody, tx.now());
            // They are known since they first applied.
            applied.sort_by_key(|(_, at)| *at);
            let came = applied.first().map_or(tx.now(), |(_, at)| *at);
            let person = with_consent(&mut somebody, came).read()?;
            let alike = tx.lookalikes(Known::of(&person, None))?;
            known.push((somebody, applied, came, person, alike));
        }
        let new: Vec<NewCandidate<'_>> =
            known.iter().map(|(_, _, at, person, alike)| NewCandidate { person, alike, at: *at }).collect();
        let ids = tx.add_candidates(&new)?;
        for (id, (mut somebody, applied, came, ..)) in ids.each().zip(known) {
            let first = self.apply(tx, id, applied, &mut somebody)?;
            for _ in 0..somebody.pen.dice.below(3) {
                let text = somebody.pen.note(somebody.trade);
                tx.add_note(id, None, later(came, 20 * DAY, &mut somebody).min(tx.now()), &text)?;
            }
            let cv = somebody.cv();
            let file = NewFile {
                candidate: id,
                application: first,
                name: &format!("CV {}.txt", somebody.name()),
                piece: Some(Piece::Cv),
                media: "text/plain",
                bytes: cv.as_bytes(),
            };
            tx.attach_file_at(&file, came)?;
        }
        Ok(())
    }

    /// The first of the applications.
    fn apply(
        &self,
        tx: &Tx<'_>,
        id: CandidateId,
        applied: Vec<(&Opening, Moment)>,
        somebody: &mut Somebody<'_>,
    ) -> Result<Option<ApplicationId>, Error> {
        let mut first = None;
        for (opening, at) in applied {
            let mut applying = opening.asked.by(id, at);
            applying.source.clone_from(&somebody.details.source);
            if !somebody.pen.dice.one_in(6) {
                // Nothing is missing.
                applying.came.extend(applying.asked.iter().flat_map(hiring::Expression::pieces));
            }
            let application = tx.add_application(&applying)?;
            first.get_or_insert(application);
            let last = self.move_on(tx, opening, application, at, somebody)?;
            if somebody.pen.dice.one_in(8) {
                opening.give_marks(tx, application, last, somebody)?;
            }
            if somebody.pen.dice.one_in(3) {
                opening.write(tx, id, application, at, somebody)?;
            }
        }
        Ok(first)
    }

    /// One posting or two, for three in five, and when they applied there.
    fn choose(&self, somebody: &mut Somebody<'_>, now: Moment) -> Vec<(&Opening, Moment)> {
        let count = self.openings.len() as u64;
        let dice = &mut somebody.pen.dice;
        let mut chosen: Vec<(&Opening, Moment)> = Vec::new();
        for _ in 0..=u64::from(dice.below(5) < 3) {
            // Some postings draw more people than others.
            let at = dice.below(count).min(dice.below(count));
            let Some(opening) = usize::try_from(at).ok().and_then(|at| self.openings.get(at)) else { continue };
            if chosen.iter().all(|(known, _)| known.id != opening.id) {
                chosen.push((opening, opening.received(dice, now)));
            }
        }
        chosen
    }

    /// When they came to where they are.
    fn move_on(
        &self,
        tx: &Tx<'_>,
        opening: &Opening,
        id: ApplicationId,
        received: Moment,
        somebody: &mut Somebody<'_>,
    ) -> Result<Moment, Error> {
        let mut at = received;
        for stage in way(&opening.pipeline, somebody) {
            let next = later(at, 14 * DAY, somebody);
            if next > tx.now() {
                break;
            }
            let ending = self.ending(stage.ends, somebody);
            let dice = &mut somebody.pen.dice;
            let why = if dice.one_in(4) { dice.word(&somebody.pen.lexicon.whys) } else { "" };
            tx.move_at(id, stage.id, next, tx.who(), why, ending)?;
            at = next;
        }
        Ok(at)
    }

    fn ending(&self, ends: Option<StageEnd>, somebody: &mut Somebody<'_>) -> Option<Ending> {
        let (kind, by) = match ends? {
            StageEnd::Rejected => (ReasonKind::Rejected, Decider::Us),
            StageEnd::Withdrawn => (ReasonKind::Withdrawn, Decider::Them),
            StageEnd::Hired => return None,
        };
        let reasons: Vec<&Reason> = self.reasons.iter().filter(|reason| reason.kind == kind).collect();
        somebody.pen.dice.often(&reasons).map(|reason| Ending { kind, reason: reason.id, by })
    }
}

/// A quarter of them have agreed to be kept.
fn with_consent(somebody: &mut Somebody<'_>, came: Moment) -> CandidateDetails {
    let mut details = somebody.details.clone();
    if somebody.pen.dice.one_in(4) {
        let until = day(came).checked_add_months(chrono::Months::new(24));
        details.consent = Consent { given_on: Some(day(came)), until };
    }
    if somebody.pen.dice.one_in(3) {
        details.last_contact = Some(day(came));
    }
    details
}

fn later(at: Moment, within: u64, somebody: &mut Somebody<'_>) -> Moment {
    Moment::from_millis(at.millis() + somebody.pen.dice.rather_small(within).cast_signed())
}

/// The stages that somebody comes into after the first. One in twenty-five is left where they are; seven in a hundred are hired.
fn way<'a>(pipeline: &'a Pipeline, somebody: &mut Somebody<'_>) -> Vec<&'a Stage> {
    let dice = &mut somebody.pen.dice;
    let steps: Vec<&Stage> = pipeline.stages.iter().filter(|stage| stage.ends.is_none()).skip(1).collect();
    let end = |wanted| pipeline.stages.iter().find(|stage| stage.ends == Some(wanted));
    let some = usize::try_from(dice.below(steps.len() as u64 + 1)).unwrap_or_default();
    let luck = dice.below(100);
    let mut way: Vec<&Stage> = steps.iter().copied().take(if luck < 7 { steps.len() } else { some }).collect();
    if let [.., before, _] = *way.as_slice()
        && dice.one_in(10)
    {
        // Back a step, and on again.
        let again = way.last().copied();
        way.push(before);
        way.extend(again);
    }
    let ends = match luck {
        0..7 => Some(StageEnd::Hired),
        7..11 => None,
        11..26 => Some(StageEnd::Withdrawn),
        _ => Some(StageEnd::Rejected),
    };
    way.extend(ends.and_then(end));
    way
}

impl Opening {
    fn received(&self, dice: &mut super::dice::Dice, now: Moment) -> Moment {
        let (now, since) = (now.millis(), self.since.map(Moment::millis).filter(|since| *since < now.millis()));
        let at = match since {
            None => now - dice.below(SINCE_UNKNOWN * DAY).cast_signed(),
            Some(since) => {
                let been_open = (now - since).cast_unsigned();
                since + dice.rather_small(been_open.min(COMING * DAY)).cast_signed()
            }
        };
        Moment::from_millis(at)
    }

    fn give_marks(&self, tx: &Tx<'_>, id: ApplicationId, at: Moment, somebody: &mut Somebody<'_>) -> Result<(), Error> {
        let dice = &mut somebody.pen.dice;
        let reviewer = dice.one_of(&REVIEWERS).copied().unwrap_or_default();
        for criterion in &self.criteria {
            let Some(mark) = u8::try_from(1 + dice.below(4)).ok().and_then(|mark| Mark::try_from(mark).ok()) else {
                continue;
            };
            let given = StoredMark {
                criterion: criterion.text.clone(),
                kind: criterion.kind,
                mark,
                note: String::new(),
                reviewer: reviewer.to_owned(),
                at,
            };
            tx.give_mark(id, &given)?;
        }
        tx.sum_marks_up(id)
    }

    /// The mail that the application came by, and of half of them the answer.
    fn write(
        &self,
        tx: &Tx<'_>,
        candidate: CandidateId,
        application: ApplicationId,
        at: Moment,
        somebody: &mut Somebody<'_>,
    ) -> Result<(), Error> {
        let (name, address) = (somebody.name().to_owned(), somebody.address().to_owned());
        let subject =
            format!("{}{}{}", somebody.pen.lexicon.words.application, somebody.pen.lexicon.words.colon, self.title);
        let theirs = Written {
            direction: Direction::In,
            from: (&name, &address),
            to: "jobs@vivier.example",
            subject: &subject,
            id: format!("crowd.{}.{}.{}@example.org", somebody.seed, somebody.number, self.id),
            at,
        };
        let text = somebody.pen.letter(&name, somebody.trade);
        theirs.file(tx, candidate, self.id, application, &text)?;
        if somebody.pen.dice.one_in(2) {
            let text = somebody.pen.answer(&somebody.given);
            let answered = later(at, 8 * DAY, somebody);
            let ours = Written {
                direction: Direction::Out,
                from: ("Vivier", "jobs@vivier.example"),
                to: &address,
                subject: &format!("Re: {subject}"),
                id: format!("re.{}", theirs.id),
                at: answered.min(tx.now()),
            };
            ours.file(tx, candidate, self.id, application, &text)?;
        }
        Ok(())
    }
}

struct Written<'a> {
    direction: Direction,
    from: (&'a str, &'a str),
    to: &'a str,
    subject: &'a str,
    id: String,
    at: Moment,
}

impl Written<'_> {
    fn file(
        &self,
        tx: &Tx<'_>,
        candidate: CandidateId,
        posting: PostingId,
        application: ApplicationId,
        text: &str,
    ) -> Result<(), Error> {
        let date = DateTime::from_timestamp_millis(self.at.millis()).unwrap_or_default().to_rfc2822();
        let envelope = Envelope { from: self.from, to: self.to, subject: self.subject, id: &self.id, date };
        let bytes = envelope.around(text).into_bytes();
        let read = mail::read_mail(&bytes);
        let (name, address) = self.from;
        let message = tx.add_message(&NewMessage {
            direction: self.direction,
            aside: None,
            identity: &self.id,
            bytes: &bytes,
            at: self.at,
            name,
            address,
            subject: self.subject,
            said: &read.said,
        })?;
        tx.file_message(message, candidate, Some(posting), Some(application))
    }
}
