//! What the reader finds in files, without a store.

pub use intake::{ReadFile, read_files};
