//! One mail: what it says, shown safely, and what was found in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hiring::{
    ApplicationId, CandidateDetails, CandidateId, FoundPiece, LikelyReason, MailParty, MessageId, MessageState, Moment,
    Parts, Piece, Pieces, PostingId, PostingIndex, PostingSign, PostingState, TextState, suggested_by,
};
use mail::read_mail;
use serde::{Deserialize, Serialize};
use store::{ApplicationRow, PersonLine, Read};
use ts_rs::TS;

use super::list::{InboxRow, row_of};
use super::triage::{InboxWord, ProofAsked, Triage, triage};
use crate::job::Job;
use crate::mailing::in_one_look;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowInbox {
    pub id: MessageId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InboxPage {
    #[serde(flatten)]
    pub row: InboxRow,
    pub from: Option<MailParty>,
    pub to: Vec<String>,
    /// Whose mail was passed on.
    pub passed_on_from: Option<MailParty>,
    /// A list or a forwarder has put its own address in the place of the writer's.
    pub rewritten: bool,
    /// When it was read in.
    pub came_at: Moment,
    /// What they wrote, without what they answer. Lines are counted from 1.
    pub text: String,
    pub quoted: String,
    /// Cleaned; none where there is only text.
    pub html: Option<String>,
    /// Pictures and other things that it would have fetched.
    pub blocked: u32,
    /// Scripts, forms and other things that would have done something.
    pub active: u32,
    pub files: Vec<InboxFile>,
    /// None once it no longer waits.
    pub matches: Option<InboxPosting>,
    /// To whom it was filed.
    pub candidate: Option<CandidateId>,
    pub application: Option<ApplicationId>,
}

/// What is to become of it, as far as it can be told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InboxPosting {
    /// The likeliest first.
    pub postings: Vec<PostingOffer>,
    /// Chosen, else the likeliest; none for no posting.
    pub posting: Option<PostingId>,
    pub posting_by: InboxWord,
    /// The person as the mail makes them known.
    pub details: CandidateDetails,
    /// What their files say beyond that: to be taken over by hand.
    pub suggested: Parts,
    /// The surest first.
    pub people: Vec<PersonOffer>,
    /// Chosen, else the likeliest; none for somebody new.
    pub person: Option<CandidateId>,
    pub person_by: InboxWord,
    /// There already: accepting adds to it.
    pub application: Option<ApplicationId>,
    pub pieces: Pieces,
    pub found: Vec<FoundPiece>,
    pub proof: Option<ProofAsked>,
    pub subject: Option<SubjectLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SubjectLine {
    pub asked: String,
    pub fits: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingOffer {
    pub posting: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub signs: Vec<PostingSign>,
    pub certain: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonOffer {
    pub person: PersonLine,
    /// The surest first; none for somebody chosen by hand.
    pub reasons: Vec<LikelyReason>,
    pub added_at: Moment,
    pub latest: Option<ApplicationRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InboxFile {
    /// To read it by.
    pub number: u32,
    pub name: String,
    /// What it is, by its bytes.
    pub media: String,
    pub claimed: String,
    /// Its name promises something else than it is.
    pub lies: bool,
    #[ts(type = "number")]
    pub size: u64,
    pub piece: Option<Piece>,
    pub state: TextState,
    /// Its words, as far as they are kept.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadInboxFile {
    pub id: MessageId,
    pub number: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InboxFileRead {
    pub name: String,
    pub media: String,
    pub base64: String,
}

pub(crate) fn show(desk: &Desk, request: ShowInbox, _: &Job<'_>) -> Result<InboxPage, Failure> {
    let now = desk.now();
    in_one_look(desk, |read| {
        let message = read.message(request.id)?;
        let said = read.said_of(request.id)?;
        let looked = if message.state == MessageState::Waiting {
            let index = PostingIndex::of(read.asking_postings()?);
            let triage = triage(read, &index, &message, &said)?;
            let matches = matches(read, &index, &triage, &said, now)?;
            Some((triage, matches))
        } else {
            None
        };
        let read_again = read_mail(&read.message_bytes(request.id)?);
        let page = read_again.html.as_deref().map(intake::to_safe_mail_html);
        let found = looked.as_ref().map(|(triage, _)| triage.found.as_slice()).unwrap_or_default();
        Ok(InboxPage {
            row: row_of(read, &message, looked.as_ref().map(|(triage, _)| triage))?,
            files: said.files.iter().zip(0..).map(|(file, number)| file_line(file, number, found)).collect(),
            rewritten: said.rewritten.is_some() && said.forwarded.is_none(),
            from: said.from,
            to: said.to.iter().map(ToString::to_string).collect(),
            passed_on_from: said.forwarded.and_then(|forwarded| forwarded.from),
            came_at: message.came_at,
            text: said.text,
            quoted: said.quoted,
            blocked: page.as_ref().map(|page| page.blocked).unwrap_or_default(),
            active: page.as_ref().map(|page| page.active).unwrap_or_default(),
            html: page.map(|page| page.html),
            matches: looked.map(|(_, matches)| matches),
            candidate: message.candidate.filter(|_| message.state == MessageState::Filed),
            application: message.application,
        })
    })
}

fn file_line(file: &hiring::ArrivedFile, number: u32, found: &[FoundPiece]) -> InboxFile {
    let is_this = |place: &hiring::FoundIn| matches!(place, hiring::FoundIn::File { file, .. } if *file == number);
    InboxFile {
        number,
        name: file.name.clone(),
        lies: intake::lies(&file.name, &file.media),
        media: file.media.clone(),
        claimed: file.claimed.clone(),
        size: file.size,
        piece: found.iter().find(|found| is_this(&found.place)).map(|found| found.piece),
        state: file.state,
        text: file.text.clone(),
    }
}

fn matches(
    read: &Read<'_>,
    index: &PostingIndex,
    triage: &Triage,
    said: &hiring::Arrived,
    now: Moment,
) -> Result<InboxPosting, Failure> {
    let offered = triage.postings.iter().filter_map(|found| {
        let posting = index.posting(found.posting)?;
        Some(PostingOffer {
            posting: found.posting,
            title: posting.title.clone(),
            organisation: posting.organisation.clone(),
            state: posting.state,
            signs: found.signs.clone(),
            certain: found.certain,
        })
    });
    Ok(InboxPosting {
        postings: offered.collect(),
        posting: triage.posting,
        posting_by: triage.posting_by,
        suggested: suggested_by(said, &triage.details),
        details: triage.details.clone(),
        people: people(read, triage, now)?,
        person: triage.candidate,
        person_by: triage.person_by,
        application: triage.application,
        pieces: triage.pieces.clone(),
        found: triage.found.clone(),
        proof: triage.proof.clone(),
        subject: triage.subject.clone().map(|(asked, fits)| SubjectLine { asked, fits }),
    })
}

fn people(read: &Read<'_>, triage: &Triage, now: Moment) -> Result<Vec<PersonOffer>, Failure> {
    let mut people: Vec<(PersonLine, Vec<LikelyReason>)> =
        triage.people.iter().map(|likely| (likely.person.clone(), likely.reasons.clone())).collect();
    if let Some(chosen) = triage.candidate.filter(|id| people.iter().all(|(person, _)| person.id != *id)) {
        let line = read.person_lines(&[chosen.raw()])?;
        people.extend(line.into_iter().map(|line| (line, Vec::new())));
    }
    let mut offers = Vec::new();
    for (person, reasons) in people {
        let latest = match read.applications_of(person.id)?.first() {
            Some(id) => Some(read.application(*id, now)?),
            None => None,
        };
        offers.push(PersonOffer { added_at: read.candidate(person.id)?.added_at, person, reasons, latest });
    }
    Ok(offers)
}

pub(crate) fn read_file(desk: &Desk, request: ReadInboxFile, _: &Job<'_>) -> Result<InboxFileRead, Failure> {
    let bytes = desk.store()?.read(|read| read.message_bytes(request.id))?;
    let mail = read_mail(&bytes);
    let number = request.number as usize;
    let missing = || Failure::NotFound { what: hiring::Word::File, id: i64::from(request.number) };
    let (file, bytes) = mail.said.files.get(number).zip(mail.files.get(number)).ok_or_else(missing)?;
    let media = intake::media_of(&file.name, bytes).to_owned();
    Ok(InboxFileRead { name: file.name.clone(), media, base64: STANDARD.encode(bytes) })
}
