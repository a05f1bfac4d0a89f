//! The title of a post as it is compared with what a spreadsheet calls it: `Développeuse ou développeur mobile (H/F)` and
//! `developpeur mobile` are the same post, `Comptable` and `Comptable fournisseurs` are not.

use std::collections::BTreeSet;

use crate::fold;

/// Stand in any title and tell none from another; and what says that a post is for everybody.
const EMPTY: [&str; 26] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "en", "et", "ou", "un", "une", "pour", "the", "a", "an", "of",
    "and", "or", "for", "h", "f", "x", "hf", "fh",
];
/// The second form of a word, behind the sign that writes two in one: `conseiller·ère`, `chargé(e)`.
const SECOND_FORMS: [&str; 22] = [
    "e", "s", "es", "ne", "nes", "le", "les", "te", "tes", "fe", "fes", "ve", "ves", "se", "ses", "ere", "eres",
    "euse", "euses", "rice", "rices", "trice",
];
/// Endings of words for a woman, and for several, with the one for a man, the longest first.
const ENDINGS: [(&str, &str); 20] = [
    ("trices", "teur"),
    ("teuses", "teur"),
    ("trice", "teur"),
    ("teuse", "teur"),
    ("euses", "eur"),
    ("ieres", "ier"),
    ("euse", "eur"),
    ("eurs", "eur"),
    ("iere", "ier"),
    ("iers", "ier"),
    ("ives", "if"),
    ("ifs", "if"),
    ("ive", "if"),
    ("ees", ""),
    ("ee", ""),
    ("es", ""),
    ("e", ""),
    ("s", ""),
    ("x", ""),
    ("", ""),
];

/// The words that count, in one form each; the order does not.
pub fn job_words(title: &str) -> BTreeSet<String> {
    let folded = fold(title);
    let mut words = BTreeSet::new();
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = from.find(|c: char| !c.is_alphanumeric()).unwrap_or(from.len());
        // `C++` and `C#` are not `C`.
        let end = from
            .get(end..)
            .and_then(|more| more.find(|c| !matches!(c, '+' | '#')))
            .map_or(from.len(), |more| end + more);
        let (word, after) = from.split_at_checked(end).unwrap_or((from, ""));
        let is_second = matches!(gap, "·" | "•" | "⋅" | "." | "(" | "/" | "-") && SECOND_FORMS.contains(&word);
        if !is_second && !EMPTY.contains(&word) {
            words.insert(form(word));
        }
        rest = after;
    }
    words
}

/// What stands before the first bracket, comma or dash, if anything follows: the rest mostly says for whom, or how long.
pub fn job_without_remarks(title: &str) -> Option<&str> {
    let signs = [" (", " [", ",", " – ", " — ", " - ", " | "];
    let end = signs.iter().filter_map(|sign| title.find(sign)).min()?;
    title.get(..end).map(str::trim).filter(|head| !head.is_empty())
}

/// The same for a woman and a man, for one and for several.
fn form(word: &str) -> String {
    let Some((bare, ending)) = ENDINGS.iter().find_map(|(ending, man)| {
        let bare = word.strip_suffix(ending)?;
        (bare.len() + man.len() >= 4).then_some((bare, *man))
    }) else {
        return word.to_owned();
    };
    let mut form: String = bare.to_owned();
    // `technicienne`, `cheffe`.
    if ending.is_empty()
        && bare.len() < word.len()
        && form.len() > 4
        && let Some(last) = form.chars().last()
        && form.chars().rev().nth(1) == Some(last)
    {
        form.pop();
    }
    form + ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_post_is_one_however_it_is_written() {
        for (one, other) in [
            ("Développeuse ou développeur mobile", "developpeur mobile"),
            ("Développeur·euse full-stack", "Développeuse Full Stack"),
            ("Conseiller·ère numérique itinérant·e", "CONSEILLÈRE NUMÉRIQUE ITINÉRANTE"),
            ("Coordinateur·rice bénévoles", "coordinatrice des bénévoles"),
            ("Chargé(e) de déploiement (H/F)", "Chargée de déploiement"),
            ("Chef·fe de projet eau", "Cheffe de projet Eau"),
            ("Technicien.ne support", "technicienne support"),
            ("Rédactrice ou rédacteur technique", "Rédacteur technique F/H"),
            ("Directeur/trice artistique", "directrice artistique"),
            ("Designer de service", "Designer de services"),
            ("Directrice créative", "Directeur créatif"),
            ("Infirmières de nuit", "Infirmier de nuit"),
            ("Vendeuse ou vendeur", "Vendeurs"),
            ("Actrice", "Acteur"),
            ("Ouvreuse de salle", "Ouvreur de salle"),
            ("Éducateur·rice spécialisé·e", "Éducatrice spécialisée"),
            ("Développeur C# / .NET", "developpeuse c# .net"),
        ] {
            assert_eq!(job_words(one), job_words(other), "{one}: {other}");
        }
    }

    #[test]
    fn other_posts_are_others() {
        for (one, other) in [
            ("Comptable", "Comptable fournisseurs"),
            ("Directeur technique", "Direction technique"),
            ("Stage communication", "Communication"),
            ("Développeur C", "Développeur"),
            ("Assistante RH", "Assistance RH"),
            ("Data engineer", "Data scientist"),
            ("Responsable du support", "Responsable"),
            ("Portier", "Porteur"),
            ("Ouvrière", "Ouvreuse"),
            ("Développeur C#", "Développeur C++"),
            ("Développeur C", "Développeur C++"),
            ("Cuisinière", "Cuisine"),
        ] {
            assert_ne!(job_words(one), job_words(other), "{one}: {other}");
        }
    }

    #[test]
    fn remarks_follow_the_name_of_the_post() {
        let head = job_without_remarks;
        assert_eq!(head("Designer de service (toutes identités bienvenues)"), Some("Designer de service"));
        assert_eq!(head("Data engineer, Trust Terter"), Some("Data engineer"));
        assert_eq!(head("Chargé(e) de déploiement"), None);
        assert_eq!(head("Stage : cartographier les sentiers"), None, "what is before a colon is no name of a post");
        assert_eq!(head(", rien"), None);
    }
}
