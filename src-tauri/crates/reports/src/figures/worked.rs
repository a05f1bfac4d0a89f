//! Every figure on one case, worked out on paper. Day 0 is Thursday 1 January 2026; today is day 30, Saturday 31 January.
//!
//! Juriste, at Ponant, open since day 0:
//!
//! | who    | source   | way                                                                                  |
//! |--------|----------|--------------------------------------------------------------------------------------|
//! | Awa    | `LinkedIn` | New 0 (Camille), Screening 2 (Camille), Interview 6 (Inès), Offer 12 (Inès), Hired 20 (Camille) |
//! | Bruno  | `linkedin` | New 1 (Camille), Screening 5 (Camille), Rejected 9 (Inès)                            |
//! | Chloé  |          | New 1 (Camille), Interview 4 (Inès), back to Screening 8 (Inès), Interview 10 (Inès) |
//! | Dana   | Salon    | New 3 (Camille)                                                                      |
//!
//! Médiatrice, at Rivages, filled, with a pipeline of its own: an “Étude de cas” after the interview.
//!
//! | who    | source   | way                                                                                  |
//! |--------|----------|--------------------------------------------------------------------------------------|
//! | Awa    |          | New 7 (Inès), Interview 9 (Inès), Étude de cas 14 (Inès), Withdrawn 18 (Camille)     |
//! | Emil   | Salon    | New 7 (Camille), Rejected 8 (Camille), again New 10 (Inès), Offer 11 (Inès), Hired 15 (Inès) |

use hiring::{CriterionKind, MailState, Mailed, MarkGiven, PostingId, StageEnd};

use super::funnel::Ways;
use super::trial::{HIRED, INTERVIEW, NEW, OFFER, REJECTED, SCREENING, Trial, WITHDRAWN, asked, on, on_paper};
use super::{
    Asked, answers, funnel, hiring_time, mails, openings, pipeline, reasons, scores, sources, stage_time, summary,
    weeks, workload,
};

const CAMILLE: usize = 0;
const INES: usize = 1;
/// Where the stages of Médiatrice's own pipeline are.
const OWN: usize = 7;

fn paper() -> Trial {
    let mut trial = Trial::new();
    let study = trial.own_stage(2, 3, "Étude de cas");
    let awa =
        [(NEW, 0, CAMILLE), (SCREENING, 2, CAMILLE), (INTERVIEW, 6, INES), (OFFER, 12, INES), (HIRED, 20, CAMILLE)];
    trial.case(1, 1, &awa);
    trial.case(1, 2, &[(NEW, 1, CAMILLE), (SCREENING, 5, CAMILLE), (REJECTED, 9, INES)]);
    trial.case(1, 0, &[(NEW, 1, CAMILLE), (INTERVIEW, 4, INES), (SCREENING, 8, INES), (INTERVIEW, 10, INES)]);
    trial.case(1, 3, &[(NEW, 3, CAMILLE)]);
    let own = [(OWN + NEW, 7, INES), (OWN + INTERVIEW, 9, INES), (study, 14, INES), (OWN + WITHDRAWN, 18, CAMILLE)];
    let again = trial.case(2, 0, &own);
    trial.histories.cases[again].candidate = trial.histories.cases[0].candidate;
    trial.histories.again = vec![trial.histories.cases[again].id];
    let emil = [
        (OWN + NEW, 7, CAMILLE),
        (OWN + REJECTED, 8, CAMILLE),
        (OWN + NEW, 10, INES),
        (OWN + OFFER, 11, INES),
        (OWN + HIRED, 15, INES),
    ];
    trial.case(2, 3, &emil);
    trial
}

/// As the store gives them for what is about hires.
fn hires() -> Trial {
    let mut trial = paper();
    let Trial { histories } = &mut trial;
    let hired: Vec<_> =
        histories.cases.iter().filter(|it| histories.end_of(it) == Some(StageEnd::Hired)).cloned().collect();
    histories.cases = hired;
    trial
}

fn today() -> Asked {
    asked(30)
}

#[test]
fn the_summary_counts_applications_and_people() {
    // Awa applied twice. Dana has been New for 27 days, Chloé in Interview for 20: more than 7 and 14.
    let section = summary::section(&Ways::of(&paper().histories, &today()));
    let expected = [
        "Applications | 6 | 100%",
        "People | 5 | –",
        "Had applied before | 1 | 17%",
        "Came past the first stage | 5 | 83%",
        "Under way | 2 | 33%",
        "Longer than expected | 2 | 33%",
        "Hired | 2 | 33%",
        "Rejected | 1 | 17%",
        "Withdrawn | 1 | 17%",
    ];
    assert_eq!(on_paper(&section), expected);
}

#[test]
fn the_funnel_counts_what_was_reached_and_where_it_stopped() {
    // Furthest: Awa and Emil are hired, Chloé came to Interview (and back, and there again), Awa's second to the study, which counts as
    // Interview, Bruno to Screening, Dana to New. Chloé and Emil left Screening out: it counts as reached.
    let [steps, drops, postings, organisations, months] =
        funnel::sections(&paper().histories, &today()).try_into().unwrap();
    // Stage | reached | of all | of the one before | rejected | withdrawn | under way: 1 + 1 + 2, with 2 hired, is 6.
    let expected = [
        "New | 6 | 100% | – | 0 | 0 | 1",
        "Screening | 5 | 83% | 83% | 1 | 0 | 0",
        "Interview | 4 | 67% | 80% | 0 | 1 | 1",
        "Offer | 2 | 33% | 50% | 0 | 0 | 0",
        "Hired | 2 | 33% | 100% | – | – | –",
    ];
    assert_eq!(on_paper(&steps), expected);
    // Camille withdrew Awa from Interview (the study), Inès rejected Bruno from Screening. Emil's rejection was taken back.
    let expected = [
        "Camille | 1 | 0 | 1 | 0 | 0 | 1 | 0",
        "Inès | 1 | 1 | 0 | 0 | 1 | 0 | 0",
        "Total | 2 | 1 | 1 | 0 | 1 | 1 | 0",
    ];
    assert_eq!(on_paper(&drops), expected);
    let expected = [
        "Juriste | Ponant | 4 | 67% | 3 | 2 | 1 | 1 | 25%",
        "Médiatrice | Rivages | 2 | 33% | 2 | 2 | 1 | 1 | 50%",
        "Total |  | 6 | 100% | 5 | 4 | 2 | 2 | 33%",
    ];
    assert_eq!(on_paper(&postings), expected);
    assert_eq!(on_paper(&organisations)[0], "Ponant | 4 | 67% | 3 | 2 | 1 | 1 | 25%");
    assert_eq!(on_paper(&months)[0], "2026-01 | 6 | 100% | 5 | 4 | 2 | 2 | 33%");
}

#[test]
fn a_posting_by_itself_is_shown_in_its_own_stages() {
    let trial = paper();
    let mut histories = trial.histories;
    histories.cases.retain(|case| case.posting == 1);
    let asked = Asked { posting: Some(histories.postings[1].id), ..today() };
    let steps = &funnel::sections(&histories, &asked)[0];
    // Emil came past every stage, Awa to the study.
    let expected = [
        "New | 2 | 100% | – | 0 | 0 | 0",
        "Screening | 2 | 100% | 100% | 0 | 0 | 0",
        "Interview | 2 | 100% | 100% | 0 | 0 | 0",
        "Étude de cas | 2 | 100% | 100% | 0 | 1 | 0",
        "Offer | 1 | 50% | 50% | 0 | 0 | 0",
        "Hired | 1 | 50% | 100% | – | – | –",
    ];
    assert_eq!(on_paper(steps), expected);
}

#[test]
fn the_pipeline_is_what_is_under_way() {
    // Dana in New since day 3, Chloé in Interview since day 10.
    let [stages, postings] = pipeline::sections(&paper().histories, &today()).try_into().unwrap();
    let expected = [
        "New | 1 | 50% | 27 d | 1",
        "Screening | 0 | 0% | – | 0",
        "Interview | 1 | 50% | 20 d | 1",
        "Offer | 0 | 0% | – | 0",
        "Total | 2 | 100% | 23.5 d | 2",
    ];
    assert_eq!(on_paper(&stages), expected);
    assert_eq!(on_paper(&postings), ["Juriste | Ponant | 2 | 1 | 0 | 1 | 0", "Total |  | 2 | 1 | 0 | 1 | 0"]);
}

#[test]
fn the_time_in_a_stage_counts_those_who_are_still_there() {
    // New: 2 (Awa), 4 (Bruno), 3 (Chloé), 27 and still there (Dana), 2 (Awa), 1 and 1 (Emil, who came back).
    //   In order 1 1 2 2 3 4 27+. Still there after 1: 5/7; after 2: 3/7, less than half: the median is 2. After 4: 1/7, never a tenth.
    //   Expected are 7 days: Dana is over.
    // Screening: 4 (Awa), 4 (Bruno), 2 (Chloé). After 4 nobody: median and nine of ten are 4.
    // Interview: 6 (Awa), 4 (Chloé), 20 and still there (Chloé), 5 (Awa). After 5 exactly half, until 6: 5.5. Chloé is over 14.
    // Offer: 8 (Awa), 4 (Emil). Half after 4, until 8: 6. Eight whole days are more than 7.
    // The study: 4 (Awa); it expects nothing.
    let expected = [
        "New | 7 | 1 | 2 d | – | 7 | 1 | 14%",
        "Screening | 3 | 0 | 4 d | 4 d | 7 | 0 | 0%",
        "Interview | 4 | 1 | 5.5 d | – | 14 | 1 | 25%",
        "Offer | 2 | 0 | 6 d | 8 d | 7 | 1 | 50%",
        "Étude de cas | 1 | 0 | 4 d | 4 d | – | 0 | –",
    ];
    assert_eq!(on_paper(&stage_time::section(&paper().histories, &today())), expected);
}

#[test]
fn the_time_to_hire_is_from_receipt_to_hire() {
    // Awa: day 0 to 20. Emil: day 7 to 15, and his first rejection does not matter. The middle of 8 and 20 is 14.
    let expected = [
        "Juriste | Ponant | 1 | 20 d | 20 d | 20 d | 20 d",
        "Médiatrice | Rivages | 1 | 8 d | 8 d | 8 d | 8 d",
        "Total |  | 2 | 14 d | 20 d | 8 d | 20 d",
    ];
    assert_eq!(on_paper(&hiring_time::section(&hires().histories, &today())), expected);
}

#[test]
fn postings_are_open_until_they_are_filled() {
    // Juriste takes applications: 30 days and not over; Awa was hired on day 20. Médiatrice ended with Emil on day 15.
    // Days open: 15, 30+: half from 15 on. Days to fill: the middle of 15 and 20.
    let expected = [
        "Juriste | Ponant | open | 2026-01-01 | 30 d | 1 | 20 d",
        "Médiatrice | Rivages | filled | 2026-01-01 | 15 d | 1 | 15 d",
        "Together, median | – | – | – | 15 d | 2 | 17.5 d",
    ];
    assert_eq!(on_paper(&openings::section(&hires().histories, &today())), expected);
    let later = Asked { from: Some(on(1)), ..today() };
    assert_eq!(openings::section(&hires().histories, &later).rows.len(), 0, "both were opened on day 0");
}

#[test]
fn weeks_begin_on_monday_and_none_is_left_out() {
    // Days 0 to 3 are Thursday to Sunday of the first week, day 7 is in the second; today is in the fifth.
    let expected = [
        "2026-W01 | 4 | 2 | 1 | 1 | 0",
        "2026-W02 | 2 | 0 | 1 | 0 | 1",
        "2026-W03 | 0 | 0 | 0 | 0 | 0",
        "2026-W04 | 0 | 0 | 0 | 0 | 0",
        "2026-W05 | 0 | 0 | 0 | 0 | 0",
        "Total | 6 | 2 | 2 | 1 | 1",
    ];
    assert_eq!(on_paper(&weeks::section(&paper().histories, &today())), expected);
}

#[test]
fn sources_are_one_however_they_are_written() {
    // LinkedIn: Awa (hired), Bruno (Screening). Salon: Dana (New), Emil (hired). Not told: Chloé, Awa's second (Interview both).
    let expected = [
        "LinkedIn | 2 | 33% | 2 | 1 | 1 | 1 | 50%",
        "Not told | 2 | 33% | 2 | 2 | 0 | 0 | 0%",
        "Salon | 2 | 33% | 1 | 1 | 1 | 1 | 50%",
        "Total | 6 | 100% | 5 | 4 | 2 | 2 | 33%",
    ];
    assert_eq!(on_paper(&sources::section(&Ways::of(&paper().histories, &today()))), expected);
}

#[test]
fn reasons_are_those_of_endings_that_stand() {
    let expected = [
        "A required skill is missing | Rejected | 1 | 100% | 1 | 0 | 0 | 1 | 0 | 0",
        "Took another offer | Withdrawn | 1 | 100% | 0 | 1 | 0 | 0 | 1 | 0",
        "Total |  | 2 | – | 1 | 1 | 0 | 1 | 1 | 0",
    ];
    assert_eq!(on_paper(&reasons::section(&paper().histories, &today())), expected);
}

#[test]
fn marks_are_counted_by_stage_and_by_criterion() {
    // Awa, hired: Droit 4 and 3 by two reviewers, Anglais 3. Bruno, rejected: droit 2.
    let mut trial = paper();
    let mark = |case, criterion, kind, mark| MarkGiven { case, criterion, kind, mark };
    let (must, plus) = (CriterionKind::Must, CriterionKind::Plus);
    trial.histories.criteria = ["Droit", "droit", "Anglais"].map(str::to_owned).to_vec();
    trial.histories.marks = vec![mark(0, 0, must, 4), mark(0, 2, plus, 3), mark(1, 1, must, 2), mark(0, 0, must, 3)];
    let [stages, criteria] = scores::sections(&trial.histories, &today()).try_into().unwrap();
    assert_eq!(on_paper(&stages), ["Hired | 1 | 3 | 3.33 | 0 | 0 | 2 | 1", "Rejected | 1 | 1 | 2.00 | 0 | 1 | 0 | 0"]);
    assert_eq!(
        on_paper(&criteria),
        ["Droit | Must | 2 | 3 | 3.00 | 3.50 | 2.00", "Anglais | Plus | 1 | 1 | 3.00 | 3.00 | –"]
    );
}

#[test]
fn the_workload_is_what_was_done_in_the_period() {
    // Days 5 to 14. Camille took Emil in, moved Bruno forward on 5 and rejected Emil on 8.
    // Inès took Awa in on 7; forward: Awa 6 and 12, Chloé 10, Awa again 9 and 14, Emil 11; back: Chloé 8; reopened: Emil 10;
    // rejected: Bruno 9.
    // Taken in | moves | forward | back | taken up again | hired | rejected | withdrawn | applications
    let asked = Asked { from: Some(on(5)), until: Some(on(15)), ..today() };
    let expected = [
        "Inès | 1 | 9 | 6 | 1 | 1 | 0 | 1 | 0 | 5",
        "Camille | 1 | 2 | 1 | 0 | 0 | 0 | 1 | 0 | 2",
        "Total | 2 | 11 | 7 | 1 | 1 | 0 | 2 | 0 | 5",
    ];
    assert_eq!(on_paper(&workload::section(&paper().histories, &asked)), expected);
}

/// Written on one day and come to its state on another; all of them were to leave.
fn mail(case: usize, acknowledges: bool, state: MailState, written: i64, changed: i64) -> Mailed {
    let trial = paper();
    let case = &trial.histories.cases[case];
    Mailed {
        application: Some(case.id),
        posting: Some(trial.histories.postings[case.posting].id),
        acknowledges,
        state,
        leaves: true,
        written_at: on(written),
        changed_at: on(changed),
    }
}

/// What was written to the six:
///
/// | who              | acknowledged                                   | otherwise                          |
/// |------------------|------------------------------------------------|------------------------------------|
/// | Awa              | on 1, left on 1                                | on 3, left on 3                    |
/// | Bruno            | on 2, left on 5                                |                                    |
/// | Chloé            | on 2, came back on 4                           |                                    |
/// | Dana             | on 4, into a folder                            | on 24, put off                     |
/// | Awa's second     | on 8, failed                                   |                                    |
/// | Emil             | on 8, left on 9; once more on 12, left on 12   |                                    |
/// | Ponant's contact | | on 13, left on 13, to two addresses: one of them nobody knows |
fn post() -> Vec<Mailed> {
    use MailState::{Bounced, Deferred, Failed, Sent, Unknown};
    let contact =
        |state| Mailed { application: None, posting: Some(PostingId::new(1)), ..mail(0, false, state, 13, 13) };
    vec![
        mail(0, true, Sent, 1, 1),
        mail(0, false, Sent, 3, 3),
        mail(1, true, Sent, 2, 5),
        mail(2, true, Bounced, 2, 4),
        Mailed { leaves: false, ..mail(3, true, Sent, 4, 4) },
        mail(3, false, Deferred, 24, 25),
        mail(4, true, Failed, 8, 8),
        mail(5, true, Sent, 8, 9),
        mail(5, true, Sent, 12, 12),
        contact(Sent),
        contact(Unknown),
    ]
}

#[test]
fn who_waits_for_an_answer_counts_as_long_as_they_wait() {
    let [acknowledged, answered, _] = answers::sections(&paper().histories, &post(), &today()).try_into().unwrap();
    // Juriste: Awa after 1 day, Bruno after 4; Chloé waits since 1: 29 days, Dana since 3: 27. Half after 4: from then on to no
    // next one. Médiatrice: Emil after 2 days; Awa's second had none until it ended after 11: half after 2.
    // All: 1, 2, 4 of six, then three who wait: half from 4 on.
    let expected = [
        "Juriste | Ponant | 4 | 2 | 50% | 4 d | –",
        "Médiatrice | Rivages | 2 | 1 | 50% | 2 d | –",
        "Total |  | 6 | 3 | 50% | 4 d | –",
    ];
    assert_eq!(on_paper(&acknowledged), expected);
    // First moves: Awa after 2 days (her mail came on 3), Bruno 4, Chloé 3, Dana never (27 so far), Awa's second 2, Emil 1.
    // Juriste: 2, 3, 4, and one waits: half from 3 on up to 4, so 3.5. Médiatrice: 1 and 2. All: 1, 2, 2, 3, 4: half from 2 on up to 3.
    let expected = [
        "Juriste | Ponant | 4 | 3 | 75% | 3.5 d | –",
        "Médiatrice | Rivages | 2 | 2 | 100% | 1.5 d | 2 d",
        "Total |  | 6 | 5 | 83% | 2.5 d | –",
    ];
    assert_eq!(on_paper(&answered), expected);
    // A mail before the first move is the answer.
    let early = [mail(0, false, MailState::Sent, 1, 1)];
    let [_, answered, _] = answers::sections(&paper().histories, &early, &today()).try_into().unwrap();
    assert_eq!(on_paper(&answered)[0], "Juriste | Ponant | 4 | 3 | 75% | 3.5 d | –", "1, 3 and 4, and one waits");
    assert_eq!(on_paper(&answered)[2], "Total |  | 6 | 5 | 83% | 2.5 d | –");
}

#[test]
fn a_promise_is_kept_by_an_answer_in_time() {
    // Juriste promises an answer in 3 days: Awa by 3 (moved on 2), Bruno by 4 (moved on 5), Chloé by 4 (moved on 4), Dana by 6 (never).
    // Médiatrice promises one to Emil alone, in 40 days: he was moved on the next. Awa's second: none.
    let mut trial = paper();
    for (place, by) in [(0, 3), (1, 4), (2, 4), (3, 6), (5, 47)] {
        trial.histories.cases[place].answer_by = Some(on(by));
    }
    let [_, _, promises] = answers::sections(&trial.histories, &post(), &today()).try_into().unwrap();
    let expected = [
        "Juriste | Ponant | 4 | 2 | 2 | 0 | 50%",
        "Médiatrice | Rivages | 1 | 1 | 0 | 0 | 100%",
        "Total |  | 5 | 3 | 2 | 0 | 60%",
    ];
    assert_eq!(on_paper(&promises), expected);
    // On day 5 nobody knows yet whether Dana will be answered by 6.
    let [_, _, promises] = answers::sections(&trial.histories, &[], &asked(5)).try_into().unwrap();
    assert_eq!(on_paper(&promises)[0], "Juriste | Ponant | 4 | 2 | 1 | 1 | 67%");
    // An acknowledgement is no answer.
    let only = mail(3, true, MailState::Sent, 3, 3);
    let [_, _, promises] = answers::sections(&trial.histories, &[only], &today()).try_into().unwrap();
    assert_eq!(on_paper(&promises)[0], "Juriste | Ponant | 4 | 2 | 2 | 0 | 50%");
}

#[test]
fn mails_are_counted_once_for_each_address_by_how_far_they_came() {
    let [postings, weeks] = mails::sections(&paper().histories, &post(), &today()).try_into().unwrap();
    // Written | sent | into a folder | bounced | failed | not known | waiting.
    let expected = [
        "Juriste | Ponant | 8 | 4 | 1 | 1 | 0 | 1 | 1",
        "Médiatrice | Rivages | 3 | 2 | 0 | 0 | 1 | 0 | 0",
        "Total |  | 11 | 6 | 1 | 1 | 1 | 1 | 1",
    ];
    assert_eq!(on_paper(&postings), expected);
    // The contacts' mails are about no application; Awa's two are about one, and Dana's two.
    assert_eq!(postings.behind("posting:1", "written"), Some(&[0, 1, 2, 3][..]));
    // Day 4 is the Monday of the second week, 11 that of the third, 18 that of the fourth.
    let written = ["2026-W01 | 4 |", "2026-W02 | 3 |", "2026-W03 | 3 |", "2026-W04 | 1 |", "Total | 11 |"];
    let lines = on_paper(&weeks);
    assert_eq!(lines.len(), written.len());
    for (line, beginning) in lines.iter().zip(written) {
        assert!(line.starts_with(beginning), "{line}");
    }
    // Days 5 to 12: two to Médiatrice's, one more on 12.
    let asked = Asked { from: Some(on(5)), until: Some(on(13)), ..today() };
    let [postings, _] = mails::sections(&paper().histories, &post(), &asked).try_into().unwrap();
    assert_eq!(
        on_paper(&postings),
        ["Médiatrice | Rivages | 3 | 2 | 0 | 0 | 1 | 0 | 0", "Total |  | 3 | 2 | 0 | 0 | 1 | 0 | 0"]
    );
}

/// Ways that nobody planned: whatever happens, the sums agree with a plain count over the same passages.
#[test]
fn whatever_happens_the_sums_agree() {
    // A fixed sequence of numbers that look like chance (Knuth's), so that a failure comes again.
    let mut number = 1_u64;
    let mut chance = |below: u64| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((number >> 33) % below).unwrap()
    };
    for _ in 0..200 {
        let mut trial = Trial::new();
        let study = trial.own_stage(2, 3, "Étude de cas");
        for _ in 0..chance(30) {
            let posting = 1 + chance(2);
            let mut day = i64::try_from(chance(25)).unwrap();
            let mut way = Vec::new();
            for _ in 0..=chance(7) {
                let stage = match chance(9) {
                    8 if posting == 2 => study,
                    stage => stage % 7 + if posting == 2 { OWN } else { 0 },
                };
                if way.last().is_none_or(|(last, _, _)| *last != stage) {
                    way.push((stage, day, chance(2)));
                }
                day += i64::try_from(chance(4)).unwrap();
            }
            trial.case(posting, chance(4), &way);
        }
        check_sums(&trial);
    }
}

fn check_sums(trial: &Trial) {
    let histories = &trial.histories;
    let count = |section: &crate::Section, row: usize, column: usize| match section.rows[row].cells[column].value {
        crate::Value::Count(count) => usize::try_from(count).unwrap(),
        _ => 0,
    };
    let sum = |section: &crate::Section, column| {
        (0..section.rows.len()).map(|row| count(section, row, column)).sum::<usize>()
    };
    let all = histories.cases.len();
    let ended = |end| histories.cases.iter().filter(|case| histories.end_of(case) == Some(end)).count();

    let funnels = funnel::sections(histories, &today());
    let steps = &funnels[0];
    // Counted plainly: a step is reached when any stage of the way is that step or a later one.
    let height = |stage: usize| match stage {
        HIRED => OFFER,
        REJECTED | WITHDRAWN => NEW,
        stage if stage < OWN => stage,
        stage if stage < 2 * OWN => match stage - OWN {
            HIRED => OFFER,
            REJECTED | WITHDRAWN => NEW,
            stage => stage,
        },
        _ => INTERVIEW,
    };
    for step in NEW..=OFFER {
        let reached = histories
            .cases
            .iter()
            .filter(|case| histories.passages_of(case).iter().any(|passage| height(passage.stage) >= step));
        assert_eq!(count(steps, step, 1), reached.count());
    }
    assert_eq!(count(steps, HIRED, 1), ended(StageEnd::Hired));
    assert!((NEW..HIRED).all(|step| count(steps, step, 1) >= count(steps, step + 1, 1)), "it never grows");
    assert_eq!((sum(steps, 4), sum(steps, 5)), (ended(StageEnd::Rejected), ended(StageEnd::Withdrawn)));
    assert_eq!(sum(steps, 4) + sum(steps, 5) + sum(steps, 6) + ended(StageEnd::Hired), all);
    assert_eq!(sum(&funnels[1], 1), sum(steps, 4) + sum(steps, 5), "somebody ended each");
    assert_eq!([sum(&funnels[2], 2), sum(&funnels[3], 1), sum(&funnels[4], 1)], [all; 3]);
    assert_eq!(sum(&sources::section(&Ways::of(histories, &today())), 1), all);
    let weeks = weeks::section(histories, &today());
    assert_eq!([sum(&weeks, 1), (2..=5).map(|column| sum(&weeks, column)).sum()], [all; 2]);
    assert_eq!(sum(&reasons::section(histories, &today()), 2), sum(steps, 4) + sum(steps, 5));

    let work = workload::section(histories, &today());
    let moves: usize = histories.cases.iter().map(|case| histories.passages_of(case).len() - 1).sum();
    assert_eq!([sum(&work, 2), (3..=8).map(|column| sum(&work, column)).sum()], [moves; 2]);
    let stays = stage_time::section(histories, &today());
    let in_steps = |case: &&hiring::Case| histories.end_of(case).is_none();
    assert_eq!(sum(&stays, 2), histories.cases.iter().filter(in_steps).count(), "each under way is in one stay");
    let [stages, postings] = pipeline::sections(histories, &today()).try_into().unwrap();
    assert_eq!([sum(&stages, 1), sum(&postings, 2)], [sum(&stays, 2); 2]);
}

#[test]
fn from_a_figure_one_comes_to_the_applications_behind_it() {
    let trial = paper();
    let steps = &funnel::sections(&trial.histories, &today())[0];
    let ids = |key: &str, column: &str| steps.behind(key, column).map(<[usize]>::to_vec);
    assert_eq!(ids("stage:interview", "running"), Some(vec![2]), "Chloé");
    assert_eq!(ids("hired", "reached"), Some(vec![0, 5]), "Awa and Emil");
    assert_eq!(ids("stage:interview", "horoscope"), None);
}
