//! Names of folders as IMAP writes them: anything beyond ASCII in a base64 of its own (RFC 3501, 5.1.3).

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

const LETTERS: GeneralPurpose = GeneralPurpose::new(&IMAP_MUTF7, NO_PAD);

/// As it is read. What is not written as it should be stays as it is.
pub fn read(name: &str) -> String {
    let mut read = String::new();
    let mut rest = name;
    while let Some((plain, after)) = rest.split_once('&') {
        read.push_str(plain);
        let Some((code, behind)) = after.split_once('-') else { return name.to_owned() };
        rest = behind;
        if code.is_empty() {
            read.push('&');
            continue;
        }
        let Some(letters) = decoded(code) else { return name.to_owned() };
        read.push_str(&letters);
    }
    read.push_str(rest);
    read
}

fn decoded(code: &str) -> Option<String> {
    let bytes = LETTERS.decode(code).ok()?;
    let units: Vec<u16> =
        bytes.chunks(2).map(|pair| pair.iter().fold(0, |all, byte| all << 8 | u16::from(*byte))).collect();
    if bytes.len() % 2 == 1 { None } else { String::from_utf16(&units).ok() }
}

/// As it is written to a server: only letters that mean nothing there.
pub fn written(name: &str) -> String {
    let mut written = String::new();
    let mut beyond: Vec<u8> = Vec::new();
    for letter in name.chars() {
        let is_plain = matches!(letter, ' '..='~');
        if is_plain {
            close(&mut written, &mut beyond);
        }
        match letter {
            '&' => written.push_str("&-"),
            letter if is_plain => written.push(letter),
            letter => beyond.extend(letter.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes())),
        }
    }
    close(&mut written, &mut beyond);
    written
}

fn close(written: &mut String, beyond: &mut Vec<u8>) {
    if !beyond.is_empty() {
        written.push_str(&format!("&{}-", LETTERS.encode(std::mem::take(beyond))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_both_ways() {
        let names = [
            ("Éléments envoyés", "&AMk-l&AOk-ments envoy&AOk-s"),
            ("Peter & Zoé", "Peter &- Zo&AOk-"),
            ("日本語 😀", "&ZeVnLIqe- &2D3eAA-"),
            ("Candidatures/2026", "Candidatures/2026"),
            ("a\r\nb", "a&AA0ACg-b"),
        ];
        for (name, on_the_line) in names {
            assert_eq!(written(name), on_the_line);
            assert_eq!(read(on_the_line), name);
        }
    }

    #[test]
    fn a_name_that_is_written_wrongly_stays_as_it_is() {
        for wrong in ["Bo&ite", "&AO-", "&!!-", "&2D0-"] {
            assert_eq!(read(wrong), wrong);
        }
    }
}
