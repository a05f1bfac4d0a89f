//! Parts of a report that know nothing of one another, made on all cores.

use std::panic::resume_unwind;
use std::thread;

use crate::Section;

pub type Part<'a> = &'a (dyn Fn() -> Section + Sync);

/// In their order.
pub fn together(parts: &[Part<'_>]) -> Vec<Section> {
    thread::scope(|scope| {
        let (last, others) = match parts.split_last() {
            Some((last, others)) => (Some(last), others),
            None => (None, parts),
        };
        let others: Vec<_> = others.iter().map(|part| scope.spawn(part)).collect();
        // Whoever asked does the last one, and whatever goes wrong in another goes wrong here.
        let last = last.map(|part| part());
        let mut made: Vec<Section> =
            others.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect();
        made.extend(last);
        made
    })
}
