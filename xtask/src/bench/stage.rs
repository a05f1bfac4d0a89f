//! The stage the windows are shown on: a virtual display, a session bus and the web driver, ended together.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Ends when it is dropped, last started first: the fields are in that order.
#[derive(Debug)]
pub struct Stage {
    _driver: Running,
    _bus: Running,
    _display: Running,
    port: u16,
}

impl Stage {
    /// `home` takes what the windows leave behind (size and place, caches), so that nothing of the person's own is read or changed.
    pub fn set(home: &Path) -> Result<Stage, String> {
        let mut display = Command::new("Xvfb");
        display.args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]);
        let (display, number) = start(display)?;

        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address=1"]);
        let (bus, address) = start(bus)?;

        let port = free_port()?;
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}"));
        driver.env("DISPLAY", format!(":{number}")).env("DBUS_SESSION_BUS_ADDRESS", address);
        driver.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        for place in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
            driver.env(place, home.join(place));
        }
        // Both are read by Tauri: the first lets a driver in, the second hands it the web view.
        driver.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Running::spawn(driver.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))?;
        Ok(Stage { _driver: driver, _bus: bus, _display: display, port })
    }

    pub fn port(&self) -> u16 {
        self.port
    }
}

/// Starts a server that prints one line, where it can be reached, once it can be.
fn start(mut command: Command) -> Result<(Running, String), String> {
    let mut running = Running::spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut line = String::new();
    if let Some(output) = running.0.stdout.take() {
        BufReader::new(output).read_line(&mut line).map_err(|error| error.to_string())?;
    }
    match line.trim() {
        "" => Err(format!("{} did not start", command.get_program().display())),
        place => Ok((running, place.to_string())),
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}

#[derive(Debug)]
struct Running(Child);

impl Running {
    fn spawn(command: &mut Command) -> Result<Running, String> {
        let child = command.spawn();
        child.map(Running).map_err(|error| format!("{}: {error}", command.get_program().display()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // When it has ended by itself there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
