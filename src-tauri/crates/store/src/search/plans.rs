//! That no question goes through all of anything: each comes from an index, however many there are.

use crate::testing::trial;

use super::ids::{Among, count_sql, latest_sql};
use super::rows::{FILES, MAILS, MESSAGES, NOTES, PEOPLE, POSTINGS};

/// What SQLite says it would do.
fn plan(sql: &str) -> String {
    let trial = trial();
    let writer = trial.store.writer().unwrap();
    let mut statement = writer.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let values = vec![rusqlite::types::Value::Null; statement.parameter_count()];
    let steps = statement.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>("detail")).unwrap();
    steps.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

/// A virtual table asked by its words, or a row by its id; never a table from its beginning to its end.
fn is_quick(plan: &str) -> bool {
    plan.lines().all(|step| {
        !step.starts_with("SCAN")
            || step.contains("VIRTUAL TABLE INDEX") && step.contains('M')
            || step.contains("CONSTANT ROW")
    })
}

#[test]
fn every_kind_comes_from_its_index_the_latest_first() {
    for kind in [PEOPLE, POSTINGS, NOTES, FILES, MESSAGES, MAILS] {
        let latest = plan(&latest_sql(kind.index));
        assert!(is_quick(&latest) && !latest.contains("TEMP B-TREE"), "{latest}");
        let one_by_one = plan(&Among::Matching("").sql(kind, "1"));
        assert!(is_quick(&one_by_one) && !one_by_one.contains("TEMP B-TREE"), "{one_by_one}");
        assert!(is_quick(&plan(kind.text)), "{}", plan(kind.text));
        let count = plan(&count_sql(kind.index));
        assert!(
            !count.lines().any(|step| step.starts_with("SCAN") && step.contains(kind.index) && !step.contains("INDEX")),
            "{count}"
        );
    }
}

#[test]
fn what_waits_to_be_read_is_looked_up() {
    let waiting = plan("SELECT hash FROM blob_text WHERE state = 'waiting' LIMIT 16");
    assert!(waiting.contains("blob_text_waiting"), "{waiting}");
}

#[test]
fn fields_begin_with_an_index() {
    for (sql, index) in [
        (
            "SELECT DISTINCT candidate_id AS id FROM candidate_tag WHERE folded >= ?1 AND folded < ?2",
            "candidate_tag_by_tag",
        ),
        ("SELECT min(source) AS source FROM candidate WHERE source > ?1", "candidate_by_source"),
        ("SELECT min(source) AS source FROM application WHERE source > ?1", "application_by_source"),
        (
            "SELECT DISTINCT candidate_id AS id FROM application WHERE stage_id IN (SELECT value FROM json_each(?1))",
            "application_by_stage",
        ),
    ] {
        let plan = plan(sql);
        assert!(plan.contains(index), "{plan}");
    }
}
