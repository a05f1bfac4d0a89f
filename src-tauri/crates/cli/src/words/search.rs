//! What is said of searching everywhere.

mod english;
mod french;

use desk::FoundKind;
use hiring::{QueryProblem, SearchField};

pub trait SearchWords {
    fn found_kind(&self, kind: FoundKind) -> &'static str;
    /// `12`, or `1,000+` where nobody has counted further.
    fn count_of(&self, count: u64, more: bool) -> String;
    /// number, name, what it is about, words around it
    fn found_heads(&self, kind: FoundKind) -> [&'static str; 4];
    fn nothing_found(&self) -> &'static str;
    fn looked_for_instead(&self, query: &str) -> String;
    fn search_field(&self, field: SearchField) -> &'static str;
    fn query_problem(&self, problem: &QueryProblem) -> String;
}
