//! The steps of a pipeline, and how they are called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;

codes! {
    /// How an application ends.
    pub enum StageEnd {
        Hired = "hired",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }

    /// The stages that every store begins with. Screens word them by language until somebody gives them words of their own.
    pub enum StageCode {
        New = "new",
        Screening = "screening",
        Interview = "interview",
        Offer = "offer",
        Hired = "hired",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }

    /// The five colours of stages in the design.
    pub enum Hue {
        Slate = "slate",
        Blue = "blue",
        Plum = "plum",
        Ochre = "ochre",
        Green = "green",
    }
}

/// What a stage is called: by its code in the screen's language, unless somebody has named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageName {
    pub code: Option<StageCode>,
    /// Empty while the default words stand.
    pub name: String,
}

impl StageName {
    /// Whether the two are the same step in two pipelines.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self.code, other.code) {
            (Some(one), Some(other)) => one == other,
            (None, None) => crate::fold(&self.name) == crate::fold(&other.name),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for code in StageCode::ALL {
            assert_eq!(StageCode::of(code.code()), Some(*code));
            assert_eq!(serde_json::to_value(code).unwrap(), code.code());
        }
        assert_eq!(StageCode::of("offered"), None);
    }

    #[test]
    fn a_renamed_default_stage_is_still_the_same_step() {
        let named = |code, name: &str| StageName { code, name: name.to_owned() };
        assert!(named(Some(StageCode::Interview), "Visio").is_like(&named(Some(StageCode::Interview), "")));
        assert!(named(None, "Étude de cas").is_like(&named(None, "etude de cas")));
        assert!(!named(None, "Entretien").is_like(&named(Some(StageCode::Interview), "Entretien")));
    }
}
