//! What an applicant is asked to send, as an and/or expression over pieces: `motivation & (cv | linkedin) & portfolio?`.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

/// Something an applicant sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Cv,
    Linkedin,
    Github,
    /// A portfolio, a book, a site of one's own.
    Portfolio,
    /// A covering letter, as a document.
    Letter,
    /// A few sentences on why.
    Motivation,
    References,
    /// The price of a day, or the pay that is hoped for.
    Rate,
    Availability,
    /// The account of something achieved, or examples of work.
    Project,
    /// Public accounts on social networks.
    Social,
    /// Answers to questions that the posting puts.
    Answers,
    Other,
}

impl Piece {
    pub const ALL: [Self; 13] = [
        Self::Cv,
        Self::Linkedin,
        Self::Github,
        Self::Portfolio,
        Self::Letter,
        Self::Motivation,
        Self::References,
        Self::Rate,
        Self::Availability,
        Self::Project,
        Self::Social,
        Self::Answers,
        Self::Other,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Cv => "cv",
            Self::Linkedin => "linkedin",
            Self::Github => "github",
            Self::Portfolio => "portfolio",
            Self::Letter => "letter",
            Self::Motivation => "motivation",
            Self::References => "references",
            Self::Rate => "rate",
            Self::Availability => "availability",
            Self::Project => "project",
            Self::Social => "social",
            Self::Answers => "answers",
            Self::Other => "other",
        }
    }
}

/// Which pieces satisfy a posting. In JSON it is its text: what is written by hand and what is stored is the same.
#[derive(Debug, Clone, PartialEq, Eq, TS)]
#[ts(type = "string")]
pub enum Expression {
    Piece(Piece),
    /// Merely welcome: never missed.
    Welcome(Piece),
    All(Vec<Self>),
    Any(Vec<Self>),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    #[error("“{0}” is not a piece")]
    UnknownPiece(String),
    #[error("a piece or an opening parenthesis is missing")]
    PieceMissing,
    #[error("a parenthesis is not closed, or was never opened")]
    Unbalanced,
    #[error("an expression has at most {} parentheses within one another", Expression::DEEPEST)]
    TooDeep,
}

impl Expression {
    const DEEPEST: usize = 32;

    pub fn satisfied_by(&self, sent: &BTreeSet<Piece>) -> bool {
        match self {
            Self::Piece(piece) => sent.contains(piece),
            Self::Welcome(_) => true,
            Self::All(parts) => parts.iter().all(|part| part.satisfied_by(sent)),
            Self::Any(parts) => parts.iter().any(|part| part.satisfied_by(sent)),
        }
    }

    /// Every piece it names, welcome ones included.
    pub fn pieces(&self) -> BTreeSet<Piece> {
        match self {
            Self::Piece(piece) | Self::Welcome(piece) => BTreeSet::from([*piece]),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::pieces).collect(),
        }
    }

    /// Those of them that are merely welcome wherever they are named.
    pub fn welcome(&self) -> BTreeSet<Piece> {
        let asked = self.asked();
        self.pieces().into_iter().filter(|piece| !asked.contains(piece)).collect()
    }

    fn asked(&self) -> BTreeSet<Piece> {
        match self {
            Self::Piece(piece) => BTreeSet::from([*piece]),
            Self::Welcome(_) => BTreeSet::new(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::asked).collect(),
        }
    }

    /// All of these; one alone is itself, none is nothing.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        Self::joined(parts, Self::All)
    }

    /// Any of these; one alone is itself, none is nothing.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        Self::joined(parts, Self::Any)
    }

    fn joined(mut parts: Vec<Self>, join: fn(Vec<Self>) -> Self) -> Option<Self> {
        if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, between) = match self {
            Self::Piece(piece) => return out.write_str(piece.code()),
            Self::Welcome(piece) => return write!(out, "{}?", piece.code()),
            Self::All(parts) => (parts, " & "),
            Self::Any(parts) => (parts, " | "),
        };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                out.write_str(between)?;
            }
            match part {
                Self::Piece(_) | Self::Welcome(_) => part.fmt(out)?,
                Self::All(_) | Self::Any(_) => write!(out, "({part})")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, ExpressionError> {
        let mut rest = Rest { text, depth: 0 };
        let read = rest.any()?;
        if rest.peek().is_some() { Err(ExpressionError::Unbalanced) } else { Ok(read) }
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// What is left to read; `&` binds more closely than `|`.
struct Rest<'a> {
    text: &'a str,
    depth: usize,
}

impl Rest<'_> {
    fn peek(&mut self) -> Option<char> {
        self.text = self.text.trim_start();
        self.text.chars().next()
    }

    fn takes(&mut self, mark: char) -> bool {
        self.peek();
        match self.text.strip_prefix(mark) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }

    fn any(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.all()?];
        while self.takes('|') {
            parts.push(self.all()?);
        }
        Expression::any(parts).ok_or(ExpressionError::PieceMissing)
    }

    fn all(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.one()?];
        while self.takes('&') {
            parts.push(self.one()?);
        }
        Expression::all(parts).ok_or(ExpressionError::PieceMissing)
    }

    fn one(&mut self) -> Result<Expression, ExpressionError> {
        if !self.takes('(') {
            return self.piece();
        }
        self.depth += 1;
        if self.depth > Expression::DEEPEST {
            return Err(ExpressionError::TooDeep);
        }
        let inner = self.any()?;
        self.depth -= 1;
        if self.takes(')') { Ok(inner) } else { Err(ExpressionError::Unbalanced) }
    }

    fn piece(&mut self) -> Result<Expression, ExpressionError> {
        self.peek();
        let end = self.text.find(|c: char| !c.is_alphabetic()).unwrap_or(self.text.len());
        let (name, rest) = self.text.split_at_checked(end).unwrap_or((self.text, ""));
        if name.is_empty() {
            return Err(ExpressionError::PieceMissing);
        }
        let piece = Piece::ALL
            .into_iter()
            .find(|piece| piece.code() == name)
            .ok_or_else(|| ExpressionError::UnknownPiece(name.to_owned()))?;
        self.text = rest;
        Ok(if self.takes('?') { Expression::Welcome(piece) } else { Expression::Piece(piece) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Expression {
        text.parse().unwrap()
    }

    #[test]
    fn says_what_still_satisfies_it() {
        let asked = read("motivation & (cv|linkedin|github) & portfolio?");
        assert!(asked.satisfied_by(&BTreeSet::from([Piece::Motivation, Piece::Github])));
        assert!(!asked.satisfied_by(&BTreeSet::from([Piece::Cv, Piece::Portfolio])));
        assert_eq!(asked.pieces().len(), 5);
        assert_eq!(asked.welcome(), BTreeSet::from([Piece::Portfolio]));
    }

    #[test]
    fn and_binds_more_closely_than_or() {
        assert!(read("cv & letter | linkedin").satisfied_by(&BTreeSet::from([Piece::Linkedin])));
        assert!(!read("cv & (letter | linkedin)").satisfied_by(&BTreeSet::from([Piece::Linkedin])));
    }

    #[test]
    fn is_written_as_it_is_read() {
        for text in ["cv", "other?", "cv | linkedin", "motivation & (cv | linkedin) & rate?", "(cv & letter) | social"]
        {
            assert_eq!(read(text).to_string(), text);
            assert_eq!(serde_json::to_value(read(text)).unwrap(), text);
        }
        assert_eq!(serde_json::from_str::<Expression>("\"cv|github\"").unwrap(), read("cv | github"));
    }

    #[test]
    fn says_what_is_wrong_with_the_others() {
        let error = |text: &str| text.parse::<Expression>().unwrap_err();
        assert_eq!(error(""), ExpressionError::PieceMissing);
        assert_eq!(error("cv &"), ExpressionError::PieceMissing);
        assert_eq!(error("(cv | linkedin"), ExpressionError::Unbalanced);
        assert_eq!(error("cv) & letter"), ExpressionError::Unbalanced);
        assert_eq!(error("photo"), ExpressionError::UnknownPiece("photo".to_owned()));
        assert_eq!(error(&"(".repeat(10_000)), ExpressionError::TooDeep);
    }
}
