//! Figures at several sizes, as a table that says which budgets were missed and what grows faster than it may.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::Duration;

/// The middle one of several times, and the one that nineteen in twenty keep below.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    pub median: Duration,
    pub p95: Duration,
}

impl Taken {
    pub fn of(rounds: usize, each: impl FnMut(usize) -> Duration) -> Self {
        let mut times: Vec<Duration> = (0..rounds).map(each).collect();
        times.sort();
        Self { median: times[rounds / 2], p95: times[(rounds * 19 / 20).min(rounds - 1)] }
    }

    pub const fn once(time: Duration) -> Self {
        Self { median: time, p95: time }
    }
}

/// What it may take, by the 95th percentile: at every size, or at that one and below.
#[derive(Debug, Clone, Copy)]
pub enum Budget {
    None,
    Always(Duration),
    At(u64, Duration),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// The same whatever the size.
    Flat,
    /// So much for each applicant.
    Linear,
}

#[derive(Debug)]
struct Line {
    work: String,
    cells: Vec<Option<Cell>>,
    budget: Budget,
    growth: Growth,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    taken: Taken,
    bare: Option<Duration>,
}

#[derive(Debug)]
pub struct Sheet {
    sizes: Vec<u64>,
    lines: Vec<Line>,
    remarks: Vec<String>,
    missed: Vec<String>,
}

/// What the clock and the caches may do to a figure: this much more is not growth.
const NOISE: Duration = Duration::from_micros(400);
const MORE: f64 = 1.5;

impl Sheet {
    pub fn new(sizes: &[u64]) -> Self {
        Self { sizes: sizes.to_vec(), lines: Vec::new(), remarks: Vec::new(), missed: Vec::new() }
    }

    pub fn line(
        &mut self,
        work: &str,
        size: u64,
        taken: Taken,
        bare: Option<Duration>,
        budget: Budget,
        growth: Growth,
    ) {
        println!("{size:>8}  {:>9} {:>9}  {work}", shown(taken.median), shown(taken.p95));
        let at = self.sizes.iter().position(|known| *known == size).unwrap();
        let known = self.lines.iter_mut().position(|line| line.work == work);
        let line = known.unwrap_or_else(|| {
            self.lines.push(Line { work: work.to_owned(), cells: vec![None; self.sizes.len()], budget, growth });
            self.lines.len() - 1
        });
        self.lines[line].cells[at] = Some(Cell { taken, bare });
    }

    /// What is no time.
    pub fn remark(&mut self, what: String, is_kept: bool) {
        println!("          {what}");
        if !is_kept {
            self.missed.push(what.clone());
        }
        self.remarks.push(what);
    }

    /// Shows it and keeps it; a failure where something was missed.
    pub fn finish(mut self) -> ExitCode {
        vivier_tests::figures::keep(&self.text());
        for line in &self.lines {
            self.missed.extend(line.missed(&self.sizes));
        }
        if self.missed.is_empty() {
            return ExitCode::SUCCESS;
        }
        eprintln!("missed:\n- {}", self.missed.join("\n- "));
        ExitCode::FAILURE
    }

    fn text(&self) -> String {
        let mut text = "median / 95th percentile\n\n| work |".to_owned();
        for size in &self.sizes {
            let _ = write!(text, " {} applicants |", thousands(*size));
        }
        text.push_str(" budget | bare | ratio | with the size | |\n|---|");
        text.push_str(&"---|".repeat(self.sizes.len() + 5));
        text.push('\n');
        for line in &self.lines {
            line.write(&self.sizes, &mut text);
        }
        for remark in &self.remarks {
            let _ = write!(text, "\n- {remark}");
        }
        text + "\n"
    }
}

impl Line {
    fn write(&self, sizes: &[u64], text: &mut String) {
        let _ = write!(text, "| {} |", self.work);
        for cell in &self.cells {
            let cell = cell.map(|cell| format!("{} / {}", shown(cell.taken.median), shown(cell.taken.p95)));
            let _ = write!(text, " {} |", cell.unwrap_or_default());
        }
        let budget = match self.budget {
            Budget::None => String::new(),
            Budget::Always(limit) | Budget::At(_, limit) => shown(limit),
        };
        // Beside the largest that was measured.
        let last = self.cells.iter().flatten().next_back();
        let bare = last.and_then(|cell| Some((cell.taken.median, cell.bare?)));
        let ratio = bare.map(|(taken, bare)| format!("{:.1}", taken.as_secs_f64() / bare.as_secs_f64()));
        let bare = bare.map(|(_, bare)| shown(bare)).unwrap_or_default();
        let growth = match self.growth {
            Growth::Flat => "flat",
            Growth::Linear => "linear",
        };
        let missed = self.missed(sizes);
        let verdict = if missed.is_empty() { "kept".to_owned() } else { format!("**{}**", missed.join("; ")) };
        let verdict = verdict.replace(&format!("{}: ", self.work), "");
        let _ = writeln!(text, " {budget} | {bare} | {} | {growth} | {verdict} |", ratio.unwrap_or_default());
    }

    fn missed(&self, sizes: &[u64]) -> Vec<String> {
        let measured: Vec<(u64, Taken)> =
            sizes.iter().zip(&self.cells).filter_map(|(size, cell)| Some((*size, cell.as_ref()?.taken))).collect();
        let mut missed = Vec::new();
        for (size, taken) in &measured {
            let limit = match self.budget {
                Budget::Always(limit) => Some(limit),
                Budget::At(at, limit) if *size <= at => Some(limit),
                _ => None,
            };
            if limit.is_some_and(|limit| taken.p95 > limit) {
                missed.push(format!("{}: {} at {}", self.work, shown(taken.p95), thousands(*size)));
            }
        }
        for pair in measured.windows(2) {
            let [(small, before), (large, after)] = pair else { continue };
            #[expect(clippy::cast_precision_loss, reason = "sizes are small numbers")]
            let times = match self.growth {
                Growth::Flat => 1.0,
                Growth::Linear => *large as f64 / *small as f64,
            };
            let allowed = before.median.mul_f64(times * MORE) + NOISE;
            if after.median > allowed {
                let by = after.median.as_secs_f64() / before.median.as_secs_f64() / times;
                missed.push(format!("{}: grows, {by:.1} times at {}", self.work, thousands(*large)));
            }
        }
        missed
    }
}

pub fn shown(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    match millis {
        0.0..1.0 => format!("{millis:.2} ms"),
        1.0..100.0 => format!("{millis:.1} ms"),
        100.0..10_000.0 => format!("{millis:.0} ms"),
        _ => format!("{:.0} s", millis / 1000.0),
    }
}

pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}
