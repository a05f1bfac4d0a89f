//! That lists stay as quick with a hundred thousand people as with ten: SQLite goes by an index, and sorts nothing.

use hiring::{Moment, PostingId};

use super::applications::{ApplicationFilter, SortApplications};
use super::candidates::{CandidateFilter, ListCandidates, SortCandidates};
use super::rows::Way;
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
    assert!(
        plan.contains("candidate_by_name")
            && !plan.contains("TEMP B-TREE")
            && plan.contains("VIRTUAL TABLE INDEX 0:=M"),
        "{plan}"
    );
}

#[test]
fn a_filter_that_leaves_few_is_gone_by_and_one_that_leaves_many_is_not() {
    let now = Moment::from_millis(0);
    let tagged = ApplicationFilter { tags: vec!["vivier".to_owned()], ..ApplicationFilter::default() };
    let open = ApplicationFilter { open: Some(true), ..ApplicationFilter::default() };
    let overdue = ApplicationFilter { overdue: true, ..ApplicationFilter::default() };
    let incomplete = ApplicationFilter { incomplete: true, ..ApplicationFilter::default() };
    let missing = ApplicationFilter { missing: vec![hiring::Piece::Cv], ..ApplicationFilter::default() };
    for (filter, index) in [
        (&tagged, "application_by_candidate"),
        (&open, "application_by_stage"),
        (&overdue, "application_by_stage"),
        (&incomplete, "application_incomplete"),
        (&missing, "application_incomplete"),
    ] {
        let (wanted, values) = filter.conditions(now);
        let few = filter.page_sql_by(&wanted, SortApplications::Received, true, Way::Gathered);
        let gathered = plan(&few, &values);
        assert!(gathered.contains(index) && !gathered.contains("SCAN a\n"), "{gathered}");
        let counted = plan(&format!("SELECT count(*) FROM application AS a WHERE {wanted}"), &values);
        assert!(counted.contains(index), "{counted}");
        let (wanted, values) = filter.conditions_in_turn(now);
        let many = filter.page_sql_by(&wanted, SortApplications::Received, true, Way::InTurn);
        let in_turn = plan(&many, &values);
        assert!(in_turn.contains("application_by_received") && !in_turn.contains("ORDER BY"), "{in_turn}");
    }
}

#[test]
fn people_with_a_tag_or_of_a_posting_are_looked_up_or_met() {
    let tagged = CandidateFilter { tags: vec!["vivier".to_owned()], ..CandidateFilter::default() };
    let of_posting = CandidateFilter { posting: Some(PostingId::new(1)), ..CandidateFilter::default() };
    let from = CandidateFilter { source: Some("Site".to_owned()), ..CandidateFilter::default() };
    for filter in [tagged, of_posting, from] {
        let list = ListCandidates {
            filter: filter.clone(),
            sort: SortCandidates::Name,
            descending: false,
            offset: 0,
            limit: 100,
        };
        let (wanted, values) = filter.conditions();
        let few = plan(&list.page_sql(&wanted, Way::Gathered), &values);
        assert!(few.contains("SEARCH c USING") && !few.contains("SCAN c"), "{few}");
        let counted = plan(&filter.count_sql(&wanted), &values);
        assert!(counted.contains("SEARCH") && !counted.contains("SCAN"), "{counted}");
        let (wanted, values) = filter.conditions_in_turn();
        let many = plan(&list.page_sql(&wanted, Way::InTurn), &values);
        assert!(many.contains("candidate_by_name") && !many.contains("ORDER BY"), "{many}");
    }
}

#[test]
fn what_waits_today_is_looked_up() {
    for (sql, index) in [
        (
            "SELECT entered_stage_at, id FROM application WHERE stage_id = 1 AND entered_stage_at <= 0 ORDER BY entered_stage_at, id",
            "application_by_stage",
        ),
        (
            "SELECT a.id FROM application AS a INDEXED BY application_by_promise
             WHERE a.answer_by <= 0 AND a.answer_by IS NOT NULL AND a.entered_stage_at = a.received_at
                 AND a.stage_id IN (SELECT id FROM stage WHERE ends IS NULL) ORDER BY a.answer_by, a.id",
            "application_by_promise",
        ),
    ] {
        let plan = plan(sql, &[]);
        assert!(plan.contains(index) && !plan.contains("ORDER BY"), "{plan}");
    }
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
