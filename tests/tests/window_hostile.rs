//! Postings and mails that mean harm, in the real window: nothing of them runs, nothing leaves, and the page stays what it is.

use std::collections::HashMap;
use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::hostile::{BAIT, HARM, HostileMail, Told, hostile_mails, with_page};
use vivier_tests::window::{USUAL, Window, app};

#[path = "../../src-tauri/crates/intake/tests/hostile/vectors.rs"]
mod vectors;

/// Where the vectors would report to.
struct Listener {
    address: SocketAddr,
    heard: Arc<AtomicUsize>,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (heard, lines) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (count, said) = (Arc::clone(&heard), Arc::clone(&lines));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut first = [0; 200];
                let length = std::io::Read::read(&mut &stream, &mut first).unwrap_or_default();
                said.lock().unwrap().push(String::from_utf8_lossy(&first[..length]).into_owned());
                count.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { address, heard, lines }
    }

    /// That it would have heard: a call of our own is counted, and no other was before it.
    async fn heard_nothing(&self, before: usize) {
        TcpStream::connect(self.address).unwrap().write_all(b"it listens\n").unwrap();
        while self.heard.load(Ordering::SeqCst) == before {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let lines = self.lines.lock().unwrap();
        assert!(lines.iter().all(|line| line == "it listens\n"), "{lines:?}");
    }
}

/// Each text with what it would do aimed at this test: a mark on the page, a call to the listener.
fn aimed(listener: &Listener) -> Vec<String> {
    let place = listener.address.to_string();
    vectors::vectors()
        .iter()
        .map(|vector| {
            String::from_utf8_lossy(&vector.bytes)
                .replace("https://tracker.example", &format!("http://{place}"))
                .replace("tracker.example", &place)
                .replace("alert(1)", "top.harmed=1")
        })
        .collect()
}

/// A file each, as its own posting with the text as its title too; and some that hold many, as far as one lets another be seen.
fn write_postings(folder: &Path, texts: &[String]) {
    std::fs::create_dir_all(folder).unwrap();
    let title = |text: &str| json!(text.chars().take(120).collect::<String>());
    for (number, text) in texts.iter().enumerate() {
        let posting = format!("---\ntitle: {}\norganisation: {}\n---\n{text}\n", title(text), title(text));
        std::fs::write(folder.join(format!("{number:03}.md")), posting).unwrap();
    }
    // With a zero in it a file is no text, and is not taken in.
    let readable: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.contains('\0')).collect();
    for (number, some) in readable.chunks(readable.len().div_ceil(MANY)).enumerate() {
        let posting = format!("---\ntitle: Beaucoup {number}\n---\n{}\n", some.join("\n\n"));
        std::fs::write(folder.join(format!("beaucoup-{number}.md")), posting).unwrap();
    }
}

/// Into how many postings all texts are put together.
const MANY: usize = 6;

/// What the store holds of them: those to look at by their ids, and every single one as the page shows it.
fn import(store: &Path, folder: &Path) -> (Vec<Value>, Vec<Value>) {
    let desk = Desk::new(store.to_owned(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::CreateAndWrite).unwrap();
    let call = |name: &str, request: Value| desk.call(name, request, None).unwrap();
    call("postings.import", json!({ "paths": [folder], "only": null }));
    let all = json!({ "text": "", "states": [], "organisation": null, "sort": "title", "descending": false,
                      "offset": 0, "limit": 2000 });
    let rows = call("postings.list", all)["rows"].as_array().unwrap().clone();
    let (many, single): (Vec<Value>, Vec<Value>) =
        rows.into_iter().partition(|row| row["path"].as_str().unwrap().starts_with("beaucoup"));
    let shown = single.iter().map(|row| call("postings.show", json!({ "id": row["id"] }))["html"].clone());
    let shown = shown.collect();
    (many, shown)
}

/// Notes what the page's policy refuses, from here on.
const WATCH: &str = "window.refused = []; window.harmed = undefined;
    document.addEventListener('securitypolicyviolation', (event) =>
        window.refused.push(event.effectiveDirective + ' ' + event.blockedURI));";

/// Lets everything begin that was put on the page: two frames, and a picture of our own that was asked for last.
const SETTLED: &str = "const mine = new Image();
    window.settled = false;
    mine.onload = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.settled = true)));
    mine.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';";

async fn settle(window: &Window) {
    window.script(SETTLED).await;
    window.until("the page to settle", "return window.settled").await;
}

#[tokio::test]
async fn nothing_of_a_hostile_posting_runs_or_leaves() {
    if app().is_none() {
        return;
    }
    let listener = Listener::start();
    let texts = aimed(&listener);
    assert!(texts.len() >= 500, "{}", texts.len());
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    write_postings(&home.path().join("annonces"), &texts);
    let (many, shown) = import(&store, &home.path().join("annonces"));
    assert_eq!(many.len(), MANY);

    // As a person would see them: the list with their titles, and the pages of those that hold them all.
    let window = Window::open_on(USUAL, home, &store).await;
    window.script(WATCH).await;
    let address = window.script("return location.origin + location.pathname").await;
    for posting in &many {
        window.script(&format!("location.hash = '#/postings/{}'", posting["id"])).await;
        let title = json!(posting["title"]);
        window.until("its page", &format!("return document.querySelector('h1')?.innerText === {title}")).await;
        window.until("its text", "return document.querySelector('.prose')").await;
        settle(&window).await;
    }
    assert!(tried_each(&window, ".prose", &json!(shown)).await >= 500);
    settle(&window).await;
    assert_eq!(window.script("return window.refused").await, json!([]), "nothing was even tried");
    assert_eq!(window.script("return window.harmed ?? null").await, Value::Null);
    listener.heard_nothing(0).await;

    // Were they let in as they are, the window would still not do what they say.
    let script = format!(
        "const prose = document.querySelector('.prose');
         for (const html of {}) {{
             prose.innerHTML = html;
             for (const one of prose.querySelectorAll('*:not(a):not(a *):not(form *)'))
                 for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle'])
                     one.dispatchEvent(new Event(name, {{ bubbles: true }}));
         }}",
        json!(texts)
    );
    window.script(&script).await;
    settle(&window).await;
    window.until("the policy to speak", "return window.refused.length > 100").await;
    assert_eq!(window.script("return window.harmed ?? null").await, Value::Null);
    assert_eq!(window.script("return location.origin + location.pathname").await, address);
    listener.heard_nothing(1).await;
    assert_eq!(window.opened_outside(), Vec::<String>::new());
}

/// The same texts as pages of mails, several in one for a look at them, and every mail of those that mean harm.
fn write_mails(folder: &Path, texts: &[String], listener: &Listener) {
    std::fs::create_dir_all(folder).unwrap();
    let pages = texts.iter().zip(0..).map(|(text, at): (_, u32)| with_page(&format!("text-{at}"), text, Told::Shown));
    let many = texts.chunks(texts.len().div_ceil(MANY)).zip(0..);
    let many = many.map(|(some, at): (_, u32)| with_page(&format!("beaucoup-{at}"), &some.join("<br>\n"), Told::Shown));
    let aimed = hostile_mails().into_iter().map(|mail| HostileMail {
        bytes: match String::from_utf8(mail.bytes) {
            Ok(text) => {
                text.replace(BAIT, &format!("http://{}", listener.address)).replace(HARM, "top.harmed=1").into_bytes()
            }
            Err(error) => error.into_bytes(),
        },
        ..mail
    });
    for (mail, number) in pages.chain(many).chain(aimed).zip(0..) {
        std::fs::write(folder.join(format!("{number:04}.eml")), mail.bytes).unwrap();
    }
}

/// What the store holds of them: the number of each by its subject, and every page.
fn import_mails(store: &Path, folder: &Path) -> (HashMap<String, Value>, Vec<Value>) {
    let desk = Desk::new(store.to_owned(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::CreateAndWrite).unwrap();
    let call = |name: &str, request: Value| desk.call(name, request, None).unwrap();
    call("inbox.import", json!({ "paths": [folder] }));
    let list = |view: &str| call("inbox.list", json!({ "view": view, "offset": 0, "limit": 5000 }))["rows"].clone();
    let rows: Vec<Value> =
        ["waiting", "aside"].iter().flat_map(|view| list(view).as_array().unwrap().clone()).collect();
    let pages = rows.iter().map(|row| call("inbox.show", json!({ "id": row["id"] }))["html"].clone());
    let pages = pages.filter(Value::is_string).collect();
    (rows.iter().map(|row| (row["subject"].as_str().unwrap().to_owned(), row["id"].clone())).collect(), pages)
}

/// The mail of that subject, as its writer laid it out.
async fn look_at_page(window: &Window, subject: &str, id: &Value) {
    window.script(&format!("location.hash = '#/inbox/{id}'")).await;
    let subject = json!(subject);
    window
        .until("the mail", &format!("return document.querySelector('section.pane .subject')?.innerText === {subject}"))
        .await;
    window.click("As laid out").await;
    window.until("its page", "return document.querySelector('.said .prose')").await;
    settle(window).await;
}

#[tokio::test]
async fn nothing_of_a_hostile_mail_runs_or_leaves() {
    if app().is_none() {
        return;
    }
    let listener = Listener::start();
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    write_mails(&home.path().join("mails"), &aimed(&listener), &listener);
    let (ids, pages) = import_mails(&store, &home.path().join("mails"));
    assert!(pages.len() >= 600, "{}", pages.len());

    // As a person would see them, one after the other.
    let window = Window::open_on(USUAL, home, &store).await;
    window.script(WATCH).await;
    let address = window.script("return location.origin + location.pathname").await;
    for subject in (0..MANY).map(|number| format!("beaucoup-{number}")) {
        look_at_page(&window, &subject, &ids[&subject]).await;
    }
    for subject in ["html-2", "page-0", "page-3", "style-0"] {
        look_at_page(&window, subject, &ids[subject]).await;
    }
    window.shot("inbox-hostile-page").await;
    assert!(tried_each(&window, ".said .prose", &json!(pages)).await >= 600);
    settle(&window).await;

    // A file that is not what it is called, and those that were set aside with why.
    window.script(&format!("location.hash = '#/inbox/{}'", ids["lie-0-5"])).await;
    window.sees("its name says .pdf").await;
    window.click("Look at CV.pdf").await;
    window.until("the file", "return document.querySelector('[role=dialog]')").await;
    settle(&window).await;
    window.shot("inbox-hostile-file").await;
    window.press(&["Escape"]).await;
    window.click("Set aside").await;
    window.script(&format!("location.hash = '#/inbox/{}'", ids["hidden-mails"])).await;
    window.sees("It has more parts, or parts nested deeper, than what is read.").await;
    window.shot("inbox-hostile-aside").await;

    assert_eq!(window.script("return window.refused").await, json!([]), "nothing was even tried");
    assert_eq!(window.script("return window.harmed ?? null").await, Value::Null);
    assert_eq!(window.script("return location.origin + location.pathname").await, address);
    listener.heard_nothing(0).await;
    assert_eq!(window.opened_outside(), Vec::<String>::new());
}

/// Each by itself, so that none hides behind another: as the page puts it in, and hovered, focused and clicked. Says how many there were.
async fn tried_each(window: &Window, place: &str, pages: &Value) -> u64 {
    let script = format!(
        "const prose = document.querySelector('{place}');
         const every = {pages};
         for (const html of every) {{
             prose.innerHTML = html;
             for (const one of prose.querySelectorAll('*:not(a):not(a *)'))
                 for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle', 'click'])
                     one.dispatchEvent(new Event(name, {{ bubbles: true }}));
         }}
         return every.length"
    );
    window.script(&script).await.as_u64().unwrap()
}
