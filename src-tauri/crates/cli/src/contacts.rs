//! `vivier contacts`.

use std::path::PathBuf;

use desk::{ContactList, ContactPage, Failure, ReplacedContact};
use serde_json::json;

use crate::Done;
use crate::args::ContactsDo;
use crate::open::open_for;
use crate::postings::answer;
use crate::show::Show;
use crate::table::{column, table};

pub fn run(does: ContactsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        ContactsDo::List { text } => list(&text, place, show),
        ContactsDo::Show { address } => show_one(&address, place, show),
        ContactsDo::Replace { from, to, posting } => {
            let desk = open_for("contacts.replace", place)?;
            let postings = (!posting.is_empty()).then_some(posting);
            let request = json!({ "from": from, "to": to, "postings": postings });
            let replaced: ReplacedContact = answer(desk.call("contacts.replace", request, None)?)?;
            show.result(&replaced, |replaced| format!("{}\n", show.words.replaced(replaced.postings.into())));
            Ok(Done::Well)
        }
    }
}

fn list(text: &str, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("contacts.list", place)?;
    let list: ContactList = answer(desk.call("contacts.list", json!({ "text": text }), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.contact_heads();
        let columns = [
            column(heads[0]).gives(),
            column(heads[1]).right(),
            column(heads[2]).right(),
            column(heads[3]).gives(),
            column(heads[4]).gives(),
        ];
        let rows: Vec<_> = list
            .contacts
            .iter()
            .map(|row| {
                let roles = [(hiring::ContactRole::To, row.to), (hiring::ContactRole::Cc, row.cc)];
                let roles = roles.into_iter().chain([(hiring::ContactRole::Question, row.question)]);
                let roles = roles.filter(|(_, count)| *count > 0);
                let roles: Vec<_> = roles.map(|(role, count)| format!("{} {count}", show.words.role(role))).collect();
                let doubts = if row.doubtful > 0 { format!("{} !", row.doubtful) } else { String::new() };
                let instead = row.instead_of.iter().map(|was| format!("← {was}"));
                let notes: Vec<_> = std::iter::once(doubts).filter(|note| !note.is_empty()).chain(instead).collect();
                vec![
                    row.address.clone(),
                    row.postings.to_string(),
                    row.open.to_string(),
                    roles.join(", "),
                    notes.join(" "),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}

fn show_one(address: &str, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("contacts.show", place)?;
    let page: ContactPage = answer(desk.call("contacts.show", json!({ "address": address }), None)?)?;
    if page.postings.is_empty() {
        return Err(Failure::ContactUnknown { address: address.to_owned() });
    }
    show.result(&page, |page| {
        let heads = show.words.posting_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[4]),
            column(""),
            column(""),
        ];
        let rows: Vec<_> = page
            .postings
            .iter()
            .map(|posting| {
                let how = if posting.how == hiring::How::Read { "" } else { show.words.how(posting.how) };
                vec![
                    posting.id.to_string(),
                    posting.title.clone(),
                    posting.organisation.clone().unwrap_or_default(),
                    show.words.state(posting.state).to_owned(),
                    show.words.role(posting.role).to_owned(),
                    how.to_owned(),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}
