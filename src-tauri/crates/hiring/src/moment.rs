//! Points in time, and where they come from.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Milliseconds since 1970, UTC. How it reads in somebody's time zone is the screen's affair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Moment(i64);

impl Moment {
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }
}

/// Whoever knows the time. The desk passes the system's clock, a test passes one that it sets.
pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}
