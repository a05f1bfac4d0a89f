//! RTF, as far as its words.

use encoding_rs::WINDOWS_1252;

/// Groups that hold no words of the document.
const HIDDEN: [&str; 14] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
];

/// Deeper groups nobody's program writes.
const DEEPEST: usize = 1000;

pub fn text(bytes: &[u8]) -> String {
    let mut reader = Rtf { bytes, at: 0, text: String::new(), groups: vec![Group::default()], skip: 0 };
    while reader.step().is_some() {}
    reader.text
}

#[derive(Clone, Copy)]
struct Group {
    hidden: bool,
    /// How many letters stand behind each `\u` for programs that do not know it.
    stand_ins: usize,
}

impl Default for Group {
    fn default() -> Self {
        Self { hidden: false, stand_ins: 1 }
    }
}

struct Rtf<'a> {
    bytes: &'a [u8],
    at: usize,
    text: String,
    groups: Vec<Group>,
    skip: usize,
}

impl Rtf<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    fn put(&mut self, c: char) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group().hidden {
            self.text.push(c);
        }
    }

    /// None at the end.
    fn step(&mut self) -> Option<()> {
        match self.next()? {
            b'{' if self.groups.len() >= DEEPEST => return None,
            b'{' => self.groups.push(self.group()),
            b'}' => {
                self.groups.pop();
                self.skip = 0;
            }
            b'\\' => return self.control(),
            b'\r' | b'\n' => {}
            byte => self.put_byte(byte),
        }
        Some(())
    }

    fn put_byte(&mut self, byte: u8) {
        let bytes = [byte];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        if let Some(c) = text.chars().next() {
            self.put(c);
        }
    }

    fn control(&mut self) -> Option<()> {
        let byte = self.next()?;
        match byte {
            b'\\' | b'{' | b'}' => self.put(char::from(byte)),
            b'~' => self.put('\u{a0}'),
            b'_' => self.put('-'),
            b'*' => self.hide(),
            b'\'' => {
                let digits = [self.next()?, self.next()?];
                let code = std::str::from_utf8(&digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(code) = code {
                    self.put_byte(code);
                }
            }
            byte if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                self.word();
            }
            _ => {}
        }
        Some(())
    }

    fn hide(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            group.hidden = true;
        }
    }

    fn word(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let behind = rest.get(letters..).unwrap_or_default();
        let digits = behind.iter().take(10).take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let name = std::str::from_utf8(rest.get(..letters).unwrap_or_default()).unwrap_or_default();
        let number = std::str::from_utf8(behind.get(..digits).unwrap_or_default())
            .ok()
            .and_then(|digits| digits.parse::<i32>().ok());
        let blank = usize::from(behind.get(digits) == Some(&b' '));
        self.at += letters + digits + blank;
        match name {
            "par" | "line" | "row" | "sect" | "page" => self.put('\n'),
            "tab" | "cell" | "emspace" | "enspace" => self.put(' '),
            "rquote" | "lquote" => self.put('’'),
            "ldblquote" => self.put('“'),
            "rdblquote" => self.put('”'),
            "endash" => self.put('–'),
            "emdash" => self.put('—'),
            "bullet" => self.put('•'),
            "uc" => {
                if let (Some(group), Some(number)) = (self.groups.last_mut(), number) {
                    group.stand_ins = usize::try_from(number).unwrap_or(1).min(8);
                }
            }
            "u" => {
                let code = number.map(|number| if number < 0 { number + 65_536 } else { number });
                if let Some(c) = code.and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32) {
                    self.put(c);
                }
                self.skip = self.group().stand_ins;
            }
            name if HIDDEN.contains(&name) => self.hide(),
            _ => {}
        }
    }
}
