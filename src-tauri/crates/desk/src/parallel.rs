//! The same work on many things, on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::Failure;

/// What `work` makes of each, in their order. `done` is told of each one by whoever called, and by failing it stops the rest.
pub fn in_parallel<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(u64, &T) -> Result<(), Failure>,
) -> Result<Vec<R>, Failure> {
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(things.len());
    let mut made: Vec<Option<R>> = things.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..cores {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(thing) = things.get(at) else { break };
                    if sender.send((at, work(thing))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for ((at, result), count) in receiver.iter().zip(1..) {
            if let (Some(place), Some(thing)) = (made.get_mut(at), things.get(at)) {
                *place = Some(result);
                done(count, thing).inspect_err(|_| stopped.store(true, Ordering::Relaxed))?;
            }
        }
        Ok::<(), Failure>(())
    })?;
    Ok(made.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_stays_in_order() {
        let numbers: Vec<u64> = (0..1000).collect();
        let mut told = 0;
        let squares = in_parallel(
            &numbers,
            |number| number * number,
            |count, _| {
                told += 1;
                assert_eq!(count, told);
                Ok(())
            },
        );
        assert_eq!(squares, Ok(numbers.iter().map(|number| number * number).collect()));
        assert_eq!(in_parallel(&[], |(): &()| (), |_, ()| Ok(())), Ok(Vec::new()));
    }

    #[test]
    fn the_rest_is_left_once_it_is_stopped() {
        let numbers: Vec<u64> = (0..100_000).collect();
        let worked = AtomicUsize::new(0);
        let work = |_: &u64| worked.fetch_add(1, Ordering::Relaxed);
        let stopped = in_parallel(&numbers, work, |count, _| if count < 3 { Ok(()) } else { Err(Failure::Cancelled) });
        assert_eq!(stopped, Err(Failure::Cancelled));
        assert!(worked.into_inner() < numbers.len());
    }
}
