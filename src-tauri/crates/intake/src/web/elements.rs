//! What the elements of a page look like: parts of a line, or blocks of their own.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inline {
    Strong,
    Emphasis,
    Deleted,
    Code,
    Link,
}

pub fn inline(element: &str) -> Option<Inline> {
    match element {
        "strong" | "b" => Some(Inline::Strong),
        "em" | "i" | "cite" => Some(Inline::Emphasis),
        "del" | "s" | "strike" => Some(Inline::Deleted),
        "code" | "kbd" | "samp" | "tt" => Some(Inline::Code),
        "a" => Some(Inline::Link),
        _ => None,
    }
}

pub fn is_block(element: &str) -> bool {
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
