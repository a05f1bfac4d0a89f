//! What can be typed about candidates, applications and stages.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use desk::{SortApplications, SortCandidates, WrittenTo};
use hiring::{CandidateField, Decider, Piece};

use crate::people_files::{ExportArgs, ImportArgs};
use crate::privacy::EraseArgs;

#[derive(Debug, Subcommand)]
pub enum CandidatesDo {
    /// Add somebody from one line: name, addresses, phones and links are taken apart
    Add {
        /// As in "Camille Rouvière <camille@example.org> 06 39 98 00 01"; `-` to read it from stdin
        #[arg(required = true, value_name = "LINE")]
        line: Vec<String>,
        /// They apply to this posting
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
        /// Where they live
        #[arg(long, value_name = "PLACE", default_value = "", hide_default_value = true)]
        place: String,
        /// Where they came from
        #[arg(long, value_name = "SOURCE", default_value = "", hide_default_value = true)]
        source: String,
        /// A tag; may be given several times
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// A first note, in Markdown
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        note: String,
    },
    /// Bring people in from a file: CSV, XLSX, ODS, vCard, JSON Resume; or their CVs from a ZIP
    Import(ImportArgs),
    /// Write people to a file
    Export(ExportArgs),
    /// List the people in the store
    List {
        /// Beginnings of words: name, headline, place, tags, address, phone; case and accents do not matter
        #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
        text: String,
        /// Only those who have this tag; may be given several times
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// Only those who came from there
        #[arg(long, value_name = "SOURCE")]
        source: Option<String>,
        /// Only those who applied to this posting
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
        /// What to sort by
        #[arg(long, value_enum, default_value = "name")]
        sort: CandidateSort,
        /// The other way round
        #[arg(long)]
        descending: bool,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// Show one person: how to reach them, applications, notes, files
    Show {
        /// The candidate, by their number in the list
        id: i64,
    },
    /// Change what is said of somebody; a list that is given takes the place of the one there was
    Edit {
        /// The candidate, by their number in the list
        id: i64,
        /// The name as it is written
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// An e-mail address; may be given several times
        #[arg(long, value_name = "ADDRESS")]
        address: Option<Vec<String>>,
        /// A telephone number; may be given several times
        #[arg(long, value_name = "PHONE")]
        phone: Option<Vec<String>>,
        /// A profile or a page; may be given several times
        #[arg(long, value_name = "LINK")]
        link: Option<Vec<String>>,
        /// What they do, in a line
        #[arg(long, value_name = "TEXT")]
        headline: Option<String>,
        /// Where they live
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
        /// A language they speak; may be given several times
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<Vec<String>>,
        /// A tag; may be given several times
        #[arg(long, value_name = "TAG")]
        tag: Option<Vec<String>>,
        /// Where they came from
        #[arg(long, value_name = "SOURCE")]
        source: Option<String>,
        /// The day they agreed to be kept, as 2026-02-28
        #[arg(long, value_name = "DAY")]
        consent: Option<NaiveDate>,
        /// The day up to which they agreed
        #[arg(long, value_name = "DAY", requires = "consent")]
        until: Option<NaiveDate>,
        /// The day you last had to do with them
        #[arg(long, value_name = "DAY")]
        last_contact: Option<NaiveDate>,
    },
    /// Make one of two people who are one; everything is kept
    Merge {
        /// The one that stays
        keep: i64,
        /// The one whose applications, notes, files and addresses go over
        from: i64,
        /// Take this field from the other; of lists, whose comes first
        #[arg(long, value_name = "FIELD", value_parser = field)]
        take: Vec<CandidateField>,
    },
    /// Take people out of the store with all that is theirs (`vivier undo` brings them back)
    Remove {
        /// The candidates, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Erase people for good, with all that is theirs: nothing brings them back
    Erase(EraseArgs),
    /// Add tags and take others away
    Tag {
        /// The candidates, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
        /// A tag to add; may be given several times
        #[arg(long, value_name = "TAG")]
        add: Vec<String>,
        /// A tag to take away; may be given several times
        #[arg(long, value_name = "TAG")]
        remove: Vec<String>,
    },
    /// Note something about somebody, in Markdown
    Note {
        /// The candidate, by their number in the list
        id: i64,
        /// `-` to read it from stdin
        text: String,
        /// About this application of theirs
        #[arg(long, value_name = "ID")]
        application: Option<i64>,
    },
    /// Attach files to somebody
    Attach {
        /// The candidate, by their number in the list
        id: i64,
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// To this application of theirs
        #[arg(long, value_name = "ID")]
        application: Option<i64>,
        /// What it is to that application: cv, letter, portfolio …
        #[arg(long, value_name = "PIECE", value_parser = piece, requires = "application")]
        piece: Option<Piece>,
    },
}

#[derive(Debug, Subcommand)]
pub enum ApplicationsDo {
    /// Have people apply to a posting
    Add {
        /// The candidates, by their numbers in the list
        #[arg(required = true, value_name = "CANDIDATE")]
        candidates: Vec<i64>,
        /// The posting, by its number in the list
        #[arg(long, value_name = "ID")]
        posting: i64,
        /// By id, code or name; by default the first
        #[arg(long, value_name = "STAGE")]
        stage: Option<String>,
        /// Where the applications came from
        #[arg(long, value_name = "SOURCE", default_value = "", hide_default_value = true)]
        source: String,
        /// What came with it; may be given several times
        #[arg(long, value_name = "PIECE", value_parser = piece)]
        came: Vec<Piece>,
        /// Also those who have applied to it before
        #[arg(long)]
        again: bool,
    },
    /// List applications, the latest first
    List {
        /// Beginnings of words: name, headline, tags, address, phone; case and accents do not matter
        #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
        text: String,
        /// Only of people who have this tag; may be given several times
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// Only to this posting
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
        /// Only of this candidate
        #[arg(long, value_name = "ID")]
        candidate: Option<i64>,
        /// By id, code or name; may be given several times
        #[arg(long, value_name = "STAGE")]
        stage: Vec<String>,
        /// Only those under way
        #[arg(long, conflicts_with = "closed")]
        open: bool,
        /// Only those that have ended
        #[arg(long)]
        closed: bool,
        /// Only those longer in their stage than it expects
        #[arg(long)]
        overdue: bool,
        /// Only those with something missing
        #[arg(long)]
        incomplete: bool,
        /// Only those where this is missing: cv, letter, portfolio …; may be given several times
        #[arg(long, value_name = "PIECE", value_parser = piece)]
        missing: Vec<Piece>,
        /// Only those whom writing to stands so, by the latest mail about the application
        #[arg(long, value_enum)]
        mail: Option<Mail>,
        /// What to sort by
        #[arg(long, value_enum, default_value = "received")]
        sort: ApplicationSort,
        /// The oldest, the first letter, the lowest score first
        #[arg(long)]
        ascending: bool,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// Show one application: what came and what is missing, scores, moves
    Show {
        /// The application, by its number in the list
        id: i64,
    },
    /// Move applications to another stage
    Move {
        /// The applications, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
        /// By id, code or name
        #[arg(long, value_name = "STAGE")]
        to: String,
        /// A word on why, kept with the move
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        why: String,
    },
    /// Reject applications
    Reject {
        /// The applications, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
        /// By id, code or name
        #[arg(long, value_name = "REASON")]
        reason: String,
        /// Who decided
        #[arg(long, value_enum, default_value = "us")]
        by: By,
        /// A word on why, kept with the move
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        why: String,
    },
    /// Note that people withdrew
    Withdraw {
        /// The applications, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
        /// By id, code or name
        #[arg(long, value_name = "REASON")]
        reason: String,
        /// A word on why, kept with the move
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        why: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum StagesDo {
    /// List the stages of the general pipeline, or of a posting's own
    List {
        /// The stages of this posting; by default the general ones
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CandidateSort {
    Name,
    Added,
    LastContact,
}

impl From<CandidateSort> for SortCandidates {
    fn from(sort: CandidateSort) -> Self {
        match sort {
            CandidateSort::Name => Self::Name,
            CandidateSort::Added => Self::Added,
            CandidateSort::LastContact => Self::LastContact,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ApplicationSort {
    Received,
    Name,
    /// The longest in their stage first
    InStage,
    Score,
}

impl From<ApplicationSort> for SortApplications {
    fn from(sort: ApplicationSort) -> Self {
        match sort {
            ApplicationSort::Received => Self::Received,
            ApplicationSort::Name => Self::Name,
            ApplicationSort::InStage => Self::InStage,
            ApplicationSort::Score => Self::Score,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Mail {
    /// Nobody has written to them about it
    NotYet,
    /// On its way, or put off by the server
    Waiting,
    Sent,
    /// Refused, or come back
    Failed,
    /// Nobody knows whether it went
    Unknown,
    /// There is no address to write to
    NoAddress,
}

impl From<Mail> for WrittenTo {
    fn from(mail: Mail) -> Self {
        match mail {
            Mail::NotYet => Self::NotYet,
            Mail::Waiting => Self::Waiting,
            Mail::Sent => Self::Sent,
            Mail::Failed => Self::Failed,
            Mail::Unknown => Self::Unknown,
            Mail::NoAddress => Self::NoAddress,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum By {
    Us,
    Them,
}

impl From<By> for Decider {
    fn from(by: By) -> Self {
        match by {
            By::Us => Self::Us,
            By::Them => Self::Them,
        }
    }
}

fn piece(code: &str) -> Result<Piece, String> {
    let known = || Piece::ALL.map(Piece::code).join(", ");
    Piece::ALL.into_iter().find(|piece| piece.code() == code).ok_or_else(known)
}

fn field(code: &str) -> Result<CandidateField, String> {
    let known = || CandidateField::ALL.iter().map(|field| field.code()).collect::<Vec<_>>().join(", ");
    CandidateField::of(&code.replace('-', "_")).ok_or_else(known)
}
