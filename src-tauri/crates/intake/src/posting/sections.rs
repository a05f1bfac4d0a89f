//! What the parts of a posting are about, by the words of their headings.

use std::sync::LazyLock;

use super::words::{Phrases, Word, says};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// How to apply.
    Apply,
    /// Whom to contact, no more.
    Contact,
    /// What is expected of the person.
    Profile,
    /// What would be welcome in the person.
    Plus,
    Missions,
    Terms,
    About,
    Unknown,
}

/// The first row with a phrase in the heading wins: narrow ones stand above broad ones.
const HEADINGS: [(Section, &str); 13] = [
    (
        Section::Profile,
        "nous interess* | tu maitrises | vous maitrisez | a maitriser | familier avec | familiere avec | familiar with | interested in you if | a match if",
    ),
    (
        Section::About,
        "ne te censure pas | ne vous censurez pas | don t hold back | pourquoi nous rejoindre | why join us",
    ),
    (
        Section::About,
        "a propos de nous | about us | qui sommes nous | qui nous sommes | who we are | participer a la communaute",
    ),
    (
        Section::Apply,
        "candidater | candidatez | candidature | candidatures | candidate | postuler | postulez | postule | apply | \
         applying | application | applications | to join us | souhaitez rejoindre | souhaites rejoindre | process de \
         recrutement | processus de recrutement | procedure de recrutement | recruitment process | hiring process | on \
         t attend | on vous attend | pieces a joindre",
    ),
    (
        Section::Contact,
        "contact | contacts | nous contacter | contactez nous | contacte nous | nous ecrire | ecrivez nous | ecris \
         nous | contact us | get in touch | write to us | renseignements",
    ),
    (
        Section::Plus,
        "bonus | les plus | un plus | des plus | a plus | pluses | idealement | ideally | apprecie | appreciee | \
         appreciees | apprecies | nice to have | nice to haves | desirable | preferred | et si en plus | en plus | quelques notions | serait interessant | etre interessant | facultatif | \
         optionnel | optional | bienvenu | bienvenue | bienvenus | bienvenues",
    ),
    (Section::Profile, "vos atouts | tes atouts | atouts du candidat | atouts de la candidate | your strengths"),
    (Section::Plus, "atouts | atout"),
    (
        Section::Missions,
        "objectifs suivants | amene | amenee | amenes | amene e | intervenir | nous aider a | mission | missions | tes \
         objectifs | vos objectifs | que tu feras | que vous ferez | tu vas faire | vous allez faire | your work | you \
         will do | you ll do | responsabilites | responsibilities | taches | tu contribueras | vous contribuerez",
    ),
    (
        Section::Profile,
        "profil | profils | profile | competence | competences | qualite | qualites | savoirs | savoir etre | savoir \
         faire | prerequis | pre requis | criteres | criteria | requirement | requirements | skill | skills | \
         qualification | qualifications | attentes | attend de toi | attendons de toi | attendons de vous | attend de \
         vous | exige | exiges | exigees | requis | requises | indispensable | indispensables | essential | must have \
         | bonne personne | personne ideale | candidat ideal | recrue ideale | ideal candidate | etat d esprit | nous \
         cherchons | nous recherchons | on cherche | on recherche | personne recherchee | recherchons une personne | \
         cherchons une personne | we look for | we re looking for | we are looking for | looking for | a propos de toi \
         | a propos de vous | about you | who you are | qui es tu | qui etes vous | rejoignez nous si | rejoins nous \
         si | te rencontrer si | vous rencontrer si | nous interesse si | fait pour toi si | faite pour toi si | fait \
         pour vous si | faite pour vous si | what you bring | experience",
    ),
    (
        Section::Terms,
        "modalite | modalites | condition | conditions | contrat | contract | remuneration | salaire | salary | pay | \
         avantages | benefits | duree | en pratique | details | informations | what you get | what we offer | we offer \
         | offrons | offre | on t offre | proposons | propose | le cadre | quand | perspectives | terms | deroulement",
    ),
    (
        Section::About,
        "environnement | contexte | context | equipe | team | produit | product | projet | technologies | technique | \
         techniques | stack | liens | ressources | formation | communaute | entretien | et ensuite | what happens next",
    ),
    (Section::Missions, "role | poste | the job | the role | travail | objectifs | quotidien"),
];

/// A heading that is no more than one of these words addresses the person.
const THE_PERSON: [&str; 12] = [
    "vous",
    "toi",
    "you",
    "tu",
    "tu es",
    "vous etes",
    "you are",
    "tu as",
    "vous avez",
    "you have",
    "et vous",
    "et toi",
];

static ROWS: LazyLock<Vec<(Section, Phrases)>> =
    LazyLock::new(|| HEADINGS.iter().map(|(section, phrases)| (*section, Phrases::of(phrases))).collect());

pub fn section_of(heading: &[Word]) -> Option<Section> {
    let only: Vec<&str> = heading.iter().filter(|word| !word.is_mark()).map(|word| word.text.as_str()).collect();
    if THE_PERSON.contains(&only.join(" ").as_str()) {
        return Some(Section::Profile);
    }
    ROWS.iter().find(|(_, phrases)| says(heading, phrases)).map(|(section, _)| *section)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::words::words;

    fn of(heading: &str) -> Option<Section> {
        section_of(&words(heading, 0))
    }

    #[test]
    fn headings_say_what_follows() {
        for (heading, section) in [
            ("🚀 Comment candidater ?", Section::Apply),
            ("How to apply", Section::Apply),
            ("Contactez-nous pour postuler !", Section::Apply),
            ("Nous contacter", Section::Contact),
            ("Compétences et expérience", Section::Profile),
            ("Compétences appréciées", Section::Plus),
            ("Les atouts du candidat", Section::Profile),
            ("Atouts :", Section::Plus),
            ("Vous", Section::Profile),
            ("About you", Section::Profile),
            ("À propos de nous", Section::About),
            ("Your work", Section::Missions),
            ("Modalités", Section::Terms),
        ] {
            assert_eq!(of(heading), Some(section), "{heading}");
        }
        assert_eq!(of("Le goût du sel"), None);
    }
}
