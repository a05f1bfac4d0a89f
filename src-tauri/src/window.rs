//! The one window.

use crate::print;
use serde_json::Value;
use tauri::{App, AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

const LABEL: &str = "main";

/// `opened` is the answer to the page's first question, so that it need not ask.
pub fn open(app: &App, opened: Option<&Value>) -> tauri::Result<()> {
    let opened = opened.map_or_else(|| "null".to_owned(), Value::to_string);
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .initialization_script(include_str!("early.js"))
        .initialization_script(format!("window.vivierOpened = {opened}; window.vivierPaper = '{}';", print::way()))
        .title("Vivier")
        .inner_size(1280.0, 800.0)
        .min_inner_size(960.0, 600.0)
        .on_navigation(is_ours)
        .build()?;
    Ok(())
}

/// The page is the program: nothing in it, and nothing shown in it, leads it anywhere else.
fn is_ours(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => {
            let development = cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("localhost");
            // Windows serves the page from there; elsewhere it is somebody's web server.
            development || cfg!(windows) && url.host_str() == Some("tauri.localhost")
        }
        _ => false,
    }
}

pub fn to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    // Where the window manager refuses one of these, the others still help.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}
