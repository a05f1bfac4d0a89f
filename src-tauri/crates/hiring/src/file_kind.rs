//! What a file of somebody's is to other programs, and why some are given to none.

use crate::codes::codes;

codes! {
    /// What other programs open without running anything in it.
    pub enum FileKind {
        Pdf = "pdf",
        Picture = "picture",
        Word = "word",
        OpenDocument = "open_document",
        RichText = "rich_text",
        Text = "text",
        Spreadsheet = "spreadsheet",
        Presentation = "presentation",
        Sound = "sound",
        Film = "film",
        Mail = "mail",
        Archive = "archive",
    }

    /// Why a file is not handed to another program.
    pub enum KeptShut {
        /// It runs: a program, a script, a page with scripts, a shortcut to one.
        Program = "program",
        /// A document with programs in it.
        Macros = "macros",
        /// Nothing in it says what it is, or it is damaged.
        Unknown = "unknown",
    }
}
