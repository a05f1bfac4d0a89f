//! What a recruiter does with people in the real window, each undone again, and with a restart in between.

use std::path::{Path, PathBuf};

use desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::window::{Look, TITLE, USUAL, Window, app};

const POSTING: &str = "---\ntitle: Médiatrice numérique\ncompany: Rivages\nopen: true\ndate: 2026-02-01\n---\n\n\
    ## Profil\n\n- Deux ans de médiation\n\nEnvoyez un CV à camille@example.org.\n";

/// A store with a posting, and who applied to it.
struct Applicants {
    home: TempDir,
    posting: i64,
}

impl Applicants {
    fn of(people: &[(&str, &str)]) -> Self {
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
    async fn on_board(self, names: &[&str]) -> (Window, i64) {
        let store = store(self.home.path());
        let window = Window::open_on(USUAL, self.home, &store).await;
        window.script(&format!("location.hash = '#/postings/{}/board'", self.posting)).await;
        lane(&window, "New", names).await;
        (window, self.posting)
    }
}

fn store(home: &Path) -> PathBuf {
    home.join("my.vivier")
}

const ALL: [&str; 3] = ["Awa Diop", "Idris Belkacem", "Fatou Sarr"];

async fn three_on_board() -> (Window, i64) {
    let addresses = ["awa@example.org", "idris@example.org", "fatou@example.com"];
    let people: Vec<_> = ALL.into_iter().zip(addresses).collect();
    Applicants::of(&people).on_board(&ALL).await
}

async fn restart(window: Window, hash: &str) -> Window {
    let home = window.quit().await;
    let store = store(home.path());
    let window = Window::open_on(USUAL, home, &store).await;
    window.script(&format!("location.hash = {}", json!(hash))).await;
    window
}

/// Waits until exactly these stand in that lane, in whatever order.
async fn lane(window: &Window, stage: &str, names: &[&str]) {
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
async fn page_shows(window: &Window, text: &str, shown: bool) {
    let script = format!("return document.querySelector('main')?.innerText.includes({}) === {shown}", json!(text));
    window.until(&format!("{text} to be there: {shown}"), &script).await;
}

async fn no_dialog(window: &Window) {
    window.until("the dialog to close", "return !document.querySelector('[role=dialog]')").await;
}

async fn undo(window: &Window) {
    window.press(&["Control", "z"]).await;
}

/// Only where the keys of the page are heard.
async fn key(window: &Window, key: &str) {
    no_dialog(window).await;
    window.press(&[key]).await;
}

/// One page with that line on it.
fn pdf(line: &str) -> String {
    let text = format!("BT /F1 18 Tf 72 760 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (object, number) in objects.iter().zip(1..) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    file + &format!(
        "xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    )
}

fn card(name: &str) -> String {
    format!("//*[@role='option'][.//*[normalize-space(.)='{name}']]")
}

#[tokio::test]
async fn somebody_is_pasted_in_and_given_a_cv_and_all_of_it_is_taken_back() {
    if app().is_none() {
        return;
    }
    let (window, _) = three_on_board().await;
    key(&window, "c").await;
    // Written elsewhere, cut there, and pasted: as from a mail.
    window.types_into("[role=dialog] textarea", "Sofia Almeida, sofia@example.net, 06 39 98 12 34").await;
    window.press(&["Control", "a"]).await;
    window.press(&["Control", "x"]).await;
    window.until("the line to be cut", "return document.querySelector('[role=dialog] textarea').value === ''").await;
    window.script("document.querySelector('[role=dialog] input').focus()").await;
    window.press(&["Control", "v"]).await;
    window
        .until(
            "the address",
            "return document.querySelector('[role=dialog] dl')?.innerText.includes('sofia@example.net')",
        )
        .await;
    window.shot("people-add").await;
    window.press(&["Enter"]).await;
    window.sees("Sofia Almeida added").await;
    lane(&window, "New", &["Awa Diop", "Idris Belkacem", "Fatou Sarr", "Sofia Almeida"]).await;

    no_dialog(&window).await;
    window.press(&["Control", "k"]).await;
    window.types_into("[role=dialog] input", "almeida").await;
    window
        .until(
            "her name",
            "return document.querySelector('[role=dialog] [role=option]')?.innerText.includes('Almeida')",
        )
        .await;
    window.press(&["Enter"]).await;
    window.until("her page", "return document.querySelector('h1')?.innerText === 'Sofia Almeida'").await;
    no_dialog(&window).await;
    let cv = window.home().join("cv-almeida.pdf");
    std::fs::write(&cv, pdf("Dix ans de mediation en bibliotheque.")).unwrap();
    let desktop = window.desktop();
    desktop.drag(&[&cv], desktop.window(TITLE)).drop();
    window.until("the page to be drawn", "return document.querySelector('main canvas[data-drawn=true]')").await;
    page_shows(&window, "Dix ans de mediation", true).await;
    window.shot("people-pdf").await;
    page_shows(&window, "cv-almeida.pdf", true).await;

    let hash = window.script("return location.hash").await;
    let window = restart(window, hash.as_str().unwrap()).await;
    page_shows(&window, "cv-almeida.pdf", true).await;
    undo(&window).await;
    page_shows(&window, "cv-almeida.pdf", false).await;
    window.press(&["Control", "Shift", "z"]).await;
    page_shows(&window, "cv-almeida.pdf", true).await;
    undo(&window).await;
    page_shows(&window, "cv-almeida.pdf", false).await;
    window.script("location.hash = '#/candidates'").await;
    page_shows(&window, "Sofia Almeida", true).await;
    undo(&window).await;
    page_shows(&window, "Sofia Almeida", false).await;
    page_shows(&window, "Awa Diop", true).await;
}

#[tokio::test]
async fn cards_are_moved_by_drag_and_by_key_and_brought_back() {
    if app().is_none() {
        return;
    }
    let (window, posting) = three_on_board().await;
    window.drag(&card("Awa Diop"), "//*[@role='group'][starts-with(@aria-label, 'Offer')]").await;
    window.sees("Awa Diop moved to Offer").await;
    lane(&window, "Offer", &["Awa Diop"]).await;
    lane(&window, "New", &["Idris Belkacem", "Fatou Sarr"]).await;
    undo(&window).await;
    lane(&window, "Offer", &[]).await;
    lane(&window, "New", &ALL).await;

    window.click_on(&card("Idris Belkacem")).await;
    key(&window, "m").await;
    window.types_into("[role=dialog] input", "screening").await;
    window.press(&["Enter"]).await;
    window.sees("Idris Belkacem moved to Screening").await;
    lane(&window, "Screening", &["Idris Belkacem"]).await;

    let window = restart(window, &format!("#/postings/{posting}/board")).await;
    lane(&window, "Screening", &["Idris Belkacem"]).await;
    undo(&window).await;
    lane(&window, "New", &ALL).await;
}

#[tokio::test]
async fn several_are_rejected_at_once_with_a_reason_and_brought_back() {
    if app().is_none() {
        return;
    }
    let (window, posting) = three_on_board().await;
    window.click_on(&card("Fatou Sarr")).await;
    key(&window, "x").await;
    window.sees("1 selected").await;
    window.click_holding("Control", &card("Awa Diop")).await;
    window.sees("2 selected").await;
    key(&window, "r").await;
    window.sees("Close 2 applications").await;
    window.click("Language").await;
    window.types_into("[role=dialog] textarea", "Il faut le breton.").await;
    window.shot("people-reject").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("2 applications rejected").await;
    lane(&window, "New", &["Idris Belkacem"]).await;

    let window = restart(window, &format!("#/postings/{posting}/board")).await;
    lane(&window, "New", &["Idris Belkacem"]).await;
    window.click("Expand Rejected").await;
    lane(&window, "Rejected", &["Awa Diop", "Fatou Sarr"]).await;
    undo(&window).await;
    lane(&window, "New", &ALL).await;
    lane(&window, "Rejected", &[]).await;
}

#[tokio::test]
async fn two_who_are_one_are_merged_and_parted_again() {
    if app().is_none() {
        return;
    }
    let people = [("Awa Diop", "awa@example.org"), ("DIOP Awa", "awa.diop@example.com")];
    let (window, posting) = Applicants::of(&people).on_board(&["Awa Diop", "DIOP Awa"]).await;
    window.script("location.hash = '#/candidates/1'").await;
    window.sees("May be the same person").await;
    window.click("Compare").await;
    window.sees("One person or two?").await;
    window.shot("people-merge").await;
    window.click("Merge the two").await;
    window.sees("Merged into Awa Diop").await;
    page_shows(&window, "awa.diop@example.com", true).await;
    window.script("location.hash = '#/candidates'").await;
    window.until("one person", "return document.querySelector('[data-testid=total]')?.innerText.startsWith('1')").await;

    let window = restart(window, "#/candidates").await;
    page_shows(&window, "DIOP Awa", false).await;
    undo(&window).await;
    page_shows(&window, "DIOP Awa", true).await;
    window.script(&format!("location.hash = '#/postings/{posting}/board'")).await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa"]).await;
}

/// As a French spreadsheet program saved it long ago.
fn messy_table(home: &Path) -> PathBuf {
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

#[tokio::test]
async fn a_messy_table_is_looked_at_put_right_taken_in_and_taken_back() {
    if app().is_none() {
        return;
    }
    let (window, posting) = three_on_board().await;
    let table = messy_table(window.home());
    window.script("location.hash = '#/candidates'").await;
    page_shows(&window, "Awa Diop", true).await;
    let desktop = window.desktop();
    desktop.drag(&[&table], desktop.window(TITLE)).drop();
    window.sees("Import people: candidats.csv").await;
    window.sees("Camille ROUVIÈRE").await;
    window.sees("“ines[at]example.org” is not an e-mail address").await;
    window.sees("the same as Awa Diop").await;
    window.shot("people-import").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.choose("What “Observations” becomes", "Headline").await;
    let settled = "return !document.querySelector('[role=dialog] [role=progressbar]') && \
                   document.querySelector('[data-testid=count-new]')?.innerText.trim() === '2'";
    window.until("the table to be read again", settled).await;
    window.choose("For those whose row names none of your postings", "Médiatrice numérique").await;
    window.choose("Begins at", "Screening").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("Import report").await;
    window.sees("Line 7").await;
    window.shot("people-report").await;
    window.click_on("//*[@role='dialog']//button[normalize-space(.)='Close']").await;
    no_dialog(&window).await;
    page_shows(&window, "Yann Le Goff", true).await;
    window.script(&format!("location.hash = '#/postings/{posting}/board'")).await;
    lane(&window, "Screening", &["Yann Le Goff"]).await;
    lane(&window, "Interview", &["Camille ROUVIÈRE"]).await;

    let window = restart(window, "#/candidates").await;
    page_shows(&window, "Yann Le Goff", true).await;
    undo(&window).await;
    page_shows(&window, "Yann Le Goff", false).await;
    page_shows(&window, "Camille ROUVIÈRE", false).await;
    page_shows(&window, "Awa Diop", true).await;

    // What was chosen for its columns is known next time.
    let desktop = window.desktop();
    desktop.drag(&[&table], desktop.window(TITLE)).drop();
    window.sees("The columns are read as last time.").await;
}

/// Every dialog in both languages and themes, at the smallest size and a large one; the pictures are for a person to look at.
#[tokio::test]
async fn every_dialog_can_be_used_by_everybody() {
    if app().is_none() {
        return;
    }
    let applicants = Applicants::of(&[
        ("Awa Diop", "awa@example.org"),
        ("DIOP Awa", "awa.diop@example.com"),
        ("Fatou Sarr", "fatou@example.com"),
    ]);
    let (posting, store) = (applicants.posting, store(applicants.home.path()));
    let table = messy_table(applicants.home.path());
    let window = Window::open_on(Look { width: 1920, height: 1080, ..USUAL }, applicants.home, &store).await;
    let mut wrong = Vec::new();
    for (language, theme) in [("en", "light"), ("fr", "dark")] {
        window.set_preferences(language, theme).await;
        let board = format!("#/postings/{posting}/board");
        for (name, hash, keys) in [
            ("add", board.as_str(), &["c"][..]),
            ("move", &board, &["m"]),
            ("reject", &board, &["r"]),
            ("note", &board, &["n"]),
            ("tags", &board, &["t"]),
            ("export", "#/candidates", &["Shift", "E"]),
            ("export-postings", "#/postings", &["Shift", "E"]),
            ("merge", "#/candidates/1", &[]),
            ("import", "#/candidates", &[]),
        ] {
            window.script(&format!("location.hash = {}", json!(hash))).await;
            let filled = "return !document.querySelector('[aria-busy=true]') && (document.querySelector('main').innerText.includes('Awa') \
                          || document.querySelector('main [role=gridcell]'))";
            window.until(name, &format!("if (location.hash !== {}) return false; {filled}", json!(hash))).await;
            match name {
                "merge" => window.script("document.querySelector('.likely button').click()").await,
                "import" => {
                    let desktop = window.desktop();
                    desktop.drag(&[&table], desktop.window(TITLE)).drop();
                    Value::Null
                }
                _ => {
                    window.press(keys).await;
                    Value::Null
                }
            };
            window.until(name, "return document.querySelector('[role=dialog]')?.innerText.length > 30").await;
            for (width, height) in [(960, 600), (1920, 1080)] {
                window.resize(width, height).await.unwrap();
                window.until("the size", &format!("return innerWidth === {width} && innerHeight === {height}")).await;
                window.shot(&format!("dialog-{name}-{language}-{theme}-{width}")).await;
            }
            // At the larger size, where nothing is left out.
            let found = window.accessibility().await;
            wrong.extend(found.into_iter().map(|found| format!("{name}-{language}-{theme}: {found}")));
            window.press(&["Escape"]).await;
            no_dialog(&window).await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// As Word writes one, with as little in it as there can be.
fn word_document() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, b"<w:document/>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// Drops it on the page of a person, who has it then.
async fn give(window: &Window, name: &str, bytes: &[u8]) {
    let file = window.home().join(name);
    std::fs::write(&file, bytes).unwrap();
    let desktop = window.desktop();
    desktop.drag(&[&file], desktop.window(TITLE)).drop();
    window.sees(&format!("{name} attached")).await;
    let shown = format!("return document.querySelector('main section h2.cut')?.innerText === {}", json!(name));
    window.until(&format!("{name} to be chosen"), &shown).await;
}

#[tokio::test]
async fn what_cannot_be_shown_opens_elsewhere_once_somebody_says_so_and_programs_never_do() {
    if app().is_none() {
        return;
    }
    let (window, _) = three_on_board().await;
    window.script("location.hash = '#/candidates/1'").await;
    page_shows(&window, "awa@example.org", true).await;
    let document = word_document();
    give(&window, "CV Awa.pdf", &document).await;
    page_shows(&window, "CV Awa.pdf cannot be shown in the window", true).await;
    window.shot("people-file-elsewhere").await;
    key(&window, "o").await;
    window.sees("Word document").await;
    window.sees("promises something else").await;
    window.shot("people-open-file").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.press(&["Escape"]).await;
    no_dialog(&window).await;
    assert!(window.opened_outside().is_empty(), "asking opens nothing");

    key(&window, "o").await;
    window.sees("Word document").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("A copy of CV Awa.docx was opened").await;
    window.until_opened_outside("CV Awa.docx").await;
    let copy = PathBuf::from(window.opened_outside().remove(0));
    assert_eq!(std::fs::read(&copy).unwrap(), document);
    assert!(std::fs::metadata(&copy).unwrap().permissions().readonly(), "what is written into a copy would be lost");

    give(&window, "lettre.pdf", b"#!/bin/sh\nrm -rf ~\n").await;
    key(&window, "o").await;
    window.sees("This runs when it is opened.").await;
    window.shot("people-kept-shut").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("This runs when it is opened.").await;
    window.press(&["Escape"]).await;
    no_dialog(&window).await;
    assert_eq!(window.opened_outside().len(), 1);
    window.quit().await;
    let folder = copy.parent().and_then(Path::parent).unwrap();
    assert!(!folder.exists(), "nothing of anybody is left at {}", folder.display());
}

/// Whether all that filters the board stands beside one another, nothing over anything else.
const ONE_ROW: &str = "
    const row = document.querySelector('main [role=search]');
    const places = [...row.children].map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
    const beside = places.every((place, at) => at === 0 || place.left >= places[at - 1].right);
    const tabs = document.querySelector('main nav').getBoundingClientRect();
    const inside = places.every(({ left, right }) => left >= tabs.right && right <= innerWidth);
    return row.getBoundingClientRect().height < 42 && beside && inside";

#[tokio::test]
async fn the_board_is_filtered_by_how_writing_stands_in_one_row_of_either_language() {
    if app().is_none() {
        return;
    }
    let people = [("Awa Diop", "awa@example.org"), ("Idris Belkacem", "idris@example.org")];
    let (window, _) = Applicants::of(&people).on_board(&["Awa Diop", "Idris Belkacem"]).await;
    window.choose("Mail", "Mail failed").await;
    window.sees("No application matches these filters").await;
    window.choose("Mail", "Not written to yet").await;
    lane(&window, "New", &["Awa Diop", "Idris Belkacem"]).await;
    window.click("Save this filter…").await;
    window.types_into("input[aria-label='Name of the filter']", "À qui écrire").await;
    window.press(&["Enter"]).await;
    window.sees("Filter “À qui écrire” saved").await;
    window.click("Filters").await;
    window.choose("Days in the stage", "3 days and more").await;
    window.sees("Filters (1 on)").await;
    window.sees("No application matches these filters").await;
    window.shot("people-filters").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.press(&["Escape"]).await;
    window.choose("Saved filters", "À qui écrire").await;
    lane(&window, "New", &["Awa Diop", "Idris Belkacem"]).await;
    for language in ["fr", "en"] {
        window.set_preferences(language, "light").await;
        for width in [960, 1280] {
            window.resize(width, 800).await.unwrap();
            window.until("the size", &format!("return innerWidth === {width}")).await;
            window.shot(&format!("people-filters-{language}-{width}")).await;
            window.until("one row", ONE_ROW).await;
        }
    }
    window.click("Remove the filter “À qui écrire”").await;
    window.sees("Filter “À qui écrire” removed").await;
}

/// The recruiter's day, in one go, and all of it back again.
#[tokio::test]
async fn a_day_of_changes_is_taken_back_one_after_the_other() {
    if app().is_none() {
        return;
    }
    let people = [
        ("Awa Diop", "awa@example.org"),
        ("DIOP Awa", "awa.diop@example.com"),
        ("Idris Belkacem", "idris@example.org"),
    ];
    let (window, posting) = Applicants::of(&people).on_board(&["Awa Diop", "DIOP Awa", "Idris Belkacem"]).await;
    let board = format!("#/postings/{posting}/board");
    key(&window, "c").await;
    window.types_into("[role=dialog] input", "Sofia Almeida, sofia@example.net, 06 39 98 12 34").await;
    window
        .until("her address", "return document.querySelector('[role=dialog] dl')?.innerText.includes('sofia@')")
        .await;
    window.press(&["Enter"]).await;
    window.sees("Sofia Almeida added").await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa", "Idris Belkacem", "Sofia Almeida"]).await;
    no_dialog(&window).await;
    window.drag(&card("Sofia Almeida"), "//*[@role='group'][starts-with(@aria-label, 'Offer')]").await;
    lane(&window, "Offer", &["Sofia Almeida"]).await;
    window.click_on(&card("Idris Belkacem")).await;
    key(&window, "m").await;
    window.types_into("[role=dialog] input", "interview").await;
    window.press(&["Enter"]).await;
    lane(&window, "Interview", &["Idris Belkacem"]).await;
    window.click_on(&card("Awa Diop")).await;
    key(&window, "x").await;
    window.click_holding("Control", &card("DIOP Awa")).await;
    window.sees("2 selected").await;
    key(&window, "r").await;
    window.click("Language").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("2 applications rejected").await;
    lane(&window, "New", &[]).await;

    window.script("location.hash = '#/candidates/1'").await;
    give(&window, "cv-diop.docx", &word_document()).await;
    window.click("Compare").await;
    window.click("Merge the two").await;
    window.sees("Merged into Awa Diop").await;
    window.script("location.hash = '#/candidates'").await;
    let table = messy_table(window.home());
    let desktop = window.desktop();
    desktop.drag(&[&table], desktop.window(TITLE)).drop();
    window.sees("Camille ROUVIÈRE").await;
    window.press(&["Control", "Enter"]).await;
    window.sees("Import report").await;
    window.press(&["Escape"]).await;
    page_shows(&window, "Yann Le Goff", true).await;

    let window = restart(window, "#/candidates").await;
    page_shows(&window, "Yann Le Goff", true).await;
    undo(&window).await;
    page_shows(&window, "Yann Le Goff", false).await;
    page_shows(&window, "DIOP Awa", false).await;
    undo(&window).await;
    page_shows(&window, "DIOP Awa", true).await;
    window.script("location.hash = '#/candidates/1'").await;
    page_shows(&window, "cv-diop.docx", true).await;
    undo(&window).await;
    page_shows(&window, "cv-diop.docx", false).await;

    let window = restart(window, &board).await;
    lane(&window, "New", &[]).await;
    undo(&window).await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa"]).await;
    undo(&window).await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa", "Idris Belkacem"]).await;
    undo(&window).await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa", "Idris Belkacem", "Sofia Almeida"]).await;
    undo(&window).await;
    lane(&window, "New", &["Awa Diop", "DIOP Awa", "Idris Belkacem"]).await;
}

/// A ZIP with those texts in it.
fn cvs(home: &Path, files: &[(&str, &str)]) -> PathBuf {
    let path = home.join("cvs.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[tokio::test]
async fn cvs_out_of_a_zip_go_to_their_people_and_are_taken_back() {
    if app().is_none() {
        return;
    }
    let (window, _) = three_on_board().await;
    let files = [
        ("CV Awa Diop.txt", "Awa Diop\nawa@example.org\nDix ans de médiation.\n"),
        ("belkacem-idris.txt", "Sans adresse.\n"),
        ("Karim Haddad.txt", "Karim Haddad\nRéférence : fatou@example.com\n"),
    ];
    let archive = cvs(window.home(), &files);
    window.script("location.hash = '#/candidates'").await;
    page_shows(&window, "Awa Diop", true).await;
    let desktop = window.desktop();
    desktop.drag(&[&archive], desktop.window(TITLE)).drop();
    window.sees("CVs in cvs.zip").await;
    window.sees("the name of the file").await;
    window.shot("people-cvs").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.press(&["Control", "Enter"]).await;
    window.sees("2 files attached").await;
    window.script("location.hash = '#/candidates/1'").await;
    page_shows(&window, "CV Awa Diop.txt", true).await;

    let window = restart(window, "#/candidates/1").await;
    page_shows(&window, "CV Awa Diop.txt", true).await;
    undo(&window).await;
    page_shows(&window, "CV Awa Diop.txt", false).await;
}
