//! The encoding that a web page says it is in, where it says so: `<meta charset>`, `<?xml encoding>`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Further down no browser looks either.
const REACH: usize = 4096;

pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(REACH).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let xml = head.starts_with("<?xml").then(|| after(head.split_once("?>")?.0, "encoding")).flatten();
    let mut metas = head.split("<meta").skip(1).filter_map(|tag| tag.split_once('>'));
    let meta = metas.find_map(|(tag, _)| after(tag, "charset"));
    let encoding = Encoding::for_label(xml.or(meta)?.as_bytes())?;
    // What says so in single bytes is not UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// `charset="…"`, `charset=…;`
fn after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    value.split(|c: char| c.is_whitespace() || "\"';/>".contains(c)).next().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    #[test]
    fn the_encoding_is_said_in_many_ways() {
        for page in [
            "<!doctype html><META CHARSET=iso-8859-1><title>x</title>",
            "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252' />",
            "<?xml version='1.0' encoding='ISO-8859-1'?><html/>",
        ] {
            assert_eq!(declared(page.as_bytes()), Some(WINDOWS_1252), "{page}");
        }
        assert_eq!(declared(b"<meta charset=utf-16>"), Some(UTF_8));
        assert_eq!(declared(b"<p>charset=windows-1252</p>"), None);
        assert_eq!(declared(b"<meta charset=klingon>"), None);
    }
}
