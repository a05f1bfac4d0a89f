//! Documents as files. Text from outside stays text in each: no formula in a spreadsheet, no markup in a page, no table torn apart.

mod columns;
mod html;
mod markdown;
mod svg;
mod tables;
mod workbook;

pub use html::html;
pub use markdown::markdown;
pub use tables::{csv, json};
pub use workbook::xlsx;
