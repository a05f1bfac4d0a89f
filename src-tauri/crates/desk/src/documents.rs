//! The words of documents.

use hiring::TextState;

/// Reads them.
#[derive(Debug, Default)]
pub struct Documents;

impl Documents {
    pub fn read(&self, media: &str, bytes: &[u8]) -> (TextState, String) {
        match media {
            "text/plain" | "text/markdown" => match intake::text_of(bytes, "document.md") {
                Some(text) => (TextState::Read, text),
                None => (TextState::Damaged, String::new()),
            },
            _ => (TextState::None, String::new()),
        }
    }
}
