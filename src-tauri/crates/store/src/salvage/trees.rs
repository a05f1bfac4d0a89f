//! The trees that the pages make: rows out of leaves, each looked at for itself.
//!
//! Nothing here believes what it reads: a page, a cell or a value that is not exactly as SQLite writes it is left out.

use std::collections::HashSet;

use rusqlite::types::Value;

use super::pages::{Pages, number_at};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    TableLeaf,
    TableBranch,
    IndexLeaf,
    IndexBranch,
}

impl Kind {
    const fn is_branch(self) -> bool {
        matches!(self, Self::TableBranch | Self::IndexBranch)
    }

    const fn is_table(self) -> bool {
        matches!(self, Self::TableLeaf | Self::TableBranch)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Zero in a tree that is an index.
    pub id: i64,
    pub values: Vec<Value>,
    /// A page that some of it stood on holds nothing but zeros: that may be what was written, and more likely it was wiped.
    pub wiped: bool,
}

/// A page of a tree.
#[derive(Debug)]
pub struct Node {
    pub kind: Kind,
    page: Vec<u8>,
    cells: Vec<usize>,
    last_child: u32,
}

/// What a tree gave, besides its rows.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Walked {
    pub bad_pages: u64,
    pub bad_cells: u64,
}

impl Node {
    pub fn read(pages: &mut Pages, number: u32) -> Option<Self> {
        let page = pages.read(number)?;
        let head = if number == 1 { 100 } else { 0 };
        let kind = match page.get(head)? {
            0x0d => Kind::TableLeaf,
            0x05 => Kind::TableBranch,
            0x0a => Kind::IndexLeaf,
            0x02 => Kind::IndexBranch,
            _ => return None,
        };
        let count = usize::try_from(number_at(&page, head + 3, 2)?).ok()?;
        let content = match usize::try_from(number_at(&page, head + 5, 2)?).ok()? {
            0 => 65_536,
            start => start,
        };
        let pointers = head + if kind.is_branch() { 12 } else { 8 };
        if content > page.len() || pointers + 2 * count > content {
            return None;
        }
        let pointer = |index| usize::try_from(number_at(&page, pointers + 2 * index, 2)?).ok();
        let cells: Vec<usize> = (0..count).map(pointer).collect::<Option<_>>()?;
        if cells.iter().any(|cell| *cell < content || *cell >= page.len()) {
            return None;
        }
        let last_child = if kind.is_branch() { u32::try_from(number_at(&page, head + 8, 4)?).ok()? } else { 0 };
        Some(Self { kind, page, cells, last_child })
    }

    /// The child to the left of a cell, and in a table the greatest id there.
    fn child(&self, cell: usize) -> Option<(u32, i64)> {
        let child = u32::try_from(number_at(&self.page, cell, 4)?).ok()?;
        let greatest = if self.kind.is_table() { varint(&self.page, &mut (cell + 4))?.cast_signed() } else { 0 };
        Some((child, greatest))
    }

    /// All that can be read, and how many cells could not.
    pub fn rows(&self, pages: &mut Pages) -> (Vec<Row>, u64) {
        if self.kind == Kind::TableBranch {
            return (Vec::new(), 0);
        }
        let rows: Vec<Row> = self.cells.iter().filter_map(|cell| self.row(*cell, pages)).collect();
        let bad = self.cells.len() - rows.len();
        (rows, bad as u64)
    }

    /// The first value of a row of so many, if that is a text: of the first cell that says so without another page's help.
    pub fn first_text(&self, values: usize) -> Option<String> {
        self.cells.iter().find_map(|cell| {
            let mut at = *cell;
            varint(&self.page, &mut at)?;
            varint(&self.page, &mut at)?;
            let start = at;
            let head = usize::try_from(varint(&self.page, &mut at)?).ok()?;
            let mut kinds = Vec::new();
            while at < start + head {
                kinds.push(varint(&self.page, &mut at)?);
            }
            let first = kinds.first().filter(|first| kinds.len() == values && **first >= 13 && **first % 2 == 1)?;
            let length = usize::try_from((first - 13) / 2).ok()?;
            String::from_utf8(self.page.get(at..at + length)?.to_vec()).ok()
        })
    }

    fn row(&self, cell: usize, pages: &mut Pages) -> Option<Row> {
        let mut at = if self.kind == Kind::IndexBranch { cell + 4 } else { cell };
        let length = usize::try_from(varint(&self.page, &mut at)?).ok()?;
        let id = if self.kind.is_table() { varint(&self.page, &mut at)?.cast_signed() } else { 0 };
        let usable = pages.usable;
        let least = (usable - 12) * 32 / 255 - 23;
        let most = if self.kind.is_table() { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            let values = record(self.page.get(at..at.checked_add(length)?)?)?;
            return Some(Row { id, values, wiped: false });
        }
        if length as u64 > u64::from(pages.count) * usable as u64 {
            return None;
        }
        let fitting = least + (length - least) % (usable - 4);
        let here = if fitting <= most { fitting } else { least };
        let mut payload = self.page.get(at..at + here)?.to_vec();
        let mut next = u32::try_from(number_at(&self.page, at + here, 4)?).ok()?;
        let mut wiped = false;
        while payload.len() < length {
            let more = pages.read(next)?;
            let wanted = (length - payload.len()).min(usable - 4);
            let taken = more.get(4..4 + wanted)?;
            wiped |= taken.iter().all(|byte| *byte == 0);
            payload.extend_from_slice(taken);
            next = u32::try_from(number_at(&more, 0, 4)?).ok()?;
        }
        // The last page of a chain names no next one.
        if next != 0 {
            return None;
        }
        Some(Row { id, values: record(&payload)?, wiped })
    }
}

/// Gives each row of the tree below `root`. A page that cannot be read, was met before or is of another kind is passed over; so is a row
/// that does not belong where it stands.
pub fn walk<E>(
    pages: &mut Pages,
    root: u32,
    met: &mut HashSet<u32>,
    on_row: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<Walked, E> {
    let mut walked = Walked::default();
    let mut is_table = None;
    let mut ahead = vec![(root, i64::MIN, i64::MAX)];
    while let Some((number, after, up_to)) = ahead.pop() {
        let node = Node::read(pages, number).filter(|_| met.insert(number));
        let Some(node) = node.filter(|node| *is_table.get_or_insert(node.kind.is_table()) == node.kind.is_table())
        else {
            walked.bad_pages += 1;
            continue;
        };
        if node.kind.is_branch() {
            let mut from = after;
            let mut children = Vec::new();
            for cell in &node.cells {
                let Some((child, greatest)) = node.child(*cell) else {
                    walked.bad_cells += 1;
                    continue;
                };
                let (low, high) = if node.kind.is_table() { (from, greatest.min(up_to)) } else { (after, up_to) };
                children.push((child, low, high));
                from = from.max(greatest);
            }
            children.push((node.last_child, if node.kind.is_table() { from } else { after }, up_to));
            ahead.extend(children.into_iter().rev());
        }
        let (rows, bad) = node.rows(pages);
        walked.bad_cells += bad;
        for row in rows {
            let belongs = !node.kind.is_table() || (row.id > after || after == i64::MIN) && row.id <= up_to;
            if belongs {
                on_row(row)?;
            } else {
                walked.bad_cells += 1;
            }
        }
    }
    Ok(walked)
}

/// The values of a record; none unless it is as long as it says, to the byte.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let mut at = 0;
    let head = usize::try_from(varint(payload, &mut at)?).ok()?;
    if head > payload.len() {
        return None;
    }
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let kind = varint(payload, &mut at)?;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            long => usize::try_from((long - 12) / 2).ok()?,
        };
        let bytes = payload.get(body..body.checked_add(length)?)?;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            1..=6 => Value::Integer(signed(bytes)),
            7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
            even if even % 2 == 0 => Value::Blob(bytes.to_vec()),
            _ => Value::Text(std::str::from_utf8(bytes).ok()?.to_owned()),
        });
        body += length;
    }
    (at == head && body == payload.len()).then_some(values)
}

fn signed(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    bytes.iter().fold(if negative { -1 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
}

/// SQLite's numbers of one to nine bytes.
fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut number: u64 = 0;
    for step in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if step == 8 {
            return Some(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
