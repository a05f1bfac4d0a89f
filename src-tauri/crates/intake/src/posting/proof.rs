//! The sign by which a posting sees that it was read to its end.

use hiring::{Proof, ProofPlace, Sourced};

use super::asking::Block;
use super::contacts::line_of;
use super::links::within_reach;
use super::text::{Line, source};
use super::words::{Word, find_any, phrases, says, sentences};

phrases! {
    IN_SUBJECT = "objet | sujet | subject";
    IN_MESSAGE = "message | mail | email | courriel | corps | body | lettre | letter";
    ANYWHERE = "quelque part | ou tu veux | ou vous voulez | somewhere | anywhere";
    PUTTING = "inser* | gliss* | ajout* | mets | mettez | mettre | mention* | inclu* | place* | plac* | ecris | ecrivez | commenc* | \
        utilis* | cache* | include | insert | put | add | begin | start | slip | use | write | mention | hide | drop | termin*";
    EMOJI = "emoji | emojis | emoticone | emoticones | smiley | smileys | emoticon | emoticons | pictogramme | gif";
    SIGN = "le mot | un mot | mot cle | le nom d | the word | the name of | word | le code | code word | un animal | une couleur | \
        the colour";
    /// What names words that are quoted behind it.
    QUOTED = "le mot | les mots | la phrase | l expression | le mot cle | les mots cles | le mot de passe | le code | the word | \
        the words | the phrase | the expression | the code word | the code | the password";
    /// What we do asks nothing of anybody.
    OURS = "nous utilisons | nous employons | nous mettons | nous ecrivons | nous mentionnons | on utilise | on emploie | we use \
        | we put | we write | we mention";
    READ = "avez lu | as lu | lu jusqu | bien lu | tout lu | have read | you read | you ve read | read this far | lu l annonce | \
        lu cette annonce | lu l offre";
}

pub fn proof(asking: &[&Block], lines: &[Line<'_>], text: &str, offset: usize) -> Option<Sourced<Proof>> {
    for block in asking {
        let sentences = sentences(&block.words);
        for (at, sentence) in sentences.iter().enumerate() {
            let near = sentences.get(at.saturating_sub(1)..(at + 2).min(sentences.len())).unwrap_or_default();
            let says_why = near.iter().any(|sentence| says(sentence, &READ));
            let emoji = says(sentence, &EMOJI);
            let words = quoted_words(sentence, text, offset);
            // Words asked for in the message can be nothing else; in the subject they may be what it is to say.
            let in_message = place(sentence) == ProofPlace::Message && !says(sentence, &OURS);
            let is_sign = words.is_some() && (says_why || in_message);
            if says(sentence, &PUTTING) && (emoji || is_sign || says_why && says(sentence, &SIGN)) {
                let what = if emoji { "emoji".to_owned() } else { words.unwrap_or_else(|| sign(sentence)) };
                let (start, end) = (sentence.first()?.start, sentence.last()?.end);
                let proof = Proof { what, place: place(sentence) };
                return Some(Sourced::new(proof, source(start, end, line_of(lines, start))));
            }
        }
    }
    None
}

fn place(sentence: &[Word]) -> ProofPlace {
    if says(sentence, &IN_SUBJECT) {
        ProofPlace::Subject
    } else if says(sentence, &ANYWHERE) && !sentence.iter().any(|word| word.is("message")) {
        ProofPlace::Anywhere
    } else if says(sentence, &IN_MESSAGE) {
        ProofPlace::Message
    } else {
        ProofPlace::Anywhere
    }
}

const QUOTES: [(&str, &str); 8] =
    [("«", "»"), ("“", "”"), ("\"", "\""), ("‘", "’"), ("„", "“"), ("**", "**"), ("`", "`"), ("'", "'")];
/// More is no sign but a sentence.
const LONGEST: usize = 60;

/// What is quoted right behind `the words`: one word or several, as they are written.
fn quoted_words(sentence: &[Word], text: &str, offset: usize) -> Option<String> {
    let (at, length) = find_any(sentence, &QUOTED)?;
    let named = sentence.get(at + length - 1)?.end;
    let rest = within_reach(text.get(named.checked_sub(offset)?..)?, 0);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == ',');
    let inside = |(open, close): &(&str, &str)| {
        let inside = rest.strip_prefix(open)?;
        let end = inside.match_indices(close).find(|(end, _)| !is_apostrophe(inside, *end, close))?.0;
        let words = inside.get(..end)?.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.trim_matches(|c: char| c.is_whitespace() || "*_`.,«»“”\"".contains(c)).to_owned();
        (!words.is_empty() && words.chars().count() <= LONGEST).then_some(words)
    };
    QUOTES.iter().find_map(inside)
}

/// Between two letters it ends nothing.
fn is_apostrophe(text: &str, at: usize, mark: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + mark.len()..).and_then(|after| after.chars().next());
    matches!(mark, "'" | "’") && before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// The quoted word, or the words that say what it is: `name of a bird`.
fn sign(sentence: &[Word]) -> String {
    let quoted = |open: &str, close: &str| {
        let start = sentence.iter().position(|word| word.is(open))? + 1;
        let end = start + sentence.get(start..)?.iter().position(|word| word.is(close))?;
        Some(joined(sentence.get(start..end)?))
    };
    [("«", "»"), ("“", "”"), ("\"", "\"")]
        .into_iter()
        .find_map(|(open, close)| quoted(open, close).filter(|text| !text.is_empty()))
        .or_else(|| {
            let (at, length) = find_any(sentence, &SIGN)?;
            Some(joined(sentence.get(at..at + length + 2)?))
        })
        .unwrap_or_else(|| joined(sentence))
}

fn joined(words: &[Word]) -> String {
    words.iter().filter(|word| !word.is_mark()).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use hiring::ProofPlace;

    use crate::posting::testing::apply;

    fn proof(text: &str) -> Option<(String, ProofPlace)> {
        apply(text).apply.proof.map(|proof| (proof.value.what, proof.value.place))
    }

    #[test]
    fn a_sign_to_put_somewhere_is_a_proof() {
        for (text, what, place) in [
            ("Insérez un émoji poisson dans l’objet.", "emoji", ProofPlace::Subject),
            ("Ajoute un smiley à ton message pour montrer que tu as lu.", "emoji", ProofPlace::Message),
            ("Glissez le mot « phare » quelque part : nous saurons que vous avez lu.", "phare", ProofPlace::Anywhere),
            (
                "Start your subject line with the word “reef”, so we know you have read this.",
                "reef",
                ProofPlace::Subject,
            ),
            (
                "Please insert the words 'blue bicycle' in your message so that we know you've read this far.",
                "blue bicycle",
                ProofPlace::Message,
            ),
            ("Include the words **blue bicycle** in your email.", "blue bicycle", ProofPlace::Message),
            (
                "Glissez les mots « vélo bleu » quelque part : nous saurons que vous avez lu jusqu’au bout.",
                "vélo bleu",
                ProofPlace::Anywhere,
            ),
            ("Ajoutez à votre message l’expression ‘l’heure des bouées’.", "l’heure des bouées", ProofPlace::Message),
            (
                "Begin your subject with the phrase “low tide at noon” so we know you have read the whole text.",
                "low tide at noon",
                ProofPlace::Subject,
            ),
            ("Mentionnez dans votre lettre le mot de passe : `marée basse`.", "marée basse", ProofPlace::Message),
        ] {
            let asked = format!("## Postuler\n\n{text} CV à camille@example.org.\n");
            assert_eq!(proof(&asked), Some((what.to_owned(), place)), "{text}");
        }
    }

    #[test]
    fn words_that_are_no_sign_are_none() {
        for text in [
            "Mettez les mots « Réseau du phare » en objet du mail.",
            "Write a few words on why you would like to join us.",
            "Ajoutez à votre message les mots qui vous ressemblent.",
            "Insert the words of your choice in your message.",
            "Use the word processor you like, and write to us.",
            "Nous utilisons le mot « usager » dans chaque message, faute de mieux, comme dans « le mot du jour ».",
        ] {
            let asked = format!("## Postuler\n\n{text} CV à camille@example.org.\n");
            assert_eq!(proof(&asked), None, "{text}");
        }
    }

    #[test]
    fn liking_emojis_asks_for_none() {
        assert_eq!(proof("Nous aimons les émojis. Envoyez un mot à a@example.org."), None);
    }
}
