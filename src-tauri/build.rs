//! Checks the capabilities and makes the command known to them.

fn main() {
    tauri_build::build();
    smaller_by_the_linker();
}

/// Folds functions that came out the same (Rust promises none of them an address of its own; C's are kept out of it by
/// `.cargo/config.toml`), and packs the places that are filled in when the program starts. Only where the linker is known
/// to be the one that Rust brings along.
fn smaller_by_the_linker() {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    if set("TARGET") == "x86_64-unknown-linux-gnu" && set("PROFILE") == "release" {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
