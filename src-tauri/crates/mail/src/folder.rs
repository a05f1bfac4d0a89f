//! The folder account: a mail becomes an .eml file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the mail whole, or not at all. The name is the mail's own: writing the same one again leaves one file.
pub fn write_eml(folder: &Path, name: &str, text: &[u8]) -> io::Result<PathBuf> {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.@".contains(c) { c } else { '_' }).collect();
    let safe = safe.trim_start_matches('.');
    fs::create_dir_all(folder)?;
    let path = folder.join(format!("{safe}.eml"));
    let draft = folder.join(format!(".{safe}.part"));
    let mut file = File::create(&draft)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&draft, &path)?;
    // The name, too, is to survive a power cut.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_one_whole_file_under_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("mails");
        let path = write_eml(&inside, "1.a/../b@example.org", b"Subject: x\r\n").unwrap();
        assert_eq!(path, inside.join("1.a_.._b@example.org.eml"));
        write_eml(&inside, "1.a/../b@example.org", b"Subject: x\r\n").unwrap();
        let names: Vec<_> = fs::read_dir(&inside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["1.a_.._b@example.org.eml"]);
    }
}
