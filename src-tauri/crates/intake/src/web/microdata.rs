//! Postings that a page marks up in its own elements: `itemscope`, `itemprop`.

use html5ever::tokenizer::Tag;
use serde_json::{Map, Value};

use super::markdown::Markdown;
use super::page::attribute;

/// A posting marked up in a page, in the shape that `application/ld+json` would have it.
#[derive(Debug)]
pub struct Item {
    pub value: Value,
    /// Its description, as Markdown.
    pub description: String,
}

#[derive(Debug, Default)]
pub struct Microdata {
    open: Vec<Scope>,
    capturing: Vec<Capture>,
    found: Vec<Item>,
}

/// An item that has begun.
#[derive(Debug)]
struct Scope {
    depth: usize,
    property: Option<String>,
    value: Map<String, Value>,
    description: String,
}

/// A property whose value is the text of its element.
#[derive(Debug)]
struct Capture {
    depth: usize,
    property: String,
    text: String,
    /// Where the Markdown stood when a description began.
    from: Option<usize>,
}

/// Items and properties inside one another, at most.
const DEEPEST: usize = 12;

impl Microdata {
    pub fn begin(&mut self, tag: &Tag, depth: usize, markdown: &mut Markdown, is_void: bool) {
        if tag.attrs.is_empty() {
            return;
        }
        let property = attribute(tag, "itemprop").map(|name| name.split_whitespace().next().unwrap_or_default());
        if attribute(tag, "itemscope").is_some() && !is_void {
            self.begin_item(tag, depth, property);
        } else if let Some(property) = property.filter(|name| !name.is_empty() && !self.open.is_empty()) {
            match attribute_value(tag) {
                Some(value) => self.set(property, Value::String(value.to_owned())),
                None if is_void || self.capturing.len() >= DEEPEST => {}
                None => {
                    let is_text = property == "description" && !markdown.is_in_cell();
                    let from = is_text.then(|| markdown.so_far().len());
                    let property = property.to_owned();
                    self.capturing.push(Capture { depth, property, text: String::new(), from });
                }
            }
        }
    }

    fn begin_item(&mut self, tag: &Tag, depth: usize, property: Option<&str>) {
        let kind = attribute(tag, "itemtype").unwrap_or_default().trim();
        let kind = kind.rsplit('/').next().unwrap_or(kind);
        // Items that are neither a posting nor part of one say nothing.
        if self.open.len() >= DEEPEST || self.open.is_empty() && kind != "JobPosting" {
            return;
        }
        let value = Map::from_iter([("@type".to_owned(), Value::String(kind.to_owned()))]);
        let property = property.map(str::to_owned);
        self.open.push(Scope { depth, property, value, description: String::new() });
    }

    pub fn text(&mut self, text: &str) {
        for capture in &mut self.capturing {
            capture.text.push_str(text);
        }
    }

    /// The element at that depth has ended.
    pub fn end(&mut self, depth: usize, markdown: &mut Markdown) {
        if let Some(capture) = self.capturing.pop_if(|capture| capture.depth >= depth) {
            if let (Some(from), Some(scope)) = (capture.from, self.open.last_mut()) {
                let text = markdown.so_far().get(from..).unwrap_or_default().trim();
                text.clone_into(&mut scope.description);
            }
            let words: Vec<&str> = capture.text.split_whitespace().collect();
            self.set(&capture.property, Value::String(words.join(" ")));
        }
        if let Some(scope) = self.open.pop_if(|scope| scope.depth >= depth) {
            match scope.property {
                Some(property) if !self.open.is_empty() => self.set(&property, Value::Object(scope.value)),
                _ => self.found.push(Item { value: Value::Object(scope.value), description: scope.description }),
            }
        }
    }

    /// A property that is given twice has two values.
    fn set(&mut self, property: &str, value: Value) {
        let Some(scope) = self.open.last_mut() else { return };
        match scope.value.get_mut(property) {
            None => {
                scope.value.insert(property.to_owned(), value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }

    pub fn finish(mut self) -> Vec<Item> {
        // What never ended ends with the page.
        while let Some(scope) = self.open.pop() {
            self.found.push(Item { value: Value::Object(scope.value), description: scope.description });
        }
        self.found.retain(|item| item.value.get("@type").is_some_and(|kind| kind == "JobPosting"));
        self.found
    }
}

/// Where the value of an element's property is an attribute's.
fn attribute_value(tag: &Tag) -> Option<&str> {
    match &*tag.name {
        "a" | "link" | "area" => attribute(tag, "href"),
        "img" | "source" => attribute(tag, "src"),
        "time" => attribute(tag, "datetime"),
        "data" | "meter" => attribute(tag, "value"),
        _ => attribute(tag, "content"),
    }
}
