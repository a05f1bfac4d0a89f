//! Everything that is done to people, one after the other.

use vivier_tests::window::{TITLE, app};

use crate::applicants::{
    Applicants, card, give, key, lane, messy_table, no_dialog, page_shows, restart, undo, word_document,
};

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
    window.types_into("[role=dialog] input", "Sofia Almeida, sofia@example.net, 06 39 98 12 34, Brest").await;
    // Nobody here lives there yet.
    let read = |what: &str| format!("return document.querySelector('[role=dialog] dl')?.innerText.includes('{what}')");
    window.until("what she does", &read("Headline")).await;
    window.click("It is a place").await;
    window.until("where she lives", &read("Place")).await;
    window.shot("people-place").await;
    window.script("document.querySelector('[role=dialog] input').focus()").await;
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
    window.sees("1 selected").await;
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
