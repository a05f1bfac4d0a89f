//! Mails whose sender a list or a forwarder has put its own address in the place of: `Malo Guivarc'h via Recrutement <recrutement@…>`.
//!
//! Their servers do so since others refuse a mail that somebody else passes on. Who wrote it stands elsewhere in the head, or nowhere.

use hiring::{Address, MailParty, Rewritten, fold};
use mail_parser::{Addr, HeaderName, Message, MessageParser};

/// None where the sender stands for themselves. `everybody` is whom it went to.
pub fn rewritten(message: &Message<'_>, from: &MailParty, everybody: &[MailParty]) -> Option<Rewritten> {
    let via = name_before_via(&from.name);
    let said = ["Author", "X-Original-From", "Original-From"].iter().find_map(|name| party_in(message, name));
    let said = said.filter(|said| said.address.key() != from.address.key());
    if via.is_none() && said.is_none() {
        return None;
    }
    let via = via.unwrap_or_default();
    let post = address_of_list(message);
    let of_list = [Some(from.address.key()), post.clone()];
    let is_theirs = |party: &MailParty| !of_list.contains(&Some(party.address.key()));
    let went_to = |party: &MailParty| everybody.iter().any(|other| other.address.key() == party.address.key());
    let is_of_list = post.is_some() || message.header(HeaderName::ListId).is_some() || went_to(from);
    // A list may want answers to go elsewhere, a site's form hardly: what is not named as the writer is, is taken for theirs only there.
    let may_be_theirs =
        |party: &MailParty| if party.name.is_empty() { !is_of_list } else { fold(&party.name) == fold(&via) };
    let replies = parties(message.reply_to()).into_iter();
    let replies = replies.filter(|party| is_theirs(party) && !went_to(party) && may_be_theirs(party));
    // A list that wants its answers for itself sends the writer a copy.
    let copied = everybody.iter().filter(|party| !via.is_empty() && party.name == via).cloned();
    let by_name = via.parse().ok().map(|address| MailParty { name: String::new(), address });
    let sender = party_in(message, "X-Original-Sender");
    let found = said.into_iter().chain(copied).chain(by_name).chain(replies).chain(sender).find(is_theirs);
    let address = found.as_ref().map(|party| party.address.clone()).or_else(|| within(&from.address));
    if address.is_none() && !is_of_list {
        return None;
    }
    let shown = found.map(|party| party.name).filter(|name| !name.is_empty());
    let name = [Some(via), shown].into_iter().flatten().find(|name| !name.is_empty() && !name.contains('@'));
    Some(Rewritten { name: name.unwrap_or_default(), address })
}

/// Of the head of a mail that somebody has copied when they passed it on: only the name is left there.
pub fn rewritten_in_copy(from: &MailParty) -> Option<Rewritten> {
    let via = name_before_via(&from.name)?;
    let by_name = via.parse().ok();
    let name = if by_name.is_some() { String::new() } else { via };
    Some(Rewritten { name, address: by_name.or_else(|| within(&from.address)) })
}

/// Malo of `'Malo Guivarc'h' via Recrutement` and of `Recrutement on behalf of Malo Guivarc'h`; empty where nobody is named there.
fn name_before_via(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    // In other letters it may be of another length: then it is no such name.
    let found = |mark: &&str| lower.rfind(*mark).filter(|_| lower.len() == name.len());
    let bare = |name: &str| name.trim_matches(|c: char| "'\"‘’“”() ".contains(c)).to_owned();
    if let Some(at) = found(&BEFORE_THEM) {
        return name.get(at + BEFORE_THEM.len()..).map(bare);
    }
    let at = BEHIND_THEM.iter().filter_map(found).max()?;
    name.get(..at).map(bare)
}

const BEHIND_THEM: [&str; 4] = [" via ", " (via ", " par l'intermédiaire de ", " par l’intermédiaire de "];
const BEFORE_THEM: &str = " on behalf of ";

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
        let elsewhere = "From: Awa Diop via Emploi <emploi@listes.example>\r\nTo: Emploi@listes.example\r\nCc: Awa Diop <awa@example.org>\r\nReply-To: rh@autre.example\r\n";
        assert_eq!(writer(elsewhere), is("Awa Diop", "awa@example.org", true));
        let of_another = "From: Awa Diop via Emploi <emploi@listes.example>\r\nTo: emploi@listes.example\r\nReply-To: Bureau <rh@autre.example>\r\n";
        assert_eq!(writer(of_another), is("Awa Diop", "", false), "who is to be answered is not always who wrote");
        assert_eq!(
            writer(&of_another.replace("Bureau <rh@autre.example>", "rh@autre.example")),
            is("Awa Diop", "", false)
        );
        let behalf = "From: Talents Ouest on behalf of Awa Diop <no-reply@talents.example>\r\nTo: rh@ponant.example\r\nReply-To: Awa Diop <awa@example.org>\r\n";
        assert_eq!(writer(behalf), is("Awa Diop", "awa@example.org", true));
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
    fn a_list_stays_one_when_somebody_passes_its_mail_on() {
        let list = "From: Awa Diop via Emploi <emploi@listes.example>\r\nTo: emploi@listes.example\r\nCc: Awa Diop <awa@example.org>\r\nSubject: Candidature\r\n\r\nBonjour\r\n";
        let attached = format!(
            "From: Gaël <gael@ponant.example>\r\nTo: rh@ponant.example\r\nSubject: Tr: Candidature\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{list}\r\n--b--\r\n"
        );
        let writer_of = |mail: &str| {
            let writer = read_mail(mail.as_bytes()).said.writer().unwrap();
            (writer.name, writer.address.map(|address| address.to_string()).unwrap_or_default())
        };
        assert_eq!(writer_of(&attached), ("Awa Diop".to_owned(), "awa@example.org".to_owned()));
        let copied = "From: Gaël <gael@ponant.example>\r\nTo: rh@ponant.example\r\nSubject: Fwd: Candidature\r\n\r\n\
            ---------- Forwarded message ---------\r\nFrom: Awa Diop via Emploi <emploi@listes.example>\r\nDate: lundi\r\n\
            Subject: Candidature\r\nTo: emploi@listes.example\r\n\r\nBonjour\r\n";
        assert_eq!(writer_of(copied), ("Awa Diop".to_owned(), String::new()), "nobody knows where to write to her");
    }

    #[test]
    fn a_form_writes_for_whoever_filled_it_in() {
        let form = "From: Ponant <contact@ponant.example>\r\nTo: contact@ponant.example\r\nReply-To: Awa Diop <awa@example.org>\r\n";
        assert_eq!(writer(form), is("Awa Diop", "awa@example.org", false));
        let site = "From: Awa Diop via Jobs <no-reply@jobs.example>\r\nTo: contact@ponant.example\r\nReply-To: awa@example.org\r\n";
        assert_eq!(writer(site), is("Awa Diop", "awa@example.org", true));
    }
}
