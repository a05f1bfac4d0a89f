//! The HTML of a mail, made safe to show: nothing runs, nothing is fetched from anywhere.

use crate::burden::is_too_much;
use crate::page::{as_written, cleaner, safe_link};

/// What can be shown, and how many pictures or other things it would have fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPage {
    pub html: String,
    pub blocked: u32,
}

pub fn to_safe_mail_html(html: &str) -> MailPage {
    let lower = html.to_ascii_lowercase();
    let blocked = ["src=", "background=", "url(", "srcset="].iter().map(|fetches| remote(&lower, fetches)).sum();
    let html = if is_too_much(html) { as_written(html) } else { cleaner(safe_link).clean(html).to_string() };
    MailPage { html, blocked }
}

fn remote(lower: &str, fetches: &str) -> u32 {
    let places = lower.split(fetches).skip(1);
    let leads_out = |place: &&str| {
        let place = place.trim_start_matches(['"', '\'', ' ', '&']);
        place.starts_with("http") || place.starts_with("//") || place.starts_with("quot;http")
    };
    u32::try_from(places.filter(leads_out).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_counted_and_not_fetched() {
        let page = to_safe_mail_html(
            "<div style=\"background:url('https://t.example/a')\"><p>Bonjour <b>Camille</b></p><img src=\"https://t.example/p.gif\"></div>",
        );
        assert_eq!(page.html, "<div><p>Bonjour <b>Camille</b></p></div>");
        assert_eq!(page.blocked, 2);
    }
}
