//! PDF. The format is a program more than a text, and a reader of it may run in circles or fall over: call this where that does no harm,
//! in a process of its own with limits of time and memory.

use hiring::TextState;
use pdf_extract::{OutputError, extract_text_from_mem};

use super::DocumentText;

pub fn pdf_text(bytes: &[u8]) -> DocumentText {
    match extract_text_from_mem(bytes) {
        Ok(text) => DocumentText::of(&text),
        Err(OutputError::PdfError(error)) if error.to_string().to_lowercase().contains("crypt") => {
            DocumentText::without(TextState::Locked)
        }
        Err(_) => DocumentText::without(TextState::Damaged),
    }
}
