//! The sample set: postings written for Vivier, carried inside the program.

use std::borrow::Cow;

use store::{Op, Tx};

use super::gather::{Bytes, Gathered, Incoming};
use super::import::{Counts, ImportReport, take_in};
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure, people};

/// The sample's collection: no folder on a disk is called so.
pub const FOLDER: &str = "vivier:sample";

macro_rules! postings {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/postings/", $name)))),+]
    };
}

static POSTINGS: &[(&str, &[u8])] = postings![
    "2023-04-11-animateur-reseau.md",
    "2024-06-03-conseiller-numerique-itinerant.md",
    "2025-05-19-comptable-cooperative.md",
    "2025-11-24-responsable-support.md",
    "2026-08-25-developpeur-mobile-vigie.md",
    "2026-09-15-administrateur-systeme.md",
    "2026-10-06-chargée-de-partenariats.md",
    "2026-10-20-charge-e-de-deploiement-bassins.md",
    "2026-10-26-redacteur-rice-technique.md",
    "2026-11-02-chef-fe-de-projet-eau",
    "2026-11-02-developpeur-euse-full-stack-criee.md",
    "2026-11-05-community-coordinator.md",
    "2026-11-16 Designer de service.md",
    "2026-11-17-data-engineer.md",
    "2026-11-18-coordination-benevoles.md",
    "stage-cartographie.md",
];

/// Adds what is not there yet: a second time changes nothing.
pub(crate) fn add_sample(desk: &Desk, _: Nothing, job: &Job<'_>) -> Result<ImportReport, Failure> {
    let carried =
        POSTINGS.iter().map(|(name, bytes)| Carried { path: (*name).to_owned(), bytes: Cow::Borrowed(*bytes) });
    take_in_carried(desk, FOLDER, carried.collect(), job, |tx, counts| {
        people::add_sample_applicants(tx, FOLDER)?;
        people::add_sample_mails(tx, FOLDER)?;
        Ok(Op::SampleAdded { postings: counts.new })
    })
}

/// A posting that is on no disk.
pub(crate) struct Carried {
    pub path: String,
    pub bytes: Cow<'static, [u8]>,
}

/// Takes in what is not there yet.
pub(crate) fn take_in_carried(
    desk: &Desk,
    folder: &str,
    carried: Vec<Carried>,
    job: &Job<'_>,
    op: impl FnOnce(&Tx<'_>, Counts) -> Result<Op, store::Error>,
) -> Result<ImportReport, Failure> {
    let files = carried.into_iter().map(|Carried { path, bytes }| Incoming {
        folder: folder.to_owned(),
        path,
        bytes: Bytes::Carried(bytes),
    });
    let gathered = Gathered { files: files.collect(), read: vec![(folder.to_owned(), true)], ..Gathered::default() };
    take_in(desk, gathered, job, op)
}

#[cfg(test)]
mod tests {
    use super::POSTINGS;

    #[test]
    fn every_sample_file_is_in_the_program() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/postings");
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        let mut carried: Vec<_> = POSTINGS.iter().map(|(name, _)| (*name).to_owned()).collect();
        carried.sort();
        assert_eq!(carried, names);
        assert!(carried.len() >= 12);
    }

    /// Nobody real is ever written to by trying the program out.
    #[test]
    fn every_address_of_the_sample_is_on_a_reserved_domain() {
        for (name, bytes) in POSTINGS {
            let reading = intake::read_posting(bytes, name);
            let text = reading.posting.map(|posting| posting.body).unwrap_or_default() + &reading.original;
            for after in text.split('@').skip(1) {
                let domain: String =
                    after.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).collect();
                let domain = domain.trim_end_matches('.');
                let labels: Vec<&str> = domain.rsplit('.').collect();
                let reserved = match labels.as_slice() {
                    ["example" | "test", ..] | ["org" | "com" | "net", "example", ..] => true,
                    labels => labels.len() < 2,
                };
                assert!(reserved, "{name}: {domain}");
            }
        }
    }
}
