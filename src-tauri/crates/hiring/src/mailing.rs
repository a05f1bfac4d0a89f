//! Writing to people: the words of accounts, templates and the outbox that are written down.

use crate::codes::codes;

codes! {
    /// Where an account's mails go.
    pub enum AccountKind {
        /// Written to a folder as .eml files: nothing leaves this computer.
        Folder = "folder",
        Smtp = "smtp",
    }

    /// How the connection to a mail server is encrypted.
    pub enum Security {
        /// From the first byte (port 465).
        Tls = "tls",
        /// After a greeting, or not at all (port 587).
        StartTls = "start_tls",
        /// Not: to a server on this computer only.
        None = "none",
    }

    pub enum SignInBy {
        /// PLAIN, else LOGIN: whichever the server offers.
        Password = "password",
        Plain = "plain",
        Login = "login",
        /// The secret is an access token.
        Xoauth2 = "xoauth2",
        /// Without signing in.
        Nothing = "nothing",
    }

    /// Who gives out tokens to sign in with.
    pub enum TokenProvider {
        Google = "google",
        Microsoft = "microsoft",
        /// Another one, by the addresses of its pages.
        Other = "other",
    }

    /// Why an account does not send for now.
    pub enum PauseReason {
        SignInRefused = "sign_in_refused",
        /// The provider's, for the day.
        DailyQuota = "daily_quota",
        /// The connection cannot be trusted: certificate, or no encryption.
        NotSecure = "not_secure",
        /// A person said so.
        ByHand = "by_hand",
    }

    /// Whom a template writes to.
    pub enum Audience {
        Applicants = "applicants",
        Contacts = "contacts",
    }

    /// In which language, and on which footing, a template is written.
    pub enum Variant {
        FrenchVous = "fr-vous",
        FrenchTu = "fr-tu",
        English = "en",
    }

    /// How somebody receives a mail.
    pub enum Receives {
        To = "to",
        Cc = "cc",
        /// Without the others being told.
        Bcc = "bcc",
    }

    /// Why a mail that waits does not leave: nobody may want it any more. It goes once that is undone.
    pub enum HeldBecause {
        AccountGone = "account_gone",
        /// It was written for a folder and its account is a server's by now, or the other way round.
        AccountChanged = "account_changed",
        PostingGone = "posting_gone",
        PersonGone = "person_gone",
        ApplicationGone = "application_gone",
    }

    /// Where a mail is on its way to one recipient.
    pub enum MailState {
        Queued = "queued",
        /// Being handed over; the final dot is not written.
        Sending = "sending",
        /// The final dot is about to be written, or is.
        Committing = "committing",
        /// The server has taken it.
        Sent = "sent",
        /// Taken, and come back.
        Bounced = "bounced",
        /// Put off by the server: tried again by itself.
        Deferred = "deferred",
        /// Refused for good, or put off for too long.
        Failed = "failed",
        /// The final dot was written and no answer came: a person decides.
        Unknown = "unknown",
    }
}

impl MailState {
    /// It has certainly not left, and may still be taken back.
    pub const fn can_be_cancelled(self) -> bool {
        matches!(self, Self::Queued | Self::Deferred)
    }
}
