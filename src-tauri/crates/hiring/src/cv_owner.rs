//! Whose CV a file is, told by an address or a name. Somebody's CV beside another person's notes is worse than one that is put there
//! by hand: what does not agree, or fits several, is left to a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CandidateId, PersonName, fold};

/// What told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CvSign {
    /// It stands in the file or in its name.
    Address,
    FileName,
    /// The first lines of the CV.
    FirstLines,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CvOwner {
    Of(CandidateId, CvSign),
    /// One of these, or none of them.
    Unclear(Vec<CandidateId>),
    Nobody,
}

/// Of whom there is an address in it, who is called like the file, and who is called like its first lines. Whether it says a name at
/// all matters: a CV of somebody who is not here may well hold the address of somebody who recommends them and is.
pub fn cv_owner(
    by_address: &[CandidateId],
    by_file_name: &[CandidateId],
    by_lines: &[CandidateId],
    says_a_name: bool,
) -> CvOwner {
    let unclear = || {
        let mut all = [by_address, by_file_name, by_lines].concat();
        all.sort_unstable();
        all.dedup();
        CvOwner::Unclear(all)
    };
    let only = |among: &[CandidateId]| match among {
        [one] => Some(*one),
        _ => None,
    };
    let named: Vec<CandidateId> = if by_file_name.is_empty() { by_lines.to_vec() } else { by_file_name.to_vec() };
    if !by_address.is_empty() {
        let both: Vec<CandidateId> = by_address.iter().copied().filter(|id| named.contains(id)).collect();
        let owner = if says_a_name { only(&both) } else { only(by_address) };
        return owner.map_or_else(unclear, |id| CvOwner::Of(id, CvSign::Address));
    }
    let sign = if by_file_name.is_empty() { CvSign::FirstLines } else { CvSign::FileName };
    match named.as_slice() {
        [] => CvOwner::Nobody,
        [one] => CvOwner::Of(*one, sign),
        _ => unclear(),
    }
}

/// Words of file names that are nobody's name.
const NO_NAMES: [&str; 27] = [
    "application",
    "candidate",
    "candidat",
    "candidature",
    "copie",
    "copy",
    "cover",
    "curriculum",
    "cv",
    "cvs",
    "doc",
    "document",
    "en",
    "final",
    "fr",
    "lebenslauf",
    "letter",
    "lettre",
    "lm",
    "motivation",
    "new",
    "resume",
    "scan",
    "v1",
    "v2",
    "version",
    "vitae",
];
const MOST_WORDS: usize = 8;

/// What may be a name in the name of a file, the longest first: `CV_Awa-DIOP_2026.pdf` is Awa DIOP's.
pub fn names_in_file_name(file: &str) -> Vec<PersonName> {
    let bare = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = bare.rsplit_once('.').map_or(bare, |(stem, _)| stem);
    let mut spaced = String::new();
    let mut before = ' ';
    for c in stem.chars() {
        // `AwaDiop`
        if before.is_lowercase() && c.is_uppercase() {
            spaced.push(' ');
        }
        before = c;
        spaced.push(if c.is_alphabetic() || matches!(c, '\'' | '’' | '-') { c } else { ' ' });
    }
    let words: Vec<&str> = spaced
        .split([' ', '-'])
        .filter(|word| !word.is_empty() && !NO_NAMES.contains(&fold(word).as_str()))
        .take(MOST_WORDS)
        .collect();
    let lengths = (2..=words.len().min(4)).rev();
    lengths.flat_map(|length| words.windows(length)).map(|name| PersonName::read(&name.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(of: &[i64]) -> Vec<CandidateId> {
        of.iter().copied().map(CandidateId::new).collect()
    }

    fn owner(address: &[i64], file: &[i64], lines: &[i64]) -> CvOwner {
        let says_a_name = !file.is_empty() || !lines.is_empty();
        cv_owner(&ids(address), &ids(file), &ids(lines), says_a_name)
    }

    #[test]
    fn an_address_tells_unless_the_name_is_somebody_elses() {
        let awa = CandidateId::new(1);
        assert_eq!(owner(&[1], &[], &[]), CvOwner::Of(awa, CvSign::Address));
        assert_eq!(owner(&[1], &[1], &[]), CvOwner::Of(awa, CvSign::Address));
        assert_eq!(owner(&[1, 2], &[1], &[]), CvOwner::Of(awa, CvSign::Address), "2 is who recommends her");
        assert_eq!(
            owner(&[2], &[1], &[]),
            CvOwner::Unclear(ids(&[1, 2])),
            "2 recommends her, and hers is another one now"
        );
        assert_eq!(owner(&[2], &[], &[1]), CvOwner::Unclear(ids(&[1, 2])));
        assert_eq!(owner(&[1, 2], &[], &[]), CvOwner::Unclear(ids(&[1, 2])));
        let of_a_stranger = cv_owner(&ids(&[2]), &[], &[], true);
        assert_eq!(of_a_stranger, CvOwner::Unclear(ids(&[2])), "2 recommends somebody who is not here");
    }

    #[test]
    fn a_name_tells_when_nobody_else_has_it() {
        let awa = CandidateId::new(1);
        assert_eq!(owner(&[], &[1], &[2]), CvOwner::Of(awa, CvSign::FileName));
        assert_eq!(owner(&[], &[], &[1]), CvOwner::Of(awa, CvSign::FirstLines));
        assert_eq!(owner(&[], &[1, 2], &[]), CvOwner::Unclear(ids(&[1, 2])), "namesakes");
        assert_eq!(owner(&[], &[], &[]), CvOwner::Nobody);
    }

    #[test]
    fn names_are_found_among_the_words_of_a_file_name() {
        let first = |file| names_in_file_name(file).first().map(|name| name.written.clone());
        for file in ["CV_Awa_DIOP_2026.pdf", "cvs/Awa DIOP - CV.docx", "2026-11 awa.DIOP.resume.pdf", "AwaDIOP.pdf"] {
            assert_eq!(first(file).map(|name| fold(&name)), Some("awa diop".to_owned()), "{file}");
        }
        assert_eq!(first("Lettre de motivation.pdf"), None);
        let all: Vec<String> =
            names_in_file_name("Awa Diop juriste.pdf").into_iter().map(|name| name.written).collect();
        assert_eq!(all, ["Awa Diop juriste", "Awa Diop", "Diop juriste"]);
        assert_eq!(first("cv.pdf"), None);
        assert_eq!(first(""), None);
    }
}
