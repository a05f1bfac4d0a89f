//! Which rows a write is about: exactly those that somebody saw.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read};

/// Those named, or all that match a filter, with the number that was shown: were it another by now, nothing is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Selection<Id, Filter> {
    Ids {
        ids: Vec<Id>,
    },
    Matching {
        filter: Filter,
        #[ts(type = "number")]
        expected: u64,
    },
}
