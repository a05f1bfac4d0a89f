//! Filling in a template.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Given, VARIABLES, Values, VariableSource};
use crate::letter::clean_line;
use crate::markdown::{escaped, to_text};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateText {
    pub subject: String,
    /// Markdown.
    pub body: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    /// Markdown.
    pub body: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Subject,
    Body,
}

/// What is wrong with a template, or with it for one person, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateProblem {
    pub part: Part,
    /// From 1.
    pub line: u32,
    pub kind: TemplateProblemKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum TemplateProblemKind {
    /// No variable has that name.
    UnknownVariable {
        name: String,
    },
    /// It has no value here, and the template says nothing for that case.
    NoValue {
        name: String,
    },
    Syntax {
        detail: String,
    },
    EmptySubject,
}

/// A piece of a filled-in text, and where it comes from; none for the template's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Span {
    pub text: String,
    pub from: Option<VariableSource>,
}

/// What can be said without a person to write to.
pub fn check(template: &TemplateText) -> Vec<TemplateProblem> {
    let mut problems = check_part(Part::Subject, &template.subject);
    if template.subject.trim().is_empty() {
        problems.push(TemplateProblem { part: Part::Subject, line: 1, kind: TemplateProblemKind::EmptySubject });
    }
    problems.extend(check_part(Part::Body, &template.body));
    problems
}

fn check_part(part: Part, source: &str) -> Vec<TemplateProblem> {
    let environment = environment();
    let template = match environment.template_from_named_str(name_of(part), source) {
        Ok(template) => template,
        Err(error) => return vec![problem(part, &error, String::new())],
    };
    let mut unknown: Vec<_> = template
        .undeclared_variables(false)
        .into_iter()
        .filter(|name| !is_known(name))
        .map(|name| TemplateProblem {
            part,
            line: line_of(source, &name),
            kind: TemplateProblemKind::UnknownVariable { name },
        })
        .collect();
    unknown.sort_by_key(|problem| problem.line);
    unknown
}

/// The mail as it will be, or all that is missing for it.
pub fn render(template: &TemplateText, values: &Values) -> Result<Rendered, Vec<TemplateProblem>> {
    let subject = filled(Part::Subject, &template.subject, values);
    let body = filled(Part::Body, &template.body, values);
    match (subject, body) {
        (Ok(subject), Ok(body)) => {
            let subject = clean_line(&subject);
            if subject.is_empty() {
                let kind = TemplateProblemKind::EmptySubject;
                return Err(vec![TemplateProblem { part: Part::Subject, line: 1, kind }]);
            }
            Ok(Rendered { subject, body })
        }
        (subject, body) => Err([subject.err(), body.err()].into_iter().flatten().flatten().collect()),
    }
}

/// Subject and body as they read, in pieces: which were filled in from where, which are missing.
pub fn marked(template: &TemplateText, values: &Values) -> (Vec<Span>, Vec<Span>) {
    let subject = clean_line(&filled_with_marks(Part::Subject, &template.subject, values));
    let body = to_text(&filled_with_marks(Part::Body, &template.body, values));
    (spans(&subject), spans(body.trim_end()))
}

fn filled(part: Part, source: &str, values: &Values) -> Result<String, Vec<TemplateProblem>> {
    let context = values.0.iter().map(|(name, given)| (*name, value_of(given))).collect();
    let (text, missing) = fill(part, source, context, &|_| Value::from(""));
    if missing.is_empty() { Ok(text) } else { Err(missing) }
}

/// Characters for private use: they stand for nothing anybody writes, and are taken out of every value.
const MARKS: [(char, VariableSource); 5] = [
    ('\u{e101}', VariableSource::Application),
    ('\u{e102}', VariableSource::Posting),
    ('\u{e103}', VariableSource::Account),
    ('\u{e104}', VariableSource::Person),
    ('\u{e105}', VariableSource::Missing),
];
const END: char = '\u{e100}';

fn filled_with_marks(part: Part, source: &str, values: &Values) -> String {
    let mark = |source: VariableSource, text: &str| {
        let begin = MARKS.iter().find(|(_, of)| *of == source).map_or(END, |(begin, _)| *begin);
        format!("{begin}{text}{END}")
    };
    let context = VARIABLES.iter().filter_map(|variable| {
        let value = match values.0.get(variable.name)? {
            Given::Text(text) => Value::from(mark(variable.source, &clean(text))),
            Given::Markdown(text) => Value::from_safe_string(mark(variable.source, &clean(text))),
            Given::Lines(lines) => lines.iter().map(|line| Value::from(mark(variable.source, &clean(line)))).collect(),
        };
        Some((variable.name, value))
    });
    fill(part, source, context.collect(), &|name| Value::from(mark(VariableSource::Missing, name))).0
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut from = None;
    let mut start = true;
    for c in text.chars() {
        if c == END {
            (from, start) = (None, true);
        } else if let Some((_, source)) = MARKS.iter().find(|(begin, _)| *begin == c) {
            (from, start) = (Some(*source), true);
        } else {
            match spans.last_mut().filter(|_| !start) {
                Some(span) => span.text.push(c),
                None => spans.push(Span { text: c.to_string(), from }),
            }
            start = false;
        }
    }
    spans
}

/// Fills in, and puts `instead` where a value is missing, until nothing is missing any more.
fn fill(
    part: Part,
    source: &str,
    mut context: BTreeMap<&'static str, Value>,
    instead: &dyn Fn(&str) -> Value,
) -> (String, Vec<TemplateProblem>) {
    let environment = environment();
    let template = match environment.template_from_named_str(name_of(part), source) {
        Ok(template) => template,
        Err(error) => return (source.to_owned(), vec![problem(part, &error, String::new())]),
    };
    let mut problems = Vec::new();
    loop {
        match template.render(Value::from(context.clone())) {
            Ok(text) => return (text, problems),
            Err(error) => {
                let missing = (error.kind() == ErrorKind::UndefinedError)
                    .then(|| missing_at(source, error.range(), error.line(), &context))
                    .flatten();
                let name = missing.map(|variable| variable.name);
                problems.push(problem(part, &error, name.unwrap_or_default().to_owned()));
                let Some(variable) = missing else { return (source.to_owned(), problems) };
                let stand_in = instead(variable.name);
                let stand_in = if variable.list { Value::from(vec![stand_in]) } else { stand_in };
                context.insert(variable.name, stand_in);
            }
        }
    }
}

/// Which known variable without a value an error is about: the first that its place names, else the first on its line.
fn missing_at(
    source: &str,
    range: Option<Range<usize>>,
    line: Option<usize>,
    context: &BTreeMap<&'static str, Value>,
) -> Option<&'static super::Variable> {
    let place = range.and_then(|range| source.get(range)).unwrap_or_default();
    let line = line.and_then(|line| source.lines().nth(line.saturating_sub(1))).unwrap_or_default();
    [place, line].into_iter().flat_map(words).find_map(|word| {
        VARIABLES.iter().find(|variable| variable.name == word && !context.contains_key(variable.name))
    })
}

fn problem(part: Part, error: &minijinja::Error, missing: String) -> TemplateProblem {
    let kind = if missing.is_empty() {
        let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        TemplateProblemKind::Syntax { detail }
    } else {
        TemplateProblemKind::NoValue { name: missing }
    };
    TemplateProblem { part, line: error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1), kind }
}

fn value_of(given: &Given) -> Value {
    match given {
        Given::Text(text) => Value::from(clean(text)),
        Given::Markdown(text) => Value::from_safe_string(clean(text)),
        Given::Lines(lines) => lines.iter().map(|line| Value::from(clean(line))).collect(),
    }
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| *c != END && !MARKS.iter().any(|(begin, _)| begin == c)).collect()
}

const fn name_of(part: Part) -> &'static str {
    match part {
        Part::Subject => "subject",
        Part::Body => "body",
    }
}

fn is_known(name: &str) -> bool {
    // What the language itself gives.
    VARIABLES.iter().any(|variable| variable.name == name) || ["loop", "range", "dict", "namespace"].contains(&name)
}

/// Where the template first names it.
fn line_of(source: &str, name: &str) -> u32 {
    let line = source.lines().position(|line| line.contains('{') && words(line).any(|word| word == name));
    line.and_then(|line| u32::try_from(line + 1).ok()).unwrap_or(1)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// More steps than any letter takes.
const FUEL: u64 = 100_000;

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    environment.set_auto_escape_callback(|name| {
        if name == name_of(Part::Body) { AutoEscape::Custom(Cow::Borrowed("markdown")) } else { AutoEscape::None }
    });
    environment.set_formatter(write_value);
    environment
}

/// What is filled in reads as it stands: nobody's name becomes a heading or a link.
fn write_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    if value.is_undefined() || value.is_none() {
        return Err(minijinja::Error::from(ErrorKind::UndefinedError));
    }
    let text = value.to_string();
    let written = if value.is_safe() || *state.auto_escape() == AutoEscape::None {
        out.write_str(&text)
    } else {
        out.write_str(&escaped(&text))
    };
    written.map_err(minijinja::Error::from)
}
