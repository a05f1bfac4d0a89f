//! Writing in the real window: an account is set up and says why it cannot sign in, mails are looked at, taken back, sent, and seen
//! in the outbox.

use std::path::Path;

use desk::{Access, Desk};
use serde_json::json;
use tempfile::TempDir;
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::sent::mails_in;
use vivier_tests::window::{USUAL, Window, app};

const POSTING: &str = "---\ntitle: Médiatrice numérique\ncompany: Rivages\nopen: true\ndate: 2026-02-01\n---\n\n\
    ## Profil\n\n- Deux ans de médiation\n\nEnvoyez un CV à camille@rivages.example, en copie jo@rivages.example.\n";

/// A store with the posting, and two who applied.
fn two_have_applied(home: &Path) {
    let file = home.join("mediatrice.md");
    std::fs::write(&file, POSTING).unwrap();
    let desk = Desk::new(home.join("my.vivier"), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::CreateAndWrite).unwrap();
    desk.call("postings.import", json!({ "paths": [file] }), None).unwrap();
    for (name, address) in [("Awa Diop", "awa@example.com"), ("Idris Belkacem", "idris@example.com")] {
        let details = json!({ "name": { "written": name }, "addresses": [address] });
        desk.call("candidates.add", json!({ "details": details, "applying": { "posting": 1 } }), None).unwrap();
    }
}

/// Signing in is asked for.
fn asks_for(password: &'static str) -> Behaviour {
    Behaviour { sign_in: Some(("camille", password)), ..Behaviour::default() }
}

async fn opened(hash: &str) -> Window {
    let home = TempDir::new().unwrap();
    two_have_applied(home.path());
    let store = home.path().join("my.vivier");
    let window = Window::open_on(USUAL, home, &store).await;
    go(&window, hash).await;
    window
}

async fn go(window: &Window, hash: &str) {
    window.script(&format!("location.hash = {}", json!(hash))).await;
}

async fn field(window: &Window, name: &str, text: &str) {
    window.types_into(&format!("input[aria-label={}]", json!(name)), text).await;
}

/// From the address to an account that may send.
async fn set_up_an_account(window: &Window, server: &MailServer) {
    window.click("An e-mail account").await;
    field(window, "Sender’s address", "camille@example.org").await;
    window.shot("mail-wizard-address").await;
    window.click("Find the settings").await;
    window.sees("Guessed from the address").await;
    field(window, "SMTP server", "localhost").await;
    field(window, "Port", &server.port.to_string()).await;
    window.click("None").await;
    field(window, "User name", "camille").await;
    field(window, "Password", "mouette").await;
    window.shot("mail-wizard-server").await;
    window.click("Next").await;
    window.shot("mail-wizard-reading").await;
    window.click("Save and test").await;
    window.sees("The server does not take this user name and password").await;
    window.sees("Stopped at step").await;
    window.shot("mail-wizard-refused").await;
    field(window, "Password", "sterne").await;
    window.click("Save and test").await;
    window.sees("All went well: mails may leave by this account.").await;
    window.shot("mail-wizard-passed").await;
}

/// From the board, by its one key, to the page that shows each mail.
async fn acknowledge(window: &Window) {
    go(window, "#/postings/1/board").await;
    window.sees("Idris Belkacem").await;
    window.until("no dialog", "return !document.querySelector('[role=dialog]')").await;
    window.press(&["a"]).await;
    window.until("both", "return document.querySelector('[data-testid=will]')?.textContent === '2'").await;
    window.sees("nous est bien parvenue").await;
}

#[tokio::test]
async fn an_account_is_set_up_two_are_written_to_and_a_refused_sign_in_is_said() {
    if app().is_none() {
        return;
    }
    let server = MailServer::start(asks_for("sterne"));
    let window = opened("#/settings/mail").await;
    set_up_an_account(&window, &server).await;

    acknowledge(&window).await;
    window.shot("mail-writing").await;
    assert_eq!(window.accessibility().await, [] as [String; 0]);
    window.click("Send 2").await;
    window.sees("2 mails leave in").await;
    window.shot("mail-undo").await;
    window.press(&["Control", "z"]).await;
    window.sees("2 mails taken back, nothing was sent").await;
    assert_eq!(server.kept().len(), 1, "the test's own mail alone");

    acknowledge(&window).await;
    window.choose("Undo for", "5 s").await;
    window.click("Send 2").await;
    go(&window, "#/outbox").await;
    window.sees("2 sent").await;
    assert_eq!(server.kept().len(), 3);
    window.click_on("//a[.//b[normalize-space(.)='Awa Diop']]").await;
    window.sees("2.0.0 taken").await;
    window.shot("mail-outbox").await;

    // The password was changed at the provider's: the mails wait, and it is said why.
    server.behave(asks_for("goéland"));
    go(&window, "#/write/talent_pool/applications/0/1").await;
    window.click("Send 1").await;
    go(&window, "#/outbox").await;
    window.sees("Paused: the server refused the password").await;
    window.shot("mail-refused").await;
    assert_eq!(server.kept().len(), 3);
}

#[tokio::test]
async fn a_text_is_adapted_for_one_sending_and_a_contact_left_out_of_it() {
    if app().is_none() {
        return;
    }
    let window = opened("#/settings/mail/new-folder").await;
    let folder = window.home().join("sortie");
    field(&window, "Sender’s address", "camille@example.org").await;
    field(&window, "Folder", folder.to_str().unwrap()).await;
    window.click("Save").await;
    window.sees("Mails become files, nothing leaves").await;
    window.click("Add a rule").await;
    window.shot("mail-rules").await;
    window.click("Add it and switch it on").await;
    window.sees("On since").await;
    window.click("Add a weekly digest").await;
    window.click("Add it, switched off").await;
    window.sees("Off: nobody is told").await;
    window.sees("camille@rivages.example, jo@rivages.example").await;
    window.click("Switch on").await;
    window.sees("On, next").await;
    window.shot("mail-digest").await;
    assert_eq!(window.accessibility().await, [] as [String; 0]);

    go(&window, "#/write/weekly_digest/contacts/1/").await;
    window.sees("jo@rivages.example").await;
    window.click("Leave jo@rivages.example out of this mail").await;
    window.sees("Put back").await;
    window.click("Adapt the words").await;
    window.types_into("textarea[aria-label='Text (Markdown)']", "Bonjour,\n\nDeux candidatures cette semaine.").await;
    window.shot("mail-adapt").await;
    window.click("Back to the preview").await;
    window.sees("Deux candidatures cette semaine.").await;
    window.shot("mail-contacts").await;
    window.choose("Undo for", "5 s").await;
    window.click("Send 1").await;
    go(&window, "#/outbox").await;
    window.sees("1 sent").await;
    let said = mail::read_mail(&mails_in(&folder, 1).await[0]).said;
    assert!(said.text.contains("Deux candidatures cette semaine."), "{said:?}");
    assert_eq!(said.to.len(), 1, "{said:?}");
    window.set_preferences("fr", "dark").await;
    go(&window, "#/settings/mail").await;
    window.sees("Écrit tout seul").await;
    window.shot("mail-rules-dark").await;
}
