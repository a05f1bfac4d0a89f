//! A `JobPosting` of schema.org as the text that it would be if somebody had written it down: keys on top, the description below.
//!
//! Keys keep schema.org's names. What says more than a line (responsibilities, qualifications …) becomes a section of the text.

use serde_json::{Map, Value};

use super::markdown::LineEnds;
use super::page;

#[derive(Debug)]
pub struct Written {
    pub keys: Vec<(String, String)>,
    pub body: String,
}

/// A key's value is a line; what is longer is text.
const LONGEST_LINE: usize = 300;
/// No posting says more of itself than this.
const MOST_KEYS: usize = 80;

/// What is handed on as text, below the description.
const SECTIONS: [&str; 8] = [
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "educationRequirements",
    "jobBenefits",
    "incentiveCompensation",
    "specialCommitments",
];

/// Every `JobPosting` in the data, wherever it stands.
pub fn find(data: &Value) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut open = vec![data];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) if is_posting(object) => found.push(object),
            Value::Object(object) => {
                let values: Vec<&Value> = object.values().collect();
                open.extend(values.into_iter().rev());
            }
            _ => {}
        }
    }
    found
}

fn is_posting(object: &Map<String, Value>) -> bool {
    let kinds = match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(kind)) => vec![kind.as_str()],
        _ => Vec::new(),
    };
    kinds.iter().any(|kind| plain_name(kind) == "JobPosting")
}

/// `schema:title` and `https://schema.org/title` are `title`.
fn plain_name(name: &str) -> &str {
    let name = name.strip_prefix("https://").or(name.strip_prefix("http://")).unwrap_or(name);
    name.strip_prefix("schema.org/").or(name.strip_prefix("schema:")).unwrap_or(name)
}

/// `data` is all that came with it: an organisation may be described elsewhere and only be referred to.
pub fn write(posting: &Map<String, Value>, data: &Value) -> Written {
    let mut keys = Vec::new();
    let mut sections = String::new();
    for (name, value) in posting {
        let name = plain_name(name);
        if name.starts_with('@') || name == "description" {
            continue;
        }
        if SECTIONS.contains(&name) {
            let text = to_markdown(&texts(value).join("\n"));
            let is_text = text.contains('\n') || text.len() > LONGEST_LINE;
            if is_text {
                sections.push_str(&format!("\n\n## {}\n\n{text}", heading(name)));
                continue;
            }
        }
        let line = one_line(&said(name, resolved(value, data)));
        if !line.is_empty() && keys.len() < MOST_KEYS {
            keys.push((key(name).to_owned(), line));
        }
    }
    let description = get(posting, "description").map(texts).unwrap_or_default().join("\n\n");
    let body = format!("{}{sections}", to_markdown(&description));
    Written { keys, body: body.trim().to_owned() }
}

/// `name` stands in for a title that is missing; Vivier's own keys are what they are called in front matter.
fn key(name: &str) -> &str {
    match name {
        "vivier:state" => "status",
        "vivier:openedOn" => "date_ouverture",
        "vivier:closedOn" => "date_fermeture",
        "vivier:unpublishedOn" => "date_depublication",
        name => name,
    }
}

fn get<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object.get(name).or_else(|| object.iter().find(|(key, _)| plain_name(key) == name).map(|(_, value)| value))
}

fn get_text(object: &Map<String, Value>, name: &str) -> String {
    get(object, name).map(|value| texts(value).join(", ")).unwrap_or_default()
}

/// What stands for something that is described elsewhere in the data.
fn resolved<'v>(value: &'v Value, data: &'v Value) -> &'v Value {
    let Value::Object(object) = value else { return value };
    let (1, Some(id)) = (object.len(), object.get("@id")) else { return value };
    let mut open = vec![data];
    while let Some(other) = open.pop() {
        match other {
            Value::Array(values) => open.extend(values),
            Value::Object(known) if known.len() > 1 && known.get("@id") == Some(id) => return other,
            Value::Object(known) => open.extend(known.values()),
            _ => {}
        }
    }
    value
}

/// A property in words, the way its kind is put.
fn said(name: &str, value: &Value) -> String {
    let each = match value {
        Value::Array(values) => values.iter().collect(),
        value => vec![value],
    };
    let each = each.into_iter().map(|value| match (name, value) {
        ("baseSalary" | "estimatedSalary", Value::Object(salary)) => pay(salary),
        ("jobLocation" | "applicantLocationRequirements", Value::Object(place)) => place_name(place),
        ("applicationContact", Value::Object(contact)) => {
            joined(["name", "email", "telephone", "url"].map(|part| get_text(contact, part)))
        }
        ("identifier", Value::Object(identifier)) => get_text(identifier, "value"),
        (_, value) => texts(value).join(", "),
    });
    let mut parts: Vec<String> = each.filter(|text| !text.trim().is_empty()).collect();
    parts.dedup();
    parts.join(", ")
}

fn pay(salary: &Map<String, Value>) -> String {
    let currency = get_text(salary, "currency");
    let amount = match get(salary, "value") {
        Some(Value::Object(value)) => value,
        Some(value) => return [texts(value).join(" "), currency].join(" ").trim().to_owned(),
        None => salary,
    };
    let [least, most, exactly] = ["minValue", "maxValue", "value"].map(|part| get_text(amount, part));
    let number = match (least.is_empty(), most.is_empty()) {
        (false, false) if least != most => format!("{least} – {most}"),
        (false, _) => least,
        (true, false) => most,
        (true, true) => exactly,
    };
    if number.is_empty() {
        return get_text(salary, "name");
    }
    let unit = get_text(amount, "unitText");
    let per = if unit.is_empty() { String::new() } else { format!("/ {}", unit.to_lowercase()) };
    [number, currency, per].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn place_name(place: &Map<String, Value>) -> String {
    let address = match get(place, "address") {
        Some(Value::Object(address)) => address,
        Some(address) => return texts(address).join(", "),
        None => place,
    };
    let parts = ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"];
    let [street, code, town, region, country] = parts.map(|part| get_text(address, part));
    let town = [code, town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let address = joined([street, town, region, country]);
    if address.is_empty() { get_text(place, "name") } else { address }
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    let mut parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.dedup();
    parts.join(", ")
}

/// The texts of a value; of an object, its name.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(object) => {
            let name = ["@value", "name", "value", "url", "@id"].into_iter().find_map(|part| get(object, part));
            name.map(texts).unwrap_or_default()
        }
    }
}

fn one_line(text: &str) -> String {
    let text = if text.contains(['<', '&']) { to_markdown(text) } else { text.to_owned() };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_LINE).collect()
}

/// Descriptions are HTML, or HTML that was escaped once too often, or text.
fn to_markdown(text: &str) -> String {
    let read = |text: &str| page::read(text, LineEnds::Kept).markdown;
    if !text.contains('<') && text.contains("&lt;") {
        let once = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        return read(&once);
    }
    if !text.contains('<') && !text.contains('&') { as_written(text) } else { read(text) }
}

/// Text without any element: its blank lines part paragraphs.
fn as_written(text: &str) -> String {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// `experienceRequirements` is `Experience requirements`.
fn heading(name: &str) -> String {
    let mut heading = String::new();
    for c in name.chars() {
        if heading.is_empty() {
            heading.extend(c.to_uppercase());
        } else if c.is_uppercase() {
            heading.push(' ');
            heading.extend(c.to_lowercase());
        } else {
            heading.push(c);
        }
    }
    heading
}
