//! Reads what people bring into hiring values, and says what it could not take and where.
//!
//! Files, saved web pages and data for machines become postings; postings become pages that are safe to show, and files again.
//!
//! Reading never fails whole: [`read_posting`] returns the posting it could make and every [`hiring::Problem`] with its place. The
//! caller keeps the original bytes. This crate knows nothing of the store or of mail, and asks nobody the time.
//!
//! ```
//! let file = "---\ntitle: Juriste\nopen: true\n---\nÉcrivez-nous.\n";
//! let reading = intake::read_posting(file.as_bytes(), "juriste.md");
//! let posting = reading.posting.ok_or("refused")?;
//! assert_eq!(posting.title, "Juriste");
//! assert_eq!(posting.state, hiring::PostingState::Open);
//! assert!(reading.problems.is_empty());
//! # Ok::<(), &str>(())
//! ```

mod burden;
mod bytes;
mod documents;
mod files;
mod front_matter;
mod garbled;
mod mail_page;
mod marks;
mod media;
mod opening;
mod page;
mod people;
mod posting;
mod report;
mod tokens;
mod web;
mod write;
mod zipped;

pub use documents::{DocumentText, document_text, pdf_text};
pub use files::{Found, Search, Unreadable, find_postings, read_bytes};
pub use mail_page::{MailPage, to_safe_mail_html};
pub use marks::{Marked, to_marked_html};
pub use media::{lies, media_of};
pub use opening::opened_as;
pub use page::to_safe_html;
pub use people::{Brought, PeopleReading, Table, read_people, read_people_file, stage_called};
pub use posting::{Reading, read_posting, text_of};
pub use report::{ReadContact, ReadCriterion, ReadFacts, ReadFile, read_files};
pub use write::{to_job_posting, to_markdown};
pub use zipped::{Zipped, ZippedName};
