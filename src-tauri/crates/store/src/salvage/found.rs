//! Where in a damaged store each table is.
//!
//! The list of tables is spread over pages like any other, and some of them may be lost. So it is not followed from its root: every page
//! is looked at for rows of it. A table whose row is lost has no root; its leaves are found as those that are nobody's.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;

use super::pages::Pages;
use super::trees::{Kind, Node, Row};
use crate::Error;

#[derive(Debug, Default)]
pub struct Found {
    pub tables: HashMap<String, u32>,
    /// The roots of the indexes of each table.
    pub indexes: HashMap<String, Vec<u32>>,
    /// Leaves of tables, of which it is not known yet whose.
    pub leaves: HashSet<u32>,
}

/// Looks at all pages, and says after each how far it is.
pub fn find(pages: &mut Pages, go_on: &mut dyn FnMut(u64) -> Result<(), Error>) -> Result<Found, Error> {
    let mut found = Found::default();
    let free = pages.free();
    for number in (1..=pages.count).filter(|number| !free.contains(number)) {
        go_on(u64::from(number))?;
        let Some(node) = Node::read(pages, number).filter(|node| node.kind == Kind::TableLeaf) else { continue };
        found.leaves.insert(number);
        if !node.is_list_of_tables() {
            continue;
        }
        found.leaves.remove(&number);
        for row in node.rows(pages).0 {
            found.note(&row);
        }
    }
    Ok(found)
}

impl Node {
    /// Whether its first row that can be read names a thing of the schema.
    fn is_list_of_tables(&self) -> bool {
        const KINDS: [&str; 4] = ["table", "index", "view", "trigger"];
        self.first_text(5).is_some_and(|first| KINDS.contains(&first.as_str()))
    }
}

impl Found {
    fn note(&mut self, row: &Row) {
        let [Value::Text(kind), Value::Text(name), Value::Text(table), Value::Integer(root), _] = row.values.as_slice()
        else {
            return;
        };
        let Ok(root) = u32::try_from(*root) else { return };
        match kind.as_str() {
            "table" if root > 0 => {
                self.tables.insert(name.clone(), root);
            }
            "index" if root > 0 => self.indexes.entry(table.clone()).or_default().push(root),
            _ => {}
        }
    }
}
