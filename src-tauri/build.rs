//! Checks the capabilities and makes the command known to them.

fn main() {
    tauri_build::build();
}
