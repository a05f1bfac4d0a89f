//! Checks the capabilities and makes the command known to them.

fn main() {
    tauri_build::build();
    smaller_by_the_linker();
}

/// Folds functions that came out the same, and packs the places that are filled in when the program starts. Only where the linker is
/// known to be the one that Rust brings along. Rust promises none of its functions an address of its own; C may tell them by theirs, so
/// all are folded only where C came as pieces that are never folded, by `.cargo/config.toml` and no flags of somebody's own.
fn smaller_by_the_linker() {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    if set("TARGET") == "x86_64-unknown-linux-gnu" && set("PROFILE") == "release" {
        let own_flags =
            ["CFLAGS_x86_64-unknown-linux-gnu", "CFLAGS_x86_64_unknown_linux_gnu", "TARGET_CFLAGS", "HOST_CFLAGS"];
        for name in own_flags.iter().chain(&["CFLAGS"]) {
            println!("cargo::rerun-if-env-changed={name}");
        }
        let is_whole = set("CFLAGS").split(' ').any(|flag| flag == "-fno-function-sections");
        let c_is_whole = is_whole && own_flags.iter().all(|name| set(name).is_empty());
        println!("cargo::rustc-link-arg-bins=-Wl,--icf={}", if c_is_whole { "all" } else { "safe" });
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
