//! From samples to figures: median, 95th percentile, ratios, and the budgets they are held to.

use std::fmt::Write;

use super::felt::Felt;

const READY_LIMIT: f64 = 1.2;
const MEMORY_LIMIT: f64 = 1.3;
const SIZE_LIMIT: f64 = 20.0;
const MANY_LIMIT: f64 = 1.1;
const MOVED_LIMIT: f64 = 50.0;

/// What was seen of one window: milliseconds until ready, megabytes when idle.
#[derive(Debug, Default)]
pub struct Samples {
    pub ready: Vec<f64>,
    pub memory: Vec<f64>,
}

#[derive(Debug)]
pub struct Figures {
    pub vivier: Samples,
    pub bare: Samples,
    pub felt: Felt,
    /// The shell's bytes.
    pub size: u64,
}

/// One figure and its budget.
struct Line {
    name: &'static str,
    vivier: String,
    bare: String,
    value: f64,
    limit: f64,
}

impl Figures {
    pub fn table(&self) -> String {
        let mut table =
            String::from("| figure | Vivier | bare window | measured | limit | |\n|---|---|---|---|---|---|\n");
        for line in self.lines() {
            let Line { name, vivier, bare, value, limit } = &line;
            let verdict = if line.is_kept() { "kept" } else { "**missed**" };
            let _ = writeln!(table, "| {name} | {vivier} | {bare} | {value:.2} | {limit} | {verdict} |");
        }
        table
    }

    pub fn missed(&self) -> Vec<&'static str> {
        self.lines().iter().filter(|line| !line.is_kept()).map(|line| line.name).collect()
    }

    fn lines(&self) -> [Line; 5] {
        let times = |ready: &[f64]| format!("{:.0} ms (p95 {:.0} ms)", median(ready), p95(ready));
        let memory = |memory: &[f64]| format!("{:.1} MB", median(memory));
        #[allow(clippy::cast_precision_loss, reason = "a binary is far below 2^52 bytes")]
        let size = self.size as f64 / 1e6;
        [
            Line {
                name: "window ready for input, ratio of the medians",
                vivier: times(&self.vivier.ready),
                bare: times(&self.bare.ready),
                value: median(&self.vivier.ready) / median(&self.bare.ready),
                limit: READY_LIMIT,
            },
            Line {
                name: "memory when idle, window and web processes, ratio of the medians",
                vivier: memory(&self.vivier.memory),
                bare: memory(&self.bare.memory),
                value: median(&self.vivier.memory) / median(&self.bare.memory),
                limit: MEMORY_LIMIT,
            },
            Line {
                name: "size of the shell, release, stripped, in MB",
                vivier: format!("{size:.1} MB"),
                bare: "—".into(),
                value: size,
                limit: SIZE_LIMIT,
            },
            Line {
                name: "window ready with 10,000 applicants, beside an empty store",
                vivier: times(&self.felt.ready),
                bare: "—".into(),
                value: median(&self.felt.ready) / median(&self.vivier.ready),
                limit: MANY_LIMIT,
            },
            Line {
                name: "from a key to the moved card painted, in ms",
                vivier: times(&self.felt.moved),
                bare: "—".into(),
                value: median(&self.felt.moved),
                limit: MOVED_LIMIT,
            },
        ]
    }
}

impl Line {
    /// A figure that could not be taken (not a number) is not kept.
    fn is_kept(&self) -> bool {
        self.value <= self.limit
    }
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values
}

fn median(values: &[f64]) -> f64 {
    let values = sorted(values);
    let upper = values.get(values.len() / 2);
    let lower = values.get(values.len().saturating_sub(1) / 2);
    upper.zip(lower).map_or(f64::NAN, |(upper, lower)| f64::midpoint(*upper, *lower))
}

/// The value that 95 of 100 do not exceed, by nearest rank: of a few samples, the largest.
fn p95(values: &[f64]) -> f64 {
    let values = sorted(values);
    let rank = (values.len() * 95).div_ceil(100);
    values.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_middles() {
        assert!(close(median(&[9.0, 1.0, 5.0]), 5.0));
        assert!(close(median(&[4.0, 1.0, 3.0, 2.0]), 2.5));
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn p95_leaves_out_one_in_twenty() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        assert!(close(p95(&hundred), 95.0));
        assert!(close(p95(&[3.0, 1.0, 2.0]), 3.0));
        assert!(p95(&[]).is_nan());
    }

    #[test]
    fn a_missed_budget_is_named_and_marked() {
        let vivier = Samples { ready: vec![500.0, 520.0, 510.0], memory: vec![210.0] };
        let bare = Samples { ready: vec![400.0, 410.0, 420.0], memory: vec![200.0] };
        let felt = Felt { ready: vec![515.0], moved: vec![20.0] };
        let figures = Figures { vivier, bare, felt, size: 14_000_000 };
        assert_eq!(figures.missed(), ["window ready for input, ratio of the medians"]);
        assert!(figures.table().contains("| 1.24 | 1.2 | **missed** |"), "{}", figures.table());
        assert!(figures.table().contains("| 1.05 | 1.3 | kept |"));
    }

    #[test]
    fn what_was_not_measured_is_missed() {
        let figures = Figures { vivier: Samples::default(), bare: Samples::default(), felt: Felt::default(), size: 1 };
        assert_eq!(figures.missed().len(), 4);
    }
}
