//! What a person does with the desktop around the window, in the X protocol's own messages: moves and closes it, lays another one over it,
//! drops files on it.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, CreateWindowAux, EventMask, InputFocus,
    KEY_PRESS_EVENT, KEY_RELEASE_EVENT, KeyButMask, KeyPressEvent, MapState, PropMode, SelectionNotifyEvent,
    SelectionRequestEvent, StackMode, Window as Id, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

/// The keysym of the Enter key.
const RETURN: u32 = 0xff0d;

const PATIENCE: Duration = Duration::from_secs(30);

/// Where a window stands, and how large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    pub x: i16,
    pub y: i16,
    pub width: u16,
    pub height: u16,
}

pub struct Desktop {
    x: RustConnection,
    root: Id,
}

impl Desktop {
    pub fn of(display: &str) -> Self {
        let (x, screen) = x11rb::connect(Some(display)).unwrap();
        let root = x.setup().roots[screen].root;
        Self { x, root }
    }

    /// The window of that title, once it is shown.
    pub fn window(&self, title: &str) -> Id {
        waited(title, || self.shown().into_iter().find(|window| self.title(*window) == title))
    }

    /// Waits for a dialog beside the window of that title, and accepts what it proposes.
    pub fn accept_beside(&self, title: &str) {
        let other = |window: &Id| ![String::new(), title.to_owned()].contains(&self.title(*window));
        let dialog = waited("the dialog", || self.shown().into_iter().find(other));
        self.x.set_input_focus(InputFocus::PARENT, dialog, CURRENT_TIME).unwrap().check().unwrap();
        let gone = || self.shown().iter().all(|window| *window != dialog).then_some(());
        waited("the dialog to be accepted", || {
            // One that is still being filled takes no answer yet.
            self.press(dialog, RETURN);
            gone()
        });
    }

    /// Presses that key in the window, and lets go of it.
    fn press(&self, window: Id, keysym: u32) {
        let setup = self.x.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.x.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let of_each = usize::from(mapping.keysyms_per_keycode);
        let place = mapping.keysyms.chunks(of_each).position(|keysyms| keysyms.contains(&keysym)).unwrap();
        let detail = first + u8::try_from(place).unwrap();
        for response_type in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let event = KeyPressEvent {
                response_type,
                detail,
                sequence: 0,
                time: CURRENT_TIME,
                root: self.root,
                event: window,
                child: x11rb::NONE,
                root_x: 0,
                root_y: 0,
                event_x: 0,
                event_y: 0,
                state: KeyButMask::default(),
                same_screen: true,
            };
            // Its window may be gone by the time the key is let go.
            let _ = self.x.send_event(false, window, EventMask::NO_EVENT, event).unwrap().check();
        }
    }

    /// Waits until no window of that title is shown.
    pub fn until_gone(&self, title: &str) {
        waited("the window to close", || self.shown().iter().all(|window| self.title(*window) != title).then_some(()));
    }

    /// All that are shown, lowest first.
    fn shown(&self) -> Vec<Id> {
        let all = self.x.query_tree(self.root).unwrap().reply().unwrap().children;
        let is_shown = |window: &Id| {
            let reply = self.x.get_window_attributes(*window).unwrap().reply();
            reply.is_ok_and(|seen| seen.map_state == MapState::VIEWABLE)
        };
        all.into_iter().filter(is_shown).collect()
    }

    fn title(&self, window: Id) -> String {
        let request = self.x.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64).unwrap();
        // It may be gone by now.
        request.reply().map(|name| String::from_utf8_lossy(&name.value).into_owned()).unwrap_or_default()
    }

    pub fn place(&self, window: Id) -> Rect {
        let seen = self.x.get_geometry(window).unwrap().reply().unwrap();
        Rect { x: seen.x, y: seen.y, width: seen.width, height: seen.height }
    }

    pub fn put(&self, window: Id, rect: Rect) {
        let to = ConfigureWindowAux::new()
            .x(i32::from(rect.x))
            .y(i32::from(rect.y))
            .width(u32::from(rect.width))
            .height(u32::from(rect.height));
        self.x.configure_window(window, &to).unwrap().check().unwrap();
        waited("the window to be there", || (self.place(window) == rect).then_some(()));
    }

    /// As its cross does: the program is asked, and ends by itself.
    pub fn close(&self, window: Id) {
        let data = [self.atom("WM_DELETE_WINDOW"), CURRENT_TIME, 0, 0, 0];
        self.tell(window, "WM_PROTOCOLS", data);
    }

    /// Another program's window, over everything and with the keyboard.
    pub fn cover(&self) -> Id {
        let window = self.own_window(600, 400);
        self.x.map_window(window).unwrap().check().unwrap();
        let above = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        self.x.configure_window(window, &above).unwrap().check().unwrap();
        waited("the other window", || (self.shown().last() == Some(&window)).then_some(()));
        self.x.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME).unwrap().check().unwrap();
        window
    }

    /// Waits until the window is over all others.
    pub fn until_in_front(&self, window: Id) {
        waited("the window to come to the front", || (self.shown().last() == Some(&window)).then_some(()));
    }

    fn own_window(&self, width: u16, height: u16) -> Id {
        let window = self.x.generate_id().unwrap();
        let look = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let (depth, class) = (0, WindowClass::INPUT_OUTPUT);
        let made =
            self.x.create_window(depth, window, self.root, 0, 0, width, height, 0, class, COPY_FROM_PARENT, &look);
        made.unwrap().check().unwrap();
        window
    }

    /// Drags the files over the middle of the window, as a file manager does (XDND 5).
    pub fn drag(&self, files: &[&Path], window: Id) -> Drag<'_> {
        let source = self.own_window(1, 1);
        let list = files.iter().fold(String::new(), |list, file| list + &format!("file://{}\r\n", file.display()));
        self.x.set_selection_owner(source, self.atom("XdndSelection"), CURRENT_TIME).unwrap().check().unwrap();
        let place = self.place(window);
        let (x, y) = (place.x + place.width.cast_signed() / 2, place.y + place.height.cast_signed() / 2);
        let drag = Drag { desktop: self, source, target: window, list, at: [x.cast_unsigned(), y.cast_unsigned()] };
        drag.tell("XdndEnter", [source, 5 << 24, self.atom("text/uri-list"), 0, 0]);
        drag.hover();
        drag
    }

    fn atom(&self, name: &str) -> Atom {
        self.x.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    fn tell(&self, window: Id, what: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, window, self.atom(what), data);
        self.x.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
    }
}

/// Files held over a window.
pub struct Drag<'a> {
    desktop: &'a Desktop,
    source: Id,
    target: Id,
    list: String,
    at: [u16; 2],
}

impl Drag<'_> {
    fn tell(&self, what: &str, data: [u32; 5]) {
        self.desktop.tell(self.target, what, data);
    }

    /// Moves a little until the window says that it takes them.
    fn hover(&self) {
        let [x, y] = self.at;
        let status = self.desktop.atom("XdndStatus");
        let copy = self.desktop.atom("XdndActionCopy");
        let deadline = Instant::now() + PATIENCE;
        for step in 0_u16.. {
            assert!(Instant::now() < deadline, "the window takes no files");
            let at = (u32::from(x + step % 2) << 16) | u32::from(y);
            self.tell("XdndPosition", [self.source, 0, at, CURRENT_TIME, copy]);
            let data = self.answer(status);
            if data[1] & 1 == 1 {
                return;
            }
        }
    }

    /// Lets go of them.
    pub fn drop(self) {
        self.tell("XdndDrop", [self.source, 0, CURRENT_TIME, 0, 0]);
        self.answer(self.desktop.atom("XdndFinished"));
    }

    /// Goes away with them.
    pub fn leave(self) {
        self.tell("XdndLeave", [self.source, 0, 0, 0, 0]);
        self.desktop.x.flush().unwrap();
    }

    /// Waits for the message, and hands the files over when they are asked for meanwhile.
    fn answer(&self, what: Atom) -> [u32; 5] {
        waited("an answer to the drag", || {
            while let Some(event) = self.desktop.x.poll_for_event().unwrap() {
                match event {
                    Event::ClientMessage(message) if message.type_ == what => return Some(message.data.as_data32()),
                    Event::SelectionRequest(request) => self.hand_over(&request),
                    _ => {}
                }
            }
            None
        })
    }

    fn hand_over(&self, request: &SelectionRequestEvent) {
        let x = &self.desktop.x;
        let list = self.desktop.atom("text/uri-list");
        let property = if request.target == list {
            let bytes = self.list.as_bytes();
            x.change_property8(PropMode::REPLACE, request.requestor, request.property, list, bytes).unwrap();
            request.property
        } else {
            x11rb::NONE
        };
        let SelectionRequestEvent { time, requestor, selection, target, .. } = *request;
        let answer = SelectionNotifyEvent {
            response_type: x11rb::protocol::xproto::SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time,
            requestor,
            selection,
            target,
            property,
        };
        x.send_event(false, requestor, EventMask::NO_EVENT, answer).unwrap();
        x.flush().unwrap();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "between two looks: the X server tells nobody that another window has changed"
)]
fn waited<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
