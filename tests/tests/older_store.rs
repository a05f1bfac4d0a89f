//! A store that an earlier Vivier left.

use serde_json::json;
use vivier_tests::older_store::leave_store;
use vivier_tests::trial::{Trial, everything};

#[test]
fn its_postings_are_read_again_and_have_all_that_new_ones_have() {
    let folder = tempfile::tempdir().unwrap();
    leave_store(&folder.path().join("my.vivier"));
    let trial = Trial::over(folder);
    assert_eq!(trial.titles(), ["Juriste"]);
    let mut request = everything();
    request["text"] = json!("candidat");
    assert_eq!(trial.call("postings.list", &request)["total"], 1, "its words are found");
    let page = trial.call("postings.show", &json!({ "id": 1 }));
    assert_eq!(page["values"]["pieces"]["value"], "cv");
    let value = json!({ "which": "", "value": { "field": "title", "value": "Juriste données" } });
    trial.call("postings.settle", &json!({ "id": 1, "values": [value] }));
    assert_eq!(trial.titles(), ["Juriste données"]);
    let versions = trial.call("postings.versions", &json!({ "id": 1 }));
    assert_eq!(versions["versions"][0]["differences"][0]["before"]["value"], "Avocate");
    let trial = trial.restart();
    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    assert_eq!(history["total"], 2, "once is enough: {history}");
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
}
