//! Reads what people bring into hiring values, and says what it could not take and where.
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

mod bytes;
mod files;
mod front_matter;
mod garbled;
mod page;
mod people;
mod posting;
mod report;

pub use files::{Found, Unreadable, find_postings, read_bytes};
pub use page::to_safe_html;
pub use people::{Brought, PeopleReading, Table, read_people, read_people_file, stage_called};
pub use posting::{Reading, read_posting};
pub use report::{ReadContact, ReadCriterion, ReadFacts, ReadFile, read_files};
