//! `vivier mail digests`.

use std::path::PathBuf;

use clap::Subcommand;
use desk::{DigestLine, DigestSaved, DigestTo, Digests, Failure};
use serde_json::json;

use crate::Done;
use crate::mail_rules::why;
use crate::open::open_for;
use crate::postings::answer;
use crate::show::{Show, local};
use crate::table::{column, table};

#[derive(Debug, Subcommand)]
pub enum DigestsDo {
    /// List the digests, who is told by each and when, and what was left to you with the reason
    List,
    /// Write one down, switched off: look at who would be told, then switch it on
    Add {
        /// Only for this posting; by default for all open ones that have none of their own
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
        /// 1 for Monday to 7 for Sunday
        #[arg(long, value_name = "1-7", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=7))]
        day: u32,
        /// On the hour, by this computer's clock
        #[arg(long, value_name = "0-23", default_value_t = 9, value_parser = clap::value_parser!(u32).range(0..=23))]
        hour: u32,
    },
    /// Let one tell the contacts, from the next time its hour comes
    On {
        /// The digest, by its number in the list
        id: i64,
    },
    /// Keep one, and let it tell nobody; for a posting of its own, so that the one for all leaves it out
    Off {
        /// The digest, by its number in the list
        id: i64,
    },
    /// Remove one (`vivier undo` brings it back)
    Remove {
        /// The digest, by its number in the list
        id: i64,
    },
}

pub fn run(does: DigestsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        DigestsDo::List => list(place, show),
        DigestsDo::Add { posting, day, hour } => {
            save(&json!({ "posting": posting, "weekday": day, "hour": hour, "on": false }), false, place, show)
        }
        DigestsDo::On { id } => switch(id, true, place, show),
        DigestsDo::Off { id } => switch(id, false, place, show),
        DigestsDo::Remove { id } => {
            let desk = open_for("mail.digests.remove", place)?;
            let done: desk::Done = answer(desk.call("mail.digests.remove", json!({ "id": id }), None)?)?;
            show.result(&done, |_| format!("{}\n", show.words.digest_removed(id)));
            Ok(Done::Well)
        }
    }
}

fn save(digest: &serde_json::Value, on: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.digests.save", place)?;
    let saved: DigestSaved = answer(desk.call("mail.digests.save", digest.clone(), None)?)?;
    show.result(&saved, |saved| {
        let id = saved.id.raw();
        format!("{}\n", if on { show.words.digest_on(id) } else { show.words.digest_off(id) })
    });
    Ok(Done::Well)
}

fn switch(id: i64, on: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let known = known(place.clone())?.digests.into_iter().find(|digest| digest.id.raw() == id);
    let DigestLine { posting, weekday, hour, .. } =
        known.ok_or(Failure::NotFound { what: hiring::Word::Digest, id })?;
    let digest = json!({ "id": id, "posting": posting, "weekday": weekday, "hour": hour, "on": on });
    save(&digest, on, place, show)
}

fn known(place: Option<PathBuf>) -> Result<Digests, Failure> {
    answer(open_for("mail.digests.list", place)?.call("mail.digests.list", json!({}), None)?)
}

fn list(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let known = known(place)?;
    let is_left = known.digests.iter().flat_map(|digest| &digest.to).any(|to| to.why.is_some());
    show.result(&known, |known| {
        if known.digests.is_empty() {
            return format!("{}\n", show.words.no_digests());
        }
        known.digests.iter().map(|digest| in_full(digest, show)).collect::<Vec<_>>().join("\n")
    });
    Ok(if is_left { Done::WithProblems } else { Done::Well })
}

/// What it is for and when, and under it who is told.
fn in_full(digest: &DigestLine, show: &Show) -> String {
    let words = show.words;
    let title = digest.title.as_deref().unwrap_or_else(|| words.every_open_posting());
    let state = match digest.since {
        Some(_) => words.digest_next(&local(digest.next_at)),
        None => words.rule_is_off().to_owned(),
    };
    let head = format!("{} {title}: {} ({state})\n", digest.id, words.digest_hour(digest.weekday, digest.hour));
    if digest.to.is_empty() {
        return head;
    }
    let heads = words.digest_heads();
    let columns = [column(heads[0]).gives(), column(heads[1]).gives(), column(heads[2]), column(heads[3]).gives()];
    let row = |to: &DigestTo| {
        let why = to.why.as_ref().map(|reason| why(reason, show)).unwrap_or_default();
        vec![to.title.clone(), to.addresses.join(", "), to.week.clone().unwrap_or_default(), why]
    };
    format!("{head}{}", table(&columns, &digest.to.iter().map(row).collect::<Vec<_>>()))
}
