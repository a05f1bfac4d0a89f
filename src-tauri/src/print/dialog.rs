//! A page in a window of its own, with the system's print dialog.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{Desk, Failure, FigureFormat, RunReport};
use tauri::http::{Request, Response, header};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, Runtime, State, UriSchemeContext, WebviewUrl, WebviewWindowBuilder};

/// Under which pages to be printed are found.
pub const SCHEME: &str = "paper";

/// The page that is to be printed, and how many there were.
#[derive(Debug, Default)]
pub struct Paper {
    page: Mutex<Vec<u8>>,
    count: AtomicU32,
}

#[tauri::command]
pub async fn print_report(app: AppHandle, desk: State<'_, Arc<Desk>>, report: RunReport) -> Result<(), Failure> {
    let page = desk::written_report(&desk, &report, FigureFormat::Html)?;
    show(&app, page).map_err(|error| Failure::Internal { detail: error.to_string() })
}

fn show(app: &AppHandle, page: Vec<u8>) -> tauri::Result<()> {
    let paper = app.state::<Paper>();
    *paper.page.lock().unwrap_or_else(PoisonError::into_inner) = page;
    let number = paper.count.fetch_add(1, Ordering::Relaxed);
    let url = tauri::Url::parse(&format!("{SCHEME}://localhost/{number}")).map_err(|_| tauri::Error::WindowNotFound)?;
    WebviewWindowBuilder::new(app, format!("{SCHEME}-{number}"), WebviewUrl::CustomProtocol(url))
        .title("Vivier")
        .inner_size(900.0, 1000.0)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                // A system that has no dialog leaves the page, which can be read and printed by its own menu.
                let _ = window.print();
            }
        })
        .build()?;
    Ok(())
}

/// Answers with the page that was asked for last.
pub fn answer<R: Runtime>(context: UriSchemeContext<'_, R>, _: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let paper = context.app_handle().state::<Paper>();
    let page = paper.page.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut response = Response::new(page);
    let html = header::HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    response
}
