//! As much of the WebDriver protocol as the figures need: start a window, ask its page, end it. One request, one connection.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;

const PATIENCE: Duration = Duration::from_mins(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// When the page set its mark, in milliseconds since 1970, or null while it is not ready.
const READY_AT: &str = r#"
    if (document.documentElement.dataset.ready !== "true") return null;
    return performance.timeOrigin + performance.getEntriesByName("vivier-ready")[0].startTime;
"#;

#[derive(Debug)]
pub struct Driver {
    port: u16,
}

/// One window, from its start to its end.
#[derive(Debug)]
pub struct Session<'a> {
    driver: &'a Driver,
    path: String,
}

impl Driver {
    pub fn at(port: u16) -> Driver {
        Driver { port }
    }

    pub fn wait_until_it_answers(&self) -> Outcome {
        until(|| self.ask("GET", "/status", None).ok().map(|_| ()))
            .ok_or_else(|| format!("the web driver does not answer on port {}", self.port))
    }

    pub fn start(&self, binary: &Path, arguments: &[String]) -> Result<Session<'_>, String> {
        let options = json!({ "binary": binary.display().to_string(), "args": arguments });
        let request = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer = self.ask("POST", "/session", Some(&request))?;
        let id = answer.get("sessionId").and_then(Value::as_str);
        let id = id.ok_or_else(|| format!("the web driver started no session: {answer}"))?;
        Ok(Session { driver: self, path: format!("/session/{id}") })
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let answer = self.exchange(method, path, body).map_err(|error| format!("web driver: {error}"))?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split_whitespace().nth(1).unwrap_or_default();
        let value = serde_json::from_str::<Value>(body).map_err(|error| format!("web driver: {error}: {body}"))?;
        let value = value.get("value").cloned().unwrap_or_default();
        if status == "200" { Ok(value) } else { Err(format!("web driver: {method} {path}: {value}")) }
    }

    fn exchange(&self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<String> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
        connection.set_read_timeout(Some(PATIENCE))?;
        write!(
            connection,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Session<'_> {
    /// Waits for the page's mark, and says when it was set. A question put while the page is loading fails, and is put again.
    pub fn wait_until_ready(&self) -> Result<f64, String> {
        let ready = until(|| self.script(READY_AT).ok().and_then(|answer| answer.as_f64()));
        ready.ok_or_else(|| format!("the window was not ready within {} s", PATIENCE.as_secs()))
    }

    /// What the script returns in the page.
    pub fn script(&self, script: &str) -> Result<Value, String> {
        let path = format!("{}/execute/sync", self.path);
        self.driver.ask("POST", &path, Some(&json!({ "script": script, "args": [] })))
    }

    /// A key, down and up.
    pub fn press(&self, key: &str) -> Outcome {
        let actions = [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        let path = format!("{}/actions", self.path);
        self.driver.ask("POST", &path, Some(&json!({ "actions": [keyboard] }))).map(|_| ())
    }

    pub fn end(self) -> Outcome {
        self.driver.ask("DELETE", &self.path, None).map(|_| ())
    }
}

/// Looks again and again until there is something to see, or patience ends.
pub fn until<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Some(seen);
        }
        if started.elapsed() > PATIENCE {
            return None;
        }
        pause(BETWEEN_LOOKS);
    }
}

/// Lets the time pass, on a channel that nobody writes to.
pub fn pause(time: Duration) {
    let (_silent, receiver) = mpsc::channel::<()>();
    let _ = receiver.recv_timeout(time);
}
