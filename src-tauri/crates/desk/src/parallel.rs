//! The same work on many things, on all cores.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::Failure;

/// How many results wait at most for whoever called: the rest of the work waits with them.
const AHEAD: usize = 64;

/// What `work` makes of each, in their order. `done` is told of each one by whoever called, and by failing it stops the rest.
pub fn in_parallel<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(u64, &T) -> Result<(), Failure>,
) -> Result<Vec<R>, Failure> {
    let mut made: Vec<Option<R>> = things.iter().map(|_| None).collect();
    let mut count = 0;
    on_all_cores(
        things.iter(),
        |thing| (thing, work(thing)),
        |at, (thing, result)| {
            if let Some(place) = made.get_mut(at) {
                *place = Some(result);
            }
            count += 1;
            done(count, thing)
        },
    )?;
    Ok(made.into_iter().flatten().collect())
}

/// The same where each result is taken by whoever called as soon as it and all before it are there, while the rest is worked on.
pub fn in_turn<T: Send, R: Send, E>(
    things: Vec<T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    on_all_cores(things.into_iter(), work, |at, result| {
        early.insert(at, result);
        while let Some(result) = early.remove(&next) {
            take(result)?;
            next += 1;
        }
        Ok(())
    })
}

/// Each result as it comes, with the place of what it was made of.
fn on_all_cores<T: Send, R: Send, E>(
    things: impl ExactSizeIterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), E>,
) -> Result<(), E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(things.len());
    let results = Results::of(cores);
    let left = Mutex::new(things.enumerate());
    let mut outcome = Ok(());
    crew(
        cores,
        &|| {
            let _leaves = Leaves(&results);
            loop {
                let next = held(&left).next();
                let Some((at, thing)) = next else { break };
                if !results.give(at, work(thing)) {
                    break;
                }
            }
        },
        &mut || {
            let _has_enough = HasEnough(&results);
            while let Some((at, result)) = results.next() {
                outcome = take(at, result);
                if outcome.is_err() {
                    break;
                }
            }
        },
    );
    outcome
}

/// So many do the one work, while whoever called does the other.
fn crew(members: usize, work: &(dyn Fn() + Sync), other: &mut dyn FnMut()) {
    thread::scope(|scope| {
        for _ in 0..members {
            scope.spawn(work);
        }
        other();
    });
}

/// What goes from those who work to whoever called.
struct Results<R> {
    made: Mutex<Made<R>>,
    changed: Condvar,
}

struct Made<R> {
    waiting: VecDeque<(usize, R)>,
    at_work: usize,
    /// Whoever called wants no more.
    enough: bool,
}

/// However somebody ends, also by a panic, nobody waits for them.
struct Leaves<'a, R>(&'a Results<R>);
struct HasEnough<'a, R>(&'a Results<R>);

impl<R> Results<R> {
    fn of(at_work: usize) -> Self {
        let made = Made { waiting: VecDeque::new(), at_work, enough: false };
        Self { made: Mutex::new(made), changed: Condvar::new() }
    }

    /// False once nobody wants any more.
    fn give(&self, at: usize, result: R) -> bool {
        let is_full = |made: &mut Made<R>| made.waiting.len() >= AHEAD && !made.enough;
        let mut made = self.changed.wait_while(held(&self.made), is_full).unwrap_or_else(PoisonError::into_inner);
        made.waiting.push_back((at, result));
        self.changed.notify_all();
        !made.enough
    }

    fn next(&self) -> Option<(usize, R)> {
        let is_empty = |made: &mut Made<R>| made.waiting.is_empty() && made.at_work > 0;
        let mut made = self.changed.wait_while(held(&self.made), is_empty).unwrap_or_else(PoisonError::into_inner);
        self.changed.notify_all();
        made.waiting.pop_front()
    }
}

impl<R> Drop for Leaves<'_, R> {
    fn drop(&mut self) {
        held(&self.0.made).at_work -= 1;
        self.0.changed.notify_all();
    }
}

impl<R> Drop for HasEnough<'_, R> {
    fn drop(&mut self) {
        held(&self.0.made).enough = true;
        self.0.changed.notify_all();
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

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
    fn what_is_taken_in_turn_comes_in_order_and_before_all_is_done() {
        let worked = AtomicUsize::new(0);
        let work = |number: usize| {
            worked.fetch_add(1, Ordering::Relaxed);
            number.to_string()
        };
        let mut taken = Vec::new();
        let mut done_at_first = 0;
        in_turn((0..10_000).collect(), work, |text| {
            if taken.is_empty() {
                done_at_first = worked.load(Ordering::Relaxed);
            }
            taken.push(text);
            Ok::<(), ()>(())
        })
        .unwrap();
        assert_eq!(taken, (0..10_000).map(|number| number.to_string()).collect::<Vec<_>>());
        assert!(done_at_first < 10_000);
        assert_eq!(
            in_turn(vec![1, 2, 3], |number| number, |number| if number < 2 { Ok(()) } else { Err(number) }),
            Err(2)
        );
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
