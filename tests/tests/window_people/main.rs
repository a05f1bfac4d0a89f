//! What a recruiter does with people in the real window, each undone again, and with a restart in between.

mod applicants;
mod day;
mod filters;
mod outside;
mod trust;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vivier_tests::window::{Look, TITLE, USUAL, Window, app};

use applicants::{
    ALL, Applicants, card, key, lane, messy_table, no_dialog, page_shows, restart, store, three_on_board, undo,
};

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
