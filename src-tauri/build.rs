//! Checks the capabilities and makes the command known to them.

fn main() {
    tauri_build::build();
    smaller_by_the_linker();
}

/// Folds functions that came out the same, and packs the places that are filled in when the program starts. Only where the linker is known
/// to be the one that Rust brings along.
fn smaller_by_the_linker() {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    if set("TARGET") == "x86_64-unknown-linux-gnu" && set("PROFILE") == "release" {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=safe");
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
