//! Where in a posting's text a value was read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of the posting's file, in bytes of its text as it was decoded and repaired (UTF-8, line ends as `\n`, no byte order
/// mark), and the line it begins on, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Source {
    pub start: u32,
    pub end: u32,
    pub line: u32,
}

/// A value, and the place in the text that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sourced<T> {
    pub value: T,
    pub source: Source,
}

impl<T> Sourced<T> {
    pub const fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}
