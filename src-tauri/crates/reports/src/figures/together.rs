//! Parts of a report that know nothing of one another, made on all cores.

use std::panic::resume_unwind;
use std::thread;

/// What each makes, in their order.
pub fn together<T: Send>(parts: &[&(dyn Fn() -> T + Sync)]) -> Vec<T> {
    thread::scope(|scope| {
        let at_work: Vec<_> = parts.iter().map(|part| scope.spawn(part)).collect();
        // What goes wrong in one goes wrong here.
        at_work.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
