//! The window's types are made from the command table, and committed. Only a development build can say them.
#![cfg(debug_assertions)]

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/api/contract.ts");

#[test]
fn the_committed_contract_is_what_the_command_table_says() {
    let made = desk::typescript();
    if std::env::var_os("VIVIER_WRITE_CONTRACT").is_some() {
        std::fs::write(COMMITTED, &made).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap();
    assert!(committed == made, "ui/src/api/contract.ts has drifted: run `cargo xtask contract`");
}
