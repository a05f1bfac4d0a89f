//! Names of files that came with a mail, fit to be shown and to be saved under.

/// What the name has to say, without folders, line ends, and characters that turn the direction of reading or cannot be seen.
pub fn clean_file_name(name: &str) -> String {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = bare.chars().map(|c| if is_hidden(c) { ' ' } else { c }).filter(|c| !turns(*c)).collect();
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = seen.trim_matches(['.', ' ']).replace([':', '*', '?', '"', '<', '>', '|'], "_");
    let (stem, ending) = seen.rsplit_once('.').map_or((seen.as_str(), ""), |(stem, ending)| (stem, ending));
    if ending.is_empty() || ending.chars().count() > 10 {
        let short: String = seen.chars().take(LONGEST).collect();
        // A system that cannot have a blank or a full stop at the end takes it off, and the file is called otherwise than its row says.
        return short.trim_end_matches(['.', ' ']).to_owned();
    }
    format!("{}.{ending}", stem.chars().take(LONGEST).collect::<String>())
}

const LONGEST: usize = 120;

fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// `CV_exe.pdf` that is `CV_fdp.exe` in truth.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::clean_file_name;

    #[test]
    fn a_name_leads_nowhere_and_reads_as_it_is() {
        assert_eq!(clean_file_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_file_name("C:\\Users\\malo\\CV.pdf"), "CV.pdf");
        assert_eq!(clean_file_name("CV_\u{202e}fdp.exe"), "CV_fdp.exe");
        assert_eq!(clean_file_name("CV\r\nX-Evil: 1.pdf"), "CV X-Evil_ 1.pdf");
        assert_eq!(clean_file_name("...."), "");
        assert_eq!(clean_file_name(&format!("{}.pdf", "a".repeat(500))).len(), 124);
        assert_eq!(clean_file_name(&format!("{} b", "a".repeat(119))), "a".repeat(119));
        assert_eq!(clean_file_name("CV Élodie Naïm.pdf"), "CV Élodie Naïm.pdf");
    }
}
