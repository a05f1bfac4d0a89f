//! Reports in the real window: from the first look to the file in a director's hands.

use std::fs;
use std::path::{Path, PathBuf};

use desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::sent::mails_in;
use vivier_tests::window::{TITLE, USUAL, Window, app};

/// The sample set, and an account that writes its mails into a folder.
fn sample() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    let desk = Desk::new(store.clone(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::CreateAndWrite).unwrap();
    let call = |name: &str, request: Value| desk.call(name, request, None).unwrap();
    call("sample.add", json!({}));
    let folder = home.path().join("mails");
    fs::create_dir(&folder).unwrap();
    let settings = json!({
        "name": "Dossier", "kind": "folder", "address": "camille@example.org", "sender": "Camille Rouvière", "folder": folder, "security": "none", "sign_in": "nothing",
    });
    call("mail.accounts.save", json!({ "id": null, "settings": settings }));
    desk.close();
    (home, store)
}

async fn filled(window: &Window) {
    window
        .until(
            "the figures",
            "return !document.querySelector('[aria-busy=true]') && !!document.querySelector('main table')",
        )
        .await;
}

async fn report(window: &Window, name: &str) {
    window.script(&format!("location.hash = '#/reports/{name}'")).await;
    window.until(name, &format!("return location.hash === '#/reports/{name}'")).await;
    filled(window).await;
}

/// The first number in the row of that name.
fn number_of(row: &str) -> String {
    format!("//main//tbody/tr[th[normalize-space(.)='{row}']]/td[1]/a")
}

/// Writes the report into a file of that kind, as the dialog of the system proposes, and returns the file.
async fn export(window: &Window, kind: &str) -> PathBuf {
    let before = "return [...document.querySelectorAll('[data-testid=notice]')].length === 0 ||
                  (document.querySelectorAll('[data-testid=notice] button[aria-label]').forEach((it) => it.click()), false)";
    window.until("no notice to be left", before).await;
    window.press(&["e"]).await;
    window.click(kind).await;
    window.desktop().accept_beside(TITLE);
    window.sees("Written to ").await;
    let text = window.script("return document.querySelector('[data-testid=notice]').innerText").await;
    let path = text.as_str().unwrap().split("Written to ").nth(1).unwrap();
    PathBuf::from(path.lines().next().unwrap().trim())
}

/// What stands in it, where this computer can tell.
fn words_of(pdf: &Path) -> Option<String> {
    let output = std::process::Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[tokio::test]
async fn a_report_is_narrowed_looked_behind_compared_kept_written_and_mailed() {
    if app().is_none() {
        return;
    }
    let (home, store) = sample();
    let window = Window::open_on(USUAL, home, &store).await;
    report(&window, "funnel").await;
    window.choose("Posting", "Développeur·euse full-stack").await;
    // What it is about comes with its figures.
    window.sees("Posting: Développeur·euse full-stack").await;
    window.sees("Applications received from ").await;
    assert!(!says(&window, "p.about", "202\\d-\\d\\d-\\d\\d").await, "days are written as people write them");
    assert!(!says(&window, "main", "A stage is reached").await);
    window.click("What is counted: Funnel by stage").await;
    window.sees("A stage is reached").await;
    window.click("What is counted: Funnel by stage").await;

    // Behind the figure are as many as it says.
    let text = format!(
        "return document.evaluate({}, document, null, XPathResult.STRING_TYPE).stringValue.trim()",
        json!(number_of("New"))
    );
    let count = window.script(&text).await;
    let count = count.as_str().unwrap();
    assert!(count.parse::<u32>().is_ok(), "{count}");
    window.click_on(&number_of("New")).await;
    window.sees("New: Reached").await;
    window.sees(&format!("{count} applications")).await;
    // From there to somebody's page, and back to the report as it was.
    let name = window.script("return document.querySelector('main [role=row] a').innerText").await;
    window.press(&["Enter"]).await;
    window.until("their page", "return location.hash.startsWith('#/candidates/')").await;
    window.sees(name.as_str().unwrap()).await;
    window.script("history.back()").await;
    window.sees("New: Reached").await;
    window.click("Back to the report").await;
    filled(&window).await;
    window.sees("Posting: Développeur·euse full-stack").await;

    window.choose("Compare", "With Community coordinator").await;
    window.sees("Reached, Community coordinator").await;
    window.choose("Compare", "Period before").await;
    window.sees("Reached, before").await;
    window.sees("Compared with the period from ").await;
    window.press(&["Control", "s"]).await;
    window.types_into("[role=dialog] input", "For the board").await;
    window.press(&["Enter"]).await;
    window.sees("Saved “For the board”").await;
    window.choose("Compare", "Compare with…").await;

    written(&window, count).await;
    mailed(&window).await;

    // What was saved is there as it was asked, after a restart.
    let home = window.quit().await;
    let window = Window::open_on(USUAL, home, &store).await;
    report(&window, "funnel").await;
    window.click("For the board").await;
    window.sees("Reached, before").await;
}

/// Whether what is written there is like that.
async fn says(window: &Window, place: &str, like: &str) -> bool {
    let script =
        format!("return new RegExp({}).test(document.querySelector({})?.innerText ?? '')", json!(like), json!(place));
    window.script(&script).await == Value::Bool(true)
}

/// In each kind of file there is, with the number that is on the screen.
async fn written(window: &Window, new: &str) {
    let begins = |path: &Path, beginning: &[u8]| {
        let bytes = fs::read(path).unwrap();
        fs::remove_file(path).unwrap();
        assert!(bytes.starts_with(beginning), "{}: {:?}", path.display(), bytes.get(..40));
    };
    let pdf = export(window, "PDF").await;
    assert!(pdf.file_name().unwrap().to_str().unwrap().starts_with("funnel-"), "{}", pdf.display());
    if let Some(words) = words_of(&pdf) {
        assert!(words.contains("Funnel by stage") && words.contains("Développeur·euse full-stack"), "{words}");
        let row = words.lines().find(|line| line.trim_start().starts_with("New ") && line.contains("100%"));
        assert!(row.is_some_and(|row| row.split_whitespace().nth(1) == Some(new)), "{words}");
        assert!(words.contains("What is counted"), "{words}");
    }
    if let Some(folder) = std::env::var_os("VIVIER_SHOTS") {
        fs::create_dir_all(&folder).unwrap();
        fs::copy(&pdf, PathBuf::from(folder).join("report.pdf")).unwrap();
    }
    begins(&pdf, b"%PDF-");
    begins(&export(window, "XLSX").await, b"PK");
    begins(&export(window, "CSV").await, "\u{feff}Stage,".as_bytes());
    begins(&export(window, "HTML").await, b"<!doctype html>");
    let data = export(window, "JSON").await;
    let figures: Value = serde_json::from_slice(&fs::read(&data).unwrap()).unwrap();
    assert_eq!(figures["figures"][0]["rows"][0]["reached"].to_string(), new);
    begins(&data, b"{");
    begins(&export(window, "Markdown").await, b"# Funnel");
}

/// To the contacts of the posting, through the outbox like every mail.
async fn mailed(window: &Window) {
    window.press(&["e"]).await;
    window.click("Mail to the posting’s contacts…").await;
    window.sees("Où en est le recrutement – Développeur·euse full-stack").await;
    window.shot("reports-digest").await;
    let ready = "return [...document.querySelectorAll('main button')].some(button => button.innerText.startsWith('Send 1') && button.ariaDisabled !== 'true')";
    window.until("it to be ready", ready).await;
    window.press(&["Control", "Enter"]).await;
    window.sees("1 mail leaves").await;
    let sent = mails_in(&window.home().join("mails"), 1).await;
    let mail = String::from_utf8_lossy(&sent[0]);
    assert!(mail.contains("To: "), "{mail}");
}

#[tokio::test]
async fn each_report_fits_the_usual_window() {
    if app().is_none() {
        return;
    }
    let (home, store) = sample();
    let window = Window::open_on(USUAL, home, &store).await;
    window.set_preferences("fr", "light").await;
    report(&window, "summary").await;
    window.choose("Période", "Depuis toujours").await;
    for name in
        ["summary", "funnel", "pipeline", "hiring_time", "openings", "sources", "reasons", "workload", "answers"]
    {
        report(&window, name).await;
        let wide = "return [...document.querySelectorAll('main [role=region] table')]
                      .filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1)
                      .map((table) => table.caption.innerText)";
        assert_eq!(window.script(wide).await, json!([]), "tables of {name} are cut off");
        window.shot(&format!("reports-{name}-fr")).await;
    }
}
