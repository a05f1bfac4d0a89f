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
