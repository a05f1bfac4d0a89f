//! The page's one way to the desk.

use desk::{Desk, Failure};
use serde_json::Value;
use tauri::{AppHandle, Manager};

/// Runs a command of the desk's table, off the interface's thread.
#[tauri::command]
pub async fn call(app: AppHandle, name: String, request: Value, job: Option<String>) -> Result<Value, Failure> {
    let work = move || app.state::<Desk>().call(&name, request, job.as_deref());
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|panic| Err(Failure::Internal { detail: panic.to_string() }))
}
