//! Where applications came from, and how far those came. The source is the application's own; case and accents do not matter.

use hiring::{Figure, fold};

use super::funnel::{Group, Ways, by_key, by_size, groups};
use crate::Section;
use crate::words::{self, Term};

pub fn section(ways: &Ways<'_>) -> Section {
    let (histories, asked) = (ways.histories, ways.asked);
    let folded: Vec<String> = histories.sources.iter().map(|source| fold(source.trim())).collect();
    let those = by_key(histories, &folded, |case| case.source);
    let mut found: Vec<Group> = those
        .into_iter()
        .map(|(key, (source, cases))| {
            let told = histories.sources.get(source).map(|source| source.trim()).filter(|source| !source.is_empty());
            let label = told.unwrap_or_else(|| words::term(Term::NotTold, asked.language));
            Group { key: format!("source:{key}"), labels: vec![label.to_owned()], cases }
        })
        .collect();
    by_size(&mut found);
    groups(ways, Figure::Sources, &[Term::Source], found)
}
