//! What made-up people write and what is written about them: CVs, letters, notes, answers.
//!
//! A few words make most of it, and behind them comes a long tail of names that hardly anybody else has, as in real documents.

use std::fmt::Write;

use super::dice::Dice;
use super::lexicon::{Lexicon, Trade};

const SYLLABLES: [&str; 32] = [
    "ba", "chor", "dé", "fil", "gra", "hou", "jen", "ka", "lis", "mon", "né", "plou", "qui", "ras", "sel", "tou",
    "vel", "al", "zan", "mar", "cri", "pont", "lu", "or", "ter", "bri", "sa", "wen", "dor", "mi", "est", "go",
];

/// The word of that rank: invented, and the same each time.
fn coined(rank: u64) -> String {
    let mut dice = Dice::of(7, rank);
    let count = 2 + rank % 3;
    let word: String = (0..count).filter_map(|_| dice.one_of(&SYLLABLES).copied()).collect();
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Somebody at work with the words of one language.
#[derive(Debug)]
pub struct Pen<'a> {
    pub lexicon: &'a Lexicon,
    pub dice: Dice,
}

impl<'a> Pen<'a> {
    pub fn coined(&mut self) -> String {
        coined(self.dice.rank())
    }

    pub fn trade(&mut self) -> Option<&'a Trade> {
        self.dice.often(&self.lexicon.trades)
    }

    pub fn role(&mut self, trade: Option<&'a Trade>) -> &'a str {
        trade.map(|trade| self.dice.word(&trade.roles)).unwrap_or_default()
    }

    pub fn skill(&mut self, trade: Option<&'a Trade>) -> &'a str {
        trade.and_then(|trade| self.dice.often(&trade.skills)).map(String::as_str).unwrap_or_default()
    }

    pub fn task(&mut self, trade: Option<&'a Trade>) -> &'a str {
        trade.map(|trade| self.dice.word(&trade.tasks)).unwrap_or_default()
    }

    pub fn house(&mut self) -> String {
        format!("{} {}", self.dice.word(&self.lexicon.houses), self.coined())
    }

    /// Something done, and of most things how or for whom.
    fn work(&mut self, trade: Option<&'a Trade>) -> String {
        let task = self.task(trade);
        let lexicon = self.lexicon;
        match self.dice.below(4) {
            0 => format!("{task} {} {}", self.dice.word(&lexicon.links), self.house()),
            1 => format!("{task}, {}", self.skill(trade)),
            2 => format!("{task} ({} {})", 10 + self.dice.below(900), self.dice.word(&lexicon.about_size)),
            _ => task.to_owned(),
        }
    }

    /// One to three kilobytes. `other` is the pen for what somebody did abroad.
    pub fn cv(&mut self, head: &str, trade: Option<&'a Trade>, other: &mut Self) -> String {
        let words = &self.lexicon.words;
        let mut text = format!("{head}\n\n{}\n", words.profile);
        for _ in 0..=self.dice.below(2) {
            let _ = writeln!(text, "{}.", self.dice.word(&self.lexicon.openings));
        }
        let _ = writeln!(text, "\n{}", words.experience);
        let mut until = 2026;
        for _ in 0..2 + self.dice.below(4) {
            let from = until - 1 - self.dice.rather_small(6);
            if self.dice.one_in(8) {
                let trade = other.trade();
                other.employment(from, until, trade, &mut text);
            } else {
                self.employment(from, until, trade, &mut text);
            }
            until = from;
        }
        let _ = writeln!(text, "\n{}", words.training);
        for _ in 0..=self.dice.below(3) {
            until -= 1 + self.dice.below(3);
            let (degree, school) = (self.dice.word(&self.lexicon.degrees), self.dice.word(&self.lexicon.schools));
            let subject = trade.map(|trade| trade.title.as_str()).unwrap_or_default();
            let _ = writeln!(text, "{until} {degree} {subject}, {school} {}", self.dice.word(&self.lexicon.places));
        }
        let count = 5 + self.dice.below(8);
        let skills = (0..count).map(|_| self.skill(trade).to_owned()).collect();
        let languages =
            (0..=self.dice.below(3)).filter_map(|_| self.dice.often(&self.lexicon.languages).cloned()).collect();
        let interests = (0..=self.dice.below(4)).map(|_| self.dice.word(&self.lexicon.interests).to_owned()).collect();
        for (heading, list) in [(&words.skills, skills), (&words.languages, languages), (&words.interests, interests)] {
            let _ = writeln!(text, "\n{heading}\n{}", each_once(list).join(", "));
        }
        text
    }

    fn employment(&mut self, from: u64, until: u64, trade: Option<&'a Trade>, text: &mut String) {
        let (role, house, place) = (self.role(trade), self.house(), self.dice.word(&self.lexicon.places));
        let _ = writeln!(text, "{from}–{until} {role}, {house}, {place}");
        for _ in 0..2 + self.dice.below(3) {
            let _ = writeln!(text, "- {}", self.work(trade));
        }
    }

    /// Markdown.
    pub fn note(&mut self, trade: Option<&'a Trade>) -> String {
        let lexicon = self.lexicon;
        let mut text = String::new();
        for _ in 0..=self.dice.below(2) {
            let _ = write!(text, "{}", self.dice.word(&lexicon.notes));
            if self.dice.one_in(2) {
                let about = if self.dice.one_in(2) { self.skill(trade).to_owned() } else { self.coined() };
                let _ = write!(text, " ({} {about})", self.dice.word(&lexicon.note_details));
            }
            text.push_str(".\n\n");
        }
        text
    }

    /// What comes with an application.
    pub fn letter(&mut self, name: &str, trade: Option<&'a Trade>) -> String {
        let mut lines = vec![self.lexicon.words.hello.clone() + ",", String::new()];
        for _ in 0..2 + self.dice.below(3) {
            lines.push(format!("{}.", self.dice.word(&self.lexicon.letters)));
        }
        lines.push(format!("{}{}{}.", self.coined(), self.lexicon.words.colon, self.work(trade)));
        lines.extend([String::new(), self.lexicon.words.regards.clone(), name.to_owned()]);
        lines.join("\r\n")
    }

    /// What is answered.
    pub fn answer(&mut self, given: &str) -> String {
        let words = &self.lexicon.words;
        let said = self.dice.word(&self.lexicon.answers);
        format!("{} {given},\r\n\r\n{said}.\r\n\r\n{}", words.hello, words.regards)
    }
}

fn each_once(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list.dedup();
    list
}

/// What is needed to write a mail as it would have come.
#[derive(Debug)]
pub struct Envelope<'a> {
    pub from: (&'a str, &'a str),
    pub to: &'a str,
    pub subject: &'a str,
    pub id: &'a str,
    pub date: String,
}

impl Envelope<'_> {
    pub fn around(&self, text: &str) -> String {
        let (name, address) = self.from;
        format!(
            "From: \"{name}\" <{address}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}>\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n",
            self.to, self.subject, self.date, self.id
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::lexicon::Lexicons;
    use super::*;

    #[test]
    fn cvs_have_the_length_and_the_many_words_of_cvs() {
        let lexicons = Lexicons::read();
        let mut words = HashSet::new();
        let mut all = 0;
        for number in 0..1_000 {
            let pen = |lexicon| Pen { lexicon, dice: Dice::of(0, number) };
            let (mut pen, mut other) = (pen(&lexicons.french), pen(&lexicons.english));
            let trade = pen.trade();
            let text = pen.cv("Camille Rouvière", trade, &mut other);
            assert!((500..5_000).contains(&text.len()), "{text}");
            all += text.len();
            words.extend(text.split_whitespace().map(str::to_owned));
        }
        assert!((1_000..3_000).contains(&(all / 1_000)), "{} bytes on average", all / 1_000);
        assert!(words.len() > 3_000, "{} different words", words.len());
    }
}
