//! Columns that line up, whatever letters are in them; cut to the width of the terminal, whole in a pipe.

use console::{Term, measure_text_width, truncate_str};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

pub struct Column<'a> {
    pub head: &'a str,
    pub align: Align,
    /// Whether it may be cut where the terminal is too narrow.
    pub gives: bool,
}

pub const fn column(head: &str) -> Column<'_> {
    Column { head, align: Align::Left, gives: false }
}

impl Column<'_> {
    pub const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    pub const fn gives(self) -> Self {
        Self { gives: true, ..self }
    }
}

pub fn table(columns: &[Column<'_>], rows: &[Vec<String>]) -> String {
    let term = Term::stdout();
    table_within(columns, rows, term.is_term().then(|| usize::from(term.size().1)))
}

const GAP: usize = 2;
/// A column that gives way keeps this much.
const LEAST: usize = 10;
/// In a pipe nothing is cut: one cell that is longer than this stands out of its own line, and does not widen all the others.
const USUAL: usize = 48;

fn table_within(columns: &[Column<'_>], rows: &[Vec<String>], width_of_screen: Option<usize>) -> String {
    let widths = widths(columns, rows, width_of_screen);
    let heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
    let mut text = String::new();
    for row in std::iter::once(&heads).chain(rows) {
        let mut line = String::new();
        for ((cell, column), width) in row.iter().zip(columns).zip(&widths) {
            let cell = if width_of_screen.is_some() { truncate_str(cell, *width, "…") } else { cell.into() };
            let blank = " ".repeat(width.saturating_sub(measure_text_width(&cell)));
            let (before, after) =
                if column.align == Align::Right { (blank.as_str(), "") } else { ("", blank.as_str()) };
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(before);
            line.push_str(&cell);
            line.push_str(after);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn widths(columns: &[Column<'_>], rows: &[Vec<String>], width: Option<usize>) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| measure_text_width(column.head)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(measure_text_width(cell));
        }
    }
    if width.is_none() {
        for (widest, column) in widths.iter_mut().zip(columns).filter(|(_, column)| column.gives) {
            *widest = (*widest).min(USUAL.max(measure_text_width(column.head)));
        }
    }
    let gaps = GAP * columns.len().saturating_sub(1);
    let mut over = width.map_or(0, |width| (widths.iter().sum::<usize>() + gaps).saturating_sub(width));
    while over > 0 {
        // The widest that may give way gives one place, until it fits or nothing gives any more.
        let widest = widths
            .iter_mut()
            .zip(columns)
            .filter(|(width, column)| column.gives && **width > LEAST)
            .max_by_key(|(width, _)| **width);
        let Some((widest, _)) = widest else { break };
        *widest -= 1;
        over -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        [["1", "Chargé·e d’assistance et d’animation de réseau", "open"], ["12", "東京の仕事 🐟", "closed"]]
            .map(|row| row.map(str::to_owned).to_vec())
            .to_vec()
    }

    const COLUMNS: [Column; 3] = [column("id").right(), column("title").gives(), column("state")];

    #[test]
    fn columns_line_up() {
        assert_eq!(
            table_within(&COLUMNS, &rows(), None),
            "id  title                                           state\n \
             1  Chargé·e d’assistance et d’animation de réseau  open\n\
             12  東京の仕事 🐟                                   closed\n"
        );
    }

    #[test]
    fn in_a_pipe_one_long_cell_is_whole_and_widens_its_own_line_only() {
        let long = "Responsable ".repeat(10);
        let rows =
            vec![vec!["1".to_owned(), long.clone(), "open".to_owned()], vec!["2".into(), "b".into(), "open".into()]];
        let text = table_within(&COLUMNS, &rows, None);
        assert!(text.contains(&format!("{long}  open\n")), "{text}");
        assert_eq!(text.lines().nth(2).unwrap().chars().count(), 2 + GAP + USUAL + GAP + 4);
    }

    #[test]
    fn a_narrow_terminal_cuts_what_may_be_cut() {
        let text = table_within(&COLUMNS, &rows(), Some(30));
        assert!(text.lines().all(|line| measure_text_width(line) <= 30), "{text}");
        assert!(text.contains("Chargé·e d’assist…  open"), "{text}");
    }
}
