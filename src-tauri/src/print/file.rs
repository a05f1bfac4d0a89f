//! A page into a PDF, without a dialog: WebKit prints to a file.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use gtk::glib;
use gtk::{PageSetup, PaperSize, PrintSettings, Unit};
use tauri::AppHandle;
use tauri::async_runtime::{Receiver, Sender, channel};
use webkit2gtk::{
    LoadEvent, PrintOperation, PrintOperationExt, Settings, SettingsExt, WebContext, WebView, WebViewExt,
};

/// A report of many pages takes a second.
const PATIENCE: Duration = Duration::from_mins(1);

/// Blocks until the file is there: not to be called on the thread of the window, which draws.
pub fn print(app: &AppHandle, page: &str, to: &Path) -> Result<(), String> {
    let uri = glib::filename_to_uri(to, None).map_err(|error| error.to_string())?;
    let page = page.to_owned();
    let (tell, told) = mpsc::channel();
    let draw = move || {
        glib::MainContext::default().spawn_local(async move {
            // Nobody waits any more when this fails.
            let _ = tell.send(drawn(&page, &uri).await);
        });
    };
    app.run_on_main_thread(draw).map_err(|error| error.to_string())?;
    told.recv_timeout(PATIENCE).map_err(|_| "the page was not drawn in time".to_owned())?
}

/// In a view that is never shown, with no script, no cache and no cookies.
async fn drawn(page: &str, uri: &str) -> Result<(), String> {
    let (tell, mut told) = channel(4);
    let view = WebView::with_context(&WebContext::new_ephemeral());
    let settings = Settings::new();
    settings.set_enable_javascript(false);
    view.set_settings(&settings);
    let loaded = tell.clone();
    view.connect_load_changed(move |_, event| {
        if event == LoadEvent::Finished {
            say(&loaded, Ok(()));
        }
    });
    let crashed = tell.clone();
    view.connect_web_process_terminated(move |_, reason| say(&crashed, Err(format!("{reason:?}"))));
    view.load_html(page, None);
    heard(&mut told).await?;
    let operation = PrintOperation::new(&view);
    operation.set_print_settings(&onto_file(uri));
    operation.set_page_setup(&a4());
    let failed = tell.clone();
    operation.connect_failed(move |_, error| say(&failed, Err(error.to_string())));
    operation.connect_finished(move |_| say(&tell, Ok(())));
    operation.print();
    heard(&mut told).await
}

fn say(tell: &Sender<Result<(), String>>, what: Result<(), String>) {
    // The first word counts; whoever listened to it may be gone.
    let _ = tell.try_send(what);
}

async fn heard(told: &mut Receiver<Result<(), String>>) -> Result<(), String> {
    told.recv().await.unwrap_or_else(|| Err("the page is gone".to_owned()))
}

/// GTK knows the printer that is a file by its name in the language of the system.
fn onto_file(uri: &str) -> PrintSettings {
    let settings = PrintSettings::new();
    settings.set_printer(&glib::dgettext(Some("gtk30"), "Print to File"));
    settings.set("output-uri", Some(uri));
    settings.set("output-file-format", Some("pdf"));
    settings
}

fn a4() -> PageSetup {
    let setup = PageSetup::new();
    setup.set_paper_size(&PaperSize::new(Some("iso_a4")));
    for side in [PageSetup::set_top_margin, PageSetup::set_bottom_margin] {
        side(&setup, 14.0, Unit::Mm);
    }
    for side in [PageSetup::set_left_margin, PageSetup::set_right_margin] {
        side(&setup, 12.0, Unit::Mm);
    }
    setup
}
