//! What a question narrows what is found to: `tag:`, `stage:`, `posting:` … and their French names.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::query::QueryWrong;
use crate::codes::codes;
use crate::{Piece, StageCode, StageName, fold};

codes! {
    pub enum SearchField {
        Tag = "tag",
        Stage = "stage",
        Posting = "posting",
        Source = "source",
        Missing = "missing",
        After = "after",
        Before = "before",
        Score = "score",
    }
}

/// How each is called, without case and accents; the first is how it is written back.
const NAMES: [(SearchField, &[&str]); 8] = [
    (SearchField::Tag, &["tag", "etiquette"]),
    (SearchField::Stage, &["stage", "etape"]),
    (SearchField::Posting, &["posting", "annonce", "offre"]),
    (SearchField::Source, &["source", "origine"]),
    (SearchField::Missing, &["missing", "manque"]),
    (SearchField::After, &["after", "since", "apres", "depuis"]),
    (SearchField::Before, &["before", "avant"]),
    (SearchField::Score, &["score", "note"]),
];

/// What pieces are called beside their codes.
const PIECES: [(Piece, &[&str]); 9] = [
    (Piece::Letter, &["lettre"]),
    (Piece::References, &["reference"]),
    (Piece::Rate, &["tarif", "pretentions"]),
    (Piece::Availability, &["disponibilite", "dispo"]),
    (Piece::Project, &["projet", "realisation"]),
    (Piece::Social, &["reseaux", "reseau"]),
    (Piece::Answers, &["reponses", "reponse", "answer"]),
    (Piece::Portfolio, &["book", "site"]),
    (Piece::Other, &["autre"]),
];

/// What the default stages are called.
const STAGES: [(StageCode, &[&str]); 7] = [
    (StageCode::New, &["new", "nouveau", "nouvelle"]),
    (StageCode::Screening, &["screening", "preselection"]),
    (StageCode::Interview, &["interview", "entretien"]),
    (StageCode::Offer, &["offer", "proposition"]),
    (StageCode::Hired, &["hired", "recrutement", "embauche"]),
    (StageCode::Rejected, &["rejected", "refus"]),
    (StageCode::Withdrawn, &["withdrawn", "desistement"]),
];

/// How two scores compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Than {
    More,
    AtLeast,
    Same,
    AtMost,
    Less,
}

impl Than {
    pub const fn sign(self) -> &'static str {
        match self {
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Same => "=",
            Self::AtMost => "<=",
            Self::Less => "<",
        }
    }

    /// The longer signs first: `>=` also begins with `>`.
    const ALL: [Self; 5] = [Self::AtLeast, Self::AtMost, Self::More, Self::Less, Self::Same];
}

/// One field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowing {
    Tag(String),
    /// By the beginning of its name, in either language.
    Stage(String),
    /// By words of its title.
    Posting(String),
    Source(String),
    Missing(Piece),
    /// From that day on.
    After(NaiveDate),
    /// Until the day before.
    Before(NaiveDate),
    /// In hundredths of a mark.
    Score(Than, u32),
}

impl SearchField {
    /// `Étape` as `stage`.
    pub fn called(name: &str) -> Option<Self> {
        let folded = fold(name);
        NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(field, _)| *field)
    }

    pub(super) fn with(self, value: &str) -> Result<Narrowing, QueryWrong> {
        let value = value.trim();
        if value.is_empty() {
            return Err(QueryWrong::ValueMissing);
        }
        let text = value.to_owned();
        Ok(match self {
            Self::Tag => Narrowing::Tag(text),
            Self::Stage => Narrowing::Stage(text),
            Self::Posting => Narrowing::Posting(text),
            Self::Source => Narrowing::Source(text),
            Self::Missing => Narrowing::Missing(piece_called(value).ok_or(QueryWrong::UnknownPiece)?),
            Self::After => Narrowing::After(day(value).ok_or(QueryWrong::NotADate)?),
            Self::Before => Narrowing::Before(day(value).ok_or(QueryWrong::NotADate)?),
            Self::Score => {
                let (than, hundredths) = score(value).ok_or(QueryWrong::NotAScore)?;
                Narrowing::Score(than, hundredths)
            }
        })
    }
}

impl Narrowing {
    pub const fn field(&self) -> SearchField {
        match self {
            Self::Tag(_) => SearchField::Tag,
            Self::Stage(_) => SearchField::Stage,
            Self::Posting(_) => SearchField::Posting,
            Self::Source(_) => SearchField::Source,
            Self::Missing(_) => SearchField::Missing,
            Self::After(_) => SearchField::After,
            Self::Before(_) => SearchField::Before,
            Self::Score(..) => SearchField::Score,
        }
    }

    /// Whether it is about when something came, rather than about a person or what they applied to.
    pub const fn is_a_time(&self) -> bool {
        matches!(self, Self::After(_) | Self::Before(_))
    }
}

impl fmt::Display for Narrowing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.field().code())?;
        match self {
            Self::Tag(text) | Self::Stage(text) | Self::Posting(text) | Self::Source(text) => {
                if text.contains(char::is_whitespace) { write!(out, "\"{text}\"") } else { out.write_str(text) }
            }
            Self::Missing(piece) => out.write_str(piece.code()),
            Self::After(day) | Self::Before(day) => write!(out, "{day}"),
            Self::Score(than, hundredths) => {
                write!(out, "{}{}.{:02}", than.sign(), hundredths / 100, hundredths % 100)
            }
        }
    }
}

/// Whether a stage is called so, in the words of its store or by default.
pub fn is_called(stage: &StageName, asked: &str) -> bool {
    let asked = fold(asked.trim());
    let by_default = STAGES.iter().filter(|(code, _)| stage.code == Some(*code)).flat_map(|(_, names)| names.iter());
    fold(&stage.name).starts_with(&asked) && !stage.name.is_empty()
        || by_default.into_iter().any(|name| name.starts_with(&asked))
}

fn piece_called(value: &str) -> Option<Piece> {
    let folded = fold(value);
    let by_code = Piece::ALL.into_iter().find(|piece| piece.code() == folded);
    by_code.or_else(|| PIECES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(piece, _)| *piece))
}

/// `2026`, `2026-01`, `2026-01-15`, `15/01/2026`, `01/2026`: the first day of it.
fn day(value: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.chars().all(|c| c.is_ascii_digit()));
    let (year, month, day) = match parts.as_slice() {
        [year] => (*year, 1, 1),
        [year, month] if year.len() == 4 => (*year, number(month)?, 1),
        [month, year] => (*year, number(month)?, 1),
        [year, month, day] if year.len() == 4 => (*year, number(month)?, number(day)?),
        [day, month, year] => (*year, number(month)?, number(day)?),
        _ => return None,
    };
    let year = i32::try_from(number(year).filter(|_| year.len() == 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| day.year() > 0)
}

/// `>3`, `<= 2,5`, `4`.
fn score(value: &str) -> Option<(Than, u32)> {
    let value = value.replace('≥', ">=").replace('≤', "<=");
    let (than, rest) = Than::ALL
        .into_iter()
        .find_map(|than| Some((than, value.strip_prefix(than.sign())?)))
        .unwrap_or((Than::Same, value.as_str()));
    let (whole, part) = rest.trim().split_once([',', '.']).unwrap_or((rest.trim(), ""));
    let is_number = |text: &str, most: usize| text.len() <= most && text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !is_number(whole, 2) || !is_number(part, 2) {
        return None;
    }
    let hundredths = format!("{part:0<2}").parse::<u32>().ok()?;
    Some((than, whole.parse::<u32>().ok()? * 100 + hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_in_either_language() {
        for (name, field) in [("TAG", SearchField::Tag), ("Étape", SearchField::Stage), ("dépuis", SearchField::After)]
        {
            assert_eq!(SearchField::called(name), Some(field), "{name}");
        }
        assert_eq!(SearchField::called("https"), None);
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        let of = |field: SearchField, value: &str| field.with(value).map(|narrowing| narrowing.to_string());
        for written in ["2026-01", "01/2026", "1/1/2026", "2026", "2026-01-01"] {
            assert_eq!(of(SearchField::After, written).unwrap(), "after:2026-01-01", "{written}");
        }
        for (written, read) in [(">3", ">3.00"), ("<= 2,5", "<=2.50"), ("4", "=4.00"), ("≥3.25", ">=3.25")] {
            assert_eq!(of(SearchField::Score, written).unwrap(), format!("score:{read}"));
        }
        assert_eq!(of(SearchField::Missing, "Lettre").unwrap(), "missing:letter");
        assert_eq!(of(SearchField::Tag, "temps partiel").unwrap(), "tag:\"temps partiel\"");
        assert_eq!(SearchField::Before.with("demain"), Err(QueryWrong::NotADate));
        assert_eq!(SearchField::After.with("2026-13"), Err(QueryWrong::NotADate));
        assert_eq!(SearchField::Score.with(">"), Err(QueryWrong::NotAScore));
        assert_eq!(SearchField::Missing.with("chat"), Err(QueryWrong::UnknownPiece));
        assert_eq!(SearchField::Stage.with(" "), Err(QueryWrong::ValueMissing));
    }

    #[test]
    fn a_stage_goes_by_its_words_in_both_languages() {
        let default = StageName { code: Some(StageCode::Interview), name: String::new() };
        assert!(is_called(&default, "Entre") && is_called(&default, "interview") && !is_called(&default, "offre"));
        let own = StageName { code: None, name: "Étude de cas".to_owned() };
        assert!(is_called(&own, "etude") && !is_called(&own, "new"));
    }
}
