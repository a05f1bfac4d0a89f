//! A page for people: facts with their names in a column, and lists under a heading.

/// Without those that say nothing.
pub fn facts(facts: &[(&str, String)]) -> String {
    let told: Vec<_> = facts.iter().filter(|(_, value)| !value.is_empty()).collect();
    let width = told.iter().map(|(name, _)| console::measure_text_width(name)).max().unwrap_or_default();
    told.iter()
        .map(|(name, value)| {
            let blank = " ".repeat(width - console::measure_text_width(name));
            format!("{name}{blank}  {value}\n")
        })
        .collect()
}

/// Nothing at all where there is nothing to list.
pub fn section(heading: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("  {}\n", line.replace('\n', "\n  "))).collect();
    format!("\n{heading}\n{lines}")
}
