//! Histories brought up to date: what has happened to a few applications since they were read, without reading all the others again.

use std::collections::{BTreeSet, HashSet};

use hiring::{ApplicationId, CandidateId, Case, EntryId, Histories, Moment, Passage};

use super::histories::{CASES, CaseColumns, Lists, Texts, applied_before};
use crate::journal::SINCE;
use crate::{Error, Read};

/// After more changed rows all of it is read again.
const FEW: u64 = 5_000;

impl Read<'_> {
    /// Brings them from how they were after that entry to how they are now. False where that takes reading all of it again; what is left
    /// of them then is good for nothing.
    pub fn bring_up(&self, histories: &mut Histories, since: EntryId) -> Result<bool, Error> {
        let Some(tables) = self.tables_changed(since)? else { return Ok(false) };
        let has = |names: &[&str]| names.iter().any(|name| tables.contains(*name));
        if has(&["stage", "posting", "posting_version", "reason"]) && !self.renew_lists(histories)? {
            return Ok(false);
        }
        if has(&["application", "move"]) && !self.renew_cases(histories, since)? {
            return Ok(false);
        }
        if has(&["score"]) {
            histories.marks.clear();
            self.add_marks(histories)?;
        }
        Ok(true)
    }

    /// None after so much that nothing is gained, and after an erasure, which notes no rows.
    fn tables_changed(&self, since: EntryId) -> Result<Option<BTreeSet<String>>, Error> {
        let sql = format!(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM {SINCE} LIMIT {FEW})) >= {FEW}
                OR EXISTS (SELECT 1 FROM journal AS j
                    WHERE j.id > ?1 AND NOT EXISTS (SELECT 1 FROM journal_change WHERE entry = j.id)) AS too_much"
        );
        let too_much = self.connection().prepare_cached(&sql)?.query_row([since.raw()], |row| row.get("too_much"))?;
        if too_much {
            return Ok(None);
        }
        let mut statement = self.connection().prepare_cached(&format!("SELECT DISTINCT tbl FROM {SINCE}"))?;
        let tables = statement.query_map([since.raw()], |row| row.get("tbl"))?;
        Ok(Some(tables.collect::<Result<_, _>>()?))
    }

    /// All else points into these lists: they may say something else, but not be others.
    fn renew_lists(&self, histories: &mut Histories) -> Result<bool, Error> {
        let (stages, postings, reasons) = (self.stage_facts()?, self.posting_facts()?, self.reason_facts()?);
        let are_the_same = stages.iter().map(|it| it.id).eq(histories.stages.iter().map(|it| it.id))
            && postings.iter().map(|it| it.id).eq(histories.postings.iter().map(|it| it.id))
            && reasons.iter().map(|it| it.id).eq(histories.reasons.iter().map(|it| it.id));
        (histories.stages, histories.postings, histories.reasons) = (stages, postings, reasons);
        Ok(are_the_same)
    }

    fn renew_cases(&self, histories: &mut Histories, since: EntryId) -> Result<bool, Error> {
        // A move that is gone is still known by how it was.
        let sql = format!(
            "SELECT row AS id FROM {SINCE} AND tbl = 'application'
             UNION SELECT (SELECT application_id FROM move WHERE id = row) AS id FROM {SINCE} AND tbl = 'move'
             UNION SELECT before ->> '$.application_id' FROM {SINCE} AND tbl = 'move' AND before IS NOT NULL
             ORDER BY id"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let changed = statement
            .query_map([since.raw()], |row| row.get::<_, Option<i64>>("id"))?
            .collect::<Result<Vec<_>, _>>()?;
        let lists = Lists::of(histories);
        let mut sources = Texts::of(std::mem::take(&mut histories.sources));
        let mut names = Texts::of(std::mem::take(&mut histories.names));
        let mut people = HashSet::new();
        for id in changed.into_iter().flatten().map(ApplicationId::new) {
            let known = histories.cases.binary_search_by_key(&id, |case| case.id);
            let place = known.unwrap_or_else(|place| place);
            people.extend(histories.cases.get(place).filter(|_| known.is_ok()).map(|case| case.candidate));
            let is_at_the_end = place + usize::from(known.is_ok()) == histories.cases.len();
            match self.one_case(id, &lists, &mut sources)? {
                Some(case) if known.is_ok() || is_at_the_end => {
                    people.insert(case.candidate);
                    let case = self.with_passages(case, &lists, histories, &mut names)?;
                    match histories.cases.get_mut(place) {
                        Some(known) => *known = case,
                        None => histories.cases.push(case),
                    }
                }
                None if known.is_err() => {}
                None if is_at_the_end => histories.cases.truncate(place),
                // All that come after it would have other places.
                _ => return Ok(false),
            }
        }
        (histories.sources, histories.names) = (sources.known, names.known);
        renew_again(histories, &people);
        Ok(true)
    }

    fn one_case(&self, id: ApplicationId, lists: &Lists, sources: &mut Texts) -> Result<Option<Case>, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{CASES} WHERE id = ?1"))?;
        let columns = CaseColumns::of(&statement)?;
        let mut rows = statement.query([id.raw()])?;
        rows.next()?.map_or(Ok(None), |row| columns.case(row, lists, sources))
    }

    /// Its passages are put behind all others; where they were before, nobody looks any more.
    fn with_passages(
        &self,
        case: Case,
        lists: &Lists,
        histories: &mut Histories,
        names: &mut Texts,
    ) -> Result<Case, Error> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT to_stage_id, at, who FROM move WHERE application_id = ?1 ORDER BY id")?;
        let mut rows = statement.query([case.id.raw()])?;
        let start = histories.passages.len();
        while let Some(row) = rows.next()? {
            if let Some(stage) = lists.stages.of_id(row.get("to_stage_id")?) {
                let (at, who) = (Moment::from_millis(row.get("at")?), names.place(&row.get::<_, String>("who")?));
                histories.passages.push(Passage { stage, at, who });
            }
        }
        let end = histories.passages.len();
        if end > start
            && let Some(last) = histories.passages.last_mut()
        {
            last.stage = case.stage;
        }
        Ok(Case { passages: if end > start { start..end } else { 0..0 }, ..case })
    }
}

/// Who had applied before, of those people; of all others that is known.
fn renew_again(histories: &mut Histories, people: &HashSet<CandidateId>) {
    let theirs: Vec<Case> = histories.cases.iter().filter(|case| people.contains(&case.candidate)).cloned().collect();
    let last = histories.cases.last().map(|case| case.id);
    let is_settled = |id: &ApplicationId| Some(*id) <= last && theirs.binary_search_by_key(id, |case| case.id).is_err();
    histories.again.retain(is_settled);
    histories.again.extend(applied_before(&theirs));
    histories.again.sort_unstable();
}
