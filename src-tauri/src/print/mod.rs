//! Reports on paper, drawn by the engine that draws the window.
//!
//! On Linux the engine writes a PDF by itself. Elsewhere the page comes up in a window of its own with the system's print dialog, which
//! can write one too.

#[cfg(not(target_os = "linux"))]
pub mod dialog;
#[cfg(target_os = "linux")]
pub mod file;

/// How the page is told which of the two there is.
pub const fn way() -> &'static str {
    if cfg!(target_os = "linux") { "file" } else { "dialog" }
}
