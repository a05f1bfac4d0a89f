//! How other trackers and other people call the steps that every pipeline begins with.

use hiring::{StageCode, fold};

/// By what the name begins with, in French and English.
const CALLED: [(StageCode, &[&str]); 4] = [
    (
        StageCode::Screening,
        &[
            "screen",
            "preselection",
            "pre selection",
            "prequalif",
            "phone screen",
            "phone interview",
            "preliminary",
            "recruiter",
            "tri",
            "shortlist",
            "entretien telephonique",
            "appel",
            "premier contact",
            "reached out",
            "responded",
            "review",
        ],
    ),
    (
        StageCode::Interview,
        &[
            "interview",
            "entretien",
            "entrevue",
            "on site",
            "onsite",
            "face to face",
            "technical",
            "test",
            "visio",
            "second",
            "2e entretien",
            "assessment",
            "take home",
        ],
    ),
    (StageCode::Offer, &["offer", "offre", "proposition", "promesse", "negociation"]),
    (
        StageCode::New,
        &[
            "new",
            "nouveau",
            "nouvelle",
            "a trier",
            "a traiter",
            "a etudier",
            "recu",
            "applied",
            "application",
            "received",
            "lead",
            "sourced",
            "candidature",
            "postule",
            "inbox",
        ],
    ),
];

/// The step that is meant; none for a name of somebody's own. Ends are told by [`hiring::StatedOutcome`].
pub fn stage_called(name: &str) -> Option<StageCode> {
    let folded = fold(name);
    let words =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let begins = |starts: &[&str]| starts.iter().any(|start| words.starts_with(start));
    CALLED.iter().find(|(_, starts)| begins(starts)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_known_by_other_names() {
        for (name, code) in [
            ("Phone Screen", Some(StageCode::Screening)),
            ("Pré-sélection", Some(StageCode::Screening)),
            ("Entretien technique", Some(StageCode::Interview)),
            ("On-site interview", Some(StageCode::Interview)),
            ("Offre envoyée", Some(StageCode::Offer)),
            ("New applicant", Some(StageCode::New)),
            ("Application Review", Some(StageCode::New)),
            ("Étude de cas", None),
        ] {
            assert_eq!(stage_called(name), code, "{name}");
        }
    }
}
