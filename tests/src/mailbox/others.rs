//! The same kind of mailbox by a throw of the dice: other programs, other words, other names of files, names written otherwise, and mails
//! that groups, forms and colleagues have put their own names on.

use std::fmt::Write as _;

use super::{Letter, Mail, Person, Truth, WANTED, Wanted, base64, escaped, person, quoted_printable, word, word_latin};

/// So many mails of that seed, no two of one person.
pub fn other_mailbox(count: usize, seed: u64) -> Vec<Mail> {
    (0..count).map(|number| thrown(number, seed)).collect()
}

struct Dice(u64);

impl Dice {
    fn of(number: usize, seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number as u64)
    }

    /// Below that number.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % sides
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

fn thrown(number: usize, seed: u64) -> Mail {
    let mut dice = Dice::of(number, seed);
    let wanted = &WANTED[dice.roll(WANTED.len())];
    let who = person((number + usize::try_from(seed).unwrap() * 677) % 2_000);
    let post = dice.one_of(&wanted.names);
    // As it is typed on a phone: without accents, hyphens and capital letters.
    let typed = hiring::fold(post).replace('-', " ");
    let post = if dice.roll(3) == 0 { &typed } else { post };
    let is_vague = wanted.alone && dice.roll(12) == 0;
    let subject = subject(&mut dice, wanted, &who, post, is_vague);
    let sent = Sent::thrown(&mut dice, &who, wanted.english);
    let shown = shown(&mut dice, &who);
    let text = text(&mut dice, &who, wanted.english, (!is_vague).then_some(post), &sent);
    let message_id = format!("<{seed}.{number}@{}>", who.address.split('@').nth(1).unwrap());
    let letter = Letter {
        who: &who,
        wanted,
        subject: &subject,
        text: &text,
        files: &sent.files,
        message_id: &message_id,
        number,
    };
    let bytes = match dice.roll(20) {
        0..=2 => letter.by_yahoo(&shown),
        3..=5 => letter.by_a_phone(&shown),
        6 | 7 => letter.by_zimbra(&shown),
        8..=10 => letter.by_outlook_on_the_web(&shown),
        11 | 12 => letter.by_gmail(),
        13 => letter.by_thunderbird(),
        14 => letter.through_a_group(),
        15 => letter.through_a_list(),
        16 => letter.by_a_form(),
        17 => letter.passed_on_by_outlook(),
        _ => letter.passed_on_as_a_file(dice.roll(2) == 0),
    };
    let truth = Truth {
        message_id,
        posting: Some(wanted.file),
        name: who.name.clone(),
        address: who.address.clone(),
        pieces: sent.pieces,
        subject,
    };
    Mail { truth, bytes }
}

fn subject(dice: &mut Dice, wanted: &Wanted, who: &Person, post: &str, is_vague: bool) -> String {
    let english = wanted.english;
    match dice.roll(6) {
        _ if is_vague => dice
            .one_of(if english {
                &["My application", "Job application", "CV"]
            } else {
                &["Ma candidature", "Demande d'emploi", "CV"]
            })
            .to_owned(),
        0 | 1 if !wanted.subject.is_empty() => wanted.subject.replace("{}", &who.name),
        2 => format!("{} : {post}", if english { "Applying" } else { "Réponse à votre offre" }),
        3 => format!("{} // {}", post.to_uppercase(), who.name),
        4 => format!("[{}] {post}", if english { "Application" } else { "Candidature" }),
        _ => format!("{post} ({})", who.name),
    }
}

/// As their program shows them; the signature has the whole name.
fn shown(dice: &mut Dice, who: &Person) -> String {
    let (given, family) = who.name.split_once(' ').unwrap();
    match dice.roll(8) {
        0 => format!("{} {given}", family.to_uppercase()),
        1 => format!("\"{family}, {given}\""),
        2 => given.to_owned(),
        3 => String::new(),
        4 => format!("{} {}", given.to_lowercase(), family.to_lowercase()),
        _ => who.name.clone(),
    }
}

struct Sent {
    pieces: Vec<&'static str>,
    files: Vec<String>,
    lines: String,
    why: Option<&'static str>,
}

const WHY_FRENCH: [&str; 4] = [
    "J’ai passé huit ans dans une coopérative de réparation de vélos, où j’ai appris à écouter avant de proposer.\nVotre façon de travailler avec les habitants me parle, et c’est ce que je cherche depuis que j’ai quitté Nantes.",
    "Votre projet rejoint ce que je fais bénévolement le samedi matin : rendre un service simple à des gens que l’informatique décourage.\nC’est la première fois que je lis une annonce qui parle autant des usagers que des outils.",
    "Après une thèse sur les marais salants, j’ai voulu revenir au terrain et j’ai rejoint une petite équipe de cinq personnes.\nNous y avons appris à faire beaucoup avec peu, et j’aimerais mettre cela au service de votre maison.",
    "Formée sur le tas, j’ai tenu seule pendant trois ans le système d’une médiathèque de quartier ; on y devient patiente et méthodique.\nVos valeurs et la taille de votre structure me donnent envie d’en faire autant chez vous.",
];
const WHY_ENGLISH: [&str; 3] = [
    "I have spent eight years running a community kitchen, where every day began with asking people what they needed.\nWhat you describe is the same work with other tools, and it is the work I want to do.",
    "My last team was five people in a former fish market, and we learnt to do a great deal with very little.\nReading about your house I recognised that, and I would be glad to bring it along.",
    "I taught myself most of what I know while keeping a library's systems alive for three years.\nYou write about users before you write about tools, which is why this is the one advertisement I am answering.",
];

impl Sent {
    fn thrown(dice: &mut Dice, who: &Person, english: bool) -> Self {
        let (given, family) = who.name.split_once(' ').unwrap();
        let (given, family) = (hiring::fold(given), hiring::fold(family).replace(['\'', ' '], ""));
        let mut sent = Self { pieces: Vec::new(), files: Vec::new(), lines: String::new(), why: None };
        let cv = [
            format!("{given}_{family}_CV.pdf"),
            format!("CV-{family}-{given}-nov26.PDF"),
            "Mon CV.docx".to_owned(),
            format!("{}{family}_resume.pdf", &given[..1]),
            format!("CV à jour – {}.odt", who.name),
            "scan0001.pdf".to_owned(),
            "document (3).pdf".to_owned(),
            format!("{}.{}.pdf", &given[..1], family),
            format!("{} {}.docx", family.to_uppercase(), given),
        ];
        if dice.roll(7) > 0 {
            sent.files.push(cv[dice.roll(cv.len())].clone());
            sent.pieces.push("cv");
            if dice.roll(4) == 0 {
                sent.files
                    .push(dice.one_of(&["Lettre de motivation.pdf", "Motivation letter.docx", "LM.pdf"]).to_owned());
                sent.pieces.extend(["letter", "motivation"]);
            }
        }
        if dice.roll(4) == 0 {
            sent.lines.push_str(&format!("\nLinkedIn: www.linkedin.com/in/{given}-{family}-{}", dice.roll(999)));
            sent.pieces.push("linkedin");
        }
        if dice.roll(5) == 0 {
            sent.lines.push_str(&format!("\ngithub.com/{given}{family}"));
            sent.pieces.push("github");
        }
        if dice.roll(5) == 0 {
            let said = if english {
                ["\nMy daily rate would be £340 plus VAT.", "\nSalary expectations: £36,000"]
            } else {
                ["\nMes prétentions : 34 k€ brut annuel.", "\nCôté tarif, je suis à 380 € HT par jour."]
            };
            sent.lines.push_str(dice.one_of(&said));
            sent.pieces.push("rate");
        }
        if dice.roll(5) == 0 {
            let said = if english {
                ["\nI could start on 4 January.", "\nMy notice period is two months."]
            } else {
                ["\nJe pourrais commencer début janvier.", "\nDisponibilité : immédiate."]
            };
            sent.lines.push_str(dice.one_of(&said));
            sent.pieces.push("availability");
        }
        if dice.roll(5) > 0 {
            sent.why = Some(if english { dice.one_of(&WHY_ENGLISH) } else { dice.one_of(&WHY_FRENCH) });
            sent.pieces.push("motivation");
        }
        sent.pieces.sort_unstable();
        sent.pieces.dedup();
        sent
    }
}

fn text(dice: &mut Dice, who: &Person, english: bool, post: Option<&str>, sent: &Sent) -> String {
    let greeting = dice.one_of(if english {
        &["Dear hiring team,", "Hi,", "To whom it may concern,"]
    } else {
        &["Madame, Monsieur,", "Bonjour à toute l’équipe,", "Bonjour,"]
    });
    let names_it = post.map(|post| match (english, dice.roll(2)) {
        (true, 0) => format!("I saw that you are looking for somebody: {post}. I am applying."),
        (true, _) => format!("This is about {post}."),
        (false, 0) => format!("J’ai vu votre annonce ({post}) et je souhaite postuler."),
        (false, _) => format!("Je vous écris au sujet de l’annonce « {post} »."),
    });
    let end = dice.one_of(if english {
        &["All the best,", "Yours faithfully,", "Many thanks,"]
    } else {
        &["Cordialement,", "Belle journée,", "Dans l’attente de vous lire,"]
    });
    let why = sent.why.map(|why| format!("\n{why}\n")).unwrap_or_default();
    let phone = match dice.roll(3) {
        0 => format!("Tél. : {}", who.phone.replace(' ', ".")),
        1 => format!("+33 {}", &who.phone[1..]),
        _ => who.phone.clone(),
    };
    format!("{greeting}\n\n{}\n{why}{}\n\n{end}\n\n{}\n{phone}\n", names_it.unwrap_or_default(), sent.lines, who.name)
}

impl Letter<'_> {
    fn from(&self, shown: &str, word: fn(&str) -> String) -> String {
        if shown.is_empty() { self.who.address.clone() } else { format!("{} <{}>", word(shown), self.who.address) }
    }

    fn by_yahoo(&self, shown: &str) -> Vec<u8> {
        let n = self.number;
        let html = format!(
            "<html><head></head><body><div class=\"yahoo-style-wrap\" style=\"font-family:Helvetica Neue, Arial;font-size:16px;\"><div dir=\"ltr\">{}</div></div></body></html>",
            escaped(self.text)
                .replace("\n\n", "</div><div><br></div><div dir=\"ltr\">")
                .replace('\n', "</div><div dir=\"ltr\">")
        );
        let words = format!(
            "Content-Type: multipart/alternative; \r\n\tboundary=\"----=_Part_{n}_7.1\"\r\n\r\n------=_Part_{n}_7.1\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------=_Part_{n}_7.1\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------=_Part_{n}_7.1--\r\n",
            quoted_printable(self.text.as_bytes()),
            quoted_printable(html.as_bytes()),
        );
        let head = format!(
            "X-Mailer: WebService/1.1.26 YMailNorrin\r\n{}",
            self.head(&word(self.subject), &self.from(shown, word))
        );
        self.with_files(&head, &words).into_bytes()
    }

    /// The files stand between two parts of the text, and the end is the program's.
    fn by_a_phone(&self, shown: &str) -> Vec<u8> {
        let end = if self.wanted.english { "Sent from my iPhone" } else { "Envoyé de mon iPhone" };
        let n = self.number;
        let mut whole = format!(
            "X-Mailer: iPhone Mail (23A5)\r\n{}Content-Type: multipart/mixed; boundary=Apple-Mail-{n}\r\n\r\n--Apple-Mail-{n}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            self.head(&word(self.subject), &self.from(shown, word)),
            quoted_printable(self.text.as_bytes())
        );
        for file in self.files {
            let percent: String = file
                .bytes()
                .map(|byte| {
                    if byte.is_ascii_alphanumeric() || byte == b'.' {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect();
            let _ = write!(
                whole,
                "\r\n--Apple-Mail-{n}\r\nContent-Disposition: inline;\r\n\tfilename*=utf-8''{percent}\r\nContent-Type: application/pdf;\r\n\tname*=utf-8''{percent}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                base64(bytes_of(file))
            );
        }
        let _ = write!(
            whole,
            "\r\n--Apple-Mail-{n}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\r\n\r\n{}\r\n--Apple-Mail-{n}--\r\n",
            quoted_printable(end.as_bytes())
        );
        whole.into_bytes()
    }

    /// As letters of Western Europe with the euro among them.
    fn by_zimbra(&self, shown: &str) -> Vec<u8> {
        let latin = |text: &str| -> Vec<u8> {
            let plain = text.replace(['’', '‘'], "'").replace('–', "-").replace(['«', '»'], "\"");
            plain.chars().map(|c| if c == '€' { 0xa4 } else { u8::try_from(u32::from(c)).unwrap_or(b'?') }).collect()
        };
        let words = format!(
            "Content-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(&latin(self.text))
        );
        let head = format!(
            "X-Mailer: Zimbra 8.8.15_GA_4717 (ZimbraWebClient - FF132)\r\n{}",
            self.head(&word_latin(self.subject), &self.from(shown, word_latin))
        );
        self.with_files(&head, &words).into_bytes()
    }

    fn by_outlook_on_the_web(&self, shown: &str) -> Vec<u8> {
        let n = self.number;
        let line = "<div class=\"elementToProof\" style=\"font-family: Aptos; font-size: 12pt; color: rgb(0, 0, 0);\">";
        let lines = escaped(self.text).replace("\n\n", "\n<br>\n").replace('\n', &format!("</div>\r\n{line}"));
        let html = format!(
            "<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n<style type=\"text/css\" style=\"display:none;\"> P {{margin-top:0;margin-bottom:0;}} </style>\r\n</head>\r\n<body dir=\"ltr\">\r\n{line}{lines}</div></body></html>"
        );
        let words = format!(
            "Content-Type: multipart/alternative;\r\n\tboundary=\"_000_{n}EURP1_\"\r\n\r\n--_000_{n}EURP1_\r\nContent-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--_000_{n}EURP1_\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--_000_{n}EURP1_--\r\n",
            base64(self.text.as_bytes()),
            base64(html.as_bytes())
        );
        let head = format!(
            "Thread-Topic: x\r\nX-MS-Has-Attach: yes\r\nX-MS-Exchange-CrossTenant-AuthSource: PR0P264.example\r\n{}",
            self.head(&word(self.subject), &self.from(shown, word))
        );
        self.with_files(&head, &words).into_bytes()
    }

    fn plain(&self) -> String {
        format!(
            "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64(self.text.as_bytes())
        )
    }

    /// The house's address is a group's, and the group has put itself in the writer's place.
    fn through_a_group(&self) -> Vec<u8> {
        let from = format!("{} <{}>", word(&format!("'{}' via Recrutement", self.who.name)), self.wanted.to);
        let own = format!("{} <{}>", word(&self.who.name), self.who.address);
        let head = format!(
            "X-Original-Sender: {address}\r\nX-Original-From: {own}\r\nReply-To: {own}\r\nPrecedence: list\r\nMailing-list: list {list}\r\nList-ID: <{id}>\r\nList-Post: <https://groups.example/post>, <mailto:{list}>\r\n{}",
            self.head(&word(self.subject), &from),
            address = self.who.address,
            list = self.wanted.to,
            id = self.wanted.to.replace('@', "."),
        );
        self.with_files(&head, &self.plain()).into_bytes()
    }

    /// A list that keeps its answers for itself, and names the writer beside.
    fn through_a_list(&self) -> Vec<u8> {
        let from = format!("{} <{}>", word(&format!("{} via Emploi", self.who.name)), self.wanted.to);
        let head = format!(
            "Reply-To: {list}, {} <{}>\r\nPrecedence: list\r\nList-Id: Emploi <{id}>\r\n{}",
            word(&self.who.name),
            self.who.address,
            self.head(&word(&format!("[Emploi] {}", self.subject)), &from),
            list = self.wanted.to,
            id = self.wanted.to.replace('@', "."),
        );
        self.with_files(&head, &self.plain()).into_bytes()
    }

    /// The site writes to the house in its own name.
    fn by_a_form(&self) -> Vec<u8> {
        let head = format!(
            "X-Mailer: PHPMailer 6.9.1\r\nReply-To: {} <{}>\r\n{}",
            word(&self.who.name),
            self.who.address,
            self.head(&word(self.subject), &format!("Site <{}>", self.wanted.to))
        );
        self.with_files(&head, &self.plain()).into_bytes()
    }

    fn passed_on_by_outlook(&self) -> Vec<u8> {
        let html = format!(
            "<html><body><p class=\"MsoNormal\">Pour suite à donner.</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p class=\"MsoNormal\"><b>De&nbsp;:</b> {} &lt;{}&gt;<br><b>Envoyé&nbsp;:</b> mardi 3 novembre 2026 10:12<br><b>À&nbsp;:</b> {}<br><b>Objet&nbsp;:</b> {}</p></div><p class=\"MsoNormal\">{}</p></body></html>",
            escaped(&self.who.name),
            self.who.address,
            self.wanted.to,
            escaped(self.subject),
            escaped(self.text).replace('\n', "</p>\r\n<p class=\"MsoNormal\">")
        );
        let words = format!(
            "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(html.as_bytes())
        );
        self.with_files(&self.head_of_a_colleague(&word(&format!("TR : {}", self.subject))), &words).into_bytes()
    }

    /// Held whole by the mail of a colleague, as it is or encoded.
    fn passed_on_as_a_file(&self, encoded: bool) -> Vec<u8> {
        let inner = self.by_gmail();
        let (encoding, inner) =
            if encoded { ("base64", base64(&inner)) } else { ("8bit", String::from_utf8(inner).unwrap()) };
        format!(
            "{}Content-Type: multipart/mixed; boundary=out\r\n\r\n--out\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoir ci-joint.\r\n--out\r\nContent-Type: message/rfc822; name=\"mail.eml\"\r\nContent-Disposition: attachment; filename=\"mail.eml\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{inner}\r\n--out--\r\n",
            self.head_of_a_colleague(&word(&format!("Fwd: {}", self.subject)))
        )
        .into_bytes()
    }

    fn head_of_a_colleague(&self, subject: &str) -> String {
        let head = self.head(subject, "Accueil <accueil@ponant.example.org>");
        head.replace(&format!("To: {}", self.wanted.to), "To: camille@recrutement.example.org")
            .replace(self.message_id, &self.message_id.replace('<', "<p."))
    }
}

fn bytes_of(file: &str) -> &'static [u8] {
    if file.to_lowercase().ends_with(".pdf") {
        b"%PDF-1.4\n1 0 obj\n"
    } else if file.contains(".odt") {
        b"PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.text"
    } else {
        b"PK\x03\x04\0\0word/document.xml"
    }
}
