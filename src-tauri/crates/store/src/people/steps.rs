//! That what a recruiter does all day costs as many steps of SQLite's machine with ten thousand people as with a thousand. Steps are
//! counted, not timed: the same number on every computer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hiring::{ApplicationId, CandidateDetails, CandidateId, Moment, PersonName, PostingId, StageId};

use super::{
    ApplicationFilter, CandidateFilter, Known, ListApplications, ListCandidates, ShowBoard, ShowTimeline,
    SortApplications, SortCandidates, Towards,
};
use crate::testing::{Trial, import, posting, trial};
use crate::{About, Error, Op, Read, journal};

/// Each posting has so many applications.
const ON_A_BOARD: u32 = 500;

/// As many people as that, each with an address, a tag, and an application. The index of words is kept by the schema itself.
#[expect(clippy::disallowed_methods, reason = "ten thousand rows at once, past what is measured here")]
fn store_of(people: u32) -> Trial {
    let trial = trial();
    let postings = people / ON_A_BOARD;
    import(&trial.store, &(0..postings).map(|number| posting(&format!("Juriste {number}"))).collect::<Vec<_>>());
    let writer = trial.store.writer().unwrap();
    journal::look_away(&writer).unwrap();
    let numbers = format!("WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < {people} - 1)");
    writer
        .execute_batch(&format!(
            "{numbers} INSERT INTO candidate (name, family, given, folded, alike, created_at, search)
                 SELECT 'Camille Rouvière' || nr, 'Rouvière' || nr, 'Camille', 'rouviere' || nr || ' camille', 'camille rouviere' || nr, n,
                        'camille rouviere' || nr || ' c' || n || '@example.org' FROM (SELECT n, format('%05d', n) AS nr FROM n);
             {numbers} INSERT INTO reach (candidate_id, kind, position, written, alike)
                 SELECT n + 1, 'address', 1, 'c' || n || '@example.org', 'c' || n || '@example.org' FROM n;
             {numbers} INSERT INTO candidate_tag (candidate_id, tag, folded) SELECT n + 1, 'vivier', 'vivier' FROM n;
             {numbers} INSERT INTO application (candidate_id, posting_id, version_id, stage_id, received_at, entered_stage_at, score)
                 SELECT n + 1, 1 + n / {ON_A_BOARD}, v.id, 1 + n % 7, n, n, n % 400
                 FROM n JOIN posting_version AS v ON v.posting_id = 1 + n / {ON_A_BOARD};
             {numbers} INSERT INTO move (application_id, to_stage_id, at, who) SELECT n + 1, 1 + n % 7, n, 'Camille' FROM n;"
        ))
        .unwrap();
    journal::watch(&writer).unwrap();
    drop(writer);
    trial
}

/// How many steps it takes to look.
fn looking<T>(trial: &Trial, work: impl Fn(&Read<'_>) -> Result<T, Error>) -> u64 {
    let mut connection = trial.store.reader().unwrap();
    let steps = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&steps);
    let counted = move || {
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    connection.progress_handler(1, Some(counted)).unwrap();
    work(&Read::new(&connection)).unwrap();
    steps.load(Ordering::Relaxed)
}

/// And how many to move one application.
fn moving(trial: &Trial) -> u64 {
    let steps = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&steps);
    let counted = move || {
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    trial.store.writer().unwrap().progress_handler(1, Some(counted)).unwrap();
    let moved = trial.store.transact(|tx| {
        let moved = tx.move_applications(&[ApplicationId::new(1)], Towards::Stage(StageId::new(2)), "")?;
        Ok((moved.count, Op::ApplicationsMoved { count: moved.count, name: moved.name, to: moved.to }))
    });
    assert_eq!(moved.unwrap().value, 1);
    steps.load(Ordering::Relaxed)
}

fn page(filter: CandidateFilter, sort: SortCandidates) -> ListCandidates {
    ListCandidates { filter, sort, descending: true, offset: 0, limit: 100 }
}

fn all_steps(people: u32) -> Vec<(String, u64)> {
    let trial = store_of(people);
    let now = Moment::from_millis(86_400_000);
    let mut steps = Vec::new();
    for sort in [SortCandidates::Name, SortCandidates::Added, SortCandidates::LastContact] {
        let list = page(CandidateFilter::default(), sort);
        steps.push((format!("people by {sort:?}"), looking(&trial, |read| read.candidates(&list))));
    }
    let found =
        page(CandidateFilter { text: "rouviere00777".to_owned(), ..CandidateFilter::default() }, SortCandidates::Name);
    steps.push(("one person by name".to_owned(), looking(&trial, |read| read.candidates(&found))));
    for sort in [SortApplications::Received, SortApplications::Name, SortApplications::InStage, SortApplications::Score]
    {
        let list =
            ListApplications { filter: ApplicationFilter::default(), sort, descending: true, offset: 0, limit: 100 };
        steps.push((format!("applications by {sort:?}"), looking(&trial, |read| read.applications(&list, now))));
    }
    let board = ShowBoard {
        posting: PostingId::new(1),
        filter: ApplicationFilter::default(),
        sort: SortApplications::InStage,
        descending: false,
        limit: u64::from(ON_A_BOARD),
        windows: Vec::new(),
    };
    steps.push(("a board".to_owned(), looking(&trial, |read| read.board(&board, now))));
    let somebody = CandidateId::new(777);
    steps.push(("a person".to_owned(), looking(&trial, |read| read.candidate(somebody))));
    let timeline = ShowTimeline { candidate: somebody, offset: 0, limit: 50 };
    steps.push(("a timeline".to_owned(), looking(&trial, |read| read.timeline(timeline))));
    let details = CandidateDetails {
        name: PersonName::read("Camille Rouvière00777"),
        addresses: vec!["c777@example.org".to_owned()],
        ..CandidateDetails::default()
    };
    let person = details.read().unwrap();
    steps.push(("who is alike".to_owned(), looking(&trial, |read| read.lookalikes(Known::of(&person, None)))));
    steps.push(("the history".to_owned(), looking(&trial, |read| read.history(About::Everything, 0, 50))));
    steps.push(("a move".to_owned(), moving(&trial)));
    steps
}

#[test]
fn ten_times_as_many_people_take_no_more_steps() {
    let (few, many) = (all_steps(1_000), all_steps(10_000));
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        assert!(few > 0, "{what} was not counted");
        assert!(many <= few + few / 10 + 50, "{what}: {few} steps with a thousand people, {many} with ten thousand");
    }
}
