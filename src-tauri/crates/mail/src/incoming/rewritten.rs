//! Mails whose sender a list or a forwarder has put its own address in the place of: `Malo Guivarc'h via Recrutement <recrutement@…>`.
//!
//! Their servers do so since others refuse a mail that somebody else passes on. Who wrote it stands elsewhere in the head, or nowhere.

use hiring::{Address, MailParty, Rewritten};
use mail_parser::{Addr, HeaderName, Message, MessageParser};

/// None where the sender stands for themselves. `everybody` is whom it went to.
pub fn rewritten(message: &Message<'_>, from: &MailParty, everybody: &[MailParty]) -> Option<Rewritten> {
    let via = name_before_via(&from.name);
    let said = ["Author", "X-Original-From", "Original-From"].iter().find_map(|name| party_in(message, name));
    let said = said.filter(|said| said.address != from.address);
    if via.is_none() && said.is_none() {
        return None;
    }
    let via = via.unwrap_or_default();
    let post = address_of_list(message);
    let of_list = [Some(from.address.key()), post.clone()];
    let is_theirs = |party: &MailParty| !of_list.contains(&Some(party.address.key()));
    let went_to = |party: &MailParty| everybody.iter().any(|other| other.address == party.address);
    let replies = parties(message.reply_to()).into_iter().filter(|party| is_theirs(party) && !went_to(party));
    // A list that wants its answers for itself sends the writer a copy.
    let copied = everybody.iter().filter(|party| !via.is_empty() && party.name == via).cloned();
    let by_name = via.parse().ok().map(|address| MailParty { name: String::new(), address });
    let sender = party_in(message, "X-Original-Sender");
    let found = said.into_iter().chain(replies).chain(copied).chain(by_name).chain(sender).find(is_theirs);
    let address = found.as_ref().map(|party| party.address.clone()).or_else(|| within(&from.address));
    let is_of_list = post.is_some() || message.header(HeaderName::ListId).is_some() || went_to(from);
    if address.is_none() && !is_of_list {
        return None;
    }
    let shown = found.map(|party| party.name).filter(|name| !name.is_empty());
    let name = [Some(via), shown].into_iter().flatten().find(|name| !name.is_empty() && !name.contains('@'));
    Some(Rewritten { name: name.unwrap_or_default(), address })
}

/// `'Malo Guivarc'h' via Recrutement`; empty where nobody is named before it.
fn name_before_via(name: &str) -> Option<String> {
    let marks = [" via ", " (via ", " par l'intermédiaire de ", " par l’intermédiaire de ", " on behalf of "];
    let lower = name.to_lowercase();
    // In other letters it may be of another length: then it is no such name.
    let at = marks.iter().filter_map(|mark| lower.rfind(mark)).max().filter(|_| lower.len() == name.len())?;
    let before = name.get(..at)?.trim_matches(|c: char| "'\"‘’“”( ".contains(c));
    Some(before.to_owned())
}

/// `malo=example.org@list.example`, `malo=40example.org@list.example`.
fn within(address: &Address) -> Option<Address> {
    let (local, _) = address.as_str().rsplit_once('@')?;
    let (local, domain) = local.rsplit_once('=')?;
    let domain = domain.strip_prefix("40").filter(|rest| rest.contains('.')).unwrap_or(domain);
    format!("{local}@{domain}").parse().ok().filter(|_| domain.contains('.'))
}

fn parties(list: Option<&mail_parser::Address<'_>>) -> Vec<MailParty> {
    list.into_iter().flat_map(mail_parser::Address::iter).filter_map(party).take(20).collect()
}

fn party(addr: &Addr<'_>) -> Option<MailParty> {
    let name = crate::letter::clean_line(addr.name.as_deref().unwrap_or_default());
    let name = name.trim_matches(['\'', '"', ' ']).chars().take(200).collect();
    Some(MailParty { name, address: super::read::address_of(addr)? })
}

/// `List-Post: <mailto:emploi@listes.example>`.
fn address_of_list(message: &Message<'_>) -> Option<String> {
    let posts = message.header(HeaderName::ListPost)?.as_address()?;
    let named = posts.iter().filter_map(|addr| addr.address.as_deref()?.strip_prefix("mailto:")?.split('?').next());
    named.filter_map(|text| text.parse::<Address>().ok()).map(|address| address.key()).next()
}

/// In a line of the head that the parser does not know as one with addresses.
fn party_in(message: &Message<'_>, name: &str) -> Option<MailParty> {
    let header =
        message.parts.first()?.headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
    let said = message.raw_message.get(header.offset_start as usize..header.offset_end as usize)?;
    let line = [b"From:", said.get(..said.len().min(LONGEST_LINE))?, b"\n\n"].concat();
    party(MessageParser::default().parse_headers(&line)?.from()?.first()?)
}

const LONGEST_LINE: usize = 2_000;

#[cfg(test)]
mod tests {
    use crate::read_mail;

    /// Who wrote it, by name and address, and whether that is as good as a sender's own word.
    fn writer(head: &str) -> (String, String, bool) {
        let said = read_mail(format!("{head}Subject: Candidature\r\n\r\nBonjour\r\n").as_bytes()).said;
        let writer = said.writer().unwrap();
        (writer.name, writer.address.map(|address| address.to_string()).unwrap_or_default(), said.is_first_hand())
    }

    fn is(name: &str, address: &str, sure: bool) -> (String, String, bool) {
        (name.to_owned(), address.to_owned(), sure)
    }

    #[test]
    fn whoever_wrote_through_a_group_is_the_writer() {
        let google = "From: \"'Malo Guivarc'h' via Recrutement\" <recrutement@ponant.example>\r\nReply-To: Malo Guivarc'h <malo@example.org>\r\n\
            X-Original-From: =?UTF-8?Q?Malo_Guivarc=27h?= <malo@example.org>\r\nX-Original-Sender: malo@example.org\r\nTo: recrutement@ponant.example\r\n\
            List-Post: <https://groups.example/recrutement>, <mailto:recrutement@ponant.example>\r\n";
        assert_eq!(writer(google), is("Malo Guivarc'h", "malo@example.org", true));
        let without_name = "From: \"'malo@example.org' via Recrutement\" <recrutement@ponant.example>\r\nTo: recrutement@ponant.example\r\nReply-To: recrutement@ponant.example\r\n";
        assert_eq!(writer(without_name), is("", "malo@example.org", true));
        let mailman = "From: =?utf-8?b?TcOpbGFuaWUgTGUgR29mZiB2aWEgRW1wbG9p?= <emploi@listes.example>\r\nTo: emploi@listes.example\r\nReply-To: emploi@listes.example, =?utf-8?b?TcOpbGFuaWUgTGUgR29mZg==?= <melanie@example.org>\r\n";
        assert_eq!(writer(mailman), is("Mélanie Le Goff", "melanie@example.org", true));
        let keeps_answers = "From: Awa Diop via Emploi <emploi@listes.example>\r\nTo: emploi@listes.example\r\nCc: Awa Diop <awa@example.org>\r\nReply-To: emploi@listes.example\r\n";
        assert_eq!(writer(keeps_answers), is("Awa Diop", "awa@example.org", true));
        let author = "From: list@ietf.example\r\nAuthor: Awa Diop <awa@example.org>\r\nTo: list@ietf.example\r\n";
        assert_eq!(writer(author), is("Awa Diop", "awa@example.org", true));
        let within = "From: Awa Diop via io <awa.diop=40example.org@dmarc.example>\r\nTo: x@listes.example\r\n";
        assert_eq!(writer(within), is("Awa Diop", "awa.diop@example.org", true));
    }

    #[test]
    fn a_list_is_never_taken_for_the_person() {
        let hidden = "From: Awa Diop via Emploi <emploi@listes.example>\r\nTo: emploi@listes.example\r\nReply-To: Emploi <emploi@listes.example>\r\n";
        assert_eq!(writer(hidden), is("Awa Diop", "", false));
        let own = "From: Awa Diop <awa@example.org>\r\nTo: emploi@listes.example\r\nReply-To: emploi@listes.example\r\nX-Original-From: Awa Diop <awa@example.org>\r\n";
        assert_eq!(writer(own), is("Awa Diop", "awa@example.org", true));
        let place = "From: Via Rail <contact@rail.example>\r\nTo: emploi@listes.example\r\n";
        assert_eq!(writer(place), is("Via Rail", "contact@rail.example", true));
    }

    #[test]
    fn a_form_writes_for_whoever_filled_it_in() {
        let form = "From: Ponant <contact@ponant.example>\r\nTo: contact@ponant.example\r\nReply-To: Awa Diop <awa@example.org>\r\n";
        assert_eq!(writer(form), is("Awa Diop", "awa@example.org", false));
        let site = "From: Awa Diop via Jobs <no-reply@jobs.example>\r\nTo: contact@ponant.example\r\nReply-To: awa@example.org\r\n";
        assert_eq!(writer(site), is("Awa Diop", "awa@example.org", true));
    }
}
