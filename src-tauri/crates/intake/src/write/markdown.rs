//! Markdown with front matter.

use std::collections::HashSet;

use hiring::{Fact, Posting};

use super::{days, said_state};
use crate::front_matter;
use crate::posting::{Family, is_of, read_again};

/// The front matter key by key as it was, the text as it was; and keys of our own for what these do not say.
pub fn to_markdown(posting: &Posting) -> String {
    let mut keys = posting.facts.clone();
    let mut known = HashSet::new();
    keys.retain(|fact| known.insert(fact.key.to_lowercase()));
    if keys.is_empty() {
        keys.push(fact("title", posting.title.clone()));
    }
    let back = read_again(&text(&keys, &posting.body));
    let mut wanted: Vec<(Family, Fact)> = Vec::new();
    let mut say = |family, key: &str, value: Option<String>| {
        wanted.push((family, fact(key, value.unwrap_or_default())));
    };
    if back.title != posting.title {
        say(Family::Title, "title", Some(posting.title.clone()));
    }
    if back.organisation != posting.organisation {
        say(Family::Organisation, "organisation", posting.organisation.clone());
    }
    if back.date != posting.date {
        say(Family::Date, "date", posting.date.map(|day| day.to_string()));
    }
    if back.deadline != posting.deadline {
        say(Family::Deadline, "deadline", posting.deadline.map(|day| day.to_string()));
    }
    if (back.state, back.opened_on, back.closed_on) != (posting.state, posting.opened_on, posting.closed_on) {
        say(Family::State, "status", said_state(posting).map(str::to_owned));
        for (key, _, day) in days(posting) {
            say(Family::State, key, day.map(|day| day.to_string()));
        }
    }
    keys.retain(|key| !wanted.iter().any(|(family, _)| is_of(*family, &key.key)));
    let ours = wanted.into_iter().map(|(_, fact)| fact).filter(|fact| !fact.value.is_empty());
    let keys: Vec<Fact> = ours.chain(keys).collect();
    text(&keys, &posting.body)
}

fn fact(key: &str, value: String) -> Fact {
    Fact { key: key.to_owned(), value, line: None }
}

fn text(keys: &[Fact], body: &str) -> String {
    let keys = keys.iter().map(|fact| (fact.key.as_str(), fact.value.as_str()));
    let end = if body.ends_with('\n') { "" } else { "\n" };
    format!("{}{body}{end}", front_matter::write(keys))
}
