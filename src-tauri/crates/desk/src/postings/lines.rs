//! What changed between two texts, line by line, with a little of what stands around it.

use std::time::Instant;

use serde::{Deserialize, Serialize};
use similar::algorithms::{Capture, Compact, Replace, patience};
use similar::{ChangeTag, DiffOp, group_diff_ops};
use ts_rs::TS;

/// Changed lines that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hunk {
    /// The first line's number in the earlier text and in the later one.
    pub before: u32,
    pub after: u32,
    pub lines: Vec<DiffLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffLine {
    pub change: LineChange,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineChange {
    Same,
    Removed,
    Added,
}

/// How many lines that did not change are shown on either side.
const AROUND: usize = 2;
/// Two texts that have little in common are told apart coarsely rather than for long.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(200);

pub fn line_changes(before: &str, after: &str) -> Vec<Hunk> {
    let (before, after) = (lines_of(before), lines_of(after));
    let groups = group_diff_ops(operations(&before, &after), AROUND);
    let hunks = groups.iter().filter_map(|group| {
        let first = group.first()?;
        let changes = group.iter().flat_map(|operation| operation.iter_changes(&before, &after));
        let lines = changes.map(|change| DiffLine {
            change: match change.tag() {
                ChangeTag::Equal => LineChange::Same,
                ChangeTag::Delete => LineChange::Removed,
                ChangeTag::Insert => LineChange::Added,
            },
            text: change.value().trim_end_matches('\n').to_owned(),
        });
        Some(Hunk {
            before: number(first.old_range().start),
            after: number(first.new_range().start),
            lines: lines.collect(),
        })
    });
    hunks.collect()
}

fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The one algorithm that is used: asking for it by name would bring all of them into the program.
fn operations(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), before, after);
    let until = Instant::now() + PATIENCE;
    let Ok(()) = patience::diff_deadline(&mut found, before, 0..before.len(), after, 0..after.len(), Some(until));
    found.into_inner().into_inner().into_ops()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> Vec<String> {
        let hunks = line_changes(before, after);
        let lines = hunks.iter().flat_map(|hunk| {
            let head = format!("@{} @{}", hunk.before, hunk.after);
            std::iter::once(head).chain(hunk.lines.iter().map(|line| {
                let mark = match line.change {
                    LineChange::Same => ' ',
                    LineChange::Removed => '-',
                    LineChange::Added => '+',
                };
                format!("{mark}{}", line.text)
            }))
        });
        lines.collect()
    }

    #[test]
    fn only_what_changed_is_shown_with_what_stands_around_it() {
        let before = "un\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit\nneuf\ndix\n";
        let after = "un\ndeux\ntrois\nQUATRE\ncinq\nsix\nsept\nhuit\nneuf\ndix\nonze\n";
        assert_eq!(
            shown(before, after),
            ["@2 @2", " deux", " trois", "-quatre", "+QUATRE", " cinq", " six", "@9 @9", " neuf", " dix", "+onze"]
        );
        assert!(shown(before, before).is_empty());
    }

    #[test]
    fn texts_with_nothing_in_common_do_not_take_long() {
        let one: String = (0..20_000).map(|n| format!("{n}\n")).collect();
        let other: String = (0..20_000).map(|n| format!("x{n}\n")).collect();
        assert_eq!(line_changes(&one, &other).len(), 1);
    }
}
