//! Postings for a crowd to apply to, spread over two years.

use chrono::{DateTime, Days, NaiveDate};
use hiring::Moment;
use store::Op;

use super::dice::Dice;
use super::lexicon::{Lexicon, Lexicons};
use super::texts::Pen;
use crate::job::Job;
use crate::postings::{Carried, take_in_carried};
use crate::{Desk, Failure};

/// No folder on a disk is called so.
const FOLDER: &str = "vivier:crowd";

/// The age of the oldest, in days; and up to which they still are open.
const OLDEST: u64 = 730;
const OPEN: u64 = 60;

pub fn add(desk: &Desk, lexicons: &Lexicons, first: u64, count: u64, seed: u64, job: &Job<'_>) -> Result<(), Failure> {
    if count == 0 {
        return Ok(());
    }
    let today = day(desk.now());
    let made_up = (first..first + count).map(|number| {
        let dice = Dice::of(seed, number ^ (1 << 40));
        let lexicon = if number % 10 < 3 { &lexicons.english } else { &lexicons.french };
        // One after the other would be the oldest first; so they are thrown.
        let age = (number - first) * 7_919 % OLDEST;
        let bytes = text(Pen { lexicon, dice }, today, age).into_bytes().into();
        Carried { path: format!("{number:07}.md"), bytes }
    });
    let carried = made_up.collect();
    let report = take_in_carried(desk, FOLDER, carried, job, |_, counts| Ok(Op::SampleAdded { postings: counts.new }))?;
    if report.cancelled { Err(Failure::Cancelled) } else { Ok(()) }
}

fn text(mut pen: Pen<'_>, today: NaiveDate, age: u64) -> String {
    let lexicon: &Lexicon = pen.lexicon;
    let trade = pen.trade();
    let house = pen.house();
    let domain = hiring::fold(&house).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let is_open = age <= OPEN;
    let date = today.checked_sub_days(Days::new(age)).unwrap_or(today);
    let mut text = lexicon.posting.clone();
    let values = [
        ("{house}", house),
        ("{place}", pen.dice.often(&lexicon.places).cloned().unwrap_or_default()),
        ("{coined}", pen.coined()),
        ("{opening}", pen.dice.word(&lexicon.openings).to_owned()),
        ("{status}", if is_open { "open" } else { "closed" }.to_owned()),
        ("{open}", is_open.to_string()),
        ("{date}", date.to_string()),
        ("{address}", format!("jobs@{domain}.example")),
        ("{days}", (7 + 7 * pen.dice.below(3)).to_string()),
        ("{role}", pen.role(trade).to_owned()),
    ];
    for (place, value) in values {
        text = text.replace(place, &value);
    }
    // Another one at each place.
    while text.contains("{task}") {
        text = text.replacen("{task}", &format!("{} {}", pen.task(trade), pen.coined()), 1);
    }
    while text.contains("{skill}") {
        text = text.replacen("{skill}", &format!("{} {}", pen.skill(trade), pen.coined()), 1);
    }
    text
}

pub fn day(moment: Moment) -> NaiveDate {
    DateTime::from_timestamp_millis(moment.millis()).map(|at| at.date_naive()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use hiring::{ContactRole, PostingState};

    use super::*;

    #[test]
    fn a_made_up_posting_reads_without_a_problem() {
        let lexicons = Lexicons::read();
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        for (lexicon, age) in [(&lexicons.french, 10), (&lexicons.english, 400)] {
            let text = text(Pen { lexicon, dice: Dice::of(0, age) }, today, age);
            let reading = intake::read_posting(text.as_bytes(), "crowd.md");
            let posting = reading.posting.unwrap();
            assert_eq!(reading.problems, [], "{text}");
            assert_eq!(posting.state, if age == 10 { PostingState::Open } else { PostingState::Closed });
            assert_eq!(posting.contacts.len(), 1);
            assert_eq!(posting.contacts[0].role, ContactRole::To);
            assert!(posting.contacts[0].address.as_str().ends_with(".example"));
            assert!(posting.criteria.len() >= 3, "{text}");
            assert!(posting.apply.answer_within_days.is_some(), "{text}");
        }
    }
}
