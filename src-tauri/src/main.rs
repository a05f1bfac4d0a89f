//! Vivier's window: one command, `call`, over the desk; the desk's events; the few things only a desktop can do, as taking files that
//! were opened with it.
//!
//! It holds no rule. What it may do is listed in `capabilities/main.json`, what the page may load in `tauri.conf.json`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod call;
mod files;
mod print;
mod start;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    draw_as_the_machine_can();
    if std::env::args_os().nth(1).is_some_and(|first| first == desk::READ_DOCUMENT) {
        return if desk::read_document_from_input().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match start::Start::from_arguments(std::env::args_os().skip(1)) {
        Ok(start) => start::run(start),
        Err(wrong) => {
            start::complain(&wrong);
            ExitCode::from(2)
        }
    }
}

/// Where there is no graphics device, the web view looks for one for a twentieth of a second before it draws without; it is told so.
#[expect(
    unsafe_code,
    clippy::disallowed_methods,
    reason = "it is read from the environment, and no other thread runs yet"
)]
fn draw_as_the_machine_can() {
    const TOLD: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let devices = std::path::Path::new("/dev/dri");
    if cfg!(target_os = "linux") && !devices.exists() && std::env::var_os(TOLD).is_none() {
        // SAFETY: the first thing that the program does; nobody else reads or writes the environment meanwhile.
        unsafe { std::env::set_var(TOLD, "1") };
    }
}
