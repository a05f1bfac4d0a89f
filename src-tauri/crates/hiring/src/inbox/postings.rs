//! Which posting a mail answers, and what says so.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::proof::{fixed_words, subject_as_asked};
use crate::{Address, Arrived, ContactRole, PostingId, PostingState, fold, words};

/// A posting as far as mails can be told by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskingPosting {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub path: String,
    pub state: PostingState,
    pub contacts: Vec<(Address, ContactRole)>,
    /// The subject it prescribes.
    pub subject: Option<String>,
    pub application_url: Option<String>,
}

/// What speaks for a posting, the surest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum PostingSign {
    /// It answers a mail of ours about an application to it.
    Thread,
    /// Its subject is the one that is prescribed.
    SubjectAsAsked { subject: String },
    /// It was written to an address of the posting: of this one alone, or of so many.
    WrittenTo { address: String, postings: u32 },
    /// Whoever wrote has an application to it that is under way.
    Applied,
    /// Words of its title are in the subject.
    TitleInSubject { words: Vec<String> },
    /// Its link, or its file's name, is in the text.
    Reference { text: String },
    /// Words of its title are in the text.
    TitleInText { words: Vec<String> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingMatch {
    pub posting: PostingId,
    /// How much speaks for it.
    pub points: u32,
    /// The surest first.
    pub signs: Vec<PostingSign>,
    /// Nothing else needs to be asked.
    pub certain: bool,
}

/// Postings by their addresses and words.
#[derive(Debug)]
pub struct PostingIndex {
    postings: Vec<Indexed>,
    by_address: HashMap<String, Vec<usize>>,
    /// In which titles a word stands.
    by_stem: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Indexed {
    posting: AskingPosting,
    /// The words of its title, as they are compared and as they stand there.
    title: Vec<(String, String)>,
    stems: BTreeSet<String>,
    references: Vec<String>,
}

/// More than so many candidates for a match help nobody.
const OFFERED: usize = 6;
/// What a title must have in common with a subject, in hundredths of its weight.
const WHOLE: u32 = 60;
const PART: u32 = 30;
/// As much as for an address that some postings share.
const FOR_APPLIED: u32 = 30;
/// How far into a text its posting is looked for.
const LOOKED_AT: usize = 4000;

impl PostingIndex {
    pub fn of(postings: Vec<AskingPosting>) -> Self {
        let postings: Vec<Indexed> = postings.into_iter().map(Indexed::of).collect();
        let mut by_address: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, indexed) in postings.iter().enumerate() {
            for (address, _) in &indexed.posting.contacts {
                let of_address = by_address.entry(address.key()).or_default();
                if !of_address.contains(&at) {
                    of_address.push(at);
                }
            }
            for stem in &indexed.stems {
                by_stem.entry(stem.clone()).or_default().push(at);
            }
        }
        Self { postings, by_address, by_stem }
    }

    pub fn posting(&self, id: PostingId) -> Option<&AskingPosting> {
        self.postings.iter().map(|indexed| &indexed.posting).find(|posting| posting.id == id)
    }

    /// Every address that a posting names.
    pub fn is_contact(&self, address: &Address) -> bool {
        self.by_address.contains_key(&address.key())
    }

    /// The likeliest first. `thread` is the posting that a mail of ours was about which this one answers.
    pub fn matches(&self, mail: &Arrived, thread: Option<PostingId>) -> Vec<PostingMatch> {
        let said = Said::of(mail);
        let mut found: Vec<(Strength, PostingMatch)> = self
            .worth_a_look(mail, &said, thread)
            .into_iter()
            .filter_map(|at| self.look(self.postings.get(at)?, mail, &said, thread))
            .collect();
        found.sort_by(|(_, one), (_, other)| other.points.cmp(&one.points).then(other.posting.cmp(&one.posting)));
        let best = found.iter().map(|(strength, _)| strength.words).max().unwrap_or_default();
        let rivals = |own: &Strength| found.iter().filter(|(other, _)| other.words * 3 >= own.words * 2).count();
        let certain: Vec<bool> = found
            .iter()
            .map(|(strength, _)| {
                strength.thread
                    || strength.address && strength.speaks && strength.words == best && rivals(strength) == 1
            })
            .collect();
        let only_one = certain.iter().filter(|certain| **certain).count() == 1;
        let matches = found.into_iter().zip(certain).map(|((strength, found), certain)| PostingMatch {
            certain: certain && (only_one || strength.thread),
            ..found
        });
        matches.take(OFFERED).collect()
    }

    /// Adds those that the writer has applied to, the latest first: what such a person writes is mostly about that.
    pub fn add_applied(&self, matches: &mut Vec<PostingMatch>, applied: &[PostingId]) {
        for posting in applied.iter().copied().filter(|id| self.posting(*id).is_some()) {
            let known = matches.iter_mut().find(|known| known.posting == posting);
            if let Some(known) = known {
                known.points += FOR_APPLIED;
                known.signs.push(PostingSign::Applied);
                known.signs.sort();
            } else {
                let signs = vec![PostingSign::Applied];
                matches.push(PostingMatch { posting, points: FOR_APPLIED, signs, certain: false });
            }
        }
        matches.sort_by_key(|found| (std::cmp::Reverse(found.certain), std::cmp::Reverse(found.points)));
        matches.truncate(OFFERED);
    }

    /// Those that share an address or a word that is not everywhere.
    fn worth_a_look(&self, mail: &Arrived, said: &Said, thread: Option<PostingId>) -> BTreeSet<usize> {
        let everybody = mail.to.iter().chain(mail.forwarded.iter().flat_map(|forwarded| &forwarded.to));
        let by_address = everybody.filter_map(|address| self.by_address.get(&address.key())).flatten();
        let stems = said.subject.iter().chain(&said.text);
        let by_word =
            stems.filter_map(|stem| self.by_stem.get(stem)).filter(|of| of.len() * 4 <= self.postings.len() + 8);
        let mut found: BTreeSet<usize> = by_address.chain(by_word.flatten()).copied().collect();
        found.extend(self.postings.iter().position(|indexed| Some(indexed.posting.id) == thread));
        if said.may_refer {
            let refers = |indexed: &Indexed| indexed.references.iter().any(|reference| said.folded.contains(reference));
            found.extend(self.postings.iter().enumerate().filter(|(_, indexed)| refers(indexed)).map(|(at, _)| at));
        }
        found
    }

    fn look(
        &self,
        indexed: &Indexed,
        mail: &Arrived,
        said: &Said,
        thread: Option<PostingId>,
    ) -> Option<(Strength, PostingMatch)> {
        let posting = &indexed.posting;
        let mut strength = Strength::default();
        let mut signs = Vec::new();
        let mut points = 0;
        if thread == Some(posting.id) {
            strength.thread = true;
            points += 1000;
            signs.push(PostingSign::Thread);
        }
        if let Some(sign) = self.written_to(posting, mail) {
            if let PostingSign::WrittenTo { postings, .. } = &sign {
                points += 40 / (*postings).clamp(1, 8) + 20;
            }
            strength.address = true;
            signs.push(sign);
        }
        if let Some(subject) = posting.subject.as_ref().filter(|asked| subject_as_asked(asked, mail.bare_subject())) {
            // `Candidature - votre nom` is asked for by many, and names none of them.
            let names_it = !stemmed(&fixed_words(subject).join(" ")).is_empty();
            strength.words = if names_it { 200 } else { 0 };
            strength.speaks = names_it;
            points += if names_it { 90 } else { 15 };
            signs.push(PostingSign::SubjectAsAsked { subject: subject.clone() });
        }
        let (in_subject, words) = self.shared(indexed, &said.subject);
        if in_subject >= PART {
            strength.words = strength.words.max(in_subject);
            strength.speaks |= in_subject >= WHOLE;
            points += in_subject * 7 / 10;
            signs.push(PostingSign::TitleInSubject { words });
        }
        if let Some(reference) = indexed.references.iter().find(|reference| said.folded.contains(*reference)) {
            strength.words = strength.words.max(150);
            strength.speaks = true;
            points += 80;
            signs.push(PostingSign::Reference { text: reference.clone() });
        }
        let (in_text, words) = self.shared(indexed, &said.text);
        if in_text >= WHOLE {
            strength.words = strength.words.max(in_text / 2);
            points += in_text / 3;
            signs.push(PostingSign::TitleInText { words });
        }
        if points > 0 && posting.state.takes_applications() {
            points += 4;
        }
        signs.sort();
        (!signs.is_empty()).then_some((strength, PostingMatch { posting: posting.id, points, signs, certain: false }))
    }

    /// Questions are no applications, but those who ask one mean that posting all the same.
    fn written_to(&self, posting: &AskingPosting, mail: &Arrived) -> Option<PostingSign> {
        let everybody = mail.to.iter().chain(mail.forwarded.iter().flat_map(|forwarded| &forwarded.to));
        let written: BTreeSet<String> = everybody.map(Address::key).collect();
        let known = posting.contacts.iter().filter(|(address, _)| written.contains(&address.key()));
        let of = |address: &Address| self.by_address.get(&address.key()).map_or(1, Vec::len);
        let (address, _) = known.min_by_key(|(address, role)| (of(address), role.rank()))?;
        let postings = u32::try_from(of(address)).unwrap_or(u32::MAX);
        Some(PostingSign::WrittenTo { address: address.to_string(), postings })
    }

    /// How much of a title's weight stands there, in hundredths, and by which words. Rare words weigh more.
    fn shared(&self, indexed: &Indexed, stems: &BTreeSet<String>) -> (u32, Vec<String>) {
        let mut all = 0.0;
        let mut there = 0.0;
        let mut words = Vec::new();
        for (stem, word) in &indexed.title {
            let weight = self.weight(stem);
            all += weight;
            if stems.contains(stem) {
                there += weight;
                words.push(word.clone());
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
        let share = if all > 0.0 { (there / all * 100.0_f64).round() as u32 } else { 0 };
        (share, words)
    }

    fn weight(&self, stem: &str) -> f64 {
        let of = self.by_stem.get(stem).map_or(1, Vec::len).max(1);
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        (1.0 + count(self.postings.len()) / count(of)).ln()
    }
}

/// What a match rests on.
#[derive(Debug, Default)]
struct Strength {
    thread: bool,
    /// Written to an address of the posting.
    address: bool,
    /// Its words name the posting, and not only a part of it.
    speaks: bool,
    words: u32,
}

impl Indexed {
    fn of(posting: AskingPosting) -> Self {
        let organisation: BTreeSet<String> =
            posting.organisation.iter().flat_map(|name| stemmed(name)).map(|(stem, _)| stem).collect();
        let mut title: Vec<(String, String)> = Vec::new();
        for (stem, word) in stemmed(&posting.title) {
            // Whoever names the house has not named the post.
            let is_new = title.iter().all(|(known, _)| *known != stem);
            if is_new && !organisation.contains(&stem) {
                title.push((stem, word));
            }
        }
        if title.is_empty() {
            title = stemmed(&posting.title);
        }
        let stems = title.iter().map(|(stem, _)| stem.clone()).collect();
        let name = posting.path.rsplit('/').next().unwrap_or_default();
        let file = name.rsplit_once('.').map_or(name, |(before, _)| before);
        let url = posting.application_url.as_deref().map(|url| url.trim_end_matches('/'));
        // A short name of a file is a word like any other.
        let references = [Some(file).filter(|file| file.len() >= 16 && file.contains(['-', '_'])), url];
        let references = references.into_iter().flatten().map(fold).filter(|text| text.len() >= 12).collect();
        Self { posting, title, stems, references }
    }
}

/// A mail's words, as they are compared.
struct Said {
    subject: BTreeSet<String>,
    text: BTreeSet<String>,
    folded: String,
    /// There is something like a link or a file's name.
    may_refer: bool,
}

impl Said {
    fn of(mail: &Arrived) -> Self {
        let text: String = mail.text.chars().chain("\n".chars()).chain(mail.quoted.chars()).take(LOOKED_AT).collect();
        let stems = |text: &str| stemmed(text).into_iter().map(|(stem, _)| stem).collect();
        let folded = fold(&format!("{}\n{text}", mail.subject));
        let is_reference =
            |word: &str| word.len() >= 12 && (word.contains('/') || word.contains('-') || word.contains('_'));
        Self {
            subject: stems(mail.bare_subject()),
            text: stems(&text),
            may_refer: folded.split_whitespace().any(is_reference),
            folded,
        }
    }
}

/// Words that say nothing of a post.
const EMPTY: [&str; 62] = [
    "une",
    "des",
    "les",
    "pour",
    "avec",
    "dans",
    "sur",
    "par",
    "the",
    "and",
    "for",
    "with",
    "our",
    "your",
    "candidature",
    "candidate",
    "candidat",
    "application",
    "apply",
    "applying",
    "poste",
    "job",
    "offre",
    "offer",
    "annonce",
    "role",
    "position",
    "recrutement",
    "recruitment",
    "recrute",
    "cherche",
    "recherche",
    "cdi",
    "cdd",
    "freelance",
    "mission",
    "stage",
    "alternance",
    "hiring",
    "votre",
    "notre",
    "vous",
    "nous",
    "mon",
    "son",
    "ses",
    "est",
    "que",
    "qui",
    "aux",
    "spontanee",
    "objet",
    "subject",
    "nom",
    "prenom",
    "name",
    "monsieur",
    "madame",
    "bonjour",
    "hello",
    "cv",
    "lettre",
];

/// The words that count, with their beginnings by which `développeuse` and `développeur` are one.
fn stemmed(text: &str) -> Vec<(String, String)> {
    let folded = fold(text);
    let mut found = Vec::new();
    for word in words(&folded) {
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        if word.chars().count() < 3 || is_number || EMPTY.contains(&word) {
            continue;
        }
        found.push((stem(word), word.to_owned()));
    }
    found
}

fn stem(word: &str) -> String {
    const ENDINGS: [&str; 18] = [
        "trices", "trice", "teuses", "teuse", "euses", "euse", "teurs", "teur", "eurs", "eur", "ieres", "iere", "iers",
        "ier", "ees", "ee", "es", "s",
    ];
    let ending = ENDINGS.iter().find(|ending| word.strip_suffix(**ending).is_some_and(|rest| rest.len() >= 4));
    let bare = ending.and_then(|ending| word.strip_suffix(*ending)).unwrap_or(word);
    let bare = bare.strip_suffix('e').filter(|rest| rest.len() >= 4).unwrap_or(bare);
    bare.chars().take(8).collect()
}
