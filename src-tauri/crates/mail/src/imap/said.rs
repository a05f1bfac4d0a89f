//! What a mailbox has, in our words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::Value;
use super::folder_name;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailFolder {
    pub name: String,
    pub role: Option<FolderRole>,
}

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderRole {
    Inbox,
    /// What its owner sent.
    Sent,
    Drafts,
    Junk,
    Trash,
    /// All that there is once more, as Gmail has it.
    All,
}

/// Where a server does not say which folder is for what was sent: as mail programs call it.
const SENT: [&str; 12] = [
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "envoyés",
    "éléments envoyés",
    "messages envoyés",
    "courrier envoyé",
    "objets envoyés",
    "gesendet",
    "inviati",
    "enviados",
];

impl MailFolder {
    /// From `LIST (marks) delimiter name`; none for one that holds no mails.
    pub(super) fn of(values: &[Value]) -> Option<Self> {
        let [word, Value::List(marks), delimiter, name] = values else { return None };
        let has = |mark: &str| marks.iter().any(|known| known.is(mark));
        if !(word.is("LIST") || word.is("XLIST")) || has("\\Noselect") || has("\\NonExistent") {
            return None;
        }
        let written = name.text()?;
        if written.eq_ignore_ascii_case("INBOX") {
            return Some(Self { name: "INBOX".to_owned(), role: Some(FolderRole::Inbox) });
        }
        let name = folder_name::read(&written);
        let last = match delimiter.text() {
            Some(delimiter) if !delimiter.is_empty() => name.rsplit(delimiter.as_str()).next().unwrap_or(&name),
            _ => &name,
        };
        let roles = [
            ("\\Sent", FolderRole::Sent),
            ("\\Drafts", FolderRole::Drafts),
            ("\\Junk", FolderRole::Junk),
            ("\\Trash", FolderRole::Trash),
            ("\\All", FolderRole::All),
        ];
        let marked = roles.into_iter().find(|(mark, _)| has(mark)).map(|(_, role)| role);
        let role = marked.or_else(|| SENT.contains(&last.to_lowercase().as_str()).then_some(FolderRole::Sent));
        Some(Self { name, role })
    }
}

/// The one that holds what was sent: as the server says, before any that is only called so.
pub(super) fn only_one_sent(folders: Vec<(MailFolder, bool)>) -> Vec<MailFolder> {
    let is_sent = |folder: &MailFolder| folder.role == Some(FolderRole::Sent);
    let marked = folders.iter().position(|(folder, by_mark)| is_sent(folder) && *by_mark);
    let chosen = marked.or_else(|| folders.iter().position(|(folder, _)| is_sent(folder)));
    let one = |(at, (folder, _)): (usize, (MailFolder, bool))| {
        let role = folder.role.filter(|role| *role != FolderRole::Sent || Some(at) == chosen);
        MailFolder { role, ..folder }
    };
    folders.into_iter().enumerate().map(one).collect()
}

/// Whether the server itself says what the folder is for.
pub(super) fn is_marked_sent(values: &[Value]) -> bool {
    matches!(values.get(1), Some(Value::List(marks)) if marks.iter().any(|mark| mark.is("\\Sent")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imap::answer::{Answer, Raw};

    fn folders(lines: &[&str]) -> Vec<MailFolder> {
        let read = |line: &&str| match Answer::read(Raw { line: line.as_bytes().to_vec(), texts: Vec::new() }) {
            Some(Answer::Data(values)) => Some((MailFolder::of(&values)?, is_marked_sent(&values))),
            other => panic!("{other:?}"),
        };
        only_one_sent(lines.iter().filter_map(read).collect())
    }

    fn sent(lines: &[&str]) -> Vec<String> {
        let of = |folder: &MailFolder| folder.role == Some(FolderRole::Sent);
        folders(lines).into_iter().filter(of).map(|folder| folder.name).collect()
    }

    #[test]
    fn what_was_sent_is_found_by_its_mark_else_by_its_name() {
        let french = r#"* LIST (\HasNoChildren) "." "INBOX.&AMk-l&AOk-ments envoy&AOk-s""#;
        assert_eq!(sent(&[r#"* LIST () "." INBOX"#, french]), ["INBOX.Éléments envoyés"]);
        assert_eq!(sent(&[french, r#"* LIST (\Sent) "." "Parti""#]), ["Parti"]);
        assert!(sent(&[r#"* LIST () "/" "Absent""#]).is_empty());
    }

    #[test]
    fn what_holds_no_mails_is_no_folder() {
        let found = folders(&[r#"* LIST (\Noselect) "/" "[Gmail]""#, r#"* LIST () "/" inbox"#, r"* LIST () NIL Zoé"]);
        let inbox = MailFolder { name: "INBOX".to_owned(), role: Some(FolderRole::Inbox) };
        assert_eq!(found, [inbox, MailFolder { name: "Zoé".to_owned(), role: None }]);
    }
}
