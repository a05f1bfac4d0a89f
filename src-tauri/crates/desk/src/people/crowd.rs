//! A crowd of made-up applicants, the same each time: to see how the program works with many, and to measure it.

use hiring::{CandidateDetails, CandidateId, Consent, Decider, Moment, PersonName, Piece, ReasonKind, StageEnd};
use serde::{Deserialize, Serialize};
use store::{Ending, Error, Op, Pipeline, Reason, Stage, Tx};
use ts_rs::TS;

use super::Done;
use super::asked::Asked;
use super::candidates::Applying;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddCrowd {
    #[ts(type = "number")]
    pub applicants: u64,
}

const GIVEN: [&str; 40] = [
    "Adèle",
    "Alban",
    "Amina",
    "Anouk",
    "Armel",
    "Awa",
    "Basile",
    "Bérénice",
    "Brieuc",
    "Camille",
    "Clémence",
    "Corentin",
    "Daphné",
    "Driss",
    "Éléonore",
    "Émile",
    "Fanny",
    "Fatou",
    "Gaël",
    "Garance",
    "Hélène",
    "Hugo",
    "Idris",
    "Inès",
    "Jeanne",
    "Karim",
    "Léonie",
    "Maïwenn",
    "Malo",
    "Nadia",
    "Nolwenn",
    "Oscar",
    "Perrine",
    "Quentin",
    "Rokhaya",
    "Solène",
    "Théo",
    "Violette",
    "Yann",
    "Zoé",
];
const FAMILY: [&str; 50] = [
    "Abgrall",
    "Aubry",
    "Belkacem",
    "Benhaddou",
    "Bonnefoy",
    "Bouzid",
    "Carpentier",
    "Chevalier",
    "Cloarec",
    "Delcourt",
    "Diop",
    "Dumoulin",
    "Ferhat",
    "Fontaine",
    "Gaudin",
    "Girard",
    "Haddad",
    "Hamelin",
    "Hervé",
    "Jégou",
    "Jourdan",
    "Kervella",
    "Lambert",
    "Le Bihan",
    "Le Dantec",
    "Le Guen",
    "Lescot",
    "Marchetti",
    "Masson",
    "Mercier",
    "Monnier",
    "Morvan",
    "Nicolas",
    "Okafor",
    "Perrot",
    "Prigent",
    "Quéméneur",
    "Raman",
    "Riou",
    "Rouvière",
    "Roussel",
    "Sarr",
    "Sarrazin",
    "Tanguy",
    "Tessier",
    "Traoré",
    "Vasseur",
    "Vidal",
    "Weber",
    "Zeller",
];
const HEADLINES: [&str; 10] = [
    "Développeuse web, six ans",
    "Conseiller numérique",
    "Chargée de projet, collectivités",
    "Designer de service",
    "Administrateur système",
    "Médiatrice en bibliothèque",
    "Data engineer",
    "Animateur de réseau",
    "Comptable",
    "Community lead",
];
const PLACES: [&str; 12] = [
    "Nantes",
    "Quimper",
    "Brest",
    "Rennes",
    "Lille",
    "Paris",
    "Marseille",
    "Toulouse",
    "Grenoble",
    "Strasbourg",
    "Bristol",
    "Leeds",
];
const TAGS: [&str; 14] = [
    "bretagne",
    "typescript",
    "python",
    "accessibilité",
    "reconversion",
    "coopérative",
    "bénévolat",
    "littoral",
    "formation",
    "anglais",
    "senior",
    "junior",
    "temps partiel",
    "permis B",
];
const SOURCES: [&str; 5] = ["Site", "Recommandation", "Salon de l’emploi", "LinkedIn", "Candidature spontanée"];

const DAY: i64 = 86_400_000;

/// Three in five apply to a second posting.
pub(crate) fn add_crowd(desk: &Desk, request: AddCrowd, job: &Job<'_>) -> Result<Done, Failure> {
    let total = request.applicants;
    super::done(desk, |tx| {
        let places = Places::of(tx)?;
        for at in 0..total {
            if job.step(at, Some(total), "").is_err() {
                return Err(Error::Cancelled);
            }
            let mut dice = Dice::of(at);
            let person = somebody(at, &mut dice).read()?;
            let came = Moment::from_millis(tx.now().millis() - dice.below(400) * DAY - dice.below(DAY));
            let id = tx.add_candidate(&person, came)?;
            for round in 0..=u64::from(dice.below(5) < 3) {
                places.apply(tx, id, at + round * 7, came, &mut dice)?;
            }
        }
        Ok((total, Op::CrowdAdded { candidates: total }))
    })
}

fn somebody(at: u64, dice: &mut Dice) -> CandidateDetails {
    let (given, family) = (dice.one_of(&GIVEN), dice.one_of(&FAMILY));
    let plain = |name: &str| hiring::fold(name).replace(' ', "");
    let domain = dice.one_of(&["example.org", "example.com", "example.net"]);
    // There are ten thousand numbers for fiction: whoever comes later has none, for no two people share one.
    let phone = (at < 10_000).then(|| format!("06 39 98 {:02} {:02}", at / 100, at % 100));
    CandidateDetails {
        name: PersonName::told("", Some(family), Some(given)),
        // Numbers that follow one another would be a slip of one letter apart.
        addresses: vec![format!("{}.{}{}@{domain}", plain(given), plain(family), at * 48_271 % 2_147_483_647)],
        phones: phone.into_iter().collect(),
        links: if dice.below(3) == 0 { vec![format!("https://www.linkedin.com/in/crowd-{at}")] } else { Vec::new() },
        headline: dice.one_of(&HEADLINES).to_owned(),
        place: dice.one_of(&PLACES).to_owned(),
        tags: (0..dice.below(3)).map(|_| dice.one_of(&TAGS).to_owned()).collect(),
        source: dice.one_of(&SOURCES).to_owned(),
        consent: Consent::default(),
        ..CandidateDetails::default()
    }
}

/// The postings of the store, and what an application to each needs.
struct Places {
    asked: Vec<(Asked, Pipeline)>,
    reasons: Vec<Reason>,
}

impl Places {
    fn of(tx: &Tx<'_>) -> Result<Self, Error> {
        let mut asked = Vec::new();
        for posting in tx.posting_ids()? {
            let applying =
                Applying { posting, stage: None, received_at: None, source: String::new(), came: Vec::new() };
            asked.push((Asked::of(tx, &applying)?, tx.pipeline(Some(posting))?));
        }
        Ok(Self { asked, reasons: tx.reasons()? })
    }

    fn apply(
        &self,
        tx: &Tx<'_>,
        candidate: CandidateId,
        turn: u64,
        came: Moment,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let Some(index) = turn.checked_rem(self.asked.len() as u64) else { return Ok(()) };
        let Some((asked, pipeline)) = usize::try_from(index).ok().and_then(|index| self.asked.get(index)) else {
            return Ok(());
        };
        let mut application = asked.by(candidate, came);
        application.came.insert(Piece::Cv);
        let id = tx.add_application(&application)?;
        // Some wait where they began, the others have gone on some way, a stage after the other.
        let luck = dice.below(12);
        let way = way(pipeline, luck, dice);
        let mut at = came.millis();
        for stage in way {
            let kind = match stage.ends {
                Some(StageEnd::Rejected) => Some(ReasonKind::Rejected),
                Some(StageEnd::Withdrawn) => Some(ReasonKind::Withdrawn),
                Some(StageEnd::Hired) | None => None,
            };
            let reason = kind.and_then(|kind| self.reasons.iter().find(|reason| reason.kind == kind));
            let ending = reason.map(|reason| Ending { kind: reason.kind, reason: reason.id, by: Decider::Us });
            at += dice.below(7 * DAY);
            if at > tx.now().millis() {
                return Ok(());
            }
            tx.move_at(id, stage.id, Moment::from_millis(at), "", ending)?;
        }
        Ok(())
    }
}

/// The stages that somebody comes into after the first, of twelve whose luck differs: two wait, two are on their way, eight have come to
/// an offer or to an end.
fn way<'a>(pipeline: &'a Pipeline, luck: i64, dice: &mut Dice) -> Vec<&'a Stage> {
    let steps = pipeline.stages.iter().filter(|stage| stage.ends.is_none()).skip(1);
    let end = |wanted| pipeline.stages.iter().find(|stage| stage.ends == Some(wanted));
    let some = usize::try_from(dice.below(4)).unwrap_or_default();
    match luck {
        0 | 1 => Vec::new(),
        2 => steps.take(1).collect(),
        3 => steps.take(2).collect(),
        4 | 5 => steps.collect(),
        6 | 7 => steps.chain(end(StageEnd::Hired)).collect(),
        8 | 9 => steps.take(some).chain(end(StageEnd::Rejected)).collect(),
        _ => steps.take(some).chain(end(StageEnd::Withdrawn)).collect(),
    }
}

/// Numbers that look thrown and are the same each time.
struct Dice(u64);

impl Dice {
    const fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    /// From 0, and less than that.
    fn below(&mut self, faces: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let thrown = i64::try_from(self.0 >> 33).unwrap_or_default();
        thrown % faces.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let faces = i64::try_from(all.len()).unwrap_or(1);
        usize::try_from(self.below(faces)).ok().and_then(|at| all.get(at)).copied().unwrap_or_default()
    }
}
