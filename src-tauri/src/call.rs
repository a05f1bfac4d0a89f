//! The page's one way to the desk.

use std::sync::Arc;

use desk::{Desk, Failure};
use serde_json::Value;
use tauri::State;

/// Runs a command of the desk's table, off the interface's thread.
#[tauri::command]
pub async fn call(
    desk: State<'_, Arc<Desk>>,
    name: String,
    request: Value,
    job: Option<String>,
) -> Result<Value, Failure> {
    let desk = Arc::clone(&desk);
    let work = move || desk.call(&name, request, job.as_deref());
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|panic| Err(Failure::Internal { detail: panic.to_string() }))
}
