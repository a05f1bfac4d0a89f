//! What to do after an attempt: by code and stage, never by a server's words.

use std::time::Duration;

use hiring::PauseReason;

use crate::connection::{Fault, Stage, Trouble};
use crate::smtp::{Outcome, Reply};

/// What becomes of a mail for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Sent,
    /// Nobody knows whether it went: a person decides.
    Unknown,
    TryAgain {
        after: Duration,
    },
    /// Refused for good, or put off for too long.
    Failed,
    /// Nothing is wrong with the mail: it waits until the account works again.
    Pause(PauseReason),
}

/// A quota is over the next day; the other reasons wait for a person.
pub const fn pause_lasts(reason: PauseReason) -> Option<Duration> {
    match reason {
        PauseReason::DailyQuota => Some(Duration::from_hours(24)),
        PauseReason::SignInRefused | PauseReason::NotSecure | PauseReason::ByHand => None,
    }
}

/// What becomes of a round when no connection came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoConnection {
    /// Away from the network, or the server is: not the mails' fault, and no attempt of theirs.
    Offline,
    Pause(PauseReason),
}

/// Between the first attempt and the second, and so on; the last is repeated.
const WAITS: [Duration; 5] = [
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(15),
    Duration::from_hours(1),
    Duration::from_hours(4),
];

/// Then the person is told.
pub const PATIENCE: Duration = Duration::from_hours(48);

/// The wait after that many attempts (one or more), up to a tenth longer: `jitter` is between 0 and 1.
pub fn wait_after(attempts: u32, jitter: f64) -> Duration {
    let place = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    let wait = WAITS.get(place).or(WAITS.last()).copied().unwrap_or_default();
    wait + wait.mul_f64(0.1 * jitter.clamp(0.0, 1.0))
}

/// After an attempt, the `attempts`-th, so long after the first.
pub fn after_attempt(outcome: &Outcome, attempts: u32, since_first: Duration, jitter: f64) -> Next {
    let fault = match outcome {
        Outcome::Taken(_) => return Next::Sent,
        Outcome::Unknown(_) => return Next::Unknown,
        Outcome::NotSent(fault) => fault,
    };
    if let Some(reason) = asks_for_a_pause(fault) {
        return Next::Pause(reason);
    }
    let wait = wait_after(attempts, jitter);
    if is_for_good(fault) || since_first + wait > PATIENCE { Next::Failed } else { Next::TryAgain { after: wait } }
}

fn asks_for_a_pause(fault: &Fault) -> Option<PauseReason> {
    let reply = fault.reply()?;
    match (reply.code, reply.enhanced()) {
        // Not signed in, or no longer.
        (530 | 535, _) => Some(PauseReason::SignInRefused),
        (550, Some((5, 4, 5))) => Some(PauseReason::DailyQuota),
        _ => None,
    }
}

fn is_for_good(fault: &Fault) -> bool {
    match &fault.trouble {
        Trouble::Refused(reply) => reply.is_permanent(),
        Trouble::TooLarge { .. } | Trouble::NeedsUtf8 => true,
        _ => false,
    }
}

/// When opening the connection failed.
pub fn after_no_connection(fault: &Fault) -> NoConnection {
    let permanent = fault.reply().is_some_and(Reply::is_permanent);
    match (&fault.trouble, fault.stage) {
        (Trouble::NoSignIn, _) => NoConnection::Pause(PauseReason::SignInRefused),
        (Trouble::Denied { for_now: false, .. }, Stage::SignIn | Stage::Token) => {
            NoConnection::Pause(PauseReason::SignInRefused)
        }
        (_, Stage::SignIn) if permanent => NoConnection::Pause(PauseReason::SignInRefused),
        (Trouble::Certificate(_) | Trouble::NoTls | Trouble::NotLoopback, _) => {
            NoConnection::Pause(PauseReason::NotSecure)
        }
        _ => NoConnection::Offline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::BadCertificate;

    fn refused(stage: Stage, code: u16, text: &str) -> Outcome {
        Outcome::NotSent(Fault::new(stage, Trouble::Refused(Reply { code, text: text.to_owned() })))
    }

    fn first(outcome: &Outcome) -> Next {
        after_attempt(outcome, 1, Duration::ZERO, 0.0)
    }

    const fn minutes(minutes: u64) -> Next {
        Next::TryAgain { after: Duration::from_mins(minutes) }
    }

    #[test]
    fn put_off_mails_wait_longer_each_time_until_somebody_is_told() {
        let put_off = refused(Stage::Recipient, 451, "4.7.1 greylisted");
        let mut passed = Duration::ZERO;
        let mut waits = Vec::new();
        for attempts in 1.. {
            match after_attempt(&put_off, attempts, passed, 0.0) {
                Next::TryAgain { after } => {
                    waits.push(after.as_secs() / 60);
                    passed += after;
                }
                next => {
                    assert_eq!(next, Next::Failed);
                    break;
                }
            }
        }
        assert_eq!(waits.get(..6).unwrap(), [1, 5, 15, 60, 240, 240]);
        assert!(passed <= PATIENCE && passed + Duration::from_hours(4) > PATIENCE);
    }

    #[test]
    fn jitter_lengthens_a_wait_a_little() {
        assert_eq!(wait_after(2, 1.0), Duration::from_secs(330));
        assert_eq!(wait_after(2, 7.0), Duration::from_secs(330));
        assert_eq!(wait_after(u32::MAX, 0.0), Duration::from_hours(4));
    }

    #[test]
    fn codes_decide_not_words() {
        assert_eq!(first(&refused(Stage::Recipient, 550, "try again later")), Next::Failed);
        assert_eq!(first(&refused(Stage::Dot, 554, "spam")), Next::Failed);
        assert_eq!(first(&refused(Stage::Dot, 451, "rejected for good")), minutes(1));
        assert_eq!(first(&refused(Stage::Sender, 421, "")), minutes(1));
        assert_eq!(first(&Outcome::NotSent(Fault::new(Stage::Text, Trouble::Dropped))), minutes(1));
        assert_eq!(first(&Outcome::NotSent(Fault::new(Stage::Data, Trouble::TimedOut))), minutes(1));
        assert_eq!(first(&Outcome::NotSent(Fault::new(Stage::Sender, Trouble::TooLarge { limit: 1 }))), Next::Failed);
        assert_eq!(first(&Outcome::Unknown(Trouble::TimedOut)), Next::Unknown);
        let quota = refused(Stage::Recipient, 550, "5.4.5 Daily user sending limit exceeded");
        assert_eq!(first(&quota), Next::Pause(PauseReason::DailyQuota));
        assert_eq!(first(&refused(Stage::Sender, 530, "5.7.0")), Next::Pause(PauseReason::SignInRefused));
    }

    #[test]
    fn without_a_connection_the_mails_are_not_to_blame() {
        let at = |stage, trouble| after_no_connection(&Fault::new(stage, trouble));
        let no = |code| Trouble::Refused(Reply { code, text: String::new() });
        assert_eq!(at(Stage::Resolve, Trouble::Unresolved), NoConnection::Offline);
        assert_eq!(at(Stage::Greeting, no(554)), NoConnection::Offline);
        assert_eq!(at(Stage::SignIn, no(454)), NoConnection::Offline);
        assert_eq!(at(Stage::SignIn, no(535)), NoConnection::Pause(PauseReason::SignInRefused));
        let expired = Trouble::Certificate(BadCertificate::Expired);
        assert_eq!(at(Stage::Tls, expired), NoConnection::Pause(PauseReason::NotSecure));
        assert_eq!(at(Stage::Tls, Trouble::NoTls), NoConnection::Pause(PauseReason::NotSecure));
    }
}
