//! What a page shows as Markdown, written as its elements begin and end. It knows what elements look like, not which of them matter.

/// What a line's end in the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// No more than a space, as everywhere in HTML.
    Blank,
    /// A line's end: texts that others hand on as data mean theirs.
    Kept,
}

/// Deeper lists and quotations are shown as if no deeper.
const DEEPEST: usize = 8;

#[derive(Debug)]
pub struct Markdown {
    line_ends: LineEnds,
    out: String,
    /// The paragraph under way.
    inline: String,
    /// Text that has not been escaped yet: what follows may matter for that.
    pending: String,
    opened: Vec<Opened>,
    heading: Option<usize>,
    preformatted: usize,
    containers: Vec<Container>,
    tables: Vec<Table>,
    /// What was under way around each open cell.
    around: Vec<(String, Vec<Container>, Last)>,
    last: Last,
    /// Around the block above.
    quotes_above: usize,
    /// A name of a list of names and values has ended: its value goes on the same line.
    named: bool,
}

/// An inline element that is written once its end is known.
#[derive(Debug)]
struct Opened {
    kind: Inline,
    at: usize,
    target: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inline {
    Strong,
    Emphasis,
    Deleted,
    Code,
    Link,
}

#[derive(Debug)]
enum Container {
    Quote,
    List { next: Option<u32> },
    Item { marker: String, width: usize, used: bool },
}

#[derive(Debug, Default)]
struct Table {
    cells: Vec<String>,
    /// How many cells the row above has.
    columns: usize,
}

/// What stands above: between some blocks there is no blank line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Block,
    Item,
    Row,
}

impl Markdown {
    pub fn new(line_ends: LineEnds) -> Self {
        Self {
            line_ends,
            out: String::new(),
            inline: String::new(),
            pending: String::new(),
            opened: Vec::new(),
            heading: None,
            preformatted: 0,
            containers: Vec::new(),
            tables: Vec::new(),
            around: Vec::new(),
            last: Last::Nothing,
            quotes_above: 0,
            named: false,
        }
    }

    pub fn text(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    /// An element begins; `target` is where a link leads.
    pub fn begin(&mut self, element: &str, target: Option<&str>) {
        self.settle();
        if let Some(kind) = inline(element) {
            let target = target.and_then(link_target);
            self.opened.push(Opened { kind, at: self.inline.len(), target });
            return;
        }
        match element {
            "br" if self.preformatted > 0 => self.inline.push('\n'),
            "br" => self.line_break(),
            _ if !is_block(element) => {}
            "dd" if self.named => {}
            "dt" => {
                self.end("dd");
                self.begin_block(element);
            }
            _ => {
                self.flush();
                self.begin_block(element);
            }
        }
    }

    fn begin_block(&mut self, element: &str) {
        match element {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = element.get(1..).and_then(|level| level.parse().ok());
            }
            "hr" => self.block(&["---"]),
            "blockquote" => self.containers.push(Container::Quote),
            "ul" | "menu" | "dl" => self.containers.push(Container::List { next: None }),
            "ol" => self.containers.push(Container::List { next: Some(1) }),
            "li" | "dt" | "dd" => {
                let marker = self.marker();
                let width = marker.len();
                self.containers.push(Container::Item { marker, width, used: false });
            }
            "pre" => self.preformatted += 1,
            "table" => self.tables.push(Table::default()),
            "td" | "th" if !self.tables.is_empty() => {
                let out = std::mem::take(&mut self.out);
                self.around.push((out, std::mem::take(&mut self.containers), self.last));
                self.last = Last::Nothing;
            }
            _ => {}
        }
    }

    fn marker(&mut self) -> String {
        let list = self.containers.iter_mut().rev().find_map(|container| match container {
            Container::List { next } => Some(next),
            _ => None,
        });
        match list.and_then(Option::as_mut) {
            Some(next) => {
                let marker = format!("{next}. ");
                *next = next.saturating_add(1);
                marker
            }
            None => "- ".to_owned(),
        }
    }

    pub fn end(&mut self, element: &str) {
        self.settle();
        if let Some(kind) = inline(element) {
            if let Some(at) = self.opened.iter().rposition(|opened| opened.kind == kind) {
                while self.opened.len() > at {
                    self.close_inline();
                }
            }
            return;
        }
        if element == "dt" {
            // `<dt>Contrat</dt><dd>CDI</dd>` is one line, `Contrat : CDI`; what ends it is the `dd`, or the next `dt`.
            self.name_what_follows();
            return;
        }
        if is_block(element) {
            if matches!(element, "dd" | "dl") {
                self.named = false;
            }
            self.flush();
            self.end_block(element);
        }
    }

    fn end_block(&mut self, element: &str) {
        match element {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "blockquote" => self.leave(|container| matches!(container, Container::Quote)),
            "ul" | "ol" | "menu" | "dl" => {
                self.leave(|container| matches!(container, Container::List { .. }));
                if self.last == Last::Item && !self.containers.iter().any(|it| matches!(it, Container::List { .. })) {
                    self.last = Last::Block;
                }
            }
            "li" | "dd" => self.leave_item(),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "td" | "th" if !self.tables.is_empty() => self.end_cell(),
            "tr" => self.end_row(),
            "table" => {
                self.end_row();
                self.tables.pop();
                if self.last == Last::Row {
                    self.last = Last::Block;
                }
            }
            _ => {}
        }
    }

    /// Leaves the innermost container of that kind, with what is open inside.
    fn leave(&mut self, is: impl Fn(&Container) -> bool) {
        if let Some(at) = self.containers.iter().rposition(is) {
            self.containers.truncate(at);
        }
    }

    /// An item ends with its list at the latest: what ends here is never the item of a list around.
    fn leave_item(&mut self) {
        let list = self.containers.iter().rposition(|it| matches!(it, Container::List { .. }));
        let item = self.containers.iter().rposition(|it| matches!(it, Container::Item { .. }));
        if let Some(item) = item.filter(|item| list.is_none_or(|list| list < *item)) {
            self.containers.truncate(item);
        }
    }

    fn name_what_follows(&mut self) {
        while !self.opened.is_empty() {
            self.close_inline();
        }
        let name = self.inline.trim_end().trim_end_matches(':').trim_end().len();
        if name > 0 {
            self.inline.truncate(name);
            self.inline.push_str(" : ");
            self.named = true;
        }
    }

    fn end_cell(&mut self) {
        let Some((out, containers, last)) = self.around.pop() else { return };
        let cell = std::mem::replace(&mut self.out, out);
        (self.containers, self.last) = (containers, last);
        if let Some(table) = self.tables.last_mut() {
            table.cells.push(cell.trim().to_owned());
        }
    }

    /// A row of short cells is a row; what is laid out in a table is not.
    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let cells = std::mem::take(&mut table.cells);
        let above = table.columns;
        let is_row = cells.len() > 1 && cells.iter().all(|cell| !cell.contains('\n') && !cell.starts_with('#'));
        table.columns = if is_row { cells.len() } else { 0 };
        if !is_row {
            for cell in cells.iter().filter(|cell| !cell.is_empty()) {
                self.block(&cell.lines().collect::<Vec<_>>());
            }
            return;
        }
        let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        if above == cells.len() && self.last == Last::Row {
            self.write(&[&row(&cells)]);
        } else {
            self.block(&[&row(&cells), &format!("|{}", "---|".repeat(cells.len()))]);
        }
        self.last = Last::Row;
    }

    /// The Markdown so far, with the paragraph under way: for the place where something begins or ends.
    pub fn so_far(&mut self) -> &str {
        self.settle();
        self.flush();
        &self.out
    }

    /// Whether what is written now goes to the page itself, not to a cell of a table.
    pub const fn is_in_cell(&self) -> bool {
        !self.around.is_empty()
    }

    pub fn finish(mut self) -> String {
        self.settle();
        self.flush();
        while !self.around.is_empty() {
            self.end_cell();
            self.end_row();
            self.tables.pop();
        }
        self.out
    }

    /// Takes the text that has come since the last tag into the paragraph.
    fn settle(&mut self) {
        let text = std::mem::take(&mut self.pending);
        if self.preformatted > 0 {
            self.inline.push_str(&text);
            return;
        }
        let escaping = Escaping::of(&text);
        let in_code = self.opened.iter().any(|opened| opened.kind == Inline::Code);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                self.blank(c);
                continue;
            }
            if c.is_control() {
                continue;
            }
            if !in_code && escaping.needed(c, self.inline.chars().next_back(), chars.peek().copied()) {
                self.inline.push('\\');
            }
            self.inline.push(c);
        }
    }

    fn blank(&mut self, c: char) {
        let is_end = self.line_ends == LineEnds::Kept && c == '\n';
        match self.inline.chars().next_back() {
            Some('\n') => {}
            Some(' ') if self.named || !is_end => {}
            Some(' ') => {
                self.inline.pop();
                self.inline.push('\n');
            }
            _ => self.inline.push(if is_end { '\n' } else { ' ' }),
        }
    }

    fn line_break(&mut self) {
        let length = self.inline.trim_end_matches([' ', '\n']).len();
        self.inline.truncate(length);
        self.inline.push_str(if length == 0 { "" } else { "  \n" });
    }

    /// Writes the innermost inline element around what has come since it was opened.
    fn close_inline(&mut self) {
        let Some(Opened { kind, at, target }) = self.opened.pop() else { return };
        let again = self.opened.iter().any(|opened| opened.kind == kind);
        let inner = self.inline.split_off(at.min(self.inline.len()));
        let core = inner.trim_matches([' ', '\n']);
        if core.is_empty() || again || self.preformatted > 0 || kind == Inline::Link && target.is_none() {
            self.inline.push_str(&inner);
            return;
        }
        let start = inner.len() - inner.trim_start_matches([' ', '\n']).len();
        let (before, after) = (inner.get(..start), inner.get(start + core.len()..));
        self.inline.push_str(before.unwrap_or_default());
        match kind {
            Inline::Link => {
                let shown = core.replace("  \n", " ").replace('\n', " ");
                self.inline.push_str(&format!("[{shown}]({})", target.unwrap_or_default()));
            }
            Inline::Strong => self.each_line(core, "**"),
            Inline::Emphasis => self.each_line(core, "*"),
            Inline::Deleted => self.each_line(core, "~~"),
            Inline::Code if core.contains('`') => self.each_line(core, "``"),
            Inline::Code => self.each_line(core, "`"),
        }
        self.inline.push_str(after.unwrap_or_default());
    }

    fn each_line(&mut self, text: &str, mark: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.inline.push('\n');
            }
            let core = line.trim_end();
            let blank = line.get(core.len()..).unwrap_or_default();
            if core.is_empty() {
                continue;
            }
            self.inline.push_str(&format!("{mark}{core}{mark}{blank}"));
        }
    }

    /// The paragraph under way ends.
    fn flush(&mut self) {
        while !self.opened.is_empty() {
            self.close_inline();
        }
        if self.named && self.inline.ends_with(" : ") {
            return;
        }
        self.named = false;
        let text = std::mem::take(&mut self.inline);
        if text.trim().is_empty() {
            return;
        }
        if self.preformatted > 0 {
            let fence = if text.contains("```") { "~~~~" } else { "```" };
            let lines = text.trim_end().trim_start_matches('\n').lines();
            self.block(&std::iter::once(fence).chain(lines).chain([fence]).collect::<Vec<_>>());
        } else if let Some(level) = self.heading {
            let words = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            self.block(&[&format!("{} {words}", "#".repeat(level))]);
        } else {
            let lines: Vec<String> = text
                .trim()
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| harmless_start(line.trim_start()))
                .collect();
            self.block(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    /// A block, parted by a blank line from what stands above, items of a list excepted.
    fn block(&mut self, lines: &[&str]) {
        let begins_item = self.containers.iter().any(|it| matches!(it, Container::Item { used: false, .. }));
        let tight = self.last == Last::Item && begins_item;
        if self.last != Last::Nothing && !tight {
            let quotes = self.quotes().min(self.quotes_above);
            self.out.push_str("> ".repeat(quotes).trim_end());
            self.out.push('\n');
        }
        self.quotes_above = self.quotes();
        self.write(lines);
        let in_item = self.containers.iter().any(|it| matches!(it, Container::Item { .. }));
        self.last = if in_item { Last::Item } else { Last::Block };
    }

    fn write(&mut self, lines: &[&str]) {
        for line in lines {
            let prefix = self.prefix();
            self.out.push_str(&prefix);
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn quotes(&self) -> usize {
        self.containers.iter().filter(|container| matches!(container, Container::Quote)).count().min(DEEPEST)
    }

    /// Of the items around that have not been marked yet, only the innermost is.
    fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        let innermost = self.containers.iter().rposition(|it| matches!(it, Container::Item { .. }));
        for (depth, container) in self.containers.iter_mut().enumerate() {
            match container {
                Container::Quote if prefix.len() < 2 * DEEPEST => prefix.push_str("> "),
                Container::Item { marker, width, used } => {
                    let begins = !std::mem::replace(used, true);
                    if begins && Some(depth) == innermost {
                        prefix.push_str(marker);
                    } else {
                        *width = if begins { 0 } else { *width };
                        let room = (4 * DEEPEST).saturating_sub(prefix.len());
                        prefix.push_str(&" ".repeat((*width).min(room)));
                    }
                }
                Container::Quote | Container::List { .. } => {}
            }
        }
        prefix
    }
}

/// Which characters of a text would be marks of Markdown.
struct Escaping {
    links: bool,
    deletions: bool,
}

impl Escaping {
    fn of(text: &str) -> Self {
        Self {
            links: text.contains("](") || text.contains("]:") || text.contains("]["),
            deletions: text.matches('~').count() > 1,
        }
    }

    fn needed(&self, c: char, before: Option<char>, after: Option<char>) -> bool {
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
fn harmless_start(line: &str) -> String {
    let text = line.trim_end();
    let is_rule = text.len() >= 3 && (text.bytes().all(|b| b == b'-') || text.bytes().all(|b| b == b'='));
    if line.starts_with(['#', '>']) || is_rule || text.starts_with("~~~") {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// Only what can be followed, and so that parentheses and blanks do not end it.
fn link_target(target: &str) -> Option<String> {
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

fn inline(element: &str) -> Option<Inline> {
    match element {
        "strong" | "b" => Some(Inline::Strong),
        "em" | "i" | "cite" => Some(Inline::Emphasis),
        "del" | "s" | "strike" => Some(Inline::Deleted),
        "code" | "kbd" | "samp" | "tt" => Some(Inline::Code),
        "a" => Some(Inline::Link),
        _ => None,
    }
}

fn is_block(element: &str) -> bool {
    matches!(
        element,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
