//! One target under libFuzzer: the one that `VIVIER_FUZZ` names. `cargo xtask fuzz` builds and starts it.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use vivier_fuzz::{TARGETS, Target};

static CHOSEN: OnceLock<&Target> = OnceLock::new();

fn chosen() -> &'static Target {
    let name = std::env::var("VIVIER_FUZZ").unwrap_or_default();
    TARGETS.iter().find(|target| target.name == name).expect("VIVIER_FUZZ names no target")
}

fuzz_target!(|bytes: &[u8]| (CHOSEN.get_or_init(chosen).check)(bytes));
