//! The real window, from the first start to the second, as a person would go through it.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::window::{Look, USUAL, Window, app};

const ROW: &str = "Data engineer";

/// Waits for nothing the app does not do: the window is up, the sample is in.
async fn with_sample() -> Window {
    let window = Window::open(USUAL).await;
    window.click("Open the sample set").await;
    window.sees(ROW).await;
    window
}

/// Whether the list shows that posting.
async fn lists(window: &Window, title: &str, shown: bool) {
    let script =
        format!("return document.querySelector('[role=grid]')?.innerText.includes({}) === {shown}", json!(title));
    window.until(title, &script).await;
}

async fn title(window: &Window, title: &str) {
    let script = format!("return document.querySelector('h1')?.innerText === {}", json!(title));
    window.until(title, &script).await;
}

#[tokio::test]
async fn a_newcomer_opens_the_sample_set_reads_a_posting_and_takes_it_all_back() {
    if app().is_none() {
        return;
    }
    let window = with_sample().await;
    window.sees("16 postings").await;
    // In the list: once people apply, the navigation leads to the board.
    let row = format!(
        "[...document.querySelectorAll('[role=gridcell] a')].find((link) => link.innerText.trim() === {})?.click()",
        json!(ROW)
    );
    window.script(&row).await;
    title(&window, ROW).await;
    window.until("the front matter", "return document.querySelector('[aria-label=\"Front matter\"]')").await;
    let html = window.script("return document.querySelector('.prose')?.innerHTML ?? ''").await;
    assert!(html.as_str().unwrap().contains("<h2"), "{html}");

    window.press(&["Escape"]).await;
    title(&window, "Postings").await;
    window.press(&["Control", "z"]).await;
    window.sees("Let’s start with your postings").await;
    window.press(&["Control", "Shift", "z"]).await;
    window.sees(ROW).await;

    window.click("History").await;
    window.sees("Added the sample set, 16 postings").await;
    window.click("Undo: Added the sample set").await;
    window.sees("Undone").await;
}

#[tokio::test]
async fn the_list_is_filtered_sorted_and_walked_by_keys() {
    if app().is_none() {
        return;
    }
    let window = with_sample().await;
    window.press(&["/"]).await;
    window.types_into("input[type=search], [role=searchbox]", "REDACTRICE").await;
    window.sees("1 of 16").await;
    lists(&window, "Rédactrice ou rédacteur technique", true).await;
    lists(&window, ROW, false).await;
    window.press(&["Escape"]).await;
    window.types_into("input[type=search], [role=searchbox]", "").await;
    window.sees("16 postings").await;

    window.click("Closed").await;
    lists(&window, ROW, false).await;
    window.click("Closed").await;
    lists(&window, ROW, true).await;

    let titles =
        "return [...document.querySelectorAll('[role=gridcell]:first-child')].map((cell) => cell.innerText.trim())";
    window.click("Title").await;
    window
        .until(
            "the titles in order",
            "return document.querySelector('[aria-sort=ascending]')?.innerText.includes('Title')",
        )
        .await;
    let sorted = window.script(titles).await;
    assert_eq!(sorted[0], "Administratrice ou administrateur système");

    // Into the list by key; its first row is the one that keys act on.
    window.script("document.querySelector('[role=grid]').focus()").await;
    window.press(&["Home"]).await;
    window.press(&["j"]).await;
    window.press(&["Enter"]).await;
    title(&window, "Animatrice ou animateur de réseau").await;
    window.press(&["j"]).await;
    title(&window, "Chargé(e) de déploiement").await;
}

#[tokio::test]
async fn several_kinds_of_contract_are_shown_at_once_with_the_days_they_close() {
    if app().is_none() {
        return;
    }
    let window = with_sample().await;
    window.click("Contract").await;
    window.click_on("//label[normalize-space()='Permanent']").await;
    window.sees("6 of 16").await;
    window.click_on("//label[normalize-space()='Fixed term']").await;
    window.sees("9 of 16").await;
    window.sees("Contract · 2").await;
    window.shot("postings-contracts").await;
    assert_eq!(window.accessibility().await, Vec::<String>::new());
    window.press(&["Escape"]).await;
    window.until("the list to close", "return !document.querySelector('[aria-expanded=true]')").await;
    window.sees("9 of 16").await;
    window.click("Closes").await;
    window
        .until("them in order", "return document.querySelector('[aria-sort=ascending]')?.innerText.includes('Closes')")
        .await;
    let days =
        window.script("return [...document.querySelectorAll('[role=row]')].slice(1).map((row) => row.innerText)");
    let days = days.await;
    assert!(days[0].as_str().unwrap().contains("12 May 2023"), "{days}");
    assert!(days[5].as_str().unwrap().contains("6 Dec 2026"), "{days}");
}

#[tokio::test]
async fn folders_are_read_again_by_key_also_when_nothing_was_noticed() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let (store, folder) = (home.path().join("my.vivier"), home.path().join("annonces"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("juriste.md"), "---\ntitle: Juriste\nopen: true\n---\nBonjour\n").unwrap();
    let desk = desk::Desk::new(store.clone(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, desk::Access::CreateAndWrite).unwrap();
    desk.call("postings.import", json!({ "paths": [folder] }), None).unwrap();
    drop(desk);
    let window = Window::open_on(USUAL, home, &store).await;
    window.sees("1 posting").await;
    window.press(&["Shift", "R"]).await;
    window.sees("Nothing new: 1 posting unchanged").await;
    // Twice the same doubt, which the page has to show twice.
    let doubts = "Écrivez à [a@example.org](mailto:b@example.org) ou à [a@example.org](mailto:b@example.org).";
    std::fs::write(
        folder.join("neuve.md"),
        format!("---\ntitle: Comptable\ncontact: ceci, ceci\ndate: ceci\n---\n## Candidater\n\n{doubts}\n\n{doubts}\n"),
    )
    .unwrap();
    window.click("More actions").await;
    window.click("Look at annonces again").await;
    window.sees("What this import would do").await;
    window.shot("postings-look-again").await;
    window.click("Import the file").await;
    window.sees("2 postings").await;
    let open = "[...document.querySelectorAll('[role=gridcell] a')].find((link) => link.innerText.trim() === 'Comptable')?.click()";
    window.script(open).await;
    title(&window, "Comptable").await;
    window.sees("b@example.org").await;
    window.shot("postings-doubts").await;
}

#[tokio::test]
async fn what_a_person_chose_is_kept_over_a_restart() {
    if app().is_none() {
        return;
    }
    let window = with_sample().await;
    window.click("Settings").await;
    window.click("Français").await;
    title(&window, "Réglages").await;
    window.click("Sombre").await;
    window.until("the dark theme", "return document.documentElement.dataset.theme === 'dark'").await;
    assert_eq!(window.script("return document.documentElement.lang").await, "fr");
    let home = window.close().await;

    let store = home.path().join("my.vivier");
    let window = Window::open_on(USUAL, home, &store).await;
    window.sees("16 annonces").await;
    assert_eq!(window.script("return document.documentElement.dataset.theme").await, "dark");
    window.press(&["Control", "z"]).await;
    window.sees("Commençons par vos annonces").await;
}

#[tokio::test]
async fn the_palette_finds_postings_and_runs_actions() {
    if app().is_none() {
        return;
    }
    let window = with_sample().await;
    window.press(&["Control", "k"]).await;
    window.types_into("[role=dialog] input", "redactrice").await;
    window
        .until(
            "the posting",
            "return document.querySelector('[role=dialog] [role=option]')?.innerText.includes('Rédactrice')",
        )
        .await;
    window.press(&["Enter"]).await;
    title(&window, "Rédactrice ou rédacteur technique").await;
    window.until("the palette to close", "return !document.querySelector('[role=dialog]')").await;

    window.press(&["Control", "k"]).await;
    window.types_into("[role=dialog] input", "passer en francais").await;
    window
        .until(
            "the action",
            "return document.querySelector('[role=dialog] [role=option]')?.innerText.includes('Passer')",
        )
        .await;
    window.press(&["Enter"]).await;
    window.until("French", "return document.documentElement.lang === 'fr'").await;

    window.press(&["?"]).await;
    window.sees("Raccourcis clavier").await;
}

/// Every page in both languages and themes, at the sizes people have; the pictures are for a person to look at.
/// Each language and each theme once: what fits and what can be read does not depend on both together.
const LOOKS: [(&str, &str); 2] = [("en", "light"), ("fr", "dark")];

#[tokio::test]
async fn every_page_can_be_used_by_everybody() {
    if app().is_none() {
        return;
    }
    let window = Window::open(Look { width: 1920, height: 1080, ..USUAL }).await;
    let mut wrong: Vec<String> = Vec::new();
    for (language, theme) in LOOKS {
        set(&window, language, theme).await;
        look(&window, &format!("first-run-{language}-{theme}"), &mut wrong).await;
    }
    set(&window, "en", "light").await;
    window.click("Open the sample set").await;
    window.sees(ROW).await;
    for (language, theme) in LOOKS {
        set(&window, language, theme).await;
        // The one that is repaired, and one with something to check.
        for (name, hash) in [
            ("postings", "#/postings"),
            ("posting", "#/postings/8"),
            ("posting-repaired", "#/postings/2"),
            ("posting-to-check", "#/postings/6"),
            ("contacts", "#/contacts"),
            ("inbox", "#/inbox"),
            ("today", "#/today"),
            ("candidates", "#/candidates"),
            ("candidate", "#/candidates/1"),
            ("board", "#/postings/11/board"),
            ("applications", "#/postings/11/list"),
            ("reports", "#/reports/summary"),
            ("reports-funnel", "#/reports/funnel"),
            ("reports-answers", "#/reports/answers"),
            ("reports-mails", "#/reports/mails"),
            ("reports-behind", "#/reports/funnel/funnel_steps/stage%3Anew/reached"),
            ("search", "#/search/sete"),
            ("search-empty", "#/search/"),
            ("history", "#/history"),
            ("write", "#/write/acknowledgement/stage/11/new"),
            ("outbox", "#/outbox"),
            ("settings-mail", "#/settings/mail"),
            ("settings-mail-new", "#/settings/mail/new-smtp"),
            ("settings-templates", "#/settings/templates/acknowledgement/fr-vous"),
            ("settings", "#/settings/general"),
            ("settings-stages", "#/settings/stages"),
            ("settings-store", "#/settings/store"),
            ("settings-privacy", "#/settings/privacy"),
            ("settings-privacy-held", "#/settings/privacy/held"),
            ("settings-privacy-hints", "#/settings/privacy/hints"),
            ("settings-privacy-rules", "#/settings/privacy/rules"),
            ("settings-keyboard", "#/settings/keyboard"),
        ] {
            window.script(&format!("location.hash = {}", json!(hash))).await;
            window
                .until(name, &format!("return location.hash === {} && !!document.querySelector('h1')", json!(hash)))
                .await;
            window.until("the page to be filled", "return !document.querySelector('[aria-busy=true]')").await;
            look(&window, &format!("{name}-{language}-{theme}"), &mut wrong).await;
        }
        window.press(&["Control", "k"]).await;
        window.until("the palette", "return document.querySelector('[role=dialog] [role=option]')").await;
        look(&window, &format!("palette-{language}-{theme}"), &mut wrong).await;
        window.press(&["Escape"]).await;
        window.until("the palette to close", "return !document.querySelector('[role=dialog]')").await;
        window.press(&["?"]).await;
        window.until("the help", "return document.querySelector('[role=dialog]')").await;
        look(&window, &format!("help-{language}-{theme}"), &mut wrong).await;
        window.press(&["Escape"]).await;
        window.until("the help to close", "return !document.querySelector('[role=dialog]')").await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn set(window: &Window, language: &str, theme: &str) {
    // As on the settings page, and for what is shown already.
    window.set_preferences(language, theme).await;
}

async fn look(window: &Window, name: &str, wrong: &mut Vec<String>) {
    for (width, height) in [(960, 600), (1280, 800), (1920, 1080)] {
        window.resize(width, height).await.unwrap();
        window.until("the size", &format!("return innerWidth === {width} && innerHeight === {height}")).await;
        window.shot(&format!("{name}-{width}")).await;
        let sideways = window.script("return document.documentElement.scrollWidth > innerWidth").await;
        if sideways == Value::Bool(true) {
            wrong.push(format!("{name}-{width}: wider than the window"));
        }
        wrong.extend(window.accessibility().await.into_iter().map(|found| format!("{name}-{width}: {found}")));
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_opened_says_why_and_can_be_tried_again() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    let other = desk::Desk::new(store.clone(), "Camille", desk::system_clock(), Box::new(|_| {}));
    other.open(None, desk::Access::CreateAndWrite).unwrap();
    other.call("sample.add", json!({}), None).unwrap();
    let window = Window::open_on(USUAL, home, &store).await;
    window.sees("Vivier could not open its store").await;
    window.sees("in use by another window").await;
    window.shot("store-locked").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    other.close();
    window.click("Try again").await;
    window.sees(ROW).await;
}

#[tokio::test]
async fn a_file_that_is_no_store_is_named_and_left_alone() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    std::fs::write(&store, "Madame, Monsieur, ceci est une lettre.").unwrap();
    let window = Window::open_on(USUAL, home, &store).await;
    window.sees("is not a Vivier store").await;
    window.shot("store-foreign").await;
    assert_eq!(std::fs::read_to_string(&store).unwrap(), "Madame, Monsieur, ceci est une lettre.");
}

#[tokio::test]
async fn a_second_start_on_the_same_store_hands_over_to_the_first_window() {
    let Some(app) = app() else { return };
    let window = with_sample().await;
    let mut second = Command::new(app);
    second.arg("--store").arg(window.home().join("my.vivier")).stdout(Stdio::null()).stderr(Stdio::null());
    let ended = window.run_beside(second).await;
    assert!(ended.success(), "{ended}");
    window.click("History").await;
    window.sees("Added the sample set").await;
}

#[tokio::test]
async fn nothing_in_a_posting_runs_or_leads_away() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    let store = home.path().join("my.vivier");
    let id = hostile_posting(home.path(), &store);
    let window = Window::open_on(USUAL, home, &store).await;
    window.script(&format!("location.hash = '#/postings/{id}'")).await;
    title(&window, "Hostile <img src=x onerror=window.ran=1>").await;
    window.sees("the end").await;
    assert_eq!(window.script("return window.ran ?? null").await, Value::Null);
    let text = window.script("return document.querySelector('.prose').innerHTML").await;
    for forbidden in ["<script", "<img", "<svg", "<iframe", "javascript:", "file:", "onerror"] {
        assert!(!text.as_str().unwrap().contains(forbidden), "{forbidden} in {text}");
    }
    // Every link is clicked; the https one, the last of them, is opened outside, and nothing else is.
    let before = window.script("return location.href").await;
    window.script("for (const link of document.querySelectorAll('.prose a')) link.click()").await;
    window.until_opened_outside("https://tracker.example/").await;
    assert_eq!(window.opened_outside().len(), 1, "{:?}", window.opened_outside());
    assert_eq!(window.script("return location.href").await, before);
    // What the page itself may do is bounded by its policy.
    let blocked = "try { new Function('window.ran = 1')() } catch {} \
                   const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); \
                   return window.ran ?? null";
    assert_eq!(window.script(blocked).await, Value::Null);
}

fn hostile_posting(home: &Path, store: &Path) -> i64 {
    let file = home.join("hostile.md");
    let text = "---\ntitle: Hostile <img src=x onerror=window.ran=1>\ncontact: a@example.org\n---\n\
                <script>window.ran = 1</script>\n\n<img src=\"https://tracker.example/a.png\" onerror=\"window.ran=1\">\n\n\
                [x](javascript:window.ran=1) [file](file:///etc/passwd) [y](https://tracker.example/)\n\n\
                <svg onload=\"window.ran=1\"></svg><iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>\n\nthe end\n";
    std::fs::write(&file, text).unwrap();
    let desk = desk::Desk::new(store.to_owned(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, desk::Access::CreateAndWrite).unwrap();
    let report = desk.call("postings.import", json!({ "paths": [file] }), None).unwrap();
    report["files"][0]["posting"].as_i64().unwrap()
}
