//! From the arguments to the running window.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use desk::{Desk, Event, Post, TextReader, Watch};
use keychain::Keychain;
use serde_json::{Value, json};
use tauri::{AppHandle, Builder, Emitter, RunEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::Arguments;
use crate::files::Waiting;
use crate::{call, files, print, window};

/// Which store the window is for, and what it is to take in first.
#[derive(Debug)]
pub struct Start {
    store: PathBuf,
    files: Vec<PathBuf>,
}

impl Start {
    pub fn from_arguments(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let folder = std::env::current_dir().unwrap_or_default();
        let Arguments { store, files } = Arguments::read(words, &folder)?;
        let store = store.or_else(|| std::env::var_os("VIVIER_STORE").map(PathBuf::from));
        let store = store.or_else(desk::default_store).ok_or("this system has no data folder: give --store FILE")?;
        Ok(Self { store: desk::real_path(&store), files })
    }

    /// One window a store: the second start on the same one brings the first window to the front.
    fn id(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.store.hash(&mut hasher);
        format!("app.vivier.desktop.store{:x}", hasher.finish())
    }
}

/// The name under which the page hears what the desk tells.
const EVENT: &str = "desk";

#[expect(clippy::disallowed_methods, reason = "`generate_context!` exits where the bundle is not what it was built as")]
pub fn run(start: Start) -> ExitCode {
    let one_window = tauri_plugin_single_instance::Builder::new()
        .dbus_id(start.id())
        .callback(|app, words, folder| {
            window::to_front(app);
            // What a second start was given; words that are none it has complained about itself.
            let words = words.into_iter().skip(1).map(OsString::from);
            if let Ok(arguments) = Arguments::read(words, Path::new(&folder)) {
                files::hand_over(app, arguments.files);
            }
        })
        .build();
    let size_and_place = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build();
    // Only the page's own guard opens links: it knows what may be opened.
    let opener = tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build();
    let page: Arc<OnceLock<AppHandle>> = Arc::default();
    let Start { store, files } = start;
    let desk = Arc::new(new_desk(store, Arc::clone(&page)));
    let opening = open_early(Arc::clone(&desk));
    // Without it mails wait, and the outbox says so.
    let mut post = Post::start(&desk).ok();
    // Without it mails are fetched when somebody says so.
    let mut watch = Watch::start(&desk).ok();
    // Without it files are found by their names alone.
    let mut texts = TextReader::start(&desk).ok();
    let app = with_paper(tauri::Builder::default())
        .plugin(one_window)
        .plugin(size_and_place)
        .plugin(tauri_plugin_dialog::init())
        .plugin(opener)
        .manage(Arc::clone(&desk))
        .manage(Waiting::with(files))
        .setup(move |app| {
            // Set once, here.
            let _ = page.set(app.handle().clone());
            let answer = opening.recv_timeout(PATIENCE).ok();
            window::open(app, answer.as_ref())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            // The event loop ends the process without running destructors: the store is closed here, so that its log is folded in.
            let code = app.run_return(move |app, event| {
                files::hear(app, &event);
                if matches!(event, RunEvent::Exit) {
                    watch.take();
                    texts.take();
                    post.take();
                    desk.close();
                }
            });
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(error) => {
            complain(&format!("the window could not be opened: {error}"));
            ExitCode::from(3)
        }
    }
}

#[cfg(target_os = "linux")]
fn with_paper(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(tauri::generate_handler![call::call, files::waiting_files])
}

#[cfg(not(target_os = "linux"))]
fn with_paper(builder: Builder<Wry>) -> Builder<Wry> {
    builder
        .manage(print::dialog::Paper::default())
        .register_uri_scheme_protocol(print::dialog::SCHEME, print::dialog::answer)
        .invoke_handler(tauri::generate_handler![call::call, files::waiting_files, print::dialog::print_report])
}

/// Where the window's engine writes PDFs by itself.
#[cfg(target_os = "linux")]
fn with_printer(desk: Desk, page: Arc<OnceLock<AppHandle>>) -> Desk {
    desk.with_printer(Box::new(move |html, to| {
        let app = page.get().ok_or("the window is not there yet")?;
        print::file::print(app, html, to)
    }))
}

#[cfg(not(target_os = "linux"))]
fn with_printer(desk: Desk, _: Arc<OnceLock<AppHandle>>) -> Desk {
    desk
}

fn new_desk(store: PathBuf, page: Arc<OnceLock<AppHandle>>) -> Desk {
    let printing = Arc::clone(&page);
    let tell = move |event: Event| {
        if let Some(page) = page.get() {
            // A window that is gone has nothing to redraw.
            let _ = page.emit(EVENT, event);
        }
    };
    let secrets = Arc::new(Keychain::of_the_system());
    let desk = Desk::new(store, &desk::user_name(), desk::system_clock(), Box::new(tell)).with_secrets(secrets);
    let desk = with_printer(desk, printing).with_opener(Box::new(open_outside), std::env::temp_dir());
    match std::env::current_exe() {
        Ok(program) => desk.with_document_reader(program),
        Err(_) => desk,
    }
}

/// The page may open links only: which file is opened, and whether it is, the desk has settled by then.
fn open_outside(file: &Path) -> Result<(), String> {
    tauri_plugin_opener::open_path(file, None::<&str>).map_err(|error| error.to_string())
}

/// A store that takes longer to open does not keep the window away: the page then asks for it itself.
const PATIENCE: Duration = Duration::from_millis(100);

/// Opens the store while the system brings the window up. What comes of it, a failure too, is handed to the page with the page.
fn open_early(desk: Arc<Desk>) -> Receiver<Value> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let opened = match desk.call("store.open", json!({ "path": null }), None) {
            Ok(info) => json!({ "info": info }),
            Err(failure) => json!({ "failure": failure }),
        };
        // Nobody waits any more: the page asks by itself.
        let _ = tell.send(opened);
    });
    told
}

/// Before there is a window, the terminal is all there is to speak to.
#[expect(clippy::print_stderr, reason = "there is no window yet")]
pub fn complain(what: &str) {
    eprintln!("vivier-desktop: {what}");
}
