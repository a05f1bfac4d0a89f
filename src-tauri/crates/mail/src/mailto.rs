//! `mailto:` links (RFC 6068).

use std::fmt::Write;

use hiring::Address;

/// A link that begins a message to that address. Whatever the subject holds, it cannot become another header or recipient.
///
/// ```
/// let address = "camille@example.org".parse()?;
/// assert_eq!(mail::mailto(&address, "Juriste & co"), "mailto:camille@example.org?subject=Juriste%20%26%20co");
/// # Ok::<(), hiring::AddressError>(())
/// ```
pub fn mailto(to: &Address, subject: &str) -> String {
    let subject: String = subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut link = format!("mailto:{}", percent(to.as_str(), "@"));
    if !subject.trim().is_empty() {
        let _ = write!(link, "?subject={}", percent(subject.trim(), ""));
    }
    link
}

/// All but letters, digits, the few marks that mean nothing anywhere in a link, and `kept`.
fn percent(text: &str, kept: &str) -> String {
    text.bytes().fold(String::new(), |mut link, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte) {
            link.push(char::from(byte));
        } else {
            let _ = write!(link, "%{byte:02X}");
        }
        link
    })
}

#[cfg(test)]
mod tests {
    use super::mailto;

    #[test]
    fn nothing_in_an_address_or_subject_becomes_a_header() {
        let address = "a&b=c?d+é@example.org".parse().unwrap();
        assert_eq!(
            mailto(&address, "x\r\nBcc: z@example.org?&cc=y"),
            "mailto:a%26b%3Dc%3Fd%2B%C3%A9@example.org?subject=x%20%20Bcc%3A%20z%40example.org%3F%26cc%3Dy"
        );
    }

    #[test]
    fn an_empty_subject_is_left_out() {
        assert_eq!(mailto(&"a@example.org".parse().unwrap(), " "), "mailto:a@example.org");
    }
}
