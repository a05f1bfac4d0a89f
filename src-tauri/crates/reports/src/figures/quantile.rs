//! The time by which so many have left, among some who are still there.
//!
//! Kaplan and Meier's product: somebody who is still there counts among those who could have left, up to now, and no further. With
//! nobody still there it is the ordinary median. Where half have left exactly from one leaving to the next, the middle of the two is
//! the median, as is usual.

/// How long somebody stayed, and whether they have left since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    pub millis: i64,
    pub left: bool,
}

/// None while too few have left to tell.
pub fn median(stays: &mut [Stay]) -> Option<i64> {
    quantile(stays, 0.5)
}

/// Nine of ten have left by then.
pub fn ninetieth(stays: &mut [Stay]) -> Option<i64> {
    quantile(stays, 0.9)
}

#[expect(clippy::cast_precision_loss, reason = "there are no more stays than a double counts exactly")]
fn quantile(stays: &mut [Stay], part: f64) -> Option<i64> {
    const NEAR: f64 = 1e-9;
    // By one number each: they are sorted in half the time.
    stays.sort_unstable_by_key(|stay| (stay.millis << 1) | i64::from(stay.left));
    let stay_on = 1.0 - part;
    let mut there = 1.0;
    let mut at_risk = stays.len();
    let mut met = None;
    for together in stays.chunk_by(|one, other| one.millis == other.millis) {
        let left = together.iter().filter(|stay| stay.left).count();
        let at = together.first()?.millis;
        if left > 0 {
            // Exactly met at an earlier leaving: the middle up to this one.
            if let Some(earlier) = met {
                return Some(i64::midpoint(earlier, at));
            }
            there *= (at_risk - left) as f64 / at_risk as f64;
            if there < stay_on - NEAR {
                return Some(at);
            }
            if there <= stay_on + NEAR {
                met = Some(at);
            }
        }
        at_risk -= together.len();
    }
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stays(of: &[(i64, bool)]) -> Vec<Stay> {
        of.iter().map(|(millis, left)| Stay { millis: *millis, left: *left }).collect()
    }

    #[test]
    fn with_nobody_still_there_it_is_the_ordinary_median() {
        let left = |times: &[i64]| stays(&times.iter().map(|time| (*time, true)).collect::<Vec<_>>());
        assert_eq!(median(&mut left(&[])), None);
        assert_eq!(median(&mut left(&[7])), Some(7));
        assert_eq!(median(&mut left(&[9, 1, 4])), Some(4));
        assert_eq!(median(&mut left(&[1, 3])), Some(2));
        assert_eq!(median(&mut left(&[2, 2, 4, 10])), Some(3));
        assert_eq!(
            ninetieth(&mut left(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])),
            Some(9),
            "half past nine, in whole milliseconds"
        );
    }

    /// By hand: 2 left; 3 still there; 4 left; 6 left; 8 still there.
    /// After 2: 4/5 = 0.8. After 4 (three could leave): 0.8 × 2/3 = 0.533. After 6 (two could): 0.533 × 1/2 = 0.267 < 0.5.
    /// Leaving those out who are still there would say 4, and taking them for gone as well.
    #[test]
    fn those_who_are_still_there_count_as_long_as_they_have_been() {
        let mut five = stays(&[(2, true), (3, false), (4, true), (6, true), (8, false)]);
        assert_eq!(median(&mut five), Some(6));
        assert_eq!(ninetieth(&mut five), None);
    }

    #[test]
    fn nobody_left_tells_nothing() {
        assert_eq!(median(&mut stays(&[(5, false), (9, false)])), None);
        // One of two left: half are gone from then on, and nobody knows until when.
        assert_eq!(median(&mut stays(&[(5, true), (9, false)])), Some(5));
    }
}
