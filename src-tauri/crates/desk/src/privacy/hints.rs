//! What of all that was written by hand looks like something that nobody should keep. It is pointed out, and left as it is.

use hiring::{CandidateId, Hint};
use serde::{Deserialize, Serialize};
use store::FreeTextPart;
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookForHints {
    /// Only in this text, which is being written; none for all that is kept.
    #[serde(default)]
    pub text: Option<String>,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HintLine {
    #[serde(flatten)]
    pub hint: Hint,
    /// None in a text that is being written.
    pub place: Option<HintPlace>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HintPlace {
    pub part: FreeTextPart,
    pub candidate: CandidateId,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HintList {
    pub rows: Vec<HintLine>,
    #[ts(type = "number")]
    pub total: u64,
}

pub(crate) fn look(desk: &Desk, request: LookForHints, _: &Job<'_>) -> Result<HintList, Failure> {
    let mut list = HintList { rows: Vec::new(), total: 0 };
    let shown = request.offset..request.offset.saturating_add(request.limit);
    let mut add = |text: &str, place: &dyn Fn() -> Option<HintPlace>| {
        for hint in hiring::hints(text) {
            if shown.contains(&list.total) {
                list.rows.push(HintLine { hint, place: place() });
            }
            list.total += 1;
        }
    };
    if let Some(text) = request.text {
        add(&text, &|| None);
        return Ok(list);
    }
    desk.store()?.read(|read| {
        read.free_texts(&mut |written| {
            let (part, candidate) = (written.part, written.candidate);
            add(written.text, &|| Some(HintPlace { part, candidate, name: written.name.to_owned() }));
        })
    })?;
    Ok(list)
}
