//! Rows of text with a separator between the cells: CSV as every program writes it its own way.

use csv::{ReaderBuilder, StringRecord};

use super::table::Row;
use crate::bytes::line_number;

/// All rows that are not blank. The text has `\n` for its line ends.
pub fn rows(text: &str) -> Vec<Row> {
    let (separator, told_in) = separator(text);
    let body = text.get(told_in..).unwrap_or_default();
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(body.as_bytes());
    let mut lines = Lines { text: body, at: 0, line: usize::from(told_in > 0) };
    let mut rows = Vec::new();
    let mut usual = 0;
    for cells in reader.records().flatten() {
        let line = cells.position().map(|position| lines.of(position.byte())).unwrap_or_default();
        usual = usual.max(cells.len());
        let swallowed = swallowed(&cells, separator, usual).map(|more| line_number(line + more));
        let row = Row { line: line_number(line), cells: harmed_no_more(cells), swallowed };
        if !row.is_blank() {
            rows.push(row);
        }
    }
    rows
}

/// Counts lines as the reader goes on. It skips blank lines and says only where it stood before them.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> usize {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len()).max(self.at);
        let passed = self.text.as_bytes().get(self.at..byte).unwrap_or_default();
        self.line += passed.split(|&byte| byte == b'\n').count() - 1;
        let blank =
            self.text.as_bytes().get(byte..).unwrap_or_default().iter().take_while(|&&byte| byte == b'\n').count();
        self.line += blank;
        self.at = byte + blank;
        self.line
    }
}

/// How many lines below its own a cell goes that holds whole rows: its quotation mark was never meant to open.
fn swallowed(cells: &StringRecord, separator: u8, usual: usize) -> Option<usize> {
    let separators = |line: &str| line.bytes().filter(|&byte| byte == separator).count();
    let breaks = |cell: &str| cell.bytes().filter(|&byte| byte == b'\n').count();
    let holds_rows = |cell: &str| usual >= 3 && cell.lines().skip(1).any(|line| separators(line) + 1 >= usual);
    cells.iter().any(holds_rows).then(|| cells.iter().map(breaks).sum())
}

/// What was made text for a spreadsheet's sake (`'=1+1`, `'+33 …`) becomes what it was.
fn harmed_no_more(cells: StringRecord) -> StringRecord {
    if cells.iter().any(|cell| unguarded(cell).is_some()) {
        cells.iter().map(|cell| unguarded(cell).unwrap_or(cell)).collect()
    } else {
        cells
    }
}

fn unguarded(cell: &str) -> Option<&str> {
    let rest = cell.strip_prefix('\'')?;
    let first = rest.trim_start_matches('\'').chars().next()?;
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠').then_some(rest)
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Enough lines to tell by.
const TRIED: usize = 60;

/// The separator, and where the text begins: Excel may say `sep=;` in a line of its own.
fn separator(text: &str) -> (u8, usize) {
    if let Some((first, _)) = text.split_once('\n')
        && let [separator] = first.trim().strip_prefix("sep=").unwrap_or_default().as_bytes()
    {
        return (*separator, first.len() + 1);
    }
    let likeliest = SEPARATORS.into_iter().rev().max_by_key(|separator| regular_cells(text, *separator));
    (likeliest.unwrap_or(b','), 0)
}

/// How many cells stand in rows of the commonest width, if the text is cut with this separator. Rows of one cell count for nothing.
fn regular_cells(text: &str, separator: u8) -> usize {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for cells in reader.records().flatten().take(TRIED) {
        match widths.iter_mut().find(|(width, _)| *width == cells.len()) {
            Some((_, rows)) => *rows += 1,
            None => widths.push((cells.len(), 1)),
        }
    }
    let commonest = widths.into_iter().filter(|(width, _)| *width > 1).max_by_key(|(width, rows)| (*rows, *width));
    commonest.map_or(0, |(width, rows)| rows * rows * width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).iter().map(|row| row.cells.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_separator_is_found() {
        for text in
            ["a,b;1,c\nd,e;2,f\n", "a;b,1;c\nd;e;f\n", "a\tb, c\td\ne\tf\tg\n", "a|b|c\nd|e|f", "sep=;\na,1;b;c\n"]
        {
            assert_eq!(cells(text)[0].len(), 3, "{text}");
        }
        assert_eq!(cells("Courriel\ncamille@example.org\n"), [["Courriel"], ["camille@example.org"]]);
        assert_eq!(cells("\"Rouvière; Camille\",a\n\"Le Goff; Yann\",b\n")[0], ["Rouvière; Camille", "a"]);
    }

    #[test]
    fn rows_know_their_lines_over_breaks_and_blanks() {
        let found = rows("\n\nNom;Note\n\nCamille;\"un\ndeux\"\n;\nYann;trois\n");
        let lines: Vec<u32> = found.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5, 8]);
        assert_eq!(&found[1].cells[1], "un\ndeux");
        assert_eq!(rows("sep=,\na,b\nc,d")[1].line, 3);
    }

    #[test]
    fn what_was_guarded_against_formulas_is_read_as_it_was() {
        assert_eq!(cells("'=1+1,'+33 6,'','' '@x,'''-1,'tis\n"), [["=1+1", "+33 6", "''", "'' '@x", "''-1", "'tis"]]);
    }

    #[test]
    fn an_open_quote_is_noticed() {
        let found = rows("a;b;c\nd;\"e;f\ng;h;i\nj;k\";l\nm;n;o\n");
        assert_eq!(found[1].swallowed, Some(4));
        assert_eq!(found.iter().filter(|row| row.swallowed.is_some()).count(), 1);
    }
}
