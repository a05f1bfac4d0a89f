//! A report as a whole, to be written into a file: its figures and what they are about.

use hiring::{Language, Moment, ReportName};

use crate::files;
use crate::{Error, Section};

#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub report: ReportName,
    pub language: Language,
    pub sections: Vec<Section>,
    /// In words, a line each: the period, what it is compared with, the filters.
    pub about: Vec<String>,
    /// The day it was made, where the recruiter is.
    pub made_on: chrono::NaiveDate,
    pub made_at: Moment,
    pub who: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    Csv,
    Xlsx,
    Html,
    Json,
    Markdown,
}

/// As the whole of a file.
pub fn write_document(document: &Document, format: DocumentFormat) -> Result<Vec<u8>, Error> {
    match format {
        DocumentFormat::Csv => files::csv(document),
        DocumentFormat::Xlsx => files::xlsx(document),
        DocumentFormat::Html => Ok(files::html(document).into_bytes()),
        DocumentFormat::Json => files::json(document),
        DocumentFormat::Markdown => Ok(files::markdown(document).into_bytes()),
    }
}
