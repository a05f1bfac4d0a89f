//! The window among others: its place and size, files dropped on it, a second start.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use vivier_tests::desktop::Rect;
use vivier_tests::window::{Look, TITLE, USUAL, Window, app};

const LARGE: Look = Look { width: 1920, height: 1080, ..USUAL };

fn postings(home: &Path, count: usize) -> PathBuf {
    let folder = home.join("annonces");
    std::fs::create_dir(&folder).unwrap();
    for number in 1..=count {
        let contact = format!("Écrivez à poste{number}@example.org avec votre CV.\n").repeat(20);
        let text = format!("---\ntitle: Poste {number}\n---\n\n# Poste {number}\n\n{contact}");
        std::fs::write(folder.join(format!("poste-{number:04}.md")), text).unwrap();
    }
    folder
}

#[tokio::test]
async fn size_and_place_are_as_they_were_left() {
    if app().is_none() {
        return;
    }
    let window = Window::open(LARGE).await;
    let left = Rect { x: 140, y: 90, width: 1100, height: 700 };
    let desktop = window.desktop();
    desktop.put(desktop.window(TITLE), left);
    window.until("the new size", "return innerWidth === 1100 && innerHeight === 700").await;
    let home = window.quit().await;

    let store = home.path().join("my.vivier");
    let window = Window::open_on(LARGE, home, &store).await;
    let desktop = window.desktop();
    assert_eq!(desktop.place(desktop.window(TITLE)), left);
}

#[tokio::test]
async fn a_folder_dropped_on_the_window_is_imported() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let folder = postings(home.path(), 3);
    let store = home.path().join("my.vivier");
    let window = Window::open_on(USUAL, home, &store).await;
    let desktop = window.desktop();
    let target = desktop.window(TITLE);

    let drag = desktop.drag(&[&folder], target);
    window.sees("Drop to import").await;
    window.shot("drop").await;
    drag.leave();
    window.until("the target to go", "return !document.body.innerText.includes('Drop to import')").await;

    desktop.drag(&[&folder], target).drop();
    window.sees("What this import would do").await;
    window.click("Import all 3").await;
    window.sees("3 postings").await;
}

#[tokio::test]
async fn a_long_import_shows_how_far_it_is_and_can_be_stopped() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let folder = postings(home.path(), 4_000);
    let store = home.path().join("my.vivier");
    let window = Window::open_on(USUAL, home, &store).await;
    let desktop = window.desktop();

    desktop.drag(&[&folder], desktop.window(TITLE)).drop();
    window.sees("of 4,000").await;
    window.shot("import-progress").await;
    window.click("Stop").await;
    window.sees("Import stopped").await;
    window.sees("Let’s start with your postings").await;
}

#[tokio::test]
async fn a_second_start_brings_the_first_window_to_the_front() {
    let Some(app) = app() else { return };
    let window = Window::open(USUAL).await;
    let desktop = window.desktop();
    let vivier = desktop.window(TITLE);
    desktop.cover();

    let mut second = Command::new(app);
    second.arg("--store").arg(window.home().join("my.vivier")).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(window.run_beside(second).await.success());
    desktop.until_in_front(vivier);
}

#[tokio::test]
async fn files_opened_with_vivier_reach_the_window_that_is_there() {
    let Some(app) = app() else { return };
    let window = Window::open(USUAL).await;
    postings(window.home(), 3);

    let mut second = Command::new(app);
    second.arg(window.home().join("my.vivier")).arg("annonces").current_dir(window.home());
    second.stdout(Stdio::null()).stderr(Stdio::null());
    assert!(window.run_beside(second).await.success());
    window.sees("What this import would do").await;
    window.click("Import all 3").await;
    window.sees("3 postings").await;
}
