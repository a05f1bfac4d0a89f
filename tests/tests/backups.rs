//! Copies of the store that are made by themselves, and putting one back.

use std::fs;
use std::time::Duration;

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::recruiting::Recruiting;

const DAY: Duration = Duration::from_hours(24);

fn copies(trial: &Recruiting) -> Vec<String> {
    let backups = trial.call("store.backups", &json!({}));
    backups["copies"].as_array().unwrap().iter().map(|copy| copy["day"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn there_is_one_of_each_of_the_last_days_and_of_the_weeks_before() {
    let trial = Recruiting::new();
    let plan = |folder: &std::path::Path| json!({ "folder": folder, "daily": 2, "weekly": 1 });
    trial.call("store.save_backup_plan", &plan(std::path::Path::new("")));
    for _ in 0..5 {
        assert_ne!(trial.call("store.backup_today", &json!({}))["made"], Value::Null);
        assert_eq!(trial.call("store.backup_today", &json!({}))["made"], Value::Null, "once a day");
        trial.later(DAY);
    }
    let kept = copies(&trial);
    assert_eq!(kept, ["2026-11-25", "2026-11-24", "2026-11-23"], "two days, and the latest of a week before");

    let elsewhere = trial.folder.path().join("disque");
    assert!(matches!(trial.refused("store.save_backup_plan", &plan(&elsewhere)), Failure::FolderMissing { .. }));
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("my-autre-2020-01-01.vivier"), "celle d’un autre vivier").unwrap();
    trial.call("store.save_backup_plan", &plan(&elsewhere));
    trial.call("store.backup_today", &json!({}));
    assert_eq!(copies(&trial), ["2026-11-26"]);
    assert!(elsewhere.join("my-autre-2020-01-01.vivier").exists());
}

#[test]
fn a_damaged_store_is_replaced_by_a_copy_and_kept() {
    let trial = Recruiting::new();
    trial.applicant("Zoé Martin", "zoe@example.com");
    let made = trial.call("store.backup_today", &json!({}));
    let copy = made["made"]["path"].as_str().unwrap().to_owned();
    let store = trial.folder.path().join("my.vivier");
    let Recruiting { folder, desk, .. } = trial;
    drop(desk);
    let mut bytes = fs::read(&store).unwrap();
    bytes[100..4096].fill(0xA5);
    fs::write(&store, &bytes).unwrap();
    let refused = vivier(&store, &["candidates", "list"]).expect(3);
    assert!(refused.stderr.contains("damaged"), "{}", refused.stderr);

    vivier(&store, &["store", "look", &copy]).expect(0);
    let asked = vivier(&store, &["store", "restore", &copy]).expect(3);
    assert!(asked.stderr.contains("1 candidate, 1 application"), "{}", asked.stderr);
    let restored = vivier(&store, &["store", "restore", &copy, "--yes", "--json"]).expect(0).json();
    assert_eq!(restored["info"]["candidates"], 1);
    assert_eq!(fs::read(restored["replaced"].as_str().unwrap()).unwrap(), bytes, "for a later rescue");
    vivier(&store, &["store", "check"]).expect(0);
    drop(folder);
}
