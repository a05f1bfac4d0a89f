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
const USUAL: usize = 80;

fn table_within(columns: &[Column<'_>], rows: &[Vec<String>], width_of_screen: Option<usize>) -> String {
    let widths = widths(columns, rows, width_of_screen);
    let heads = heads(columns, &widths);
    let mut text = String::new();
    for row in heads.iter().chain(rows) {
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

/// On as many lines as they need, the last just above the cells.
fn heads(columns: &[Column<'_>], widths: &[usize]) -> Vec<Vec<String>> {
    let heads: Vec<Vec<String>> =
        columns.iter().zip(widths).map(|(column, width)| broken(column.head, *width)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or_default();
    let of_line = |back: usize| {
        let word = |head: &Vec<String>| head.iter().rev().nth(back).cloned().unwrap_or_default();
        heads.iter().map(word).collect()
    };
    (0..lines).rev().map(of_line).collect()
}

/// Between words, so that no line is wider, as far as words allow.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if measure_text_width(line) + 1 + measure_text_width(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn widths(columns: &[Column<'_>], rows: &[Vec<String>], width: Option<usize>) -> Vec<usize> {
    let mut cells = vec![0; columns.len()];
    for row in rows {
        for (widest, cell) in cells.iter_mut().zip(row) {
            *widest = (*widest).max(measure_text_width(cell));
        }
    }
    let mut widths: Vec<usize> =
        columns.iter().zip(&cells).map(|(column, cells)| measure_text_width(column.head).max(*cells)).collect();
    if width.is_none() {
        for (widest, column) in widths.iter_mut().zip(columns).filter(|(_, column)| column.gives) {
            *widest = (*widest).min(USUAL.max(measure_text_width(column.head)));
        }
    }
    let gaps = GAP * columns.len().saturating_sub(1);
    let mut over = width.map_or(0, |width| (widths.iter().sum::<usize>() + gaps).saturating_sub(width));
    // Headings go onto several lines first; then what gives way is cut.
    let word = |column: &Column<'_>| column.head.split(' ').map(measure_text_width).max().unwrap_or_default();
    let least = columns.iter().zip(&cells).map(|(column, cells)| word(column).max(*cells)).collect::<Vec<_>>();
    narrow(&mut widths, &least, &mut over);
    let least = columns.iter().zip(&least).map(|(column, least)| if column.gives { LEAST } else { *least });
    narrow(&mut widths, &least.collect::<Vec<_>>(), &mut over);
    widths
}

/// The widest that may give way gives one place, until it fits or nothing gives any more.
fn narrow(widths: &mut [usize], least: &[usize], over: &mut usize) {
    while *over > 0 {
        let may = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        let Some((widest, _)) = may.max_by_key(|(width, _)| **width) else { break };
        *widest -= 1;
        *over -= 1;
    }
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
    fn a_long_heading_goes_onto_several_lines_before_anything_is_cut() {
        let columns = [column("annonce").gives(), column("de l’étape précédente").right(), column("en cours").right()];
        let rows = vec![["Juriste", "75,3 %", "21"].map(str::to_owned).to_vec()];
        assert_eq!(
            table_within(&columns, &rows, Some(30)),
            ["          de l’étape", "annonce   précédente  en cours", "Juriste       75,3 %        21\n"].join("\n")
        );
        let whole = table_within(&columns, &rows, Some(60));
        assert!(whole.starts_with("annonce  de l’étape précédente  en cours\n"), "{whole}");
    }

    #[test]
    fn a_narrow_terminal_cuts_what_may_be_cut() {
        let text = table_within(&COLUMNS, &rows(), Some(30));
        assert!(text.lines().all(|line| measure_text_width(line) <= 30), "{text}");
        assert!(text.contains("Chargé·e d’assist…  open"), "{text}");
    }
}
