//! The whole way of applications that arrive by mail, in the real window: dropped, the certain ones accepted, the others settled, seen
//! on the board, acknowledged together.

use std::fmt::Write;
use std::path::Path;

use desk::{Access, Desk};
use serde_json::json;
use tempfile::TempDir;
use vivier_tests::sent::mails_in;
use vivier_tests::window::{TITLE, USUAL, Window, app};

const POSTING: &str = "---\ntitle: Assistance Rivages\norganisation: Rivages\ndate: 2026-01-10\nopen: true\n---\n\nEnvoyez-nous quelques lignes sur ce qui vous attire dans ce poste, avec votre CV, à camille.rouviere@example.org, objet : « Assistance Rivages, votre nom ».\n";

/// Who writes, to whom, under which subject, what.
const MAILS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "Malo Guivarc'h",
        "malo@example.com",
        "camille.rouviere@example.org",
        "Assistance Rivages, Malo Guivarc'h",
        APPLIES,
    ),
    ("Fatou Sarr", "fatou@example.com", "camille.rouviere@example.org", "Assistance Rivages, Fatou Sarr", APPLIES),
    (
        "Idris Belkacem",
        "idris@example.com",
        "camille.rouviere@example.org",
        "Assistance Rivages, Idris Belkacem",
        APPLIES,
    ),
    (
        "Nadia Ollivier",
        "nadia@example.com",
        "quelquun@example.net",
        "Candidature",
        "Bonjour, je vous écris pour un emploi.",
    ),
    (
        "Lou Tanguy",
        "lou.tanguy@example.com",
        "camille.rouviere@example.org",
        "Assistance Rivages, Lou Tanguy",
        "Bonjour,\n\nL’assistance aux associations m’attire, pour l’écoute.\n\nLou Tanguy, 06 39 98 52 11",
    ),
    ("Éric Hamon", "eric@example.com", "quelquun@example.net", "Votre devis", "Bonjour, voici le devis demandé."),
];
const APPLIES: &str = "Bonjour,\n\nCe qui m’attire dans ce poste, c’est l’accueil des associations du littoral, que j’accompagne depuis six ans.";

fn mbox() -> String {
    let mut mbox = String::new();
    for ((name, from, to, subject, text), number) in MAILS.into_iter().zip(1..) {
        // The house's address is a group's as well, and puts itself in the place of one of them.
        let sender = match name {
            "Fatou Sarr" => format!("\"'{name}' via Rivages\" <{to}>\nReply-To: {name} <{from}>"),
            _ => format!("{name} <{from}>"),
        };
        let head = format!(
            "Message-ID: <{number}@example.com>\nDate: Tue, 20 Jan 2026 09:3{number}:00 +0100\nFrom: {sender}\nTo: {to}\nSubject: {subject}\n\
             MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x"
        );
        let words = format!("--x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n");
        let cv = "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"CV.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n--x--\n";
        let _ = write!(mbox, "From {from} Tue Jan 20 09:38:00 2026\n{head}\n\n{words}{cv}\n");
    }
    mbox
}

/// The posting, Lou, who applied for something else once, and a folder that mails are written to.
fn office(home: &Path) {
    let file = home.join("rivages.md");
    std::fs::write(&file, POSTING).unwrap();
    let desk = Desk::new(home.join("my.vivier"), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::CreateAndWrite).unwrap();
    let call = |name: &str, request| desk.call(name, request, None).unwrap();
    call("postings.import", json!({ "paths": [file] }));
    let lou =
        json!({ "name": { "written": "Lou Tanguy" }, "addresses": ["lou@example.net"], "phones": ["06 39 98 52 11"] });
    call("candidates.add", json!({ "details": lou }));
    let settings = json!({ "name": "Dossier", "kind": "folder", "address": "camille.rouviere@example.org", "security": "none",
        "sign_in": "nothing", "folder": home.join("sortie") });
    call("mail.accounts.save", json!({ "id": null, "settings": settings }));
}

/// The mail of that name is looked at, and nothing else.
async fn look_at(window: &Window, name: &str) {
    window.click_on(&format!("//*[@role='option' or @role='row' or self::a][.//*[normalize-space(.)={name:?}]]")).await;
    window
        .until(name, &format!("return document.querySelector('section.pane h2')?.innerText === {}", json!(name)))
        .await;
}

async fn no_dialog(window: &Window) {
    window.until("the dialog to close", "return !document.querySelector('[role=dialog]')").await;
}

/// The button below the mail is there to be pressed, and so is its key.
async fn may_be_accepted(window: &Window) {
    let script = "const last = [...document.querySelectorAll('section.pane footer button')].at(-1);
        return !!last && last.getAttribute('aria-disabled') !== 'true' && !last.disabled";
    window.until("it to be complete", script).await;
}

#[tokio::test]
async fn mails_are_dropped_accepted_settled_and_all_of_them_acknowledged() {
    if app().is_none() {
        return;
    }
    let home = TempDir::new().unwrap();
    office(home.path());
    let mails = home.path().join("candidatures.mbox");
    std::fs::write(&mails, mbox()).unwrap();
    let store = home.path().join("my.vivier");
    let window = Window::open_on(USUAL, home, &store).await;
    window.script("location.hash = '#/inbox'").await;
    window.sees("Read mails in…").await;
    let desktop = window.desktop();
    desktop.drag(&[&mails], desktop.window(TITLE)).drop();
    window.sees("6 mails to file").await;
    window.sees("Accept all (3)").await;
    window.shot("inbox-arrived").await;
    assert_eq!(window.accessibility().await, [] as [String; 0]);
    window.press(&["Shift", "A"]).await;
    window.sees("3 mails accepted").await;
    window.sees("3 mails to file").await;

    // For which posting: chosen among all there are.
    look_at(&window, "Nadia Ollivier").await;
    window.press(&["p"]).await;
    window.types_into("[role=dialog] input", "rivages").await;
    window
        .until(
            "the posting",
            "return document.querySelector('[role=dialog] [role=option]')?.innerText.includes('Rivages')",
        )
        .await;
    window.press(&["Enter"]).await;
    no_dialog(&window).await;
    may_be_accepted(&window).await;
    window.press(&["a"]).await;
    window.sees("Nadia Ollivier accepted").await;
    // Whose it is: the one who has the same telephone.
    look_at(&window, "Lou Tanguy").await;
    window.shot("inbox-person").await;
    window.press(&["1"]).await;
    window.sees("Noted").await;
    may_be_accepted(&window).await;
    window.press(&["a"]).await;
    window.sees("Lou Tanguy accepted").await;
    // And what is none.
    look_at(&window, "Éric Hamon").await;
    window.press(&["Delete"]).await;
    window.sees("1 mail set aside").await;
    window.sees("0 mails to file").await;
    window.set_preferences("fr", "dark").await;
    window.shot("inbox-done-dark").await;
    window.set_preferences("en", "light").await;

    window.script("location.hash = '#/postings/1/board'").await;
    for name in ["Malo Guivarc'h", "Fatou Sarr", "Idris Belkacem", "Nadia Ollivier", "Lou Tanguy"] {
        window.sees(name).await;
    }
    window.shot("inbox-board").await;
    window.press(&["a"]).await;
    window.until("all five", "return document.querySelector('[data-testid=will]')?.textContent === '5'").await;
    window.choose("Undo for", "5 s").await;
    window.click("Send 5").await;
    window.sees("5 mails leave in").await;
    for sent in mails_in(&window.home().join("sortie"), 5).await {
        let said = mail::read_mail(&sent).said;
        assert_eq!(said.references.len(), 1, "in the thread of what came: {said:?}");
    }

    // Answered from the mail itself.
    window.script("location.hash = '#/inbox'").await;
    window.click("Filed").await;
    look_at(&window, "Fatou Sarr").await;
    window.sees("through camille.rouviere@example.org").await;
    window.press(&["e"]).await;
    window.sees("fatou@example.com").await;
    window.types_into("label textarea", "Merci, pouvez-vous passer jeudi ?").await;
    window.sees("Re: Assistance Rivages, Fatou Sarr").await;
    window.until("it may go", "return document.querySelector('[data-testid=will]')?.textContent === '1'").await;
    window.shot("inbox-reply").await;
    window.click("Send 1").await;
    window.sees("1 mail leaves in").await;
}
