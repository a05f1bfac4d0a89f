//! `vivier mail` as a script runs it: from an account in a folder to an acknowledgement that is written once.

use vivier_tests::command_line::vivier;
use vivier_tests::recruiting::Recruiting;

#[test]
fn an_applicant_is_acknowledged_from_the_command_line() {
    let trial = Recruiting::new();
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com").to_string();
    trial.applicant("Ada Bel", "");
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let mails = trial.folder.path().join("mails");
    let run = |arguments: &[&str]| vivier(&store, arguments);

    let refused = run(&["mail", "preview", "--template", "acknowledgement", "--application", &zoe]).expect(3);
    assert!(refused.stderr.contains("vivier mail accounts add"), "{}", refused.stderr);
    let folder = mails.to_str().unwrap();
    run(&["mail", "accounts", "add", "camille@example.org", "--sender", "Camille", "--folder", folder]).expect(0);
    assert!(run(&["mail", "accounts", "list"]).expect(0).stdout.contains("ready"));

    let all = ["--template", "acknowledgement", "--posting", "1"];
    let shown = run(&[&["mail", "preview"], &all[..]].concat()).expect(1);
    assert!(shown.stdout.contains("Bonjour Zoé Martin,") && shown.stdout.contains("1 mail ready, 1 cannot go"));
    assert!(shown.stderr.contains("Ada Bel: there is no address to write to"), "{}", shown.stderr);
    run(&[&["mail", "queue", "--dry-run"], &all[..]].concat()).expect(1);
    assert!(run(&["mail", "outbox"]).expect(0).stdout.contains("0 mails"), "a dry run queues nothing");

    let unasked = run(&[&["mail", "queue"], &all[..]].concat()).expect(3);
    assert!(unasked.stderr.contains("zoe@example.com") && unasked.stderr.contains("Ada Bel: there is no address"));
    assert!(unasked.stderr.contains("nothing was queued: it takes a yes, or --yes"), "{}", unasked.stderr);
    assert!(run(&["mail", "outbox"]).expect(0).stdout.contains("0 mails"), "nobody said yes");

    let now = ["mail", "queue", "--yes", "--hold", "0", "--template", "acknowledgement", "--application", &zoe];
    run(&now).expect(0);
    let again = run(&now).expect(1);
    assert!(again.stderr.contains("had this mail before (waiting"), "{}", again.stderr);
    assert!(run(&["mail", "send"]).expect(0).stdout.contains("sent 1"));
    assert_eq!(std::fs::read_dir(&mails).unwrap().count(), 1);
    assert!(run(&["mail", "outbox", "--state", "sent"]).expect(0).stdout.contains("zoe@example.com"));
    assert!(run(&["mail", "show", "1", "--raw"]).expect(0).stdout.contains("Auto-Submitted: auto-replied\r\n"));
    let settled = run(&["mail", "resolve", "1", "--sent"]).expect(3);
    assert!(settled.stderr.contains("nothing to resolve"), "{}", settled.stderr);
    run(&["mail", "resolve", "1"]).expect(2);
}

#[test]
fn a_rule_acknowledges_and_a_mail_is_answered_from_the_command_line() {
    let trial = Recruiting::new();
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let mails = trial.folder.path().join("mails");
    let run = |arguments: &[&str]| vivier(&store, arguments);
    let added = run(&["mail", "accounts", "add", "camille@example.org", "--folder", mails.to_str().unwrap()]).expect(0);
    assert!(!added.stdout.contains("test"), "a folder needs none: {}", added.stdout);
    assert!(run(&["mail", "rules", "list"]).expect(0).stdout.contains("nothing is written by itself"));
    let refused =
        run(&["mail", "rules", "add", "--stage", "rejected", "--template", "refusal_after_screening"]).expect(3);
    assert!(refused.stderr.contains("does not go by itself"), "{}", refused.stderr);
    run(&["mail", "rules", "add", "--stage", "New"]).expect(0);
    assert!(run(&["mail", "rules", "list"]).expect(0).stdout.contains("on since"));

    let mail = "Message-ID: <1@example.com>\r\nFrom: Zoé Martin <zoe@example.com>\r\nTo: recrutement@rivages.example\r\n\
        Subject: Éditrice ou éditeur web\r\n\r\nLe poste d’éditrice ou éditeur web m’intéresse.\r\n";
    let file = trial.folder.path().join("zoe.eml");
    std::fs::write(&file, mail).unwrap();
    run(&["inbox", "import", file.to_str().unwrap()]).expect(0);
    run(&["inbox", "accept", "--certain"]);
    run(&["mail", "send"]).expect(0);
    let shown = run(&["mail", "show", "1"]).expect(0);
    assert!(shown.stdout.contains("by a rule"), "{}", shown.stdout);

    let reply = ["mail", "queue", "--yes", "--hold", "0", "--reply-to", "1", "--set", "message=Merci, à jeudi."];
    run(&reply).expect(0);
    let raw = run(&["mail", "show", "2", "--raw"]).expect(0).stdout;
    assert!(raw.contains("In-Reply-To: <1@example.com>\r\n"), "{raw}");
    run(&["mail", "rules", "off", "1"]).expect(0);
    run(&["mail", "rules", "remove", "1"]).expect(0);
    assert!(run(&["mail", "rules", "list"]).expect(0).stdout.contains("nothing is written by itself"));
}

#[test]
fn an_account_is_changed_in_one_thing_and_keeps_the_others() {
    let trial = Recruiting::new();
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let run = |arguments: &[&str]| vivier(&store, arguments);
    let add = ["mail", "accounts", "add", "camille@example.org", "--host", "smtp.example.org", "--sender", "Camille"];
    run(&[add.as_slice(), &["--per-day", "200", "--signature", "Camille, Rivages"]].concat()).expect(0);
    let settings = || {
        let listed = run(&["mail", "accounts", "list", "--json"]).expect(0).stdout;
        serde_json::from_str::<serde_json::Value>(&listed).unwrap()["accounts"][0]["settings"].clone()
    };
    let before = settings();
    assert_eq!(before["receiving"], serde_json::Value::Null, "{before}");

    run(&["mail", "accounts", "edit", "1", "--imap-host", "imap.example.org", "--imap-days", "30"]).expect(0);
    let read = settings()["receiving"].clone();
    assert_eq!((&read["host"], &read["port"], &read["days"]), (&"imap.example.org".into(), &993.into(), &30.into()));
    run(&["mail", "accounts", "edit", "1", "--imap-port", "143", "--imap-folder", "Candidatures"]).expect(0);
    let read = settings()["receiving"].clone();
    assert_eq!((&read["host"], &read["port"]), (&"imap.example.org".into(), &143.into()), "{read}");
    assert_eq!((&read["security"], &read["folders"][0]), (&"start_tls".into(), &"Candidatures".into()), "{read}");
    let changed = run(&["mail", "accounts", "edit", "1", "--no-imap", "--per-day", "0", "--signature", ""]).expect(0);
    assert!(changed.stdout.contains("account 1 changed"), "{}", changed.stdout);
    let after = settings();
    assert_eq!(
        (&after["receiving"], &after["per_day"], &after["signature"]),
        (&serde_json::Value::Null, &serde_json::Value::Null, &"".into())
    );
    for same in ["address", "host", "port", "security", "sign_in", "sender"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    // Each of these can be undone, and one that is not there is not changed.
    run(&["undo"]).expect(0);
    assert_eq!(settings()["per_day"], 200);
    assert!(run(&["mail", "accounts", "edit", "9", "--sender", "Jo"]).expect(3).stderr.contains('9'));
    run(&["mail", "accounts", "edit", "1"]).expect(2);
}

#[test]
fn a_digest_is_written_down_off_and_switched_on_from_the_command_line() {
    let trial = Recruiting::new();
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let run = |arguments: &[&str]| vivier(&store, arguments);
    assert!(run(&["mail", "digests", "list"]).expect(0).stdout.contains("no weekly digests"));
    run(&["mail", "digests", "add", "--posting", "1", "--day", "5", "--hour", "17"]).expect(0);
    let listed = run(&["mail", "digests", "list"]).expect(0).stdout;
    for said in ["Fridays, 17:00", "(off)", "recrutement@rivages.example, jo@rivages.example"] {
        assert!(listed.contains(said), "{said}: {listed}");
    }
    run(&["mail", "digests", "on", "1"]).expect(0);
    assert!(run(&["mail", "digests", "list"]).expect(0).stdout.contains("(on, next "));
    assert!(run(&["history"]).expect(0).stdout.contains("switched on the weekly digest of Éditrice"));
    run(&["undo"]).expect(0);
    assert!(run(&["mail", "digests", "list"]).expect(0).stdout.contains("(off)"));
    run(&["mail", "digests", "remove", "1"]).expect(0);
    run(&["mail", "digests", "add", "--day", "8"]).expect(2);
    run(&["mail", "digests", "on", "7"]).expect(3);
}

#[test]
fn a_template_file_is_checked_with_the_place_of_each_mistake() {
    let trial = Recruiting::new();
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let file = trial.folder.path().join("merci.md");
    std::fs::write(&file, "---\nsubject: Merci\n---\nBonjour {{ nom }},\n").unwrap();
    let wrong = vivier(&store, &["mail", "templates", "check", file.to_str().unwrap()]).expect(1);
    assert!(wrong.stderr.contains("merci.md:4: there is no variable “nom”"), "{}", wrong.stderr);
    let shown =
        vivier(&store, &["mail", "templates", "show", "refusal_after_interview", "--variant", "fr-tu"]).expect(0);
    std::fs::write(&file, &shown.stdout).unwrap();
    vivier(&store, &["mail", "templates", "check", file.to_str().unwrap()]).expect(0);
    assert!(vivier(&store, &["mail", "templates", "list"]).expect(0).stdout.contains("weekly_digest"));
}
