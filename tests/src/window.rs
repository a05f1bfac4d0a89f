//! The real window as a person would click it: the built app under Xvfb, driven through `WebKitWebDriver`.
//!
//! Each [`Window`] has a display, a message bus and a driver of its own, on ports and numbers that the system gives, and ends exactly
//! those processes when it is dropped.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::desktop::Desktop;

/// The window's.
pub const TITLE: &str = "Vivier";

/// Longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The built app, or None where the tests in the window are not wanted.
pub fn app() -> Option<PathBuf> {
    let app = std::env::var_os("VIVIER_APP").map(PathBuf::from);
    if app.is_none() {
        println!("skipped: VIVIER_APP is not set (`cargo xtask test` sets it)");
    }
    app
}

/// How the window comes up.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub language: &'static str,
}

pub const USUAL: Look = Look { width: 1280, height: 800, language: "en_GB.UTF-8" };

pub struct Window {
    client: Client,
    home: TempDir,
    /// What a program needs to appear on the same display and bus.
    surroundings: Vec<(&'static str, OsString)>,
    // Ended in this order: the driver ends the app, the app leaves the bus and the display.
    _driver: Running,
    _bus: Running,
    _display: Running,
}

/// A process of ours, ended when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Window {
    /// On a store of its own, in a home of its own.
    pub async fn open(look: Look) -> Self {
        let home = TempDir::new().unwrap();
        let store = home.path().join("my.vivier");
        Self::open_on(look, home, &store).await
    }

    pub async fn open_on(look: Look, home: TempDir, store: &Path) -> Self {
        let app = app().expect("VIVIER_APP");
        let (display, number) = start_display(look);
        let (bus, address) = start_bus(home.path());
        let surroundings = surroundings(home.path(), &number, &address, look.language);
        let (driver, port) = start_driver(&surroundings).await;
        let options = json!({ "binary": app, "args": ["--store", store] });
        let capabilities = Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        let window = Self { client, home, surroundings, _driver: driver, _bus: bus, _display: display };
        window.is_ready().await;
        window
    }

    /// Closes the app; what it left stays for the next start.
    pub async fn close(self) -> TempDir {
        let Self { client, home, _driver, .. } = self;
        client.close().await.unwrap();
        home
    }

    /// Closes the window as its cross does, and waits until the app has ended by itself.
    pub async fn quit(self) -> TempDir {
        let desktop = self.desktop();
        desktop.close(desktop.window(TITLE));
        desktop.until_gone(TITLE);
        let Self { client, home, _driver, .. } = self;
        // There is nothing left to end; the driver is told all the same, so that it does not wait for more.
        let _ = client.close().await;
        home
    }

    /// What is around the window.
    pub fn desktop(&self) -> Desktop {
        let display = self.surroundings.iter().find(|(name, _)| *name == "DISPLAY").unwrap();
        Desktop::of(display.1.to_str().unwrap())
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    async fn is_ready(&self) {
        self.until("the first screen", "return document.documentElement.dataset.ready === 'true'").await;
    }

    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until the script returns something true.
    pub async fn until(&self, what: &str, script: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // Between two pages there may be nothing to ask.
            let value = self.client.execute(script, Vec::new()).await.unwrap_or(Value::Null);
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!(0) && value != json!("") {
                return;
            }
            if Instant::now() > deadline {
                self.shot("gave-up").await;
                let text = self.script("return document.body.innerText").await;
                panic!("waited in vain for {what}; the window says:\n{}", text.as_str().unwrap_or_default());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until that text can be read somewhere; a space that does not break is a space.
    pub async fn sees(&self, text: &str) {
        let script = format!("return document.body.innerText.replaceAll('\\u00a0', ' ').includes({})", json!(text));
        self.until(&format!("“{text}”"), &script).await;
    }

    /// Clicks the button, link, row or option of that name, or whose name begins so.
    pub async fn click(&self, name: &str) {
        let quoted = json!(name).to_string();
        let kinds = "self::button or self::a or self::label or @role='row' or @role='option' or @role='radio' or @role='menuitem'";
        let exactly = format!("//*[{kinds}][@aria-label={quoted} or normalize-space(.)={quoted}]");
        let beginning =
            format!("//*[{kinds}][starts-with(@aria-label, {quoted}) or starts-with(normalize-space(.), {quoted})]");
        let deadline = Instant::now() + PATIENCE;
        loop {
            for path in [&exactly, &beginning] {
                // A list that is just being drawn anew may move under the pointer: then it is looked for again.
                // What is not ready to be clicked is waited for, as a person would.
                if let Ok(element) = self.client.find(Locator::XPath(path)).await
                    && element.attr("aria-disabled").await.is_ok_and(|disabled| disabled.as_deref() != Some("true"))
                    && element.click().await.is_ok()
                {
                    return;
                }
            }
            if Instant::now() > deadline {
                self.shot("gave-up").await;
                let text = self.script("return document.body.innerText").await;
                panic!("nothing to click is called “{name}”; the window says:\n{}", text.as_str().unwrap_or_default());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    pub async fn types_into(&self, css: &str, text: &str) {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await.unwrap();
        element.clear().await.unwrap();
        // The driver takes no empty text.
        if !text.is_empty() {
            element.send_keys(text).await.unwrap();
        }
    }

    /// Presses keys at once, as in `["Control", "k"]`; the last one is the key, those before it are held.
    pub async fn press(&self, keys: &[&str]) {
        let down = keys.iter().map(|key| KeyAction::Down { value: code_of(key) });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: code_of(key) });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), InputSource::then);
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Clicks on what that path finds.
    pub async fn click_on(&self, path: &str) {
        self.until_done(path, || async { self.client.find(Locator::XPath(path)).await?.click().await }).await;
    }

    /// The same with a key held down.
    pub async fn click_holding(&self, key: &str, path: &str) {
        self.until_done(path, || async {
            let element = self.client.find(Locator::XPath(path)).await?;
            let held = KeyActions::new("keyboard".into())
                .then(KeyAction::Down { value: code_of(key) })
                .pause(Duration::ZERO)
                .pause(Duration::ZERO)
                .pause(Duration::ZERO)
                .then(KeyAction::Up { value: code_of(key) });
            let mouse = MouseActions::new("mouse".to_owned())
                .pause(Duration::ZERO)
                .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
                .pause(Duration::ZERO);
            self.client.perform_actions(Actions::from(held).and(mouse)).await
        })
        .await;
    }

    /// Takes hold of one thing and lets go of it over another.
    pub async fn drag(&self, from: &str, onto: &str) {
        self.until_done(from, || async {
            let (from, onto) =
                (self.client.find(Locator::XPath(from)).await?, self.client.find(Locator::XPath(onto)).await?);
            let to = |element| PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
            let mouse = MouseActions::new("mouse".to_owned())
                .then(to(from))
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::MoveBy { duration: None, x: 12.0, y: 12.0 })
                .then(to(onto))
                .then(PointerAction::MoveBy { duration: None, x: 1.0, y: 1.0 })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
            self.client.perform_actions(mouse).await
        })
        .await;
    }

    /// What is just being drawn anew may move under the pointer: then it is looked for again.
    async fn until_done<W: Future<Output = Result<(), CmdError>>>(&self, what: &str, work: impl Fn() -> W) {
        let deadline = Instant::now() + PATIENCE;
        while let Err(error) = work().await {
            assert!(Instant::now() < deadline, "{what}: {error}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Chooses from a list that opens, by what the choice is called.
    pub async fn choose(&self, list: &str, option: &str) {
        let (list, option) = (json!(list), json!(option));
        let script = format!(
            "const list = [...document.querySelectorAll('select')].find((one) => one.ariaLabel === {list});
             const wanted = [...(list?.options ?? [])].find((one) => one.text === {option});
             if (!wanted) return false;
             list.value = wanted.value;
             list.dispatchEvent(new Event('change', {{ bubbles: true }}));
             return true"
        );
        self.until(&format!("{option} in {list}"), &script).await;
    }

    pub async fn resize(&self, width: u32, height: u32) -> Result<(), CmdError> {
        self.client.set_window_rect(0, 0, width, height).await
    }

    /// What was opened outside the window so far.
    pub fn opened_outside(&self) -> Vec<String> {
        let opened = std::fs::read_to_string(self.home.path().join("opened")).unwrap_or_default();
        opened.lines().map(str::to_owned).collect()
    }

    /// Waits until that was opened outside.
    pub async fn until_opened_outside(&self, link: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.opened_outside().iter().any(|opened| opened.contains(link)) {
            assert!(Instant::now() < deadline, "{link} was not opened; {:?} was", self.opened_outside());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Runs another program on the same display and bus until it ends.
    pub async fn run_beside(&self, mut program: Command) -> ExitStatus {
        program.envs(self.surroundings.iter().cloned()).env_remove("VIVIER_STORE");
        let mut running = Running(program.spawn().unwrap());
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = running.0.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not end");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Language and theme, through the palette as a person would.
    pub async fn set_preferences(&self, language: &str, theme: &str) {
        let wish = if language == "fr" { "passer en francais" } else { "switch to english" };
        let is_so = format!("return document.documentElement.lang === {}", json!(language));
        self.wish(wish, &is_so).await;
        let wish = match (language, theme) {
            ("fr", "dark") => "theme sombre",
            ("fr", _) => "theme clair",
            (_, "dark") => "use the dark theme",
            _ => "use the light theme",
        };
        let is_so = format!("return document.documentElement.dataset.theme === {}", json!(theme));
        self.wish(wish, &is_so).await;
    }

    /// Runs the one action of that name from the palette, unless what it does is so already.
    async fn wish(&self, action: &str, is_so: &str) {
        if self.script(is_so).await == Value::Bool(true) {
            return;
        }
        self.press(&["Control", "k"]).await;
        self.types_into("[role=dialog] input", action).await;
        let first = format!(
            "return document.querySelector('[role=dialog] [role=option]')?.innerText.normalize('NFD').replace(/\\p{{M}}/gu, '')
             .toLowerCase().includes({})",
            json!(action)
        );
        self.until(action, &first).await;
        self.press(&["Enter"]).await;
        self.until(action, is_so).await;
        self.until("the palette to close", "return !document.querySelector('[role=dialog]')").await;
    }

    /// A picture for a person to look at, in `VIVIER_SHOTS`.
    pub async fn shot(&self, name: &str) {
        let Some(folder) = std::env::var_os("VIVIER_SHOTS").map(PathBuf::from) else { return };
        let painted =
            "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(done))";
        let taken = async {
            let _ = self.client.execute_async(painted, Vec::new()).await;
            self.client.screenshot().await
        };
        std::fs::create_dir_all(&folder).unwrap();
        // A window that does not paint any more is told by what follows, and not by waiting for ever.
        if let Ok(Ok(png)) = tokio::time::timeout(PATIENCE, taken).await {
            std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
        }
    }

    /// What axe-core finds wrong with the page as it stands, contrast included.
    pub async fn accessibility(&self) -> Vec<String> {
        let axe = std::env::var_os("VIVIER_AXE").expect("VIVIER_AXE: axe.min.js");
        let source = std::fs::read_to_string(axe).unwrap();
        self.client.execute(&source, Vec::new()).await.unwrap();
        // What is still coming or going has colours of its own for a moment.
        self.until(
            "it to stand still",
            "return document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)",
        )
        .await;
        let run = "const done = arguments[arguments.length - 1];
                   axe.run(document, { resultTypes: ['violations'] }).then(
                     (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
                       `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))),
                     (error) => done(['axe: ' + error]))";
        let found = self.client.execute_async(run, Vec::new()).await.unwrap();
        found.as_array().unwrap().iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }
}

fn code_of(key: &str) -> char {
    match key {
        "Control" => '\u{e009}',
        "Shift" => '\u{e008}',
        "Alt" => '\u{e00a}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Home" => '\u{e011}',
        "Delete" => '\u{e017}',
        other => other.chars().next().unwrap(),
    }
}

fn start_display(look: Look) -> (Running, String) {
    let screen = format!("{}x{}x24", look.width, look.height);
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb");
    let number = first_line(display.stdout.take().unwrap());
    (Running(display), format!(":{number}"))
}

fn start_bus(home: &Path) -> (Running, String) {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address=1"])
        .envs(homes(home))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-daemon");
    let address = first_line(bus.stdout.take().unwrap());
    (Running(bus), address)
}

fn surroundings(home: &Path, display: &str, bus: &str, language: &str) -> Vec<(&'static str, OsString)> {
    let two_letters = language.split(['_', '.']).next().unwrap_or_default();
    let mut surroundings: Vec<(&str, OsString)> = vec![
        ("DISPLAY", display.into()),
        ("DBUS_SESSION_BUS_ADDRESS", bus.into()),
        ("LANG", language.into()),
        ("LC_ALL", language.into()),
        ("LANGUAGE", two_letters.into()),
        ("VIVIER_KEYCHAIN", "none".into()),
        ("TAURI_AUTOMATION", "true".into()),
        // The driver takes its pictures from the renderer that Vivier leaves out where there is no graphics device.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "0".into()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
        ("NO_AT_BRIDGE", "1".into()),
    ];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(openers(home)).chain(std::env::split_paths(&path));
    surroundings.push(("PATH", std::env::join_paths(path).unwrap()));
    surroundings.extend(homes(home).map(|(name, folder)| (name, folder.into_os_string())));
    surroundings
}

/// Free a moment ago: should another process take the port in between, the driver ends and another port is tried.
async fn start_driver(surroundings: &[(&'static str, OsString)]) -> (Running, u16) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(surroundings.iter().cloned())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("VIVIER_STORE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver");
        let mut driver = Running(driver);
        while driver.0.try_wait().unwrap().is_none() {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return (driver, port);
            }
            assert!(Instant::now() < deadline, "WebKitWebDriver does not answer");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
}

/// Stands in for the programs that open links: writes down what it was asked to open, and opens nothing.
fn openers(home: &Path) -> PathBuf {
    let folder = home.join("openers");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"] {
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{}'\n", home.join("opened").display());
        let file = folder.join(name);
        std::fs::write(&file, script).unwrap();
        make_runnable(&file);
    }
    folder
}

#[cfg(unix)]
fn make_runnable(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) {}

/// Nothing of the person who runs the tests is read or written.
fn homes(home: &Path) -> [(&'static str, PathBuf); 4] {
    [
        ("HOME", home.to_owned()),
        ("XDG_DATA_HOME", home.join("data")),
        ("XDG_CONFIG_HOME", home.join("config")),
        ("XDG_CACHE_HOME", home.join("cache")),
    ]
}

fn first_line(output: impl Read) -> String {
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).unwrap();
    line.trim().to_owned()
}
