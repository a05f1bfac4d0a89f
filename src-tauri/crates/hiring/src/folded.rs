//! Text as it is compared and sorted: without case and accents.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// `Chargé·e d’Équipe` and `charge·e d'equipe` fold to the same; so do `cœur` and `coeur`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // By far the most characters of a text: they need no tables.
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => folded.push('e'),
            'à' | 'â' | 'À' | 'Â' => folded.push('a'),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            c => decompose_compatible(c, |part| push(&mut folded, part)),
        }
    }
    folded
}

fn push(folded: &mut String, part: char) {
    if is_combining_mark(part) {
        return;
    }
    for c in part.to_lowercase() {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '\u{ad}' | '\u{200b}' => {}
            c => folded.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fold("Chargé·e d’Équipe"), "charge·e d'equipe");
        assert_eq!(fold("ÉÈÊËéèêë ÀÂàâ ’‘ʼ ﬁn ½ e\u{301}"), "eeeeeeee aaaa ''' fin 1⁄2 e");
        assert_eq!(fold("CŒUR de Łódź, Straße, Ørsted, İstanbul"), "coeur de lodz, strasse, orsted, istanbul");
    }
}
