//! The command table as TypeScript.

use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::{COMMANDS, Event, Failure, Kind};

/// The declarations that are needed, by name.
pub struct Types {
    config: Config,
    declared: BTreeMap<String, String>,
}

impl Types {
    /// Declares the type and all it is made of; returns its name.
    pub fn note<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types of ours have a place to be written to; numbers, texts and lists are TypeScript's own.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declared.contains_key(&name) {
                return;
            }
            self.declared.insert(name, T::decl(&self.config));
            T::visit_dependencies(self);
        }
        T::visit_generics(self);
    }
}

/// The whole of `ui/src/api/contract.ts`.
pub fn typescript() -> String {
    let mut types = Types { config: Config::new().with_large_int("number"), declared: BTreeMap::new() };
    let mut map = String::new();
    let mut kinds = String::new();
    for command in COMMANDS {
        let (request, response) = (command.types)(&mut types);
        let kind = match command.kind {
            Kind::Read => "read",
            Kind::Write => "write",
            Kind::Job => "job",
        };
        let name = command.name;
        let _ = writeln!(map, "  \"{name}\": {{ kind: \"{kind}\"; request: {request}; response: {response} }};");
        let _ = writeln!(kinds, "  \"{name}\": \"{kind}\",");
    }
    types.note::<Failure>();
    types.note::<Event>();
    let declarations: String = types.declared.values().map(|text| format!("export {text}\n")).collect();
    format!(
        "// Made from the desk's command table by `cargo xtask contract`; a test fails when it drifts. Not edited by hand.\n\n\
         {declarations}\n\
         export type Commands = {{\n{map}}};\n\n\
         export const kinds = {{\n{kinds}}} as const;\n"
    )
}
