//! The parts of others that are in the programs: their licences as a text, and a bill of materials (`CycloneDX`).
//!
//! Crates are those that cargo resolves for this system, without what only tests and build scripts use; packages of npm those that the
//! window's files are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::files::{names, output, read_text};
use super::release::Release;
use crate::project::{COMMAND_LINE, Project, SHELL, host};

/// Crates that only build scripts use, but whose sources are compiled and linked in.
const LINKED_IN: [&str; 2] = ["openssl-src", "sqlcipher-src"];

#[derive(Debug)]
struct Part {
    name: String,
    version: String,
    /// An SPDX expression, where its makers gave one.
    licence: String,
    kind: &'static str,
    texts: Vec<String>,
}

#[derive(Debug)]
pub struct Parts(BTreeMap<String, Part>);

pub fn of(project: &Project) -> Result<Parts, String> {
    let mut parts = BTreeMap::new();
    for part in crates(project)?.into_iter().chain(packages(project)?) {
        parts.insert(part.address(), part);
    }
    Ok(Parts(parts))
}

impl Part {
    /// As a package URL.
    fn address(&self) -> String {
        format!("pkg:{}/{}@{}", self.kind, self.name.replace('@', "%40"), self.version.replace('+', "%2B"))
    }
}

impl Parts {
    /// Each text once, under the names of all it is of.
    pub fn licences(&self) -> String {
        let mut of_text: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut text = String::from("Vivier is made with the work of others, under these licences.\n\n");
        for part in self.0.values() {
            let name = format!("{} {} ({})", part.name, part.version, part.licence);
            text.push_str(&format!("{name}\n"));
            for licence in &part.texts {
                of_text.entry(licence.trim()).or_default().push(format!("{} {}", part.name, part.version));
            }
        }
        text.push_str("\nThe standard library of Rust is under MIT or Apache-2.0.\n");
        for (licence, names) in of_text {
            text.push_str(&format!("\n{}\n{}\n\n{licence}\n", "=".repeat(100), names.join(", ")));
        }
        text
    }

    pub fn bill(&self, release: &Release) -> String {
        let components: Vec<Value> = self.0.iter().map(|(address, part)| part.component(address)).collect();
        let bill = json!({
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {
                "timestamp": format!("{}T00:00:00Z", release.date),
                "component": {
                    "type": "application",
                    "bom-ref": "vivier",
                    "name": "vivier",
                    "version": release.version,
                    "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                },
            },
            "components": components,
        });
        format!("{bill:#}\n")
    }
}

impl Part {
    fn component(&self, address: &str) -> Value {
        let licences = if self.licence.is_empty() { json!([]) } else { json!([{ "expression": self.licence }]) };
        json!({
            "type": "library",
            "bom-ref": address,
            "name": self.name,
            "version": self.version,
            "purl": address,
            "licenses": licences,
        })
    }
}

fn crates(project: &Project) -> Result<Vec<Part>, String> {
    let host = host()?;
    let mut asked = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    asked.current_dir(&project.root);
    asked.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &host]);
    let metadata = parse(&output(asked)?)?;
    let linked = linked(&metadata);
    let of_others = |package: &&Value| {
        let is_linked = linked.contains(text(package, "id")) || LINKED_IN.contains(&text(package, "name"));
        is_linked && !package.get("source").is_none_or(Value::is_null)
    };
    list(&metadata, "packages").iter().filter(of_others).map(crate_part).collect()
}

fn crate_part(package: &Value) -> Result<Part, String> {
    let folder = Path::new(text(package, "manifest_path")).parent().unwrap_or(Path::new(""));
    let name = text(package, "name");
    let mut texts = licence_texts(folder)?;
    if LINKED_IN.contains(&name) {
        for inner in names(folder)?.iter().map(|name| folder.join(name)).filter(|path| path.is_dir()) {
            texts.extend(licence_texts(&inner)?);
        }
    }
    Ok(Part {
        name: name.to_owned(),
        version: text(package, "version").to_owned(),
        // An older way to write it.
        licence: text(package, "license").replace('/', " OR "),
        kind: "cargo",
        texts,
    })
}

/// The ids of all that the two programs are linked with.
fn linked(metadata: &Value) -> BTreeSet<&str> {
    let resolve = metadata.get("resolve").unwrap_or(&Value::Null);
    let nodes: BTreeMap<&str, &Value> = list(resolve, "nodes").iter().map(|node| (text(node, "id"), node)).collect();
    let programs =
        list(metadata, "packages").iter().filter(|package| [SHELL, COMMAND_LINE].contains(&text(package, "name")));
    let mut open: Vec<&str> = programs.map(|package| text(package, "id")).collect();
    let mut linked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !linked.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        let is_linked = |dependency: &&Value| {
            list(dependency, "dep_kinds").iter().any(|kind| kind.get("kind").is_none_or(Value::is_null))
        };
        open.extend(list(node, "deps").iter().filter(is_linked).map(|dependency| text(dependency, "pkg")));
    }
    linked
}

fn packages(project: &Project) -> Result<Vec<Part>, String> {
    let lock = parse(read_text(&project.ui().join("package-lock.json"))?.as_bytes())?;
    let Some(all) = lock.get("packages").and_then(Value::as_object) else { return Ok(Vec::new()) };
    let mut parts = Vec::new();
    for (place, package) in all {
        let folder = project.ui().join(place);
        // Some are for other systems only.
        if !place.contains("node_modules/") || package.get("dev") == Some(&Value::Bool(true)) || !folder.is_dir() {
            continue;
        }
        parts.push(Part {
            name: place.rsplit("node_modules/").next().unwrap_or_default().to_owned(),
            version: text(package, "version").to_owned(),
            licence: text(package, "license").to_owned(),
            kind: "npm",
            texts: licence_texts(&folder)?,
        });
    }
    Ok(parts)
}

fn licence_texts(folder: &Path) -> Result<Vec<String>, String> {
    let is_licence = |name: &String| {
        let name = name.to_uppercase();
        ["LICEN", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|word| name.starts_with(word))
    };
    let files =
        names(folder)?.into_iter().filter(is_licence).map(|name| folder.join(name)).filter(|path| path.is_file());
    files.map(|path| read_text(&path)).collect()
}

fn parse(bytes: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(bytes).map_err(|error| error.to_string())
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_and_build_scripts_use_is_no_part() {
        let kind = |kind: Value| json!([{ "kind": kind }]);
        let metadata = json!({
            "packages": [{ "name": "vivier", "id": "vivier" }, { "name": "clap", "id": "clap" }],
            "resolve": { "nodes": [
                { "id": "vivier", "deps": [
                    { "pkg": "clap", "dep_kinds": kind(Value::Null) },
                    { "pkg": "proptest", "dep_kinds": kind(json!("dev")) },
                    { "pkg": "cc", "dep_kinds": kind(json!("build")) },
                ] },
                { "id": "clap", "deps": [{ "pkg": "strsim", "dep_kinds": kind(Value::Null) }] },
            ] },
        });
        assert_eq!(linked(&metadata), BTreeSet::from(["vivier", "clap", "strsim"]));
    }

    #[test]
    fn a_licence_that_several_share_stands_once() {
        let part = |name: &str| Part {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            kind: "cargo",
            texts: vec!["Permission is granted.\n".to_owned()],
        };
        let parts = Parts(["alose", "brochet"].map(|name| (part(name).address(), part(name))).into());
        let text = parts.licences();
        assert_eq!(text.matches("Permission is granted.").count(), 1, "{text}");
        assert!(text.contains("alose 1.0.0, brochet 1.0.0"), "{text}");
    }
}
