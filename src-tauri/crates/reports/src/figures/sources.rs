//! Where applications came from, and how far those came. The source is the application's own; case and accents do not matter.

use std::collections::BTreeMap;

use hiring::{Figure, Histories, fold};

use super::Asked;
use super::funnel::{Group, Ways, by_size, groups};
use crate::Section;
use crate::words::{self, Term};

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let ways = Ways::of(histories, asked);
    let folded: Vec<String> = histories.sources.iter().map(|source| fold(source.trim())).collect();
    let mut those: BTreeMap<&str, (usize, Vec<usize>)> = BTreeMap::new();
    for (place, case) in histories.cases.iter().enumerate() {
        let key = folded.get(case.source).map_or("", String::as_str);
        those.entry(key).or_insert_with(|| (case.source, Vec::new())).1.push(place);
    }
    let mut found: Vec<Group> = those
        .into_iter()
        .map(|(key, (source, cases))| {
            let told = histories.sources.get(source).map(|source| source.trim()).filter(|source| !source.is_empty());
            let label = told.unwrap_or_else(|| words::term(Term::NotTold, asked.language));
            Group { key: format!("source:{key}"), labels: vec![label.to_owned()], cases }
        })
        .collect();
    by_size(&mut found);
    groups(&ways, Figure::Sources, &[Term::Source], found)
}
