//! What has changed since somebody looked, as far as it says something of mails that wait.

use std::collections::{BTreeSet, HashSet};

use hiring::{CandidateId, MessageId};

use crate::journal::SINCE;
use crate::people::ids_as_json;
use crate::{Error, Read};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// Something else changed, postings for instance, or nobody knows what: whatever was found may be otherwise.
    pub elsewhere: bool,
    pub people: Vec<CandidateId>,
    pub messages: Vec<MessageId>,
}

/// Tables whose rows are somebody's, who is named with the entry; and those that say nothing of a mail.
const OF_PEOPLE_OR_NOTHING: &str = "
    'candidate', 'reach', 'application', 'merged_candidate', 'move', 'candidate_tag', 'likely_pair', 'note', 'file', 'score',
    'message', 'message_said', 'mail_account', 'mail_rule', 'digest', 'template', 'saved_filter', 'saved_report', 'reason', 'retention', 'hold',
    'quarantine', 'backup_plan'";

impl Read<'_> {
    pub fn changed_since(&self, entry: i64) -> Result<Since, Error> {
        // Of an erasure no rows are noted.
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {SINCE} AND tbl NOT IN ({OF_PEOPLE_OR_NOTHING}))
                 OR EXISTS (SELECT 1 FROM journal AS j WHERE j.id > ?1
                     AND NOT EXISTS (SELECT 1 FROM journal_change WHERE entry = j.id)) AS elsewhere"
        );
        let elsewhere = self.connection().prepare_cached(&sql)?.query_row([entry], |row| row.get("elsewhere"))?;
        if elsewhere {
            return Ok(Since { elsewhere, ..Since::default() });
        }
        let sql = "SELECT DISTINCT whom.candidate FROM journal AS j JOIN journal_candidate AS whom ON whom.entry = j.id
                   WHERE j.id > ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let people = statement.query_map([entry], |row| Ok(CandidateId::new(row.get("candidate")?)))?;
        let people = people.collect::<Result<_, _>>()?;
        let sql = format!("SELECT DISTINCT row FROM {SINCE} AND tbl = 'message'");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let messages = statement.query_map([entry], |row| Ok(MessageId::new(row.get("row")?)))?;
        Ok(Since { elsewhere, people, messages: messages.collect::<Result<_, _>>()? })
    }

    /// All that these people are found by, as [`Read::likely`] does.
    pub fn keys_of(&self, people: &[CandidateId]) -> Result<BTreeSet<String>, Error> {
        let ids: Vec<i64> = people.iter().map(|id| id.raw()).collect();
        let mut statement = self.connection().prepare_cached(
            "SELECT c.alike FROM json_each(?1) AS w CROSS JOIN candidate AS c ON c.id = w.value
             UNION SELECT r.alike FROM json_each(?1) AS w CROSS JOIN reach AS r ON r.candidate_id = w.value
                 WHERE r.alike IS NOT NULL",
        )?;
        let keys = statement.query_map([ids_as_json(&ids)], |row| row.get("alike"))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Under which ids other mails name these; those that are gone have none.
    pub fn identities_of(&self, messages: &[MessageId]) -> Result<HashSet<String>, Error> {
        let ids: Vec<i64> = messages.iter().map(|id| id.raw()).collect();
        let mut statement = self
            .connection()
            .prepare_cached("SELECT m.identity FROM json_each(?1) AS w CROSS JOIN message AS m ON m.id = w.value")?;
        let identities = statement.query_map([ids_as_json(&ids)], |row| row.get("identity"))?;
        Ok(identities.collect::<Result<_, _>>()?)
    }
}
