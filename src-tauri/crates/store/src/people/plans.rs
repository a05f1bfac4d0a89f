//! That lists stay as quick with a hundred thousand people as with ten: SQLite goes by an index, and sorts nothing.

use hiring::{Moment, PostingId};

use super::applications::{ApplicationFilter, SortApplications};
use crate::testing::trial;

/// What SQLite says it would do.
fn plan(sql: &str, values: &[rusqlite::types::Value]) -> String {
    let trial = trial();
    let writer = trial.store.writer().unwrap();
    let mut statement = writer.prepare(&format!("EXPLAIN QUERY PLAN {sql} LIMIT 50")).unwrap();
    let steps = statement.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>("detail")).unwrap();
    steps.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

fn of_applications(filter: &ApplicationFilter, sort: SortApplications) -> String {
    let (wanted, values) = filter.conditions(Moment::from_millis(0));
    plan(&filter.page_sql(&wanted, sort, true), &values)
}

#[test]
fn the_first_page_of_every_order_comes_from_an_index() {
    let sorts = [
        (SortApplications::Received, "application_by_received"),
        (SortApplications::InStage, "application_by_entered"),
        (SortApplications::Score, "application_by_score"),
        (SortApplications::Name, "candidate_by_name"),
    ];
    for (sort, index) in sorts {
        let plan = of_applications(&ApplicationFilter::default(), sort);
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{sort:?}: {plan}");
    }
}

#[test]
fn a_postings_list_and_a_column_come_from_an_index() {
    let of_posting = ApplicationFilter { posting: Some(PostingId::new(1)), ..ApplicationFilter::default() };
    let listed = of_applications(&of_posting, SortApplications::Received);
    assert!(listed.contains("application_by_posting_received (posting_id=?)") && !listed.contains("TEMP"), "{listed}");
    let column = ApplicationFilter { stages: vec![hiring::StageId::new(1)], ..of_posting };
    let listed = of_applications(&column, SortApplications::InStage);
    assert!(
        listed.contains("application_by_posting (posting_id=? AND stage_id=?)") && !listed.contains("TEMP"),
        "{listed}"
    );
}

#[test]
fn people_come_from_an_index_in_every_order() {
    for (order, index) in [
        ("c.folded, c.id", "candidate_by_name"),
        ("c.created_at DESC, c.id DESC", "candidate_by_created"),
        ("c.contacted_on DESC, c.id DESC", "candidate_by_contacted"),
    ] {
        let plan = plan(&format!("SELECT c.id FROM candidate AS c WHERE true ORDER BY {order}"), &[]);
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[test]
fn a_letter_that_many_have_is_asked_of_one_after_the_other() {
    let plan = plan(
        "SELECT c.id FROM candidate AS c
         WHERE EXISTS (SELECT 1 FROM person_search WHERE person_search MATCH '\"s\" *' AND rowid = c.id) ORDER BY c.folded, c.id",
        &[],
    );
    assert!(plan.contains("candidate_by_name") && !plan.contains("TEMP B-TREE") && plan.contains("CORRELATED"), "{plan}");
}

#[test]
fn likely_people_are_looked_up() {
    for (sql, index) in [
        (
            "SELECT candidate_id FROM reach WHERE alike = 'a' AND kind = 'address'",
            "reach_by_alike (alike=? AND kind=?)",
        ),
        ("SELECT id FROM candidate WHERE alike = 'a'", "candidate_by_alike (alike=?)"),
    ] {
        let plan = plan(sql, &[]);
        assert!(plan.contains(index) && !plan.contains("SCAN"), "{plan}");
    }
}
