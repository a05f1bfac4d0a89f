//! Files that the window cannot show.

use std::path::{Path, PathBuf};

use vivier_tests::window::app;

use crate::applicants::{give, key, no_dialog, page_shows, three_on_board, word_document};

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
