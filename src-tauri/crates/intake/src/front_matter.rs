//! The YAML between two fences at the top of a file.

use std::fmt;

use hiring::{Problem, ProblemKind};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

/// Front matter longer than this is no front matter.
const LONGEST: usize = 64 * 1024;

/// The keys in the file's order, and the text that follows.
pub struct FrontMatter<'a> {
    pub keys: Vec<Key>,
    pub body: &'a str,
    pub problems: Vec<Problem>,
}

pub struct Key {
    pub name: String,
    pub value: Value,
    /// Line of the file.
    pub line: u32,
}

/// A YAML value as people write it: numbers, dates and booleans are kept as their text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Truth(bool),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

pub fn split(text: &str) -> FrontMatter<'_> {
    let Some(after_fence) =
        text.strip_prefix("---").and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
    else {
        return FrontMatter {
            keys: Vec::new(),
            body: text,
            problems: vec![Problem::new(ProblemKind::FrontMatterMissing)],
        };
    };
    let Some((yaml, body)) = split_at_fence(after_fence) else {
        return unclosed(after_fence);
    };
    let mut problems = Vec::new();
    let keys = parse(yaml).unwrap_or_else(|problem| {
        problems.push(problem);
        line_by_line(yaml)
    });
    FrontMatter { keys, body, problems }
}

/// Without the closing fence, the keys are the lines up to the first that is none.
fn unclosed(text: &str) -> FrontMatter<'_> {
    let end = text
        .split_inclusive('\n')
        .take_while(|line| as_key(line).is_some() || line.starts_with([' ', '-', '#']) && !line.starts_with("# "))
        .map(str::len)
        .sum();
    let (yaml, body) = text.split_at_checked(end).unwrap_or(("", text));
    FrontMatter {
        keys: parse(yaml).unwrap_or_else(|_| line_by_line(yaml)),
        body,
        problems: vec![Problem::at(ProblemKind::FrontMatterUnclosed, 1, 1)],
    }
}

/// The keys as front matter that [`split`] reads back.
pub fn write<'a>(keys: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let lines: String = keys.map(|(name, value)| format!("{}: {}\n", quoted(name), quoted(value))).collect();
    format!("---\n{lines}---\n")
}

/// As it is, unless YAML would make something else of it.
fn quoted(value: &str) -> String {
    let begins = value.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit());
    let harmless = value.chars().all(|c| !c.is_control() && !"\"'#{}[]&*!|>%@`\u{feff}\u{2028}\u{2029}".contains(c));
    let is_plain = begins && harmless && value.trim() == value && !value.contains(": ") && !value.ends_with(':');
    if is_plain && !is_more_than_text(value) {
        return value.to_owned();
    }
    // YAML's texts in quotes are JSON's; but the control characters beyond ASCII make the whole of it no YAML.
    let json = serde_json::to_string(value).unwrap_or_default();
    json.chars().map(|c| if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

/// YAML's own words, and what it would take for a number; days are text to it.
fn is_more_than_text(value: &str) -> bool {
    let own = ["null", "yes", "no", "on", "off", "y", "n"].contains(&value.to_lowercase().as_str());
    let is_day = value.len() >= 8 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_number = value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains(' ') && !is_day;
    own || is_number
}

fn split_at_fence(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > LONGEST {
            return None;
        }
        let rest = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(..at)?, text.get(rest..)?));
        }
        at = rest;
    }
    None
}

fn parse(yaml: &str) -> Result<Vec<Key>, Problem> {
    if yaml.trim().is_empty() {
        return Ok(Vec::new());
    }
    match serde_yaml::from_str::<Keys>(yaml) {
        Ok(keys) => Ok(keys.0),
        Err(error) => {
            let place = error.location();
            // The library's own words, without the excerpt it draws below them and the place, which it counts from the fence.
            let reason = error.without_snippet().to_string();
            let reason = reason.lines().next().unwrap_or_default();
            let reason = reason.split_once(" at line ").map_or(reason, |(reason, _)| reason);
            let kind = ProblemKind::FrontMatterInvalid { reason: reason.to_owned() };
            Err(match place {
                Some(place) => Problem::at(kind, below_fence(place.line()), small(place.column())),
                None => Problem::at(kind, 2, 1),
            })
        }
    }
}

/// What can be had of keys that are not YAML.
fn line_by_line(yaml: &str) -> Vec<Key> {
    yaml.lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let (name, value) = as_key(line)?;
            let value = match value.trim().trim_matches(['"', '\'']) {
                "" => Value::Nothing,
                "true" => Value::Truth(true),
                "false" => Value::Truth(false),
                text => Value::Text(text.to_owned()),
            };
            Some(Key { name: name.to_owned(), value, line: below_fence(index as u64 + 1) })
        })
        .collect()
}

/// `name: value` at the line's start.
fn as_key(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim_end().split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (is_name && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((name, value))
}

/// A line of the YAML, from 1, as a line of the file.
fn below_fence(line: u64) -> u32 {
    small(line).saturating_add(1)
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

struct Keys(Vec<Key>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("keys with their values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Vec::new();
        while let Some(name) = map.next_key::<Spanned<String>>()? {
            let line = below_fence(name.referenced.line());
            keys.push(Key { name: name.value, value: map.next_value()?, line });
        }
        Ok(Keys(keys))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Map(entries))
    }
}

impl Value {
    /// As one line for people; lists with commas, a map's values with their keys.
    pub fn to_line(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Truth(truth) => truth.to_string(),
            Self::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::List(values) => values.iter().map(Self::to_line).collect::<Vec<_>>().join(", "),
            Self::Map(entries) => {
                entries.iter().map(|(key, value)| format!("{key}: {}", value.to_line())).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Each text in it, a single one or a list's.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(values) => values.iter().flat_map(Self::texts).collect(),
            Self::Nothing | Self::Truth(_) | Self::Map(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_in_order_with_their_lines() {
        let read =
            split("---\ntitle: Juriste\n\ntechno:\n  - rust\n  - svelte\nopen: true\ndate: 2026-02-03\n---\ncorps\n");
        assert!(read.problems.is_empty());
        assert_eq!(read.body, "corps\n");
        let keys: Vec<_> = read.keys.iter().map(|key| (key.name.as_str(), key.value.to_line(), key.line)).collect();
        let expected =
            [("title", "Juriste", 2), ("techno", "rust, svelte", 4), ("open", "true", 7), ("date", "2026-02-03", 8)];
        assert_eq!(keys, expected.map(|(name, value, line)| (name, value.to_owned(), line)));
    }

    #[test]
    fn broken_yaml_says_where_and_still_gives_the_keys() {
        let read = split("---\ntitle: Juriste: données\nopen: true\n---\ncorps\n");
        assert!(matches!(read.problems[0].kind, ProblemKind::FrontMatterInvalid { .. }));
        assert_eq!(read.problems[0].place.unwrap().line, 2);
        assert_eq!(read.keys[0].value, Value::Text("Juriste: données".to_owned()));
        assert_eq!(read.keys[1].value, Value::Truth(true));
        assert_eq!(read.body, "corps\n");
    }

    #[test]
    fn a_missing_closing_fence_gives_the_keys_and_the_text() {
        let read = split("---\ntitle: Juriste\nopen: true\n\n# Contexte\ncorps: oui\n");
        assert_eq!(read.problems, [Problem::at(ProblemKind::FrontMatterUnclosed, 1, 1)]);
        assert_eq!(read.keys.len(), 2);
        assert_eq!(read.body, "\n# Contexte\ncorps: oui\n");
    }

    #[test]
    fn what_is_written_is_read_back_whatever_letters_it_has() {
        let title = "Juriste \u{9d}\" et \u{85}co";
        let text = write([("title", title)].into_iter());
        let read = split(&text);
        assert!(read.problems.is_empty(), "{text}");
        assert_eq!(read.keys[0].value, Value::Text(title.to_owned()));
    }

    #[test]
    fn a_bomb_is_a_problem_and_no_more() {
        let mut yaml = "---\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (name, of) in ('b'..='i').zip('a'..='h') {
            yaml.push_str(&format!(
                "{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n"
            ));
        }
        yaml.push_str("---\ncorps\n");
        let read = split(&yaml);
        assert!(matches!(read.problems[0].kind, ProblemKind::FrontMatterInvalid { .. }));
        assert_eq!(read.body, "corps\n");
    }

    #[test]
    fn text_without_front_matter_is_all_text() {
        let read = split("# Juriste\n---\nx: y\n---\n");
        assert_eq!(read.problems, [Problem::new(ProblemKind::FrontMatterMissing)]);
        assert_eq!(read.body, "# Juriste\n---\nx: y\n---\n");
    }
}
