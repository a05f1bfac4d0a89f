//! What an applicant is asked to send: pieces, how they combine, and which are merely welcome or not needed.

use std::sync::LazyLock;

use hiring::{Expression, Piece, Sourced};

use super::asking::Block;
use super::contacts::line_of;
use super::text::{Kind, Line, source};
use super::words::{Phrases, Word, find_any, phrases, says, sentences};

/// How pieces are called. The longest name that fits is taken.
const NAMES: [(Piece, &str); 13] = [
    (Piece::Cv, "cv | curriculum vitae | curriculum | resume | c v"),
    (Piece::Linkedin, "linkedin | linked in"),
    (Piece::Github, "github | gitlab | compte git | profil git | depot public | depot de code | public repository"),
    (
        Piece::Portfolio,
        "portfolio | portfolios | book | site perso | site personnel | site web | site | personal site | website",
    ),
    (
        Piece::Letter,
        "lettre de motivation | lettre de motivations | lettre | cover letter | covering letter | letter of motivation \
         | letter",
    ),
    (
        Piece::Motivation,
        "pourquoi | motivation | motivations | te motive | vous motive | t a motive | vous a motive | candidature \
         motivee | ce qui t interesse | ce qui vous interesse | ce qui te plait | ce qui vous plait | ce qui t a plu | \
         ce qui vous a plu | ce qui t attire | ce qui vous attire | te donne envie | vous donne envie | quelques \
         lignes | quelques mots | quelques phrases | petit mot | en dire plus sur toi | en dire un peu plus | why | a \
         few lines | a few words | a few sentences | short paragraph | what draws you | what attracts you | what \
         motivates you | what interests you",
    ),
    (
        Piece::References,
        "references | referees | recommandations | coordonnees de deux | personnes qui ont travaille avec",
    ),
    (
        Piece::Rate,
        "tjm | taux journalier | taux journalier moyen | tarif | tarifs | tarif journalier | pretentions | pretentions \
         salariales | remuneration attendue | remuneration souhaitee | salaire souhaite | salaire attendu | day rate | \
         daily rate | salary expectations | expected salary",
    ),
    (
        Piece::Availability,
        "disponibilite | disponibilites | date de disponibilite | quand tu es disponible | availability | when you \
         could start | when you can start | notice period",
    ),
    (
        Piece::Project,
        "realisation | realisations | une fois ou | panne dont | dont vous etes fier | dont tu es fier | dont vous \
         etes particulierement fier | exemple de | exemples de | vos projets | tes projets | vos travaux | tes travaux | your projects | projet que vous avez | projet que tu as | projets que \
         | recit | something you have | example of | examples of | project you | piece of work",
    ),
    (Piece::Social, "comptes sociaux | compte social | reseaux sociaux | social accounts | social media accounts"),
    (
        Piece::Answers,
        "repondre aux questions | repondez aux questions | reponds aux questions | repondant aux questions | vos \
         reponses | tes reponses | reponses aux questions | repondre a ces questions | repondez a ces questions | \
         reponds a ces questions | questions suivantes | answer these | answers to | answer the questions | answering \
         | your answers | answer three questions | answer two questions | following questions",
    ),
    (
        Piece::Other,
        "tout ce que | toute autre | malt | autre | anything else | experiences professionnelles | lettre de \
         recommandation | diplomes | diplome",
    ),
];

phrases! {
    OR_THE_LIKE = "ou equivalent | ou equivalents | ou autre | ou autres | or similar | or equivalent | or the like";
    IF_YOU_LIKE = "si vous le souhaitez | si tu le souhaites | if you like | if you wish";
    /// What may stand between two pieces of one list: `un lien vers ton profil`.
    LIGHT = "votre | vos | ton | ta | tes | un | une | le | la | les | l | d | de | du | des | lien | liens | vers | profil | \
        profils | compte | comptes | page | url | bien | encore | soit | via | par | public | personnel | formelle | your | a \
        | an | the | link | links | to | profile | account | either | my | of | some | sa | son | ses | si | possible | courte \
        | bref | ex | accompagne | complet | au | format | pdf";
    OR = "ou | or | soit";
    AND = "et | and | & | + | ; | plus | ainsi | que | avec | with";
    WELCOME_FROM = "peux ajouter | pouvez ajouter | peux joindre | pouvez joindre | peux aussi | pouvez aussi | peux egalement | pouvez \
        egalement | peux nous joindre | hesite pas a | hesites pas a | hesitez pas a | si vous le souhaitez | si vous voulez | \
        si tu veux | si tu le souhaites | si vous en avez | si tu en as | eventuellement | le cas echeant | if you like | if \
        you wish | if you have one | you may | feel free | you can also | optionally | voire | tout ce que";
    WELCOME_ALL = "bienvenu | bienvenue | bienvenus | bienvenues | apprecie | appreciee | apprecies | appreciees | facultatif | \
        facultative | optionnel | optionnelle | optional | is welcome | are welcome | most welcome | also welcome | welcome but | un plus | a plus";
    /// These refuse what follows at once; those of [`REFUSED`], all of their clause.
    REFUSED_NEXT = "sans | no | without | aucun | aucune | pas de";
    REFUSED = "pas besoin | nul besoin | inutile | no need | don t send | not needed | not required | not necessary | pas necessaire | \
        pas requis | pas requise | pas obligatoire | pas demande | pas demandee | pas exigee | isn t needed";
    /// What speaks of later steps, or of ourselves, asks for nothing now.
    LATER = "entretien | entretiens | interview | appel | rencontre | pour plus | process";
    ASKING_NOW = "envo* | joign* | joins | adress* | send | attach | include | pieces | transmet*";
    OURS = "notre | nos | our | leur | leurs | selon | ce | this";
    ANY_OF = "au choix | comme vous preferez | comme tu preferes | whichever | l un des | one of";
    TELLING = "racont* | dites | dis | expliqu* | parl* | tell | repond* | answer | precis* | indiqu* | partag* | decri* | \
        describe";
}

static KNOWN: LazyLock<Vec<(Piece, Phrases)>> =
    LazyLock::new(|| NAMES.iter().map(|(piece, names)| (*piece, Phrases::of(names))).collect());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Asked,
    Welcome,
    Refused,
}

/// A piece named in a sentence.
#[derive(Debug, Clone, Copy)]
struct Hit {
    piece: Piece,
    at: usize,
    length: usize,
    mood: Mood,
}

#[derive(Debug, Default)]
pub struct Pieces {
    pub asked: Option<Sourced<Expression>>,
    pub refused: Vec<Piece>,
}

pub fn pieces(asking: &[&Block], lines: &[Line<'_>]) -> Pieces {
    let mut found = Found::default();
    let mut lead: Option<Lead> = None;
    for block in asking {
        if block.kind == Kind::Lead {
            let welcome = says(&block.words, &WELCOME_FROM) || says(&block.words, &WELCOME_ALL);
            lead = Some(Lead { welcome, any: says(&block.words, &ANY_OF), tells: says(&block.words, &TELLING) });
        } else if !matches!(block.kind, Kind::Item(_)) {
            lead = None;
        }
        if matches!(block.kind, Kind::Heading(_)) {
            continue;
        }
        let of_list = lead.filter(|_| matches!(block.kind, Kind::Item(_)));
        let before = found.parts.len();
        let named = in_block(block, of_list, &mut found);
        if of_list.is_some_and(|lead| lead.tells) && !named && found.parts.len() == before {
            found.ask(vec![(Piece::Answers, of_list.is_some_and(|lead| lead.welcome))], true);
        }
    }
    let (start, end) = found.span.unwrap_or_default();
    let place = source(start, end, line_of(lines, start));
    Pieces {
        asked: Expression::all(found.parts).map(|expression| Sourced::new(expression, place)),
        refused: found.refused,
    }
}

/// Whether the block names any piece.
fn in_block(block: &Block, lead: Option<Lead>, found: &mut Found) -> bool {
    let mut named = false;
    // What follows the mention of an interview speaks of it, until something is asked for again.
    let mut later = false;
    let mut instead = Vec::new();
    for sentence in sentences(&block.words) {
        later = (later || says(sentence, &LATER)) && !says(sentence, &ASKING_NOW) && !says(sentence, &TELLING);
        if later {
            continue;
        }
        let hits = hits_with_mood(sentence, lead);
        named |= !hits.is_empty();
        if sentence.last().is_some_and(|word| word.is("?")) && hits.iter().any(|hit| hit.mood == Mood::Refused) {
            // “Pas de CV ? Envoie ton profil LinkedIn”: one does as well as the other.
            instead.extend(hits.iter().map(|hit| hit.piece));
            continue;
        }
        in_sentence(sentence, hits, lead, std::mem::take(&mut instead), found);
    }
    named
}

/// What the lead of a list says of its items.
#[derive(Debug, Clone, Copy)]
struct Lead {
    welcome: bool,
    any: bool,
    tells: bool,
}

#[derive(Default)]
struct Found {
    parts: Vec<Expression>,
    known: Vec<Piece>,
    refused: Vec<Piece>,
    /// From the first piece named to the last, in bytes.
    span: Option<(usize, usize)>,
}

impl Found {
    /// Where it was named, and whether it was said not to be needed.
    fn name(&mut self, sentence: &[Word], hit: Hit) {
        let (start, end) = (sentence.get(hit.at), sentence.get(hit.at + hit.length - 1));
        if let (Some(start), Some(end)) = (start, end) {
            let (first, last) = self.span.unwrap_or((start.start, end.end));
            self.span = Some((first.min(start.start), last.max(end.end)));
        }
        if hit.mood == Mood::Refused && !self.refused.contains(&hit.piece) {
            self.refused.push(hit.piece);
        }
    }

    /// One group: any of them, or all. What was asked before is not asked again.
    fn ask(&mut self, group: Vec<(Piece, bool)>, any: bool) {
        let mut parts = Vec::new();
        for (piece, welcome) in group {
            if !self.known.contains(&piece) && !self.refused.contains(&piece) {
                self.known.push(piece);
                parts.push(if welcome { Expression::Welcome(piece) } else { Expression::Piece(piece) });
            }
        }
        self.parts.extend(if any { Expression::any(parts) } else { Expression::all(parts) });
    }
}

fn hits_with_mood(sentence: &[Word], lead: Option<Lead>) -> Vec<Hit> {
    let mut hits = hits(sentence);
    for hit in &mut hits {
        hit.mood = if lead.is_some_and(|lead| lead.welcome) { Mood::Welcome } else { mood(sentence, *hit) };
    }
    hits
}

/// Any of `instead` does as well as the first list.
fn in_sentence(sentence: &[Word], mut hits: Vec<Hit>, lead: Option<Lead>, instead: Vec<Piece>, found: &mut Found) {
    for hit in &hits {
        found.name(sentence, *hit);
    }
    hits.retain(|hit| hit.mood != Mood::Refused);
    let any = says(sentence, &ANY_OF) || lead.is_some_and(|lead| lead.any);
    for (index, list) in lists(sentence, &hits).into_iter().enumerate() {
        if index == 0 && !instead.is_empty() {
            let pieces = instead.iter().copied().chain(list.iter().map(|hit| hit.piece));
            found.ask(pieces.map(|piece| (piece, false)).collect(), true);
        } else {
            combine(sentence, &list, any, found);
        }
    }
}

fn hits(sentence: &[Word]) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
        let named = KNOWN
            .iter()
            .filter_map(|(piece, names)| Some((*piece, names.begin(rest)?)))
            .max_by_key(|(_, length)| *length);
        let Some((piece, length)) = named else {
            at += 1;
            continue;
        };
        let ours = at.checked_sub(1).and_then(|before| sentence.get(before)).is_some_and(|word| OURS.has(word));
        if !ours && !explains(sentence, found.last(), at) {
            found.push(Hit { piece, at, length, mood: Mood::Asked });
        }
        at += length;
    }
    found
}

/// `vos références (GitHub ou autres)`: what stands in parentheses after a piece only explains it.
fn explains(sentence: &[Word], last: Option<&Hit>, at: usize) -> bool {
    let Some(last) = last else { return false };
    let after = last.at + last.length;
    sentence.get(after).is_some_and(|word| word.is("("))
        && !sentence.get(after..at).is_some_and(|gap| gap.iter().any(|word| word.is(")")))
}

fn mood(sentence: &[Word], hit: Hit) -> Mood {
    let clause = clause(sentence, hit);
    if says(clause, &WELCOME_ALL) {
        return Mood::Welcome;
    }
    if is_refused(clause, hit, sentence) {
        return Mood::Refused;
    }
    let before = sentence.get(..hit.at + hit.length).unwrap_or_default();
    let after = sentence.get(hit.at + hit.length..).unwrap_or_default();
    let postponed = find_any(after, &IF_YOU_LIKE).is_some_and(|(at, _)| {
        let between = after.get(..at).unwrap_or_default();
        at <= 4 && !between.iter().any(|word| AND.has(word))
    });
    if says(before, &WELCOME_FROM) || postponed { Mood::Welcome } else { Mood::Asked }
}

/// `sans` and `no` refuse what follows at once; the longer words, all of their clause.
fn is_refused(clause: &[Word], hit: Hit, sentence: &[Word]) -> bool {
    let near = sentence.get(hit.at.saturating_sub(3)..hit.at).unwrap_or_default();
    says(near, &REFUSED_NEXT) || says(clause, &REFUSED)
}

/// The words around a piece up to what parts clauses.
fn clause(sentence: &[Word], hit: Hit) -> &[Word] {
    let parts =
        |word: &Word| matches!(word.text.as_str(), "," | ":" | "(" | ")" | ";" | "mais" | "but" | "." | "!" | "…");
    let before = sentence.get(..hit.at).unwrap_or_default();
    let start = before.iter().rposition(parts).map_or(0, |at| at + 1);
    let after = sentence.get(hit.at..).unwrap_or_default();
    let end = after.iter().position(parts).map_or(sentence.len(), |at| hit.at + at);
    sentence.get(start..end).unwrap_or_default()
}

/// Pieces with nothing but light words between them are one list.
fn lists(sentence: &[Word], hits: &[Hit]) -> Vec<Vec<Hit>> {
    let mut lists: Vec<Vec<Hit>> = Vec::new();
    for hit in hits {
        let joined = lists.last().and_then(|list| list.last()).is_some_and(|last| {
            let gap = gap(sentence, last, hit);
            last.mood == hit.mood && gap.iter().all(is_light)
        });
        match lists.last_mut().filter(|_| joined) {
            Some(list) => list.push(*hit),
            None => lists.push(vec![*hit]),
        }
    }
    lists
}

fn gap<'s>(sentence: &'s [Word], last: &Hit, next: &Hit) -> &'s [Word] {
    sentence.get(last.at + last.length..next.at).unwrap_or_default()
}

fn is_light(word: &Word) -> bool {
    let text = word.text.as_str();
    LIGHT.has(word)
        || OR.has(word)
        || AND.has(word)
        || matches!(text, "," | "/" | "[" | "]" | "\n" | "|" | "<link>" | "(" | ")")
}

/// `LinkedIn, CV ou GitHub` is any; `CV, lettre et portfolio` is all; `LinkedIn / CV et GitHub` is any and one.
fn combine(sentence: &[Word], list: &[Hit], any: bool, found: &mut Found) {
    let mut group: Vec<(Hit, Join)> = Vec::new();
    for (index, hit) in list.iter().enumerate() {
        let join = match index.checked_sub(1).and_then(|before| list.get(before)) {
            Some(previous) => Join::of(gap(sentence, previous, hit)),
            None => Join::Comma,
        };
        if join == Join::And && !any {
            ask_group(&group, any, false, found);
            group.clear();
        }
        group.push((*hit, join));
    }
    let or_the_like = list
        .last()
        .and_then(|last| sentence.get(last.at + last.length..))
        .is_some_and(|after| OR_THE_LIKE.begin(after).is_some());
    ask_group(&group, any, or_the_like, found);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// With nothing else between: `site, LinkedIn`; not `CV, un lien vers ton profil`.
    BareComma,
    Comma,
    Slash,
    Or,
    And,
}

impl Join {
    fn of(gap: &[Word]) -> Self {
        let has = |fits: &dyn Fn(&Word) -> bool| gap.iter().any(fits);
        if has(&|word| OR.has(word)) {
            Self::Or
        } else if has(&|word| AND.has(word)) {
            Self::And
        } else if has(&|word| word.is("/") || word.is("|")) {
            Self::Slash
        } else if gap.iter().all(Word::is_mark) {
            Self::BareComma
        } else {
            Self::Comma
        }
    }
}

/// `site, LinkedIn, Malt ou équivalent` is any of them.
fn ask_group(group: &[(Hit, Join)], any: bool, or_the_like: bool, found: &mut Found) {
    let as_asked =
        |hits: &[(Hit, Join)]| hits.iter().map(|(hit, _)| (hit.piece, hit.mood == Mood::Welcome)).collect::<Vec<_>>();
    if any {
        found.ask(as_asked(group), true);
        return;
    }
    // `CV ou LinkedIn, ton tarif`: what comes after the last alternative is asked for besides.
    let last = group.iter().rposition(|(_, join)| *join == Join::Or).map_or(0, |last| last + 1);
    let rest = group.get(last..).unwrap_or_default();
    let alike = rest.iter().take_while(|(_, join)| or_the_like && last > 0 && *join == Join::BareComma).count();
    let alternatives = last + alike;
    found.ask(as_asked(group.get(..alternatives).unwrap_or_default()), true);
    let group = group.get(alternatives..).unwrap_or_default();
    let mut start = 0;
    for at in 1..=group.len() {
        let parted = match group.get(at) {
            None | Some((_, Join::Comma)) => true,
            Some((_, join)) => *join == Join::BareComma && !or_the_like,
        };
        if parted {
            found.ask(as_asked(group.get(start..at).unwrap_or_default()), true);
            start = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use hiring::Piece;

    use crate::posting::testing::apply;

    fn asked(text: &str) -> String {
        apply(text).apply.pieces.map(|pieces| pieces.value.to_string()).unwrap_or_default()
    }

    #[test]
    fn lists_are_any_or_all() {
        for (text, pieces) in [
            ("Envoyez votre LinkedIn, CV ou GitHub.", "linkedin | cv | github"),
            ("Envoyez votre LinkedIn / CV et votre GitHub.", "(linkedin | cv) & github"),
            ("Envoyez un CV, une lettre de motivation et un portfolio.", "cv & letter & portfolio"),
            (
                "Envoie ton CV ou ton profil LinkedIn, ton TJM et tes disponibilités.",
                "(cv | linkedin) & rate & availability",
            ),
            ("Un lien vers votre site, LinkedIn, Malt ou équivalent.", "portfolio | linkedin | other"),
            ("Ton CV, un lien vers ton profil LinkedIn ou équivalent.", "cv & linkedin"),
            ("Send us your CV and a cover letter.", "cv & letter"),
            ("Please send a CV or a link to your LinkedIn profile.", "cv | linkedin"),
            ("Dites-nous pourquoi ce poste, et joignez un CV.", "motivation & cv"),
        ] {
            assert_eq!(asked(text), pieces, "{text}");
        }
    }

    #[test]
    fn what_is_merely_welcome_is_not_asked_for() {
        for (text, pieces) in [
            ("Votre CV. Une lettre de motivation est bienvenue.", "cv & letter?"),
            ("Votre CV. Vous pouvez joindre un portfolio.", "cv & portfolio?"),
            ("Votre CV et, si vous le souhaitez, des références.", "cv & references?"),
            ("N’hésitez pas à nous envoyer :\n\n- votre CV\n- votre GitHub", "cv? & github?"),
            ("Your CV. A portfolio is welcome.", "cv & portfolio?"),
        ] {
            assert_eq!(asked(text), pieces, "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_not_asked_for() {
        for text in [
            "Votre CV, pas besoin de lettre de motivation.",
            "Votre CV. Pas de lettre !",
            "Your CV. No cover letter, please.",
            "Votre CV. La lettre de motivation n’est pas nécessaire.",
        ] {
            let apply = apply(text).apply;
            assert_eq!(apply.refused_pieces, [Piece::Letter], "{text}");
            assert_eq!(apply.pieces.unwrap().value.to_string(), "cv", "{text}");
        }
        assert_eq!(asked("Tu n’as pas de CV ? Envoie ton LinkedIn."), "cv | linkedin");
    }

    #[test]
    fn what_speaks_of_later_or_of_ourselves_asks_for_nothing() {
        assert_eq!(asked("Notre GitHub est public. À l’entretien, on regarde un exemple de code."), "");
        assert_eq!(asked("Vos références (GitHub, GitLab ou autres)."), "references");
    }

    #[test]
    fn a_list_of_questions_asks_for_answers() {
        assert_eq!(
            asked("Votre CV, et racontez-nous :\n\n- le phare de vos rêves\n- votre dernière tempête"),
            "cv & answers"
        );
    }
}
