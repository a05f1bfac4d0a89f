//! A person's word on what was read: confirming, correcting, adding, taking away, and taking that word back.

use hiring::{EntryId, Field, PostingId, Values, Which};
use serde::{Deserialize, Serialize};
use store::Op;
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettlePosting {
    pub id: PostingId,
    /// The value that a person gives; the same as the file says confirms it. `which` may be empty for a contact or a criterion that
    /// is added.
    pub values: Vec<Which>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsettlePosting {
    pub id: PostingId,
    pub values: Vec<SettledValue>,
}

/// A value that was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledValue {
    pub field: Field,
    /// As the page gives it; empty for what a posting has one of.
    pub which: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledPosting {
    /// What holds of the posting now.
    pub values: Values,
    /// To undo it by; none when it was so already.
    pub entry: Option<EntryId>,
}

pub(crate) fn settle(desk: &Desk, request: SettlePosting, _: &Job<'_>) -> Result<SettledPosting, Failure> {
    let words = request.values.into_iter().map(|Which { which, value }| Ok(Which { which, value: value.tidied()? }));
    let words = words.collect::<Result<Vec<_>, Failure>>()?;
    let fields = fields(words.iter().map(|word| word.value.field()));
    let written = desk.store()?.transact(|tx| {
        let values = tx.settle(request.id, words)?;
        let title = values.title.value.clone();
        Ok((values, Op::PostingSettled { title, fields }))
    })?;
    Ok(SettledPosting { entry: written.entry, values: desk.tell(written) })
}

pub(crate) fn unsettle(desk: &Desk, request: UnsettlePosting, _: &Job<'_>) -> Result<SettledPosting, Failure> {
    let words: Vec<(Field, String)> = request.values.into_iter().map(|value| (value.field, value.which)).collect();
    let fields = fields(words.iter().map(|(field, _)| *field));
    let written = desk.store()?.transact(|tx| {
        let values = tx.unsettle(request.id, &words)?;
        let title = values.title.value.clone();
        Ok((values, Op::PostingUnsettled { title, fields }))
    })?;
    Ok(SettledPosting { entry: written.entry, values: desk.tell(written) })
}

/// Each once, for the history.
fn fields(all: impl Iterator<Item = Field>) -> Vec<Field> {
    all.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}
