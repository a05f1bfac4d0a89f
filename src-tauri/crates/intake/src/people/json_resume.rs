//! JSON Resume: one CV as data, or a list of them.

use hiring::{CandidateDetails, Incoming, PersonName, ProblemKind, RowPlace};
use serde::Deserialize;

use super::taken::{settle_name, take_addresses, take_links, take_phones};

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    One(Box<Resume>),
    Several(Vec<Resume>),
}

#[derive(Deserialize)]
struct Resume {
    basics: Basics,
    #[serde(default)]
    work: Vec<Work>,
    #[serde(default)]
    languages: Vec<Language>,
    #[serde(default)]
    skills: Vec<Skill>,
}

/// Fields that are absent, empty or null say the same: nothing.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Basics {
    name: Option<String>,
    label: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    /// Called `website` before version 1.
    #[serde(alias = "website")]
    url: Option<String>,
    summary: Option<String>,
    location: Option<Location>,
    profiles: Vec<Profile>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Location {
    city: Option<String>,
    country_code: Option<String>,
}

#[derive(Deserialize)]
struct Profile {
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Work {
    /// Called `company` before version 1.
    #[serde(alias = "company")]
    name: Option<String>,
    position: Option<String>,
}

#[derive(Deserialize)]
struct Language {
    language: Option<String>,
}

#[derive(Deserialize)]
struct Skill {
    name: Option<String>,
}

pub fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

pub fn people(text: &str) -> Result<Vec<Incoming>, ProblemKind> {
    let file = serde_json::from_str(text).map_err(|error| ProblemKind::Unreadable { reason: error.to_string() })?;
    let resumes = match file {
        File::One(resume) => vec![*resume],
        File::Several(resumes) => resumes,
    };
    Ok(resumes.into_iter().zip(1..).map(|(resume, number)| person(resume, number)).collect())
}

/// A CV has no line of its own: it is named by its number in the file.
fn person(resume: Resume, number: u32) -> Incoming {
    let basics = resume.basics;
    let said = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let last = resume.work.into_iter().next().map(|work| [said(work.position), said(work.name)]);
    let last = last.map(|parts| parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    let location = basics.location.unwrap_or_default();
    let town = [said(location.city), said(location.country_code)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let skills = resume.skills.into_iter().filter_map(|skill| said(skill.name)).collect::<Vec<_>>().join(", ");
    let profiles = basics.profiles.into_iter().map(|profile| profile.url);
    let mut person = Incoming {
        details: CandidateDetails {
            name: PersonName { written: said(basics.name).unwrap_or_default(), ..PersonName::default() },
            headline: said(basics.label).or(said(last)).unwrap_or_default(),
            place: town,
            languages: resume.languages.into_iter().filter_map(|language| said(language.language)).collect(),
            ..CandidateDetails::default()
        },
        notes: [said(basics.summary), said(Some(skills))].into_iter().flatten().collect(),
        ..Incoming::at(RowPlace { sheet: None, line: number })
    };
    for link in std::iter::once(basics.url).chain(profiles).filter_map(said) {
        take_links(&mut person, &link);
    }
    take_addresses(&mut person, &said(basics.email).unwrap_or_default());
    take_phones(&mut person, &said(basics.phone).unwrap_or_default());
    settle_name(&mut person);
    person
}

#[cfg(test)]
mod tests {
    use hiring::RowProblem;

    use super::*;

    #[test]
    fn reads_a_cv_and_a_list_of_them() {
        let cv = r#"{"$schema": "x", "basics": {"name": "Camille Rouvière", "label": "Juriste", "email": "camille@example.org", "phone": "+33 6 39 98 12 34",
            "url": "https://camille.example", "summary": "Dix ans de droit.", "location": {"city": "Brest", "countryCode": "FR", "postalCode": null},
            "profiles": [{"network": "LinkedIn", "username": "camille", "url": "https://linkedin.com/in/camille"}, {"network": "X"}]},
            "work": [{"name": "Rivages", "position": "Juriste", "startDate": "2020-01-01"}],
            "languages": [{"language": "français", "fluency": "natif"}], "skills": [{"name": "RGPD", "keywords": ["DPO"]}]}"#;
        let people = super::people(cv).unwrap();
        let person = &people[0];
        let details = &person.details;
        assert_eq!(details.name.family.as_deref(), Some("Rouvière"));
        assert_eq!((details.headline.as_str(), details.place.as_str()), ("Juriste", "Brest, FR"));
        assert_eq!(details.links, ["https://camille.example", "https://linkedin.com/in/camille"]);
        assert_eq!(person.notes, ["Dix ans de droit.", "RGPD"]);
        assert_eq!(details.addresses, ["camille@example.org"]);
        assert!(person.problems.is_empty());

        let list = super::people(&format!(
            r#"[{cv}, {{"basics": {{"name": null}}, "work": [{{"company": "Rivages", "position": "DPO"}}]}}]"#
        ))
        .unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(list[1].details.headline, "DPO, Rivages");
        assert_eq!(list[1].problems, [RowProblem::NameMissing]);
    }

    #[test]
    fn other_json_is_said_to_be_unreadable() {
        assert!(matches!(super::people("{\"a\": 1}"), Err(ProblemKind::Unreadable { .. })));
        assert!(matches!(super::people("[1, 2"), Err(ProblemKind::Unreadable { .. })));
    }
}
