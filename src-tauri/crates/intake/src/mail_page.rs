//! The HTML of a mail, made safe to show: nothing runs, nothing is fetched from anywhere.

use crate::burden::weighed;
use crate::page::{as_written, cleaner, safe_link};

/// What can be shown, and what of it was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPage {
    pub html: String,
    /// Pictures and other things that it would have fetched.
    pub blocked: u32,
    /// Scripts, forms, frames and other things that would have done something.
    pub active: u32,
}

pub fn to_safe_mail_html(html: &str) -> MailPage {
    let lower = html.to_ascii_lowercase();
    let blocked = ["src=", "background=", "url(", "srcset="].iter().map(|fetches| remote(&lower, fetches)).sum();
    let weighed = weighed(html);
    let html = if weighed.too_much { as_written(html) } else { cleaner(safe_link).clean(html).to_string() };
    MailPage { html, blocked, active: weighed.active }
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
        assert_eq!((page.blocked, page.active), (2, 0));
    }

    #[test]
    fn what_would_do_something_is_counted_and_left_out() {
        let page = to_safe_mail_html(
            "<meta http-equiv=Content-Type content=x><meta http-equiv=Refresh content='0;url=x'><p onclick=x()>Bonjour</p>\
             <a href='java&#x09;script:x()'>y</a><a href='https://rivages.example'>z</a><form action=x><script>x()</script></form>",
        );
        assert_eq!(page.active, 5, "{page:?}");
        assert!(page.html.contains("<p>Bonjour</p>") && !page.html.contains("x()"), "{page:?}");
    }
}
