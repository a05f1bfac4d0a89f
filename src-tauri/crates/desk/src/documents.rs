//! The words of documents. A PDF is read by another process of this program, with limits: whatever it does there, the desk stays up.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use hiring::TextState;

/// The argument by which this program is asked to read a document from its input, and nothing else.
pub const READ_DOCUMENT: &str = "read-document-from-input";

const PATIENCE: Duration = Duration::from_secs(10);
#[cfg(unix)]
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
#[cfg(unix)]
const MOST_SECONDS: u64 = 10;
const MOST_WORDS: u64 = 2_000_000;

/// Reads them. Without a program to do it, a PDF stays unread.
#[derive(Debug, Default)]
pub struct Documents {
    program: Option<PathBuf>,
}

impl Documents {
    /// A program that reads a document when it is called with [`READ_DOCUMENT`]: this one, or another face of the desk.
    pub const fn by(program: PathBuf) -> Self {
        Self { program: Some(program) }
    }

    pub fn read(&self, media: &str, bytes: &[u8]) -> (TextState, String) {
        match intake::document_text(media, bytes) {
            Some(read) => (read.state, read.text),
            None => self.read_apart(bytes).unwrap_or((TextState::None, String::new())),
        }
    }

    fn read_apart(&self, bytes: &[u8]) -> Option<(TextState, String)> {
        let mut child = Command::new(self.program.as_ref()?)
            .arg(READ_DOCUMENT)
            // Else what hands out memory takes as much beforehand as this process may have in all, and nothing is left to read with.
            .env("MIMALLOC_ARENA_RESERVE", "64M")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let answer = talk(&mut child, bytes);
        if answer.is_none() {
            // It may have ended by itself.
            let _ = child.kill();
        }
        let status = child.wait().ok();
        Some(match (answer, status) {
            (Some(answer), Some(status)) if status.success() => answered(&answer),
            // It fell over something in there; where it was ended from outside, a limit was met.
            (Some(_), Some(status)) if status.code().is_some() => (TextState::Damaged, String::new()),
            _ => (TextState::TooMuch, String::new()),
        })
    }
}

/// Hands it the bytes and waits for its answer; none when it takes too long.
fn talk(child: &mut Child, bytes: &[u8]) -> Option<String> {
    let mut input = child.stdin.take()?;
    let output = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that has given up has closed it.
            let _ = input.write_all(bytes);
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let _ = output.take(MOST_WORDS).read_to_end(&mut answer);
            let _ = sender.send(String::from_utf8_lossy(&answer).into_owned());
        });
        let answer = receiver.recv_timeout(PATIENCE).ok();
        if answer.is_none() {
            let _ = child.kill();
        }
        answer
    })
}

/// A code on the first line, then the words.
fn answered(answer: &str) -> (TextState, String) {
    let (code, text) = answer.split_once('\n').unwrap_or((answer, ""));
    (TextState::of(code).unwrap_or(TextState::Damaged), text.to_owned())
}

/// What the other process does: reads one PDF from its input, within limits that hold for the whole process.
pub fn read_document_from_input() -> std::io::Result<()> {
    limit_this_process();
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let read = intake::pdf_text(&bytes);
    let mut output = std::io::stdout().lock();
    write!(output, "{}\n{}", read.state.code(), read.text)?;
    output.flush()
}

/// Where a system has no such limits, the time that is waited for an answer is the only one.
fn limit_this_process() {
    #[cfg(unix)]
    {
        let _ = rlimit::setrlimit(rlimit::Resource::AS, MOST_MEMORY, MOST_MEMORY);
        let _ = rlimit::setrlimit(rlimit::Resource::CPU, MOST_SECONDS, MOST_SECONDS);
        let _ = rlimit::setrlimit(rlimit::Resource::FSIZE, 0, 0);
    }
}
