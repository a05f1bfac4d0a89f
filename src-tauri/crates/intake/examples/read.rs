//! Prints what the reader finds in files and folders, as `vivier postings read --json` does, without building the rest.

use std::path::PathBuf;

fn main() -> Result<(), serde_json::Error> {
    let chosen: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let begun = std::time::Instant::now();
    let read = intake::read_files(&chosen);
    let took = begun.elapsed();
    serde_json::to_writer_pretty(std::io::stdout().lock(), &read)?;
    // On the other stream, so that the JSON stays JSON.
    if std::env::var_os("TIMED").is_some() {
        use std::io::Write;
        writeln!(std::io::stderr(), "{} files in {took:?}", read.len()).map_err(serde_json::Error::io)?;
    }
    Ok(())
}
