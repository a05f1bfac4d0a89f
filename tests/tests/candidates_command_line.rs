//! Candidates and applications as a script works with them.

use serde_json::json;
use vivier_tests::command_line::vivier;

#[test]
fn awa_adds_people_moves_them_on_and_merges_two() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    let posting = folder.path().join("mediatrice.md");
    std::fs::write(
        &posting,
        "---\ntitle: Médiatrice\nopen: true\n---\nEnvoyez un CV et une lettre à emploi@example.org.\n",
    )
    .unwrap();
    vivier(&store, &["postings", "import", posting.to_str().unwrap()]).expect(0);

    let line = "ROUVIÈRE Camille <camille@example.org> 06 39 98 00 01";
    let added = vivier(&store, &["candidates", "add", line, "--posting", "1", "--tag", "bretagne"]).expect(0);
    assert_eq!(added.stdout, "ROUVIÈRE Camille is candidate 1, with application 1\n");
    let again =
        vivier(&store, &["candidates", "add", "C. Rouvière", "camille@example.org", "--posting", "1"]).expect(1);
    assert_eq!(again.stderr, "may be the same as candidate 1, ROUVIÈRE Camille: same address\n");

    let list = vivier(&store, &["candidates", "list"]).expect(0);
    assert_eq!(
        list.stdout,
        "id  name              place  e-mail               applied  latest           tags\n \
         2  C. Rouvière              camille@example.org        1  New, Médiatrice\n \
         1  ROUVIÈRE Camille         camille@example.org        1  New, Médiatrice  bretagne\n2 candidates\n"
    );

    let file = folder.path().join("CV.pdf");
    std::fs::write(&file, "%PDF-1.7").unwrap();
    let file = file.to_str().unwrap();
    vivier(&store, &["candidates", "attach", "1", file, "--application", "1", "--piece", "cv"]).expect(0);
    vivier(&store, &["applications", "move", "1", "2", "--to", "interview", "--why", "Bel échange"]).expect(0);
    let list = vivier(&store, &["applications", "list", "--incomplete", "--json"]).expect(0).json();
    assert_eq!(list["rows"][1]["missing"], json!([["letter"]]));
    assert_eq!(list["rows"][1]["stage_name"]["code"], "interview");

    let wanted = ["applications", "list", "--mail", "not-yet", "--missing", "cv", "--json"];
    let list = vivier(&store, &wanted).expect(0).json();
    assert_eq!((&list["total"], &list["rows"][0]["id"]), (&json!(1), &json!(2)));
    vivier(&store, &["applications", "list", "--mail", "sent"]).expect(0);

    let wrong = vivier(&store, &["applications", "reject", "2", "--reason", "ennui"]).expect(2);
    assert!(
        wrong.stderr.contains("no reason is called “ennui”; choose one of: a required skill is missing, "),
        "{}",
        wrong.stderr
    );
    vivier(&store, &["applications", "reject", "2", "--reason", "other_chosen", "--by", "us"]).expect(0);
    let shown = vivier(&store, &["applications", "show", "2"]).expect(0);
    assert!(shown.stdout.contains("reason    somebody else was chosen"), "{}", shown.stdout);
    assert!(shown.stdout.contains("Interview → Rejected"), "{}", shown.stdout);

    vivier(&store, &["candidates", "merge", "1", "2", "--take", "addresses"]).expect(0);
    vivier(&store, &["candidates", "note", "1", "À l’aise au **téléphone**"]).expect(0);
    let page = vivier(&store, &["candidates", "show", "1"]).expect(0);
    assert!(
        page.stdout.starts_with("ROUVIÈRE Camille\n\ne-mail  camille@example.org\nphone   06 39 98 00 01\n"),
        "{}",
        page.stdout
    );
    assert!(page.stdout.contains("\nFiles\n  1  CV.pdf\n"), "{}", page.stdout);
    vivier(&store, &["undo"]).expect(0);
    let undone = vivier(&store, &["undo", "--lang", "fr"]).expect(0);
    assert_eq!(
        undone.stdout,
        "Annulé\u{a0}: fusion de C. Rouvière avec ROUVIÈRE Camille. «\u{a0}vivier redo 7\u{a0}» le rétablit.\n"
    );
    vivier(&store, &["candidates", "show", "2"]).expect(1);

    let history = vivier(&store, &["history", "--candidate", "2", "--json"]).expect(0).json();
    let codes: Vec<_> =
        history["entries"].as_array().unwrap().iter().map(|entry| entry["op"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["candidates_merged", "applications_rejected", "applications_moved", "candidate_added"]);
}

#[test]
fn the_stages_are_listed_in_the_language_of_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["candidates", "add", "Awa Diop awa@example.com"]).expect(0);
    let stages = vivier(&store, &["stages", "list", "--lang", "fr"]).expect(0);
    assert!(stages.stdout.contains(" 2  Présélection  bleu"), "{}", stages.stdout);
    let edited = vivier(&store, &["candidates", "edit", "1", "--phone", "demain", "--place", "Quimper"]).expect(3);
    assert_eq!(edited.stderr, "vivier: “demain” is not a phone number; nothing was changed\n");
    vivier(&store, &["candidates", "edit", "1", "--phone", "06 39 98 00 02", "--place", "Quimper"]).expect(0);
    let shown = vivier(&store, &["candidates", "show", "1", "--json"]).expect(0).json();
    assert_eq!((&shown["details"]["place"], &shown["phones"][0]["e164"]), (&json!("Quimper"), &json!("+33639980002")));
    vivier(&store, &["candidates", "remove", "1", "9"]).expect(3);
    assert_eq!(vivier(&store, &["candidates", "list", "--json"]).expect(0).json()["all"], 1);
}
