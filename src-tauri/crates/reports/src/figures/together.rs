//! Parts of a report that know nothing of one another, made on all cores.

use std::panic::resume_unwind;
use std::thread;

use crate::Section;

pub type Part<'a> = &'a (dyn Fn() -> Section + Sync);

/// In their order.
pub fn together(parts: &[Part<'_>]) -> Vec<Section> {
    thread::scope(|scope| {
        let at_work: Vec<_> = parts.iter().map(|part| scope.spawn(part)).collect();
        // What goes wrong in one goes wrong here.
        at_work.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
