//! What a `mailto:` link asks for: addresses, copies, a subject.

/// As written, percent signs decoded; whether an address is one is for others to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailto {
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: Option<String>,
}

/// `target` is all of the link but `mailto:`.
pub fn read(target: &str) -> Mailto {
    let target = target.replace("&amp;", "&");
    let (to, fields) = target.split_once('?').unwrap_or((&target, ""));
    let mut mailto = Mailto { to: addresses(to), ..Mailto::default() };
    for field in fields.split('&') {
        let Some((name, value)) = field.split_once('=') else { continue };
        match name.trim().to_ascii_lowercase().as_str() {
            "to" => mailto.to.extend(addresses(value)),
            "cc" => mailto.cc.extend(addresses(value)),
            "subject" => {
                let subject = decoded(value).split_whitespace().collect::<Vec<_>>().join(" ");
                mailto.subject = Some(subject).filter(|subject| !subject.is_empty());
            }
            _ => {}
        }
    }
    mailto
}

fn addresses(text: &str) -> Vec<String> {
    let text = decoded(text);
    let each = text.split([',', ';', ' ', '\u{a0}', '<', '>']).map(str::trim).filter(|address| !address.is_empty());
    each.map(str::to_owned).collect()
}

/// `%20` is a space. What is not a percent sign and two digits stays; so does what would not be UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.first_chunk::<2>().and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_copies_and_subject() {
        let mailto =
            read("a@example.org,b@example.org?cc=c@example.org%3Bd@example.org&amp;Subject=Poste%20%C3%A0%20pourvoir");
        assert_eq!(mailto.to, ["a@example.org", "b@example.org"]);
        assert_eq!(mailto.cc, ["c@example.org", "d@example.org"]);
        assert_eq!(mailto.subject.as_deref(), Some("Poste à pourvoir"));
    }

    #[test]
    fn what_is_badly_encoded_stays_as_it_is() {
        assert_eq!(read("a@example.org?subject=100%").subject.as_deref(), Some("100%"));
        assert_eq!(read("a@example.org?subject=%E9t%E9").subject.as_deref(), Some("%E9t%E9"));
        assert_eq!(read(" a@example.org ").to, ["a@example.org"]);
    }
}
