//! Who is in the window, and how one looks at them there.

use std::path::{Path, PathBuf};

use desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::window::{TITLE, USUAL, Window};

const POSTING: &str = "---\ntitle: Médiatrice numérique\ncompany: Rivages\nopen: true\ndate: 2026-02-01\n---\n\n\
    ## Profil\n\n- Deux ans de médiation\n\nEnvoyez un CV à camille@example.org.\n";

/// A store with a posting, and who applied to it.
pub struct Applicants {
    pub home: TempDir,
    pub posting: i64,
}

impl Applicants {
    pub fn of(people: &[(&str, &str)]) -> Self {
        let home = TempDir::new().unwrap();
        let file = home.path().join("mediatrice.md");
        std::fs::write(&file, POSTING).unwrap();
        let desk = Desk::new(store(home.path()), "Camille", desk::system_clock(), Box::new(|_| {}));
        desk.open(None, Access::CreateAndWrite).unwrap();
        let call = |name: &str, request: Value| desk.call(name, request, None).unwrap();
        let report = call("postings.import", json!({ "paths": [file] }));
        let posting = report["files"][0]["posting"].as_i64().unwrap();
        for (name, address) in people {
            let details = json!({ "name": { "written": name }, "addresses": [address] });
            call("candidates.add", json!({ "details": details, "applying": { "posting": posting } }));
        }
        Self { home, posting }
    }

    /// The window shows the board, and whoever has just applied on it.
    pub async fn on_board(self, names: &[&str]) -> (Window, i64) {
        let store = store(self.home.path());
        let window = Window::open_on(USUAL, self.home, &store).await;
        window.script(&format!("location.hash = '#/postings/{}/board'", self.posting)).await;
        lane(&window, "New", names).await;
        (window, self.posting)
    }
}

pub fn store(home: &Path) -> PathBuf {
    home.join("my.vivier")
}

pub const ALL: [&str; 3] = ["Awa Diop", "Idris Belkacem", "Fatou Sarr"];

pub async fn three_on_board() -> (Window, i64) {
    let addresses = ["awa@example.org", "idris@example.org", "fatou@example.com"];
    let people: Vec<_> = ALL.into_iter().zip(addresses).collect();
    Applicants::of(&people).on_board(&ALL).await
}

pub async fn restart(window: Window, hash: &str) -> Window {
    let home = window.quit().await;
    let store = store(home.path());
    let window = Window::open_on(USUAL, home, &store).await;
    window.script(&format!("location.hash = {}", json!(hash))).await;
    window
}

/// Waits until exactly these stand in that lane, in whatever order.
pub async fn lane(window: &Window, stage: &str, names: &[&str]) {
    let mut names = names.to_vec();
    names.sort_unstable();
    let script = format!(
        "const lane = document.querySelector('[role=group][aria-label^={}]');
         const names = [...(lane?.querySelectorAll('[role=option] .name') ?? [])].map((name) => name.innerText.trim());
         return !!lane && names.sort().join() === {}",
        json!(stage),
        json!(names.join(","))
    );
    window.until(&format!("{stage}: {names:?}"), &script).await;
}

/// Waits until that text stands on the page itself, or no more: not in a notice, nor in a dialog.
pub async fn page_shows(window: &Window, text: &str, shown: bool) {
    let script = format!("return document.querySelector('main')?.innerText.includes({}) === {shown}", json!(text));
    window.until(&format!("{text} to be there: {shown}"), &script).await;
}

pub async fn no_dialog(window: &Window) {
    window.until("the dialog to close", "return !document.querySelector('[role=dialog]')").await;
}

pub async fn undo(window: &Window) {
    window.press(&["Control", "z"]).await;
}

/// Only where the keys of the page are heard.
pub async fn key(window: &Window, key: &str) {
    no_dialog(window).await;
    window.press(&[key]).await;
}

pub fn card(name: &str) -> String {
    format!("//*[@role='option'][.//*[normalize-space(.)='{name}']]")
}

/// As a French spreadsheet program saved it long ago.
pub fn messy_table(home: &Path) -> PathBuf {
    let text = "Candidatures reçues à l’association;;;;;;;\r\n\r\n\
        NOM;Prénom;Courriel;Téléphone;Annonce;Étape;Reçu le;Observations\r\n\
        ROUVIÈRE;Camille;camille.r@example.org;06 39 98 00 01;Médiatrice numérique;Entretien;12/01/2026;\"Très bien,\r\nà rappeler\"\r\n\
        Le Goff;Yann;yann@example.org;639980002;;;03/01/2026;\r\n\
        Benali;Inès;ines[at]example.org;;;;31/02/2026;\r\n\
        DIOP;Awa;awa@example.org;;;;04/01/2026;\r\n";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lossy);
    let path = home.join("candidats.csv");
    std::fs::write(&path, bytes).unwrap();
    path
}

/// As Word writes one, with as little in it as there can be.
pub fn word_document() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, b"<w:document/>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// Drops it on the page of a person, who has it then.
pub async fn give(window: &Window, name: &str, bytes: &[u8]) {
    let file = window.home().join(name);
    std::fs::write(&file, bytes).unwrap();
    let desktop = window.desktop();
    desktop.drag(&[&file], desktop.window(TITLE)).drop();
    window.sees(&format!("{name} attached")).await;
    let shown = format!("return document.querySelector('main section h2.cut')?.innerText === {}", json!(name));
    window.until(&format!("{name} to be chosen"), &shown).await;
}
