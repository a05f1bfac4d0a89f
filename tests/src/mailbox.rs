//! A mailbox of applications as they are written: by several programs, in two languages and many encodings, answered and passed on; the
//! same each time, and with what is the truth about each mail.

mod others;

use std::fmt::Write as _;

use encoding_rs::WINDOWS_1252;

pub use others::other_mailbox;

/// What a mail really is.
#[derive(Debug, Clone)]
pub struct Truth {
    pub message_id: String,
    /// The beginning of the posting's file name; none for a mail about none.
    pub posting: Option<&'static str>,
    pub name: String,
    pub address: String,
    /// Codes of the pieces that are there, in the order of the alphabet.
    pub pieces: Vec<&'static str>,
    pub subject: String,
}

pub struct Mail {
    pub truth: Truth,
    pub bytes: Vec<u8>,
}

struct Wanted {
    file: &'static str,
    to: &'static str,
    cc: &'static str,
    english: bool,
    /// As it is prescribed, with `{}` for the name; empty where nothing is.
    subject: &'static str,
    /// How people name it.
    names: [&'static str; 3],
    /// It is the only posting with that address.
    alone: bool,
}

const WANTED: [Wanted; 10] = [
    Wanted {
        file: "2026-11-02-developpeur",
        to: "recrutement@ponant.example",
        cc: "maelle.kerguidou@ponant.example",
        english: false,
        subject: "Candidature Criée Ouverte",
        names: [
            "développeuse full-stack Criée Ouverte",
            "Développeur full-stack pour Criée Ouverte",
            "poste full-stack (Criée Ouverte)",
        ],
        alone: false,
    },
    Wanted {
        file: "2026-10-20-charge",
        to: "oanez.lebihan@marees.example",
        cc: "presidence@marees.example",
        english: false,
        subject: "",
        names: ["chargé de déploiement pour Bassins", "déploiement Bassins", "Chargée de déploiement"],
        alone: true,
    },
    Wanted {
        file: "2026-11-16 Designer",
        to: "design@roulotte.example",
        cc: "",
        english: false,
        subject: "",
        names: ["designer de service", "Designeuse de service", "poste de designer de service 🦉"],
        alone: true,
    },
    Wanted {
        file: "2026-11-05-community",
        to: "joss.ferrow@northbank.example",
        cc: "trustees@northbank.example",
        english: true,
        subject: "",
        names: ["Community coordinator", "the community coordinator role", "Kingfisher: community coordinator"],
        alone: true,
    },
    Wanted {
        file: "2026-10-06-charg",
        to: "gwendal.quilivic@ponant.example",
        cc: "recrutement@ponant.example",
        english: false,
        subject: "Partenariats - {}",
        names: ["chargée de partenariats", "Chargé de partenariats", "poste partenariats"],
        alone: false,
    },
    Wanted {
        file: "2026-09-15-admin",
        to: "technique@graindelune.example",
        cc: "",
        english: false,
        subject: "",
        names: ["administrateur système", "Administratrice système", "admin système Meule"],
        alone: true,
    },
    Wanted {
        file: "2026-08-25-dev",
        to: "ysold.tanguidec@ponant.example",
        cc: "recrutement@ponant.example",
        english: false,
        subject: "",
        names: ["développeuse mobile Vigie", "Développeur mobile (Vigie)", "dev mobile Vigie"],
        alone: false,
    },
    Wanted {
        file: "2026-11-18-coord",
        to: "bonjour@lisieres.example",
        cc: "",
        english: false,
        subject: "",
        names: ["coordination des bénévoles", "coordination bénévoles", "Coordinatrice des bénévoles"],
        alone: true,
    },
    Wanted {
        file: "stage-carto",
        to: "nolwenn.astier@lisieres.example",
        cc: "",
        english: false,
        subject: "",
        names: ["stage de cartographie", "stage cartographie", "Stage cartographie des sentiers"],
        alone: true,
    },
    Wanted {
        file: "2026-10-26-redac",
        to: "contact@tisserands.example",
        cc: "",
        english: false,
        subject: "",
        names: ["rédactrice technique", "Rédacteur technique", "rédaction technique"],
        alone: true,
    },
];

const GIVEN: [&str; 25] = [
    "Adèle", "Brieuc", "Camille", "Daphné", "Émile", "Fatou", "Gaël", "Hélène", "Idris", "Jeanne", "Karim", "Léonie",
    "Malo", "Nadia", "Oscar", "Perrine", "Quentin", "Rokhaya", "Solène", "Théo", "Ursule", "Violette", "Wassim",
    "Yann", "Zoé",
];
const FAMILY: [&str; 80] = [
    "Abgrall",
    "Bellec",
    "Corre",
    "Diallo",
    "Évrard",
    "Fournier",
    "Guivarc'h",
    "Hamon",
    "Irigoyen",
    "Jouan",
    "Kervella",
    "Le Goff",
    "Moreau",
    "N'Diaye",
    "Ollivier",
    "Pasquier",
    "Quéré",
    "Roche",
    "Simonet",
    "Tanguy",
    "Uguen",
    "Vasseur",
    "Werner",
    "Yvinec",
    "Zeller",
    "Aubry",
    "Besnard",
    "Chauvin",
    "Delmas",
    "Esnault",
    "Fabre",
    "Garnier",
    "Huet",
    "Imbert",
    "Jacquot",
    "Koné",
    "Lacroix",
    "Marchand",
    "Naudin",
    "Ozanne",
    "Perrot",
    "Quentric",
    "Renaud",
    "Sauvage",
    "Teixeira",
    "Urbain",
    "Vidal",
    "Weber",
    "Yilmaz",
    "Zanetti",
    "Achard",
    "Blanchet",
    "Cariou",
    "Dupuis",
    "Escoffier",
    "Ferrand",
    "Gaudin",
    "Hervé",
    "Isnard",
    "Joubert",
    "Keller",
    "Lemoine",
    "Mercier",
    "Nicolas",
    "Oger",
    "Poulain",
    "Quilliou",
    "Rolland",
    "Salaün",
    "Texier",
    "Ungaro",
    "Vallet",
    "Wagner",
    "Youinou",
    "Zidane",
    "Arnaud",
    "Bodin",
    "Castel",
    "Drouet",
    "Etienne",
];

/// So many mails, no two of one person.
pub fn mailbox(count: usize) -> Vec<Mail> {
    (0..count).map(one).collect()
}

/// All in one, as programs export them.
pub fn as_mbox(mails: &[Mail]) -> Vec<u8> {
    let mut mbox = Vec::new();
    for mail in mails {
        mbox.extend_from_slice(b"From sender@example.org Tue Nov  3 10:12:00 2026\n");
        for line in mail.bytes.split_inclusive(|byte| *byte == b'\n') {
            if line.starts_with(b"From ") {
                mbox.push(b'>');
            }
            mbox.extend_from_slice(line);
        }
        mbox.extend_from_slice(b"\n\n");
    }
    mbox
}

struct Person {
    name: String,
    address: String,
    phone: String,
}

fn person(number: usize) -> Person {
    let (given, family) = (GIVEN[number % 25], FAMILY[(number / 25) % 80]);
    let plain = |text: &str| -> String { hiring::fold(text).chars().filter(char::is_ascii_alphanumeric).collect() };
    let local = match number % 4 {
        0 => format!("{}.{}", plain(given), plain(family)),
        1 => format!("{}{}", &plain(given)[..1], plain(family)),
        2 => format!("{}.{}{}", plain(family), plain(given), number % 90),
        _ => format!("{}-{}", plain(given), plain(family)),
    };
    let domain = ["example.org", "example.com", "mail.example", "courriel.test"][number % 4];
    Person {
        name: format!("{given} {family}"),
        address: format!("{local}@{domain}"),
        phone: format!("06 39 98 {:02} {:02}", (number / 100) % 100, number % 100),
    }
}

fn one(number: usize) -> Mail {
    // Mixed, so that neighbouring mails differ in more than one way.
    let mixed = number.wrapping_mul(0x9E37_79B9) >> 7;
    let wanted = &WANTED[mixed % WANTED.len()];
    let who = person(number);
    let message_id = format!("<{number}.{mixed:x}@{}>", who.address.split('@').nth(1).unwrap());
    let name_of_post = wanted.names[(mixed / 10) % 3];
    let is_vague = (mixed / 30).is_multiple_of(12) && wanted.alone;
    let subject = match (mixed / 30) % 4 {
        _ if is_vague => (if wanted.english { "Application" } else { "Candidature" }).to_owned(),
        0 | 1 if !wanted.subject.is_empty() => wanted.subject.replace("{}", &who.name),
        2 => format!("{} - {name_of_post} - {}", if wanted.english { "Application" } else { "Candidature" }, who.name),
        _ => name_of_post.to_owned(),
    };
    let (mut pieces, files, tail) = pieces(mixed / 7, &who, wanted.english);
    let has_why = !(mixed / 5).is_multiple_of(5);
    let text = text(&who, name_of_post, wanted.english, has_why, is_vague, &tail);
    if has_why {
        pieces.push("motivation");
    }
    pieces.sort_unstable();
    pieces.dedup();
    let letter =
        Letter { who: &who, wanted, subject: &subject, text: &text, files: &files, message_id: &message_id, number };
    let bytes = match (mixed / 11) % 16 {
        0 => letter.passed_on(),
        1..=4 => letter.by_gmail(),
        5..=7 => letter.by_outlook(),
        8 | 9 => letter.by_apple_mail(),
        10..=12 => letter.by_thunderbird(),
        _ => letter.by_a_webmail(),
    };
    let truth = Truth {
        message_id,
        posting: Some(wanted.file),
        name: who.name.clone(),
        address: who.address.clone(),
        pieces,
        subject,
    };
    Mail { truth, bytes }
}

/// What is sent along: codes, files, and what stands below the text.
fn pieces(mixed: usize, who: &Person, english: bool) -> (Vec<&'static str>, Vec<String>, String) {
    let family = hiring::fold(who.name.split(' ').next_back().unwrap()).replace('\'', "");
    let mut codes = Vec::new();
    let mut files = Vec::new();
    let mut tail = String::new();
    match mixed % 6 {
        0 => {}
        1 => files.push(format!("CV_{family}_2026.pdf")),
        2 => files.push(format!("cv {family}.docx")),
        3 => files.push(format!("{family}.pdf")),
        4 => files.push(format!("Curriculum vitae {family}.odt")),
        _ => files.push(format!("Resume-{family}.pdf")),
    }
    if !mixed.is_multiple_of(6) {
        codes.push("cv");
    }
    if (mixed / 6).is_multiple_of(4) && !mixed.is_multiple_of(6) {
        files.push(if english {
            format!("Cover letter {family}.pdf")
        } else {
            format!("Lettre de motivation {family}.pdf")
        });
        codes.extend(["letter", "motivation"]);
    }
    if (mixed / 24).is_multiple_of(3) {
        let _ = write!(tail, "\nhttps://www.linkedin.com/in/{family}-{mixed}");
        codes.push("linkedin");
    }
    if (mixed / 72).is_multiple_of(4) {
        let _ = write!(tail, "\nGitHub : https://github.com/{family}{mixed}");
        codes.push("github");
    }
    if (mixed / 5).is_multiple_of(4) {
        tail.push_str(if english { "\nMy day rate is £320." } else { "\nMon TJM est de 410 € HT." });
        codes.push("rate");
    }
    if (mixed / 9).is_multiple_of(4) {
        tail.push_str(if english {
            "\nI am available from 11 January."
        } else {
            "\nJe suis disponible à partir du 11 janvier."
        });
        codes.push("availability");
    }
    (codes, files, tail)
}

fn text(who: &Person, post: &str, english: bool, has_why: bool, is_vague: bool, tail: &str) -> String {
    let (greeting, names_it, formula, why, end) = if english {
        (
            "Hello,",
            format!("I would like to apply for {post}."),
            "Please find my documents attached.",
            "For six years I have run a tool library with forty volunteers, and I learnt that people stay where somebody remembers their name.\nI would like to do the same for a place that mends things, because nothing I have organised made me happier.",
            "Best regards,",
        )
    } else {
        (
            "Bonjour,",
            format!("Je vous adresse ma candidature pour l’offre suivante : {post}."),
            "Vous trouverez mes documents ci-joints.",
            "Depuis six ans j’accompagne des associations du littoral dans leurs inscriptions en ligne et leurs demandes d’aide.\nJ’aime autant répondre au téléphone à une trésorière inquiète que rédiger la fiche qui évitera l’appel suivant.",
            "Bien cordialement,",
        )
    };
    let names_it = if is_vague { String::new() } else { names_it };
    let why = if has_why { format!("\n{why}\n") } else { String::new() };
    format!("{greeting}\n\n{names_it}\n{formula}\n{why}{tail}\n\n{end}\n{}\n{}\n", who.name, who.phone)
}

struct Letter<'a> {
    who: &'a Person,
    wanted: &'a Wanted,
    subject: &'a str,
    text: &'a str,
    files: &'a [String],
    message_id: &'a str,
    number: usize,
}

impl Letter<'_> {
    fn head(&self, subject: &str, from: &str) -> String {
        let cc = if self.wanted.cc.is_empty() || self.number.is_multiple_of(3) {
            String::new()
        } else {
            format!("Cc: {}\r\n", self.wanted.cc)
        };
        format!(
            "Received: from mx.example by mail.example; Tue, 3 Nov 2026 10:12:{:02} +0100\r\nMessage-ID: {}\r\nDate: Tue, {} Nov 2026 10:12:{:02} +0100\r\nFrom: {from}\r\nTo: {}\r\n{cc}Subject: {subject}\r\nMIME-Version: 1.0\r\n",
            self.number % 60,
            self.message_id,
            1 + self.number % 20,
            self.number % 60,
            self.wanted.to,
        )
    }

    fn by_gmail(&self) -> Vec<u8> {
        let from = format!("{} <{}>", word(&self.who.name), self.who.address);
        let html = format!("<div dir=\"ltr\">{}</div>", escaped(self.text).replace('\n', "<br>"));
        let words = format!(
            "Content-Type: multipart/alternative; boundary=\"alt{n}\"\r\n\r\n--alt{n}\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--alt{n}\r\nContent-Type: text/html; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--alt{n}--\r\n",
            base64(self.text.as_bytes()),
            quoted_printable(html.as_bytes()),
            n = self.number,
        );
        self.with_files(&self.head(&word(self.subject), &from), &words).into_bytes()
    }

    fn by_outlook(&self) -> Vec<u8> {
        let from = format!("\"{}\" <{}>", self.who.name.replace('"', ""), self.who.address);
        let from =
            if from.is_ascii() { from } else { format!("{} <{}>", word_latin(&self.who.name), self.who.address) };
        let html = format!(
            "<html><head><style>p.MsoNormal{{margin:0}}</style></head><body><div class=\"WordSection1\"><p class=\"MsoNormal\">{}</p></div></body></html>",
            escaped(self.text).replace('\n', "<o:p></o:p></p>\r\n<p class=\"MsoNormal\">")
        );
        let (html, _, _) = WINDOWS_1252.encode(&html);
        let words = format!(
            "Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(&html)
        );
        let head = format!(
            "X-Mailer: Microsoft Outlook 16.0\r\nX-Auto-Response-Suppress: DR, OOF, AutoReply\r\n{}",
            self.head(&word_latin(self.subject), &from)
        );
        self.with_files(&head, &words).into_bytes()
    }

    fn by_apple_mail(&self) -> Vec<u8> {
        let from = format!("{} <{}>", word(&self.who.name), self.who.address);
        let words = format!(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(self.text.as_bytes())
        );
        let head = format!("X-Mailer: Apple Mail (2.3826)\r\n{}", self.head(&word(self.subject), &from));
        self.with_files(&head, &words)
            .replace("Content-Disposition: attachment", "Content-Disposition: inline")
            .into_bytes()
    }

    fn by_thunderbird(&self) -> Vec<u8> {
        let from = format!("{} <{}>", word(&self.who.name), self.who.address);
        let words = format!(
            "Content-Type: text/plain; charset=UTF-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            self.text.replace('\n', "\r\n")
        );
        self.with_files(
            &format!("User-Agent: Mozilla Thunderbird\r\n{}", self.head(&word(self.subject), &from)),
            &words,
        )
        .into_bytes()
    }

    /// Bare letters of Western Europe, and nobody says so.
    fn by_a_webmail(&self) -> Vec<u8> {
        let from = if self.number.is_multiple_of(2) {
            self.who.address.clone()
        } else {
            format!("\"{}\" <{}>", self.who.name, self.who.address)
        };
        let words = format!(
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            self.text.replace('’', "'").replace('\n', "\r\n")
        );
        let subject = self.subject.replace('🦉', "").replace('’', "'");
        let whole = self.with_files(&self.head(&subject, &from), &words).replace('€', "EUR");
        WINDOWS_1252.encode(&whole).0.into_owned()
    }

    /// A colleague passes it on.
    fn passed_on(&self) -> Vec<u8> {
        let text = format!(
            "Pour vous.\n\n---------- Forwarded message ---------\nDe : {} <{}>\nDate: mar. 3 nov. 2026 à 10:12\nSubject: {}\nTo: <{}>\n\n\n{}",
            self.who.name, self.who.address, self.subject, self.wanted.to, self.text
        );
        let words = format!(
            "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64(text.as_bytes())
        );
        let head = self.head(&word(&format!("Fwd: {}", self.subject)), "Accueil <accueil@ponant.example.org>");
        let head = head.replace(&format!("To: {}", self.wanted.to), "To: camille@recrutement.example.org");
        self.with_files(&head, &words).into_bytes()
    }

    fn with_files(&self, head: &str, words: &str) -> String {
        if self.files.is_empty() {
            return format!("{head}{words}");
        }
        let mut whole = format!(
            "{head}Content-Type: multipart/mixed; boundary=\"mix{n}\"\r\n\r\n--mix{n}\r\n{words}",
            n = self.number
        );
        for file in self.files {
            let bytes: &[u8] = if file.to_lowercase().contains(".pdf") {
                b"%PDF-1.4\n1 0 obj\n"
            } else if file.contains(".odt") {
                b"PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.text"
            } else {
                b"PK\x03\x04\0\0word/document.xml"
            };
            let _ = write!(
                whole,
                "\r\n--mix{n}\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                base64(bytes),
                n = self.number,
                name = word(file),
            );
        }
        let _ = write!(whole, "--mix{n}--\r\n", n = self.number);
        whole
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let number = three.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize] as char;
            text.push(if place <= three.len() { letter } else { '=' });
        }
        if at % 19 == 18 {
            text.push_str("\r\n");
        }
    }
    text
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut width = 0;
    for byte in bytes {
        if *byte == b'\n' {
            text.push_str("\r\n");
            width = 0;
            continue;
        }
        if width > 70 {
            text.push_str("=\r\n");
            width = 0;
        }
        if (33..=126).contains(byte) && *byte != b'=' || *byte == b' ' {
            text.push(*byte as char);
            width += 1;
        } else if *byte != b'\r' {
            let _ = write!(text, "={byte:02X}");
            width += 3;
        }
    }
    text
}

/// As a word of a head, encoded where it has to be; never longer than such a word may be.
fn word(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let words =
        letters.chunks(12).map(|some| format!("=?UTF-8?B?{}?=", base64(some.iter().collect::<String>().as_bytes())));
    words.collect::<Vec<_>>().join("\r\n ")
}

fn word_latin(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return word(text);
    }
    let encoded: String = bytes
        .iter()
        .map(|byte| if byte.is_ascii_alphanumeric() { (*byte as char).to_string() } else { format!("={byte:02X}") })
        .collect();
    format!("=?windows-1252?Q?{encoded}?=")
}
