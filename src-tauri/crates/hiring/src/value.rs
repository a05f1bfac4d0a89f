//! One value of a posting, as it is compared, settled and told of: its field with what it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Address, ContactRole, ContractKind, CriterionKind, Expression, Language, Piece, PostingState, Proof, Register,
    Remote,
};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident($type:ty) $code:literal;)+) => {
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(tag = "field", content = "value", rename_all = "snake_case")]
        pub enum PostingValue {
            $($(#[$doc])* $name($type),)+
        }

        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($name,)+
        }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }

        impl PostingValue {
            pub const fn field(&self) -> Field {
                match self {
                    $(Self::$name(_) => Field::$name,)+
                }
            }
        }
    };
}

fields! {
    Title(String) "title";
    Organisation(Option<String>) "organisation";
    State(PostingState) "state";
    Date(Option<NaiveDate>) "date";
    Deadline(Option<NaiveDate>) "deadline";
    Subject(Option<String>) "subject";
    ApplicationUrl(Option<String>) "application_url";
    Pieces(Option<Expression>) "pieces";
    RefusedPieces(Vec<Piece>) "refused_pieces";
    Proof(Option<Proof>) "proof";
    AnswerWithinDays(Option<u32>) "answer_within_days";
    Contract(Option<ContractKind>) "contract";
    Length(Option<String>) "length";
    DaysAWeek(Option<String>) "days_a_week";
    Remote(Option<Remote>) "remote";
    Place(Option<String>) "place";
    Start(Option<String>) "start";
    Pay(Option<String>) "pay";
    Language(Option<Language>) "language";
    Register(Register) "register";
    /// One of several, as are the two below; null where it is none of the posting's.
    Contact(Option<ContactValue>) "contact";
    Criterion(Option<CriterionValue>) "criterion";
    /// Null while nobody has decided.
    Problem(Option<Decision>) "problem";
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactValue {
    pub address: String,
    pub role: ContactRole,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CriterionValue {
    pub text: String,
    pub kind: CriterionKind,
}

/// What a person makes of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Decision {
    NotAProblem,
    /// Of the two addresses of a link, the right one.
    WriteTo {
        address: String,
    },
}

/// A value that no posting can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} cannot be the {field:?} of a posting")]
pub struct Unfit {
    pub field: Field,
    pub value: String,
}

impl PostingValue {
    /// As it is kept: texts on one line, addresses as they are written to, nothing for what is blank.
    pub fn tidied(self) -> Result<Self, Unfit> {
        let field = self.field();
        let unfit = |value: &str| Unfit { field, value: value.to_owned() };
        let address = |text: &str| text.parse::<Address>().map(|address| address.to_string()).map_err(|_| unfit(text));
        let filled = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty()).ok_or_else(|| unfit(text));
        Ok(match self {
            Self::Title(text) => Self::Title(filled(&text)?),
            Self::Organisation(text) => Self::Organisation(told(text)),
            Self::Subject(text) => Self::Subject(told(text)),
            Self::Length(text) => Self::Length(told(text)),
            Self::DaysAWeek(text) => Self::DaysAWeek(told(text)),
            Self::Place(text) => Self::Place(told(text)),
            Self::Start(text) => Self::Start(told(text)),
            Self::Pay(text) => Self::Pay(told(text)),
            Self::ApplicationUrl(text) => {
                let text = told(text);
                match &text {
                    Some(text) if !is_web_address(text) => return Err(unfit(text)),
                    _ => Self::ApplicationUrl(text),
                }
            }
            Self::Proof(Some(proof)) => Self::Proof(Some(Proof { what: filled(&proof.what)?, ..proof })),
            Self::Contact(Some(contact)) => {
                Self::Contact(Some(ContactValue { address: address(&contact.address)?, ..contact }))
            }
            Self::Criterion(Some(criterion)) => {
                Self::Criterion(Some(CriterionValue { text: filled(&criterion.text)?, ..criterion }))
            }
            Self::Problem(Some(Decision::WriteTo { address: to })) => {
                Self::Problem(Some(Decision::WriteTo { address: address(&to)? }))
            }
            other => other,
        })
    }

    /// Whether it says that there is nothing.
    pub const fn is_nothing(&self) -> bool {
        match self {
            Self::Title(text) => text.is_empty(),
            Self::State(state) => matches!(state, PostingState::Unknown),
            Self::Register(register) => matches!(register, Register::None),
            Self::RefusedPieces(pieces) => pieces.is_empty(),
            Self::Organisation(text)
            | Self::Subject(text)
            | Self::ApplicationUrl(text)
            | Self::Length(text)
            | Self::DaysAWeek(text)
            | Self::Place(text)
            | Self::Start(text)
            | Self::Pay(text) => text.is_none(),
            Self::Date(day) | Self::Deadline(day) => day.is_none(),
            Self::Pieces(pieces) => pieces.is_none(),
            Self::Proof(proof) => proof.is_none(),
            Self::AnswerWithinDays(days) => days.is_none(),
            Self::Contract(kind) => kind.is_none(),
            Self::Remote(remote) => remote.is_none(),
            Self::Language(language) => language.is_none(),
            Self::Contact(contact) => contact.is_none(),
            Self::Criterion(criterion) => criterion.is_none(),
            Self::Problem(decision) => decision.is_none(),
        }
    }
}

fn told(text: Option<String>) -> Option<String> {
    text.map(|text| one_line(&text)).filter(|text| !text.is_empty())
}

/// Without line ends and other control characters: a subject with one would be two headers of a mail.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_one_code_everywhere() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
        let value = PostingValue::DaysAWeek(None);
        assert_eq!(serde_json::to_value(&value).unwrap(), serde_json::json!({ "field": "days_a_week", "value": null }));
        assert_eq!(value.field(), Field::DaysAWeek);
    }

    #[test]
    fn what_is_kept_is_tidy() {
        let subject = PostingValue::Subject(Some(" Poste\r\nBcc: x@example.org ".to_owned()));
        assert_eq!(subject.tidied(), Ok(PostingValue::Subject(Some("Poste Bcc: x@example.org".to_owned()))));
        assert_eq!(PostingValue::Place(Some(" ".to_owned())).tidied(), Ok(PostingValue::Place(None)));
        let contact = |address: &str| {
            PostingValue::Contact(Some(ContactValue { address: address.to_owned(), role: ContactRole::To }))
        };
        assert_eq!(contact("yann@Example.ORG ").tidied(), Ok(contact("yann@example.org")));
        let refused = |value: PostingValue| value.tidied().unwrap_err().value;
        assert_eq!(refused(contact("yann")), "yann");
        assert_eq!(refused(PostingValue::Title("\n".to_owned())), "\n");
        assert_eq!(refused(PostingValue::ApplicationUrl(Some("javascript:1".to_owned()))), "javascript:1");
    }
}
