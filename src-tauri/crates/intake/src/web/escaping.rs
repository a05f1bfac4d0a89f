//! Text and link targets as Markdown that means no more than they do.

/// Which characters of a text would be marks of Markdown.
pub struct Escaping {
    links: bool,
    deletions: bool,
}

impl Escaping {
    pub fn of(text: &str) -> Self {
        Self {
            links: text.contains("](") || text.contains("]:") || text.contains("]["),
            deletions: text.matches('~').count() > 1,
        }
    }

    pub fn needed(&self, c: char, before: Option<char>, after: Option<char>) -> bool {
        match c {
            '*' | '`' => true,
            '_' => !before.is_some_and(char::is_alphanumeric) || !after.is_some_and(char::is_alphanumeric),
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
            '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#'),
            '[' => self.links,
            '~' => self.deletions,
            _ => false,
        }
    }
}

/// `#`, `>` and rules would make something else of a line. Items that people wrote by hand are left to be items.
pub fn harmless_start(line: &str) -> String {
    let text = line.trim_end();
    let is_rule = text.len() >= 3 && (text.bytes().all(|b| b == b'-') || text.bytes().all(|b| b == b'='));
    if line.starts_with(['#', '>']) || is_rule || text.starts_with("~~~") {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// Only what can be followed, and so that parentheses and blanks do not end it.
pub fn link_target(target: &str) -> Option<String> {
    let target: String = target.trim().chars().filter(|c| !c.is_control()).collect();
    let target = if target.starts_with("//") { format!("https:{target}") } else { target };
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "https" | "http" | "mailto") {
        return None;
    }
    let mut safe = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            ' ' => safe.push_str("%20"),
            '(' => safe.push_str("%28"),
            ')' => safe.push_str("%29"),
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '\\' => safe.push_str("%5C"),
            '"' => safe.push_str("%22"),
            c => safe.push(c),
        }
    }
    Some(safe)
}
