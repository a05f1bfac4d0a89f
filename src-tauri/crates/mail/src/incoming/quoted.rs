//! What somebody wrote themselves, what they answer, and what they pass on.

use hiring::{Address, Forwarded, MailParty};

use super::rewritten::rewritten_in_copy;

/// A message in its parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Divided {
    pub own: String,
    pub quoted: String,
    pub forwarded: Option<Forwarded>,
}

/// Longer lines are no words of anybody's.
const LONGEST_MARK: usize = 400;

/// `passes_on` when the subject says so (`Fwd:`, `TR :`).
pub fn divide(text: &str, passes_on: bool) -> Divided {
    let short: String = text.chars().take(LONGEST_TEXT).collect();
    divide_within(&short, passes_on, MOST_PASSED_ON)
}

/// What is behind is not read by anybody either.
const LONGEST_TEXT: usize = 200_000;
/// A mail is passed on so many times at most.
const MOST_PASSED_ON: usize = 10;

fn divide_within(text: &str, passes_on: bool, times: usize) -> Divided {
    let lines: Vec<&str> = text.lines().collect();
    let mark = (0..lines.len()).find_map(|at| mark_at(&lines, at).map(|mark| (at, mark)));
    let Some((at, mark)) = mark else { return without_marks(&lines) };
    let before = lines.get(..at).unwrap_or_default();
    let behind = lines.get(at..).unwrap_or_default();
    let is_passed_on = match mark {
        Mark::Forward => true,
        Mark::Head => passes_on,
        Mark::Answer => false,
    };
    if !is_passed_on {
        let own = without_marks(before);
        let rest: Vec<&str> = behind.iter().map(|line| unquoted(line)).collect();
        // Whoever writes below what they answer has written nothing above.
        if own.own.trim().is_empty() && matches!(mark, Mark::Answer) {
            let below = without_marks(behind.get(1..).unwrap_or_default());
            if !below.own.trim().is_empty() && !below.quoted.is_empty() {
                return below;
            }
        }
        return Divided { own: own.own, quoted: join([own.quoted.as_str(), &rest.join("\n")]), forwarded: None };
    }
    // A mail that was passed on twice: the innermost is the one that matters.
    let (forwarded, body) = copied_head(behind);
    if times == 0 {
        return Divided { own: body, quoted: String::new(), forwarded: Some(forwarded) };
    }
    let inner = divide_within(&body, passes_on, times - 1);
    match inner.forwarded {
        Some(_) => inner,
        None => Divided { own: inner.own, quoted: inner.quoted, forwarded: Some(forwarded) },
    }
}

fn join(parts: [&str; 2]) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `Le 3 février 2026 à 10:12, Camille a écrit :`
    Answer,
    /// `---------- Forwarded message ---------`
    Forward,
    /// `De : Camille …` with more of a head below: an answer or a passing on, as the subject says.
    Head,
}

/// What stands above a mail that is passed on.
const FORWARDS: [&str; 12] = [
    "forwarded message",
    "message transféré",
    "message transf",
    "début du message transféré",
    "begin forwarded message",
    "début du message réexpédié",
    "original-nachricht",
    "weitergeleitete nachricht",
    "message réacheminé",
    "fwd message",
    "mail transféré",
    "e-mail transféré",
];

fn mark_at(lines: &[&str], at: usize) -> Option<Mark> {
    let line = lines.get(at)?.trim();
    if line.is_empty() || line.len() > LONGEST_MARK {
        return None;
    }
    let bare = line.trim_matches(|c: char| "-_*> ".contains(c)).to_lowercase();
    let is_bare_mark = bare.chars().count() <= 60;
    if is_bare_mark
        && FORWARDS.iter().any(|mark| {
            bare.trim_end_matches([':', ' ', '\u{a0}']) == *mark || bare.starts_with(mark) && line.starts_with('-')
        })
    {
        return Some(Mark::Forward);
    }
    if is_bare_mark
        && ["message d'origine", "message d’origine", "original message", "message original"]
            .iter()
            .any(|mark| bare.trim_end_matches(':') == *mark)
    {
        return Some(Mark::Head);
    }
    if is_answer(line) || lines.get(at + 1).is_some_and(|next| is_answer_in_two(line, next)) {
        return Some(Mark::Answer);
    }
    let field = field_of(line)?;
    let others =
        lines.get(at + 1..)?.iter().filter(|line| !line.trim().is_empty()).take(5).filter_map(|line| field_of(line));
    let others: Vec<Field> = others.map(|(field, _)| field).collect();
    (field.0 == Field::From && others.len() >= 2 && others.contains(&Field::Subject)).then_some(Mark::Head)
}

fn is_answer(line: &str) -> bool {
    let lower = line.trim_start_matches(['>', ' ']).to_lowercase();
    let ends = [
        "a écrit :",
        "a écrit\u{a0}:",
        "a écrit:",
        "a ecrit :",
        "wrote:",
        "wrote :",
        "schrieb:",
        "escribió:",
        "ha scritto:",
    ];
    let begins = ["le ", "on ", "am ", "el ", "il "];
    let has_date = lower.chars().any(|c| c.is_ascii_digit()) || lower.contains('@');
    ends.iter().any(|end| lower.trim_end().ends_with(end))
        && (begins.iter().any(|begin| lower.starts_with(begin)) || lower.contains('@'))
        && has_date
}

/// Mail programs break that line where they break every line.
fn is_answer_in_two(line: &str, next: &str) -> bool {
    let begins = line.starts_with("Le ") || line.starts_with("On ");
    begins && next.len() <= LONGEST_MARK && !next.trim().is_empty() && is_answer(&format!("{line} {}", next.trim()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    To,
    Subject,
    Date,
}

fn field_of(line: &str) -> Option<(Field, &str)> {
    let line = line.trim().trim_start_matches(['>', '*', ' ']);
    if line.len() > LONGEST_MARK * 2 {
        return None;
    }
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(|c: char| c == '*' || c.is_whitespace()).to_lowercase();
    let field = match name.as_str() {
        "de" | "from" | "expéditeur" | "von" | "envoyé par" => Field::From,
        "à" | "a" | "to" | "cc" | "destinataire" | "pour" | "an" | "copie à" => Field::To,
        "objet" | "subject" | "sujet" | "betreff" => Field::Subject,
        "date" | "envoyé" | "sent" | "gesendet" | "reçu" | "envoyé le" => Field::Date,
        _ => return None,
    };
    Some((field, value.trim_start_matches('*').trim()))
}

/// Reads the copied head; the rest is the message.
fn copied_head(lines: &[&str]) -> (Forwarded, String) {
    let mut forwarded = Forwarded::default();
    let mut seen = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match field_of(line) {
            Some((field, value)) => {
                seen += 1;
                // A long list of recipients goes on on the next lines.
                match field {
                    Field::From if forwarded.from.is_none() => forwarded.from = party_in(value),
                    Field::To => forwarded.to.extend(addresses_in(value)),
                    Field::Subject if forwarded.subject.is_empty() => value.clone_into(&mut forwarded.subject),
                    _ => {}
                }
            }
            None if seen > 0 && line.trim().is_empty() => break,
            None if seen == 0 && at > 3 => break,
            None => forwarded.to.extend(addresses_in(line)),
        }
        at += 1;
    }
    let body: Vec<&str> = lines.get(at..).unwrap_or_default().iter().map(|line| unquoted(line)).collect();
    forwarded.rewritten = forwarded.from.as_ref().and_then(rewritten_in_copy);
    (forwarded, body.join("\n"))
}

/// `Malo Guivarc'h <malo@example.org>`, `malo@example.org`, `"Guivarc'h, Malo" [mailto:malo@example.org]`.
fn party_in(text: &str) -> Option<MailParty> {
    let address = addresses_in(text).into_iter().next()?;
    let end = text.find(['<', '[', '(']).or_else(|| text.find(address.as_str())).unwrap_or(0);
    let name = text.get(..end).unwrap_or_default().trim_matches(|c: char| "\"'“”*,; ".contains(c) || c.is_whitespace());
    let name = if name.contains('@') { "" } else { name };
    Some(MailParty { name: crate::letter::clean_line(name), address })
}

fn addresses_in(text: &str) -> Vec<Address> {
    let words = text.split(|c: char| c.is_whitespace() || "<>()[]\"',;|:".contains(c));
    words.filter(|word| word.contains('@')).filter_map(|word| word.parse().ok()).take(50).collect()
}

fn unquoted(line: &str) -> &str {
    let bare = line.trim_start();
    if bare.starts_with('>') { bare.trim_start_matches(['>', ' ']) } else { line }
}

fn without_marks(lines: &[&str]) -> Divided {
    let (mut own, mut quoted) = (Vec::new(), Vec::new());
    for line in lines {
        if line.trim_start().starts_with('>') { quoted.push(unquoted(line)) } else { own.push(*line) }
    }
    Divided { own: own.join("\n"), quoted: quoted.join("\n"), forwarded: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_parted_from_what_it_answers() {
        let gmail = "Voici la pièce.\n\nMalo\n\nLe mar. 3 févr. 2026 à 10:12, Camille <camille@example.org> a\nécrit :\n\n> Il manque votre CV.\n> Camille";
        let divided = divide(gmail, false);
        assert_eq!(divided.own.trim(), "Voici la pièce.\n\nMalo");
        assert!(divided.quoted.contains("Il manque votre CV."), "{divided:?}");
        let outlook = "Bonjour,\n\nDe : Camille <camille@example.org>\nEnvoyé : mardi 3 février 2026 10:12\nÀ : Malo\nObjet : Pièce\n\nIl manque";
        let divided = divide(outlook, false);
        assert_eq!((divided.own.trim(), divided.forwarded), ("Bonjour,", None));
        let below = "On 3 Feb 2026, at 10:12, Camille <c@example.org> wrote:\n> What is your rate?\n\n420 a day.\nMalo";
        assert_eq!(divide(below, false).own.trim(), "420 a day.\nMalo");
    }

    #[test]
    fn what_is_passed_on_has_a_head_of_its_own() {
        let gmail = "Pour toi.\n\n---------- Forwarded message ---------\nDe : Malo Guivarc'h <malo@example.org>\nDate: mar. 3 févr. 2026\n\
                     Subject: Assistance Rivages, Malo\nTo: <camille@example.com>\n\n\nBonjour Camille,\nvoici mon CV.";
        let divided = divide(gmail, false);
        let forwarded = divided.forwarded.unwrap();
        let from = forwarded.from.unwrap();
        assert_eq!((from.name.as_str(), from.address.as_str()), ("Malo Guivarc'h", "malo@example.org"));
        assert_eq!((forwarded.to.len(), forwarded.subject.as_str()), (1, "Assistance Rivages, Malo"));
        assert_eq!(divided.own.trim(), "Bonjour Camille,\nvoici mon CV.");
        let outlook = "De : Malo <malo@example.org>\nEnvoyé : mardi\nÀ : Camille\nObjet : Candidature\n\nVoici";
        assert_eq!(divide(outlook, true).forwarded.unwrap().subject, "Candidature");
    }
}
