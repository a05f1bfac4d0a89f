//! The sign by which a posting sees that it was read to its end.

use hiring::{Proof, ProofPlace, Sourced};

use super::asking::Block;
use super::contacts::line_of;
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
    READ = "avez lu | as lu | lu jusqu | bien lu | tout lu | have read | you read | you ve read | read this far | lu l annonce | \
        lu cette annonce | lu l offre";
}

pub fn proof(asking: &[&Block], lines: &[Line<'_>]) -> Option<Sourced<Proof>> {
    for block in asking {
        let sentences = sentences(&block.words);
        for (at, sentence) in sentences.iter().enumerate() {
            let near = sentences.get(at.saturating_sub(1)..(at + 2).min(sentences.len())).unwrap_or_default();
            let says_why = near.iter().any(|sentence| says(sentence, &READ));
            let emoji = says(sentence, &EMOJI);
            if says(sentence, &PUTTING) && (emoji || says_why && says(sentence, &SIGN)) {
                let what = if emoji { "emoji".to_owned() } else { sign(sentence) };
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
        ] {
            assert_eq!(proof(text), Some((what.to_owned(), place)), "{text}");
        }
    }

    #[test]
    fn liking_emojis_asks_for_none() {
        assert_eq!(proof("Nous aimons les émojis. Envoyez un mot à a@example.org."), None);
    }
}
