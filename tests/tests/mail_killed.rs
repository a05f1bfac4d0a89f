//! The command line, killed in the middle of sending, again and again: nothing is lost, nothing goes twice by itself, and what nobody
//! can know is said to be unknown.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use vivier_tests::command_line::binary;
use vivier_tests::kills::{kills, random};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

const KILLS: usize = 400;
/// So many recruiters at once, each with a store and a server: one's sender starts while another's waits for its disk.
const RECRUITERS: usize = 4;
/// To applicants, before a store is looked through whole and another begun; and as many again to two contacts at once for some of them.
const MAILS: usize = 60;
/// The command line has a clock of its own, and all is to be due by that.
const LONG_AGO: Duration = Duration::from_hours(24 * 365 * 4);

#[derive(Debug, Default)]
struct Tally {
    begun: AtomicUsize,
    killed: AtomicUsize,
    mails: AtomicUsize,
    unknown: AtomicUsize,
}

impl Tally {
    /// Whether one more is wanted.
    fn begins(&self, kills: usize) -> bool {
        let one_more = |begun| (begun < kills).then_some(begun + 1);
        self.begun.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more).is_ok()
    }
}

fn sending(store: &Path) -> Child {
    let mut command = Command::new(binary());
    command.arg("--store").arg(store).args(["--lang", "en", "mail", "send", "--until-empty"]);
    command.env("VIVIER_KEYCHAIN", "none").env_remove("VIVIER_STORE");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Between two lines that the server hears, or while it is being told a mail. False when it had ended by itself, and then well.
fn is_killed(mut child: Child, server: &MailServer) -> bool {
    if server.hears(1 + random(8), || child.try_wait().unwrap().is_some()) {
        let moment = Instant::now() + Duration::from_micros(random(2_500) as u64);
        while Instant::now() < moment {
            std::thread::yield_now();
        }
        child.kill().unwrap();
    }
    let ended = child.wait().unwrap();
    // Where it was not killed, it had nothing more to send.
    assert!(ended.success() || ended.code().is_none(), "it broke off by itself: {ended}");
    !ended.success()
}

/// The mails that wait, to one recipient and to two.
fn queue(trial: &Recruiting) -> Vec<i64> {
    let applicant = |number| trial.applicant(&format!("Zoé Martin{number}"), &format!("zoe{number}@example.com"));
    let applications: Vec<i64> = (0..MAILS).map(applicant).collect();
    let mut mails = trial.acknowledge(&applications);
    assert_eq!(mails.len(), MAILS);
    for application in applications.iter().take(MAILS / 6) {
        let to = json!({ "whom": "contacts", "posting": 1, "applications": [application] });
        mails.extend(trial.write(&json!({ "template": "new_application", "to": to })));
    }
    assert_eq!(mails.len(), MAILS + MAILS / 6);
    mails
}

/// One store, until all of it has been sent.
fn series(kills: usize, tally: &Tally) {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.earlier(LONG_AGO);
    trial.account(&server);
    let mails = queue(&trial);
    let store = trial.folder.path().join("my.vivier");
    trial.desk.close();

    let mut killed = 0;
    while tally.begins(kills) {
        if !is_killed(sending(&store), &server) {
            tally.begun.fetch_sub(1, Ordering::Relaxed);
            break;
        }
        killed += 1;
        server.settle();
    }
    assert!(sending(&store).wait().unwrap().success());
    server.settle();

    let unknown = doubtful(&trial.restart(), &mails, &server);
    assert!(unknown <= killed, "each kill leaves one mail in doubt at most");
    tally.killed.fetch_add(killed, Ordering::Relaxed);
    tally.mails.fetch_add(mails.len(), Ordering::Relaxed);
    tally.unknown.fetch_add(unknown, Ordering::Relaxed);
}

/// How many of the mails nobody can know of; each other one went, and once.
fn doubtful(trial: &Recruiting, mails: &[i64], server: &MailServer) -> usize {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for mail in server.kept() {
        *taken.entry(mail.message_id()).or_default() += 1;
    }
    let mut unknown = 0;
    for mail in mails {
        let page = trial.call("mail.show", &json!({ "id": mail }))["mail"].clone();
        let times = page["message_id"].as_str().and_then(|id| taken.get(id)).copied().unwrap_or_default();
        let mut states = trial.states(*mail);
        states.dedup();
        match states.concat().as_str() {
            "sent" => assert_eq!(times, 1, "{page}"),
            "unknown" => {
                unknown += 1;
                assert!(times <= 1, "{page}");
            }
            _ => panic!("neither gone nor unknown: {page}"),
        }
    }
    let check = trial.call("store.check", &json!({}));
    assert_eq!(check["sound"], true, "{check}");
    unknown
}

#[test]
fn a_sender_that_is_killed_loses_nothing_and_sends_nothing_twice() {
    let (kills, tally) = (kills(KILLS), Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..RECRUITERS {
            scope.spawn(|| {
                while tally.begun.load(Ordering::Relaxed) < kills {
                    series(kills, &tally);
                }
            });
        }
    });
    let Tally { killed, mails, unknown, .. } = tally;
    let [killed, mails, unknown] = [killed, mails, unknown].map(AtomicUsize::into_inner);
    assert_eq!(killed, kills);
    println!("figure: {killed} kills while sending survived, {unknown} of {mails} mails left in doubt, none lost");
}
