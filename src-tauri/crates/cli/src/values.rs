//! The values of a posting as people read them on a terminal.

use hiring::{Held, How, PostingValue, Proof, Values};

use crate::show::Show;

/// A line each, those that say something; how each stands, where a person has spoken.
pub fn lines(values: &Values, show: &Show) -> String {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |value: PostingValue, says: PostingValue, how: How, differs: bool| {
        let name = show.words.field(value.field()).to_owned();
        if !(value.is_nothing() && how == How::Read) {
            rows.push((name, format!("{}{}", shown(&value, show), standing(&says, how, differs, show))));
        }
    };
    macro_rules! singles {
        ($($field:ident $name:ident),+) => {
            $({
                let Held { value, how, says, differs, .. } = values.$name.clone();
                row(PostingValue::$field(value), PostingValue::$field(says), how, differs);
            })+
        };
    }
    singles!(
        Organisation organisation, State state, Date date, Deadline deadline, Subject subject,
        ApplicationUrl application_url, Pieces pieces, RefusedPieces refused_pieces, Proof proof,
        AnswerWithinDays answer_within_days, Contract contract, Length length, DaysAWeek days_a_week, Remote remote,
        Place place, Start start, Pay pay, Language language, Register register
    );
    for contact in &values.contacts {
        let says = PostingValue::Contact(contact.says.clone());
        let note = standing(&says, contact.how, contact.differs, show);
        rows.push((show.words.role(contact.role).to_owned(), format!("{}{note}", contact.address)));
    }
    for criterion in &values.criteria {
        let says = PostingValue::Criterion(criterion.says.clone());
        let note = standing(&says, criterion.how, criterion.differs, show);
        rows.push((show.words.criterion(criterion.kind).to_owned(), format!("{}{note}", criterion.text)));
    }
    aligned(&rows)
}

/// Two columns.
pub fn aligned(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(name, _)| console::measure_text_width(name)).max().unwrap_or_default();
    let line = |(name, value): &(String, String)| {
        let blank = " ".repeat(width - console::measure_text_width(name));
        format!("{name}{blank}  {value}\n")
    };
    rows.iter().map(line).collect()
}

fn standing(says: &PostingValue, how: How, differs: bool, show: &Show) -> String {
    let file = match (how, differs) {
        (How::Read, _) => return String::new(),
        (How::Corrected, _) | (_, true) => format!(", {}", show.words.file_says(&shown(says, show))),
        _ => String::new(),
    };
    format!("  ({}{file})", show.words.how(how))
}

pub fn shown(value: &PostingValue, show: &Show) -> String {
    let words = show.words;
    let text = match value {
        PostingValue::Title(text) => Some(text.clone()),
        PostingValue::Organisation(text)
        | PostingValue::Subject(text)
        | PostingValue::ApplicationUrl(text)
        | PostingValue::Length(text)
        | PostingValue::DaysAWeek(text)
        | PostingValue::Place(text)
        | PostingValue::Start(text)
        | PostingValue::Pay(text) => text.clone(),
        PostingValue::State(state) => Some(words.state(*state).to_owned()),
        PostingValue::Date(day) | PostingValue::Deadline(day) => day.map(|day| day.to_string()),
        PostingValue::Pieces(pieces) => pieces.as_ref().map(ToString::to_string),
        PostingValue::RefusedPieces(pieces) => {
            Some(pieces.iter().map(|piece| piece.code()).collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
        }
        PostingValue::Proof(proof) => {
            proof.as_ref().map(|Proof { what, place }| format!("{what} ({})", words.proof_place(*place)))
        }
        PostingValue::AnswerWithinDays(days) => days.map(|days| words.days(days)),
        PostingValue::Contract(kind) => kind.map(|kind| words.contract(kind).to_owned()),
        PostingValue::Remote(remote) => remote.map(|remote| words.remote(remote).to_owned()),
        PostingValue::Language(language) => language.map(|language| language.code().to_owned()),
        PostingValue::Register(register) => Some(register.code().to_owned()),
        PostingValue::Contact(contact) => {
            contact.as_ref().map(|contact| format!("{} ({})", contact.address, words.role(contact.role)))
        }
        PostingValue::Criterion(criterion) => criterion.as_ref().map(|criterion| criterion.text.clone()),
        PostingValue::Problem(_) => None,
    };
    text.unwrap_or_else(|| words.nothing().to_owned())
}
