//! What happened with a person, newest first.

use hiring::{
    ApplicationId, CandidateId, Decider, Direction, EntryId, FileId, MailId, MailState, MessageId, Moment, NoteId,
    PostingId, StageName,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reasons::ReasonName;
use super::rows::{reason_name, stage_name};
use crate::mailing::MAILS_OF_A_PERSON;
use crate::{EntryState, Error, Op, Read};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowTimeline {
    pub candidate: CandidateId,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Timeline {
    pub items: Vec<TimelineItem>,
    pub total: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineItem {
    pub at: Moment,
    pub who: String,
    #[serde(flatten)]
    pub what: Happened,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    Applied {
        application: ApplicationId,
        posting: PostingId,
        title: String,
        stage: StageName,
    },
    Moved {
        application: ApplicationId,
        posting: PostingId,
        title: String,
        from: StageName,
        to: StageName,
        why: String,
        reason: Option<ReasonName>,
        decided_by: Option<Decider>,
    },
    Noted {
        note: NoteId,
        application: Option<ApplicationId>,
        /// Markdown.
        text: String,
        edited_at: Option<Moment>,
    },
    Attached {
        file: FileId,
        application: Option<ApplicationId>,
        name: String,
        media: String,
        #[ts(type = "number")]
        size: u64,
    },
    /// A mail to them, or to a posting's contacts about them.
    Mailed {
        mail: MailId,
        application: Option<ApplicationId>,
        template: String,
        subject: String,
        /// Where it is for its first recipient.
        state: MailState,
    },
    /// A mail of theirs came, or one of ours was found in a mailbox.
    Wrote {
        message: MessageId,
        application: Option<ApplicationId>,
        direction: Direction,
        subject: String,
    },
    /// Anything else that was written about them, as the history names it.
    Changed {
        entry: EntryId,
        op: Op,
        state: EntryState,
    },
}

/// What a person's timeline is made of. Entries of the journal whose rows are in it themselves are left out.
fn all() -> String {
    format!("{WRITTEN} UNION ALL SELECT queued_at, 'mail', id FROM outbox WHERE id IN ({MAILS_OF_A_PERSON})")
}

const WRITTEN: &str = "
    SELECT m.at, 'move' AS kind, m.id FROM application AS a JOIN move AS m ON m.application_id = a.id WHERE a.candidate_id = ?1
    UNION ALL SELECT at, 'note', id FROM note WHERE candidate_id = ?1
    UNION ALL SELECT at, 'file', id FROM file WHERE candidate_id = ?1
    UNION ALL SELECT at, 'message', id FROM message WHERE candidate_id = ?1 AND state = 'filed'
    UNION ALL SELECT j.at, 'entry', j.id
        FROM journal_candidate AS c JOIN journal AS j ON j.id = c.entry
        WHERE c.candidate = ?1 AND j.reverts IS NULL AND j.op ->> '$.code' NOT IN
            ('note_added', 'note_edited', 'file_attached', 'applications_added', 'applications_moved', 'applications_rejected',
             'applications_withdrawn', 'sample_added', 'mails_accepted', 'mails_received', 'mail_settled')";

impl Read<'_> {
    pub fn timeline(&self, show: ShowTimeline) -> Result<Timeline, Error> {
        self.name_of(show.candidate)?;
        let (of, all) = (show.candidate.raw(), all());
        let total = self
            .connection()
            .prepare_cached(&format!("SELECT count(*) FROM ({all})"))?
            .query_row([of], |row| row.get(0))?;
        let sql = format!("SELECT kind, id FROM ({all}) ORDER BY at DESC, kind, id DESC LIMIT ?2 OFFSET ?3");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let [limit, offset] = [show.limit, show.offset].map(|number| number.min(i64::MAX as u64).cast_signed());
        let mut rows = statement.query((of, limit, offset))?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get("id")?;
            items.push(match row.get_ref("kind")?.as_str().unwrap_or_default() {
                "move" => self.moved(id)?,
                "note" => self.noted(NoteId::new(id))?,
                "mail" => self.mailed(MailId::new(id))?,
                "file" => self.attached(FileId::new(id))?,
                "message" => self.wrote(MessageId::new(id))?,
                _ => self.changed(EntryId::new(id))?,
            });
        }
        Ok(Timeline { items, total })
    }

    fn moved(&self, id: i64) -> Result<TimelineItem, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT m.application_id, m.at, m.who, m.why, m.decided_by, m.from_stage_id, a.posting_id, p.title,
                    f.code AS from_code, f.name AS from_name, t.code AS to_code, t.name AS to_name,
                    r.code AS reason_code, r.name AS reason
             FROM move AS m
             JOIN application AS a ON a.id = m.application_id
             JOIN posting AS p ON p.id = a.posting_id
             LEFT JOIN stage AS f ON f.id = m.from_stage_id
             JOIN stage AS t ON t.id = m.to_stage_id
             LEFT JOIN reason AS r ON r.id = m.reason_id
             WHERE m.id = ?1",
        )?;
        let item = statement.query_row([id], |row| {
            let application = ApplicationId::new(row.get("application_id")?);
            let posting = PostingId::new(row.get("posting_id")?);
            let title = row.get("title")?;
            let to = stage_name(row, "to_code", "to_name")?;
            let what = match row.get::<_, Option<i64>>("from_stage_id")? {
                None => Happened::Applied { application, posting, title, stage: to },
                Some(_) => Happened::Moved {
                    application,
                    posting,
                    title,
                    from: stage_name(row, "from_code", "from_name")?,
                    to,
                    why: row.get("why")?,
                    reason: reason_name(row, "reason_code", "reason")?,
                    decided_by: row.get::<_, Option<String>>("decided_by")?.and_then(|code| Decider::of(&code)),
                },
            };
            Ok(TimelineItem { at: Moment::from_millis(row.get("at")?), who: row.get("who")?, what })
        })?;
        Ok(item)
    }

    fn noted(&self, id: NoteId) -> Result<TimelineItem, Error> {
        let note = self.note(id)?;
        let what =
            Happened::Noted { note: id, application: note.application, text: note.text, edited_at: note.edited_at };
        Ok(TimelineItem { at: note.at, who: note.who, what })
    }

    fn attached(&self, id: FileId) -> Result<TimelineItem, Error> {
        let file = self.file(id)?;
        let what = Happened::Attached {
            file: id,
            application: file.application,
            name: file.name,
            media: file.media,
            size: file.size,
        };
        Ok(TimelineItem { at: file.at, who: file.who, what })
    }

    fn mailed(&self, id: MailId) -> Result<TimelineItem, Error> {
        let mail = self.mail_line(id)?;
        let state = mail.recipients.first().map_or(MailState::Unknown, |recipient| recipient.state);
        let what = Happened::Mailed {
            mail: id,
            application: mail.application,
            template: mail.template,
            subject: mail.subject,
            state,
        };
        Ok(TimelineItem { at: mail.queued_at, who: mail.who, what })
    }

    fn wrote(&self, id: MessageId) -> Result<TimelineItem, Error> {
        let message = self.message(id)?;
        let what = Happened::Wrote {
            message: id,
            application: message.application,
            direction: message.direction,
            subject: message.subject,
        };
        let who = if message.name.is_empty() { message.address } else { message.name };
        Ok(TimelineItem { at: message.at, who, what })
    }

    fn changed(&self, id: EntryId) -> Result<TimelineItem, Error> {
        let entry = self.entry(id)?;
        let what = Happened::Changed { entry: id, op: entry.op, state: entry.state };
        Ok(TimelineItem { at: entry.at, who: entry.who, what })
    }
}
