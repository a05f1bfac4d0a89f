//! What is written out is read back as it was.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that unwraps says where it failed, and prints what it skips"
)]

use std::path::{Path, PathBuf};

use hiring::{Posting, PostingState};
use intake::{read_posting, to_job_posting, to_markdown};

/// Each value, as text to compare; places differ.
fn values(posting: &Posting) -> Vec<String> {
    let apply = &posting.apply;
    let terms = &posting.terms;
    fn of<T: std::fmt::Debug>(sourced: Option<&hiring::Sourced<T>>) -> String {
        format!("{:?}", sourced.map(|sourced| &sourced.value))
    }
    vec![
        format!("title {}", posting.title),
        format!("organisation {:?}", posting.organisation),
        format!("days {:?} {:?}", posting.date, posting.deadline),
        format!("state {:?} {:?} {:?}", posting.state, posting.opened_on, posting.closed_on),
        format!("contacts {:?}", posting.contacts.iter().map(|it| (it.address.as_str(), it.role)).collect::<Vec<_>>()),
        format!("subject {}", of(apply.subject.as_ref())),
        format!("form {}", of(apply.application_url.as_ref())),
        format!("pieces {} not {:?}", of(apply.pieces.as_ref()), apply.refused_pieces),
        format!("proof {}", of(apply.proof.as_ref())),
        format!("answer {}", of(apply.answer_within_days.as_ref())),
        format!("criteria {:#?}", posting.criteria.iter().map(|it| (it.text.as_str(), it.kind)).collect::<Vec<_>>()),
        format!("contract {} {}", of(terms.contract.as_ref()), of(terms.length.as_ref())),
        format!("work {} {}", of(terms.days_a_week.as_ref()), of(terms.remote.as_ref())),
        format!("place {} {}", of(terms.place.as_ref()), of(terms.start.as_ref())),
        format!("pay {}", of(terms.pay.as_ref())),
        format!("tone {:?} {:?}", posting.language, posting.register),
    ]
}

fn postings(folder: PathBuf) -> Vec<(String, Posting)> {
    let found = intake::find_postings(&[folder]).found;
    let read = found.into_iter().map(|found| {
        let reading = read_posting(&intake::read_bytes(&found.file).unwrap(), &found.path);
        (found.path, reading.posting.unwrap())
    });
    read.collect()
}

fn seeds() -> Vec<(String, Posting)> {
    postings(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds/postings"))
}

fn from_markdown(posting: &Posting) -> Posting {
    read_posting(to_markdown(posting).as_bytes(), "elsewhere.md").posting.unwrap()
}

fn from_data(posting: &Posting) -> Posting {
    let data = serde_json::to_string_pretty(&to_job_posting(posting)).unwrap();
    read_posting(data.as_bytes(), "elsewhere.jsonld").posting.unwrap()
}

#[test]
fn the_sample_postings_are_read_back_as_they_were() {
    for (name, posting) in seeds() {
        assert_eq!(values(&from_markdown(&posting)), values(&posting), "{name} as Markdown");
        assert_eq!(values(&from_data(&posting)), values(&posting), "{name} as data");
        let again = from_markdown(&from_data(&posting));
        assert_eq!(values(&again), values(&posting), "{name} as data, then as Markdown");
    }
}

#[test]
fn what_is_written_has_no_problem_of_its_own() {
    for (name, posting) in seeds() {
        let markdown = read_posting(to_markdown(&posting).as_bytes(), "x.md");
        let ours = |problem: &&hiring::Problem| {
            let code = serde_json::to_value(&problem.kind).unwrap()["code"].clone();
            code.as_str().unwrap().starts_with("front_matter") || code == "date_invalid" || code == "title_missing"
        };
        assert_eq!(markdown.problems.iter().find(ours), None, "{name}");
    }
}

/// Other people's postings, and no part of this project: `VIVIER_CORPUS` names their folder.
#[test]
fn nearly_all_values_of_real_postings_are_read_back() {
    let Some(folder) = std::env::var_os("VIVIER_CORPUS") else {
        return println!("skipped: VIVIER_CORPUS is not set");
    };
    let (mut all, mut same_markdown, mut same_data) = (0, 0, 0);
    for (name, posting) in postings(Path::new(&folder).join("real")) {
        let (markdown, data) = (values(&from_markdown(&posting)), values(&from_data(&posting)));
        for ((value, markdown), data) in values(&posting).iter().zip(&markdown).zip(&data) {
            all += 1;
            same_markdown += usize::from(value == markdown);
            same_data += usize::from(value == data);
            if value != data {
                println!("{name}\n  {value}\n  {data}");
            }
        }
    }
    println!("of {all} values, {same_markdown} came back from Markdown and {same_data} from data");
    assert_eq!(same_markdown, all);
    assert!(same_data * 100 >= all * 98);
}

#[test]
fn what_was_changed_since_is_written_in_place_of_what_the_file_said() {
    let file = "---\nrole: Juriste\nopen: true\nplage: \"1.0\"\ndomaines: [droit, mer]\n---\n# Juriste\n\nCV à a@example.org\n";
    let mut posting = read_posting(file.as_bytes(), "2026-02-03-x.md").posting.unwrap();
    let written = "---\ndate: 2026-02-03\nrole: Juriste\nopen: true\nplage: \"1.0\"\ndomaines: droit, mer\n---\n# Juriste\n\nCV à a@example.org\n";
    assert_eq!(to_markdown(&posting), written);
    posting.state = PostingState::Filled;
    posting.title = "Juriste: \"mer\"".to_owned();
    posting.organisation = Some("Le Ponant".to_owned());
    let written = to_markdown(&posting);
    assert!(written.starts_with("---\ntitle: \"Juriste: \\\"mer\\\"\"\norganisation: Le Ponant\n"), "{written}");
    assert_eq!(values(&from_markdown(&posting)), values(&posting));
    assert_eq!(values(&from_data(&posting)), values(&posting));
}

#[test]
fn data_is_in_the_words_of_schema_org() {
    let (_, posting) = seeds().into_iter().find(|(name, _)| name.starts_with("2026-11-02-developpeur")).unwrap();
    let data = to_job_posting(&posting);
    assert_eq!((&data["@context"][0], &data["@type"]), (&"https://schema.org".into(), &"JobPosting".into()));
    assert_eq!((&data["datePosted"], &data["validThrough"]), (&"2026-11-02".into(), &"2026-12-06".into()));
    assert_eq!(data["applicationContact"]["email"], "recrutement@ponant.example");
    assert_eq!(data["vivier:state"], "open");
    assert!(data["description"].as_str().unwrap().contains("<li>"));
}
