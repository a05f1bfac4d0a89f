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
