//! What is said of people that come in and go out as files.

mod english;
mod french;

use desk::{CvsAttached, Exported, PeopleImported, PeoplePreview, Whose};
use hiring::{PersonField, RowProblem};

pub trait TableWords {
    /// Of the headings of files that go out.
    fn row_problem(&self, problem: &RowProblem) -> String;
    fn person_field(&self, field: PersonField) -> &'static str;

    fn people_imported(&self, report: &PeopleImported) -> String;
    fn people_previewed(&self, preview: &PeoplePreview) -> String;
    /// column, meaning, examples
    fn column_heads(&self) -> [&'static str; 3];
    fn column_left_out(&self) -> &'static str;
    fn known_as(&self, name: &str, certain: bool) -> String;
    fn same_as_above(&self, line: u32) -> String;
    /// Titles that may be meant come last.
    fn posting_unknown(&self, name: &str, rows: u64, near: &[String]) -> String;
    fn posting_taken_for(&self, name: &str, title: &str, rows: u64) -> String;
    fn posting_ambiguous(&self, name: &str, rows: u64) -> String;
    fn stage_unknown(&self, name: &str, rows: u64) -> String;
    fn people_exported(&self, exported: &Exported) -> String;
    fn problem_rows_more(&self, count: u64) -> String;

    /// file, whose it is
    fn cv_heads(&self) -> [&'static str; 2];
    fn whose(&self, whose: &Whose) -> String;
    fn cvs_attached(&self, attached: &CvsAttached) -> String;
}
