//! The page of a person's export: what is kept of them, in words that they understand. One file, no script, nothing from outside.

use std::fmt::Write;

use hiring::{CandidateField, Language, Moment, RetentionReason};

use store::Happened;

use super::person::WholePerson;

struct Words {
    language: &'static str,
    intro: &'static str,
    kept: &'static str,
    until: &'static str,
    applications: &'static str,
    notes: &'static str,
    scores: &'static str,
    files: &'static str,
    mails: &'static str,
    also: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    intro: "All that is kept about you.",
    kept: "Why it is kept",
    until: "until",
    applications: "Applications",
    notes: "Notes",
    scores: "Scores",
    files: "Files",
    mails: "E-mails",
    also: "The same as data: person.json",
};

const FRENCH: Words = Words {
    language: "fr",
    intro: "Tout ce qui est conservé à votre sujet.",
    kept: "Pourquoi ces données sont conservées",
    until: "jusqu’au",
    applications: "Candidatures",
    notes: "Notes",
    scores: "Évaluations",
    files: "Fichiers",
    mails: "E-mails",
    also: "Les mêmes données, pour un logiciel\u{a0}: person.json",
};

impl Words {
    const fn reason(&self, why: RetentionReason) -> &'static str {
        match (self.is_french(), why) {
            (true, RetentionReason::Hold) => "conservation demandée",
            (true, RetentionReason::UnderWay) => "une candidature est en cours",
            (true, RetentionReason::Hired) => "vous avez été recruté·e",
            (true, RetentionReason::Consent) => "vous avez donné votre accord",
            (true, RetentionReason::Refusal) => "une candidature vient de se terminer",
            (true, RetentionReason::Added) => "vous avez été contacté·e récemment",
            (false, RetentionReason::Hold) => "it has to be kept",
            (false, RetentionReason::UnderWay) => "an application is under way",
            (false, RetentionReason::Hired) => "you were hired",
            (false, RetentionReason::Consent) => "you agreed to it",
            (false, RetentionReason::Refusal) => "an application has ended not long ago",
            (false, RetentionReason::Added) => "you were written down not long ago",
        }
    }

    const fn is_french(&self) -> bool {
        matches!(self.language.as_bytes(), b"fr")
    }

    const fn detail(&self, field: CandidateField) -> &'static str {
        match (self.is_french(), field) {
            (true, CandidateField::Name) => "Nom",
            (_, CandidateField::Addresses) => "E-mail",
            (true, CandidateField::Phones) => "Téléphone",
            (true, CandidateField::Links) => "Liens",
            (true, CandidateField::Headline) => "Titre",
            (true, CandidateField::Place) => "Lieu",
            (true, CandidateField::Languages) => "Langues",
            (true, CandidateField::Tags) => "Étiquettes",
            (true, CandidateField::Source) => "Origine",
            (true, CandidateField::Consent) => "Accord",
            (true, CandidateField::LastContact) => "Dernier contact",
            (false, CandidateField::Name) => "Name",
            (false, CandidateField::Phones) => "Phone",
            (false, CandidateField::Links) => "Links",
            (false, CandidateField::Headline) => "Headline",
            (false, CandidateField::Place) => "Place",
            (false, CandidateField::Languages) => "Languages",
            (false, CandidateField::Tags) => "Tags",
            (false, CandidateField::Source) => "Source",
            (false, CandidateField::Consent) => "Consent",
            (false, CandidateField::LastContact) => "Last contact",
        }
    }
}

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f2937}\
    dt{font-weight:600}dd{margin:0 0 .5rem}h2{margin-top:2rem}li{margin:.25rem 0}.when{color:#4b5563}";

pub fn page(person: &WholePerson, files: &[String], mails: &[String], language: Language) -> String {
    let words = if language == Language::French { &FRENCH } else { &ENGLISH };
    let details = &person.page.candidate.details;
    let name = escaped(&details.name.to_string());
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{name}</title><style>{STYLE}</style></head><body>\n\
         <h1>{name}</h1>\n<p>{}</p>\n{}{}",
        words.language,
        words.intro,
        facts(person, words),
        kept(person, words),
    );
    html.push_str(&applications(person, words));
    let notes = person.page.notes.iter().map(|note| format!("{} {}", when(note.note.at), note.html));
    html.push_str(&section(words.notes, notes));
    html.push_str(&section(
        words.files,
        person.page.files.iter().zip(files).map(|(file, path)| link(path, &file.name)),
    ));
    let sent = person.mails.iter().zip(mails).map(|(mail, path)| (mail.queued_at, path.clone(), mail.subject.clone()));
    let came = person.timeline.iter().filter_map(|item| match &item.what {
        Happened::Wrote { subject, .. } => Some((item.at, subject.clone())),
        _ => None,
    });
    let came = came.zip(person.received()).map(|((at, subject), (_, path))| (at, path, subject));
    let lines = sent.chain(came).map(|(at, path, subject)| format!("{} {}", when(at), link(&path, &subject)));
    html.push_str(&section(words.mails, lines));
    let _ = writeln!(html, "<p><a href=\"person.json\">{}</a></p>\n</body></html>", words.also);
    html
}

fn facts(person: &WholePerson, words: &Words) -> String {
    let details = &person.page.candidate.details;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let consent = [day(details.consent.given_on), day(details.consent.until)];
    let told = [
        (CandidateField::Addresses, details.addresses.join(", ")),
        (CandidateField::Phones, details.phones.join(", ")),
        (CandidateField::Links, details.links.join(", ")),
        (CandidateField::Headline, details.headline.clone()),
        (CandidateField::Place, details.place.clone()),
        (CandidateField::Languages, details.languages.join(", ")),
        (CandidateField::Tags, details.tags.join(", ")),
        (CandidateField::Source, details.source.clone()),
        (CandidateField::Consent, consent.into_iter().filter(|day| !day.is_empty()).collect::<Vec<_>>().join(" – ")),
        (CandidateField::LastContact, day(details.last_contact)),
    ];
    let line = |(field, value): &(CandidateField, String)| {
        format!("<dt>{}</dt><dd>{}</dd>\n", words.detail(*field), escaped(value))
    };
    let lines: String = told.iter().filter(|(_, value)| !value.is_empty()).map(line).collect();
    format!("<dl>\n{lines}</dl>\n")
}

fn kept(person: &WholePerson, words: &Words) -> String {
    let retention = &person.retention;
    let hold = retention.hold.as_deref().map(|hold| format!(" ({})", escaped(hold))).unwrap_or_default();
    let until = retention.until.map(|day| format!(", {} {day}", words.until)).unwrap_or_default();
    format!("<h2>{}</h2>\n<p>{}{hold}{until}</p>\n", words.kept, words.reason(retention.why))
}

fn applications(person: &WholePerson, words: &Words) -> String {
    let items = person.applications.iter().map(|application| {
        let moves: String = application
            .moves
            .iter()
            .map(|step| format!("<li>{} {} {}</li>\n", when(step.at), stage(&step.to), escaped(&step.why)))
            .collect();
        let marks: String = application
            .scorecard
            .criteria
            .iter()
            .flat_map(|criterion| criterion.marks.iter().map(move |mark| (criterion, mark)))
            .map(|(criterion, mark)| {
                format!("<li>{}: {}/4 {}</li>\n", escaped(&criterion.text), mark.mark.value(), escaped(&mark.note))
            })
            .collect();
        let marks = if marks.is_empty() { marks } else { format!("<p>{}</p><ul>\n{marks}</ul>", words.scores) };
        format!(
            "{} <strong>{}</strong><ul>\n{moves}</ul>{marks}",
            when(application.row.received_at),
            escaped(&application.row.title)
        )
    });
    section(words.applications, items)
}

fn stage(name: &hiring::StageName) -> String {
    let code = name.code.map(|code| code.code()).unwrap_or_default();
    escaped(if name.name.is_empty() { code } else { &name.name })
}

fn section(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    if items.is_empty() { items } else { format!("<h2>{title}</h2>\n<ul>\n{items}</ul>\n") }
}

fn when(at: Moment) -> String {
    let day = chrono::DateTime::from_timestamp_millis(at.millis()).unwrap_or_default().date_naive();
    format!("<span class=\"when\">{day}</span>")
}

fn link(path: &str, text: &str) -> String {
    let shown = if text.is_empty() { path } else { text };
    format!("<a href=\"{}\">{}</a>", escaped(&path.replace(' ', "%20")), escaped(shown))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_people_wrote_is_text() {
        assert_eq!(escaped("<script>\"&\""), "&lt;script&gt;&quot;&amp;&quot;");
    }
}
