//! Words that should not be kept, an erasure that does not wait, and a store that opens and is damaged all the same.

use rusqlite::Connection;
use vivier_tests::window::{USUAL, Window, app};

use crate::applicants::{ALL, Applicants, no_dialog, page_shows, store, three_on_board};

#[tokio::test]
async fn what_should_not_be_kept_is_pointed_out_and_whoever_asks_to_be_forgotten_does_not_wait() {
    if app().is_none() {
        return;
    }
    let (window, _) = three_on_board().await;
    window.script("location.hash = '#/candidates/1'").await;
    page_shows(&window, "awa@example.org", true).await;
    window.types_into("textarea[aria-label^='Write a note']", "A la RQTH, à rappeler au 06 39 98 00 42").await;
    window.sees("This looks like health data (RQTH). Keep it only if the application needs it.").await;
    window.shot("trust-writing").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.click("Save the note").await;
    page_shows(&window, "This looks like", false).await;
    window.script("location.hash = '#/settings/privacy/hints'").await;
    page_shows(&window, "Health: RQTH", true).await;
    window.shot("trust-hints").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.click(ALL[0]).await;

    page_shows(&window, "A la RQTH", true).await;
    window.click("Erase…").await;
    window.sees("Awa Diop has not been set apart.").await;
    window.click("I have seen what goes").await;
    window.shot("trust-erase-early").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.click("Erase now all the same").await;
    window.click("Erase for good").await;
    no_dialog(&window).await;
    window.sees("1 candidate erased for good").await;
    window.script("location.hash = '#/settings/privacy/hints'").await;
    page_shows(&window, "Nothing that was written looks like", true).await;
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the store is damaged by hand")]
async fn what_can_be_read_of_a_store_that_fails_its_check_is_saved_from_the_settings() {
    if app().is_none() {
        return;
    }
    let Applicants { home, .. } = Applicants::of(&[("Awa Diop", "awa@example.org")]);
    let store = store(home.path());
    let connection = Connection::open(&store).unwrap();
    let nobodys = "PRAGMA foreign_keys = OFF;
                   INSERT INTO hold (candidate_id, reason, since, who) VALUES (999, 'Litige', 0, 'camille');";
    connection.execute_batch(nobodys).unwrap();
    connection.close().unwrap();
    let window = Window::open_on(USUAL, home, &store).await;
    window.script("location.hash = '#/settings/store'").await;
    window.click("Check now").await;
    window.sees("hold 1 → candidate").await;
    window.shot("trust-check-failed").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.click("Save what can be read").await;
    window.sees("What could be read is saved").await;
    window.shot("trust-saved").await;
    window.click("Open the saved store").await;
    window.click("Check now").await;
    window.sees("The store is sound").await;
    window.script("location.hash = '#/candidates/1'").await;
    page_shows(&window, "awa@example.org", true).await;
}
