//! Runs the steps of a command and shows that they live: a line before, a heartbeat while, the duration after.
//!
//! ```text
//! → building the window (cargo build --workspace …)
//!   … still building the window, 15 s
//! ✓ building the window, 21.4 s
//! ```

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

const HEARTBEAT: Duration = Duration::from_secs(15);

/// One thing to do: its name reads on after "still …".
#[derive(Debug)]
pub struct Step {
    name: &'static str,
    command: Command,
}

pub fn step(name: &'static str, command: Command) -> Step {
    Step { name, command }
}

/// The steps done so far, for the closing summary.
#[derive(Debug)]
pub struct Steps {
    began: Instant,
    done: Vec<(&'static str, Duration)>,
    figures: Vec<String>,
}

impl Default for Steps {
    fn default() -> Steps {
        Steps { began: Instant::now(), done: Vec::new(), figures: Vec::new() }
    }
}

impl Steps {
    /// Runs one step with its output on the terminal.
    pub fn run(&mut self, name: &'static str, mut command: Command) -> Outcome {
        println!("→ {name} ({})", shown(&command));
        let started = Instant::now();
        let work = || command.stdin(Stdio::null()).status();
        let status = wait(name, started, work).map_err(|error| could_not_start(name, &command, &error))?;
        if !status.success() {
            return Err(format!("{name} failed ({status})"));
        }
        self.finish(name, started.elapsed());
        Ok(())
    }

    /// Runs tests with their output held back, and keeps the lines in which they say how much they tried.
    pub fn figures(&mut self, name: &'static str, mut command: Command) -> Outcome {
        println!("→ {name} ({})", shown(&command));
        let started = Instant::now();
        let work = || command.stdin(Stdio::null()).output();
        let output = wait(name, started, work).map_err(|error| could_not_start(name, &command, &error))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        self.report(name, Ok(output), started.elapsed())?;
        // A test that runs beside others writes where a dot may stand.
        for (_, figure) in said.lines().filter_map(|line| line.split_once("figure: ")) {
            self.figure(figure.to_owned());
        }
        Ok(())
    }

    pub fn figure(&mut self, figure: String) {
        println!("  {figure}");
        self.figures.push(figure);
    }

    /// Runs lanes beside each other, the steps of one lane in turn. What a step prints is held back and shown only when it fails, whole;
    /// the others go on, so that one call tells everything that is wrong.
    pub fn lanes(&mut self, lanes: Vec<Vec<Step>>) -> Outcome {
        let mut failed = Vec::new();
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            for lane in lanes {
                let sender = sender.clone();
                scope.spawn(move || walk(lane, &sender));
            }
            drop(sender);
            let mut running: Vec<&'static str> = Vec::new();
            loop {
                match receiver.recv_timeout(HEARTBEAT) {
                    Ok(Event::Started(name, line)) => {
                        println!("→ {name} ({line})");
                        running.push(name);
                    }
                    Ok(Event::Ended(name, result, took)) => {
                        running.retain(|other| *other != name);
                        if let Err(reason) = self.report(name, result, took) {
                            println!("✗ {reason}");
                            failed.push(name);
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => println!("  … still {}", running.join(" and ")),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        });
        if failed.is_empty() { Ok(()) } else { Err(format!("{} failed", failed.join(" and "))) }
    }

    pub fn summary(&self) {
        println!();
        for (name, took) in &self.done {
            println!("  {:>8}  {name}", seconds(*took));
        }
        println!("  {:>8}  in all", seconds(self.began.elapsed()));
        for figure in &self.figures {
            println!("  {figure}");
        }
    }

    fn report(&mut self, name: &'static str, result: io::Result<Output>, took: Duration) -> Outcome {
        let output = result.map_err(|error| format!("{name}: {error}"))?;
        if output.status.success() {
            self.finish(name, took);
            return Ok(());
        }
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        Err(format!("{name}, {}", seconds(took)))
    }

    fn finish(&mut self, name: &'static str, took: Duration) {
        println!("✓ {name}, {}", seconds(took));
        self.done.push((name, took));
    }
}

enum Event {
    Started(&'static str, String),
    Ended(&'static str, io::Result<Output>, Duration),
}

fn walk(lane: Vec<Step>, sender: &Sender<Event>) {
    for Step { name, mut command } in lane {
        let started = Instant::now();
        // The other end outlives every lane: it leaves only when all senders are gone.
        let _ = sender.send(Event::Started(name, shown(&command)));
        let result = command.stdin(Stdio::null()).output();
        let _ = sender.send(Event::Ended(name, result, started.elapsed()));
    }
}

fn wait<T: Send>(name: &str, started: Instant, work: impl FnOnce() -> io::Result<T> + Send) -> io::Result<T> {
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || sender.send(work()));
        loop {
            match receiver.recv_timeout(HEARTBEAT) {
                Ok(done) => return done,
                Err(RecvTimeoutError::Timeout) => println!("  … still {name}, {} s", started.elapsed().as_secs()),
                Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("lost sight of the process")),
            }
        }
    })
}

fn could_not_start(name: &str, command: &Command, error: &io::Error) -> String {
    format!("{name}: could not start {}: {error}", command.get_program().to_string_lossy())
}

/// The command as one would type it, so that a step can be repeated by hand.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cargo(argument: &str) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.arg(argument).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    #[test]
    fn a_command_is_shown_as_it_is_typed() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["test", "--lib"]);
        assert_eq!(shown(&command), "cargo test --lib");
    }

    #[test]
    fn a_failing_step_is_named() {
        let mut steps = Steps::default();
        assert_eq!(steps.run("asking for the version", cargo("--version")), Ok(()));
        let refused = steps.run("asking for nonsense", cargo("--nonsense")).unwrap_err();
        assert!(refused.starts_with("asking for nonsense failed"), "{refused}");
        assert_eq!(steps.done.len(), 1);
    }

    #[test]
    fn lanes_go_on_after_a_failure_and_name_every_one() {
        let mut steps = Steps::default();
        let first = vec![step("first", cargo("--nonsense")), step("second", cargo("--version"))];
        let other = vec![step("third", Command::new("no-such-program-anywhere"))];
        let failed = steps.lanes(vec![first, other]).unwrap_err();
        assert!(failed.contains("first") && failed.contains("third"), "{failed}");
        assert_eq!(steps.done.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["second"]);
    }
}
