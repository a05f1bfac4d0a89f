//! Letters of parts and heads that do not say, or say wrongly, how they are written.

use encoding_rs::{Encoding, WINDOWS_1252};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding as Transfer, Message, MessagePart, MimeHeaders};

/// What the parser could read; where that lost letters, what the bytes are most likely meant to be.
pub fn saved(read: &str, part: &MessagePart<'_>, message: &Message<'_>) -> String {
    if !read.contains(char::REPLACEMENT_CHARACTER) {
        return read.to_owned();
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Transfer::Base64 => base64_decode(raw),
        Transfer::QuotedPrintable => quoted_printable_decode(raw),
        Transfer::None => Some(raw.to_vec()),
    };
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    let declared = declared.and_then(|name| Encoding::for_label(name.as_bytes()));
    bytes.map_or_else(|| read.to_owned(), |bytes| decoded(&bytes, declared))
}

/// UTF-8 where it is that, else as it says, else as most of Western Europe wrote.
fn decoded(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = declared.filter(|encoding| *encoding != encoding_rs::UTF_8).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// A line of the head with bare letters beyond ASCII.
pub fn saved_head(read: &str, raw: &[u8]) -> String {
    if !read.contains(char::REPLACEMENT_CHARACTER) || std::str::from_utf8(raw).is_ok() {
        return read.to_owned();
    }
    WINDOWS_1252.decode_without_bom_handling(raw).0.into_owned()
}
