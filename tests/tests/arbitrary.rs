//! Every command of the table, asked for whatever comes: each answers or refuses, none panics, and the store stays sound.

use desk::COMMANDS;
use serde_json::{Map, Value, json};
use vivier_tests::recruiting::Recruiting;

/// How often each is asked; `VIVIER_REQUESTS` says otherwise.
const REQUESTS: usize = 60;

/// The same requests each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What requests are made of. No text here is a host that could be reached.
const KEYS: [&str; 40] = [
    "id",
    "ids",
    "selection",
    "filter",
    "expected",
    "text",
    "tags",
    "source",
    "posting",
    "postings",
    "offset",
    "limit",
    "sort",
    "descending",
    "path",
    "paths",
    "to",
    "from",
    "name",
    "details",
    "candidate",
    "candidates",
    "application",
    "changes",
    "add",
    "remove",
    "stage",
    "reason",
    "by",
    "marks",
    "settings",
    "template",
    "variant",
    "mail",
    "prints",
    "entry",
    "language",
    "format",
    "report",
    "kind",
];
const TEXTS: [&str; 14] = [
    "",
    "\0",
    "\0é\u{202e}",
    "/proc/nowhere/x",
    "name",
    "received",
    "us",
    "fr",
    "csv",
    "smtp",
    "2026-13-45",
    "<b>&\"'\0",
    "%\0_",
    "candidates",
];
const NUMBERS: [i64; 8] = [0, 1, 2, 7, -1, i64::MAX, i64::MIN, 4_294_967_296];

fn value(numbers: &mut Numbers, depth: usize) -> Value {
    match numbers.below(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => json!(numbers.below(2) == 0),
        2 | 3 => json!(*numbers.one_of(&NUMBERS)),
        4 => json!(*numbers.one_of(&TEXTS)),
        5 => (0..numbers.below(4)).map(|_| value(numbers, depth - 1)).collect(),
        _ => object(numbers, depth - 1),
    }
}

fn object(numbers: &mut Numbers, depth: usize) -> Value {
    let mut map = Map::new();
    for _ in 0..numbers.below(7) {
        map.insert((*numbers.one_of(&KEYS)).to_owned(), value(numbers, depth));
    }
    map.insert("offset".to_owned(), json!(0));
    map.insert("limit".to_owned(), json!(*numbers.one_of(&[0, 1, 50])));
    Value::Object(map)
}

#[test]
fn no_request_makes_a_command_panic_or_harms_the_store() {
    // Some texts are names of files that could be written: then here.
    let folder = tempfile::tempdir().unwrap();
    std::env::set_current_dir(folder.path()).unwrap();
    let trial = Recruiting::new();
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial.applicant("Awa Diop", "awa@example.com");
    let requests = std::env::var("VIVIER_REQUESTS").ok().and_then(|number| number.parse().ok()).unwrap_or(REQUESTS);
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let (mut answered, mut refused) = (0, 0);
    // Making people up by the thousand takes as long as it is told to.
    for command in COMMANDS.iter().filter(|command| command.name != "sample.crowd") {
        for round in 0..requests {
            let request = match round {
                0 => json!({}),
                1 => json!({ "id": 1 }),
                2 => json!({ "ids": [1, 1, i64::MAX] }),
                3 => json!({ "selection": { "ids": [i64::MIN, 1, 1] } }),
                _ => object(&mut numbers, 3),
            };
            match trial.desk.call(command.name, request, None) {
                Ok(_) => answered += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(answered > 100, "{answered} answered, {refused} refused: what is refused at the door proves little");
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
    println!(
        "figure: {} arbitrary requests tried, {answered} answered, the others refused, none panicked",
        answered + refused
    );
}
