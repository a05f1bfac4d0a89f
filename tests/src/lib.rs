//! What the tests share: a trial desk, a mail server with faults, the command line as a script would run it, the real window as a person
//! would click it, and the desktop around it.

pub mod command_line;
pub mod desktop;
pub mod figures;
pub mod hostile;
pub mod kills;
pub mod mail_server;
pub mod mailbox;
pub mod older_store;
#[cfg(unix)]
pub mod real_servers;
pub mod recruiting;
pub mod sent;
pub mod trial;
pub mod window;
