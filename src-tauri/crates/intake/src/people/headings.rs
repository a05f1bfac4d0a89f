//! What the headings of a table mean, in French and in English, as people and as other applicant trackers write them.

use hiring::{PersonField, fold};

/// Folded, with anything but letters and digits as one space.
type Words = &'static [&'static str];

const NAME: Words = &[
    "name",
    "full name",
    "fullname",
    "nom complet",
    "candidate",
    "candidate name",
    "candidat",
    "candidat e",
    "candidate s name",
    "nom et prenom",
    "nom prenom",
    "nom prenoms",
    "prenom nom",
    "prenom et nom",
    "prenoms nom",
    "nom du candidat",
    "nom candidat",
    "nom",
    "identite",
    "applicant",
    "applicant name",
    "person",
    "personne",
    "contact",
    "contact name",
    "participant",
];
const GIVEN: Words = &[
    "prenom",
    "prenoms",
    "prenom usuel",
    "first name",
    "firstname",
    "given name",
    "given names",
    "givenname",
    "forename",
    "preferred name",
    "preferred first name",
];
const FAMILY: Words =
    &["nom de famille", "nom usuel", "nom d usage", "last name", "lastname", "surname", "family name", "familyname"];
const EMAIL: Words = &[
    "email",
    "e mail",
    "mail",
    "mails",
    "emails",
    "e mails",
    "courriel",
    "courriels",
    "mel",
    "adresse mail",
    "adresse email",
    "adresse e mail",
    "adresse electronique",
    "adresse de courriel",
    "adresse courriel",
    "adresses mail",
    "email address",
    "email addresses",
    "e mail address",
    "emailaddress",
    "personal email",
    "work email",
    "other email",
    "secondary email",
    "autre email",
    "autre mail",
    "email secondaire",
    "all emails",
];
const PHONE: Words = &[
    "phone",
    "phones",
    "telephone",
    "telephones",
    "tel",
    "mobile",
    "portable",
    "gsm",
    "cell",
    "cell phone",
    "phone number",
    "phone numbers",
    "phonenumber",
    "mobile phone",
    "mobile number",
    "numero de telephone",
    "numero de portable",
    "no de telephone",
    "n de telephone",
    "tel mobile",
    "tel portable",
    "tel fixe",
    "fixe",
    "telephone portable",
    "telephone mobile",
    "telephone fixe",
    "home phone",
    "work phone",
    "contact number",
    "numero",
];
const LINK: Words = &[
    "link",
    "links",
    "lien",
    "liens",
    "url",
    "urls",
    "linkedin",
    "linkedin url",
    "linkedin profile",
    "profil linkedin",
    "lien linkedin",
    "github",
    "github url",
    "gitlab",
    "portfolio",
    "portfolio url",
    "lien portfolio",
    "website",
    "websites",
    "website addresses",
    "site",
    "site web",
    "site internet",
    "site personnel",
    "web",
    "blog",
    "profile url",
    "profil en ligne",
    "social media",
    "social profiles",
    "reseaux sociaux",
    "xing",
    "mastodon",
    "viadeo",
];
const HEADLINE: Words = &[
    "headline",
    "accroche",
    "current title",
    "current job title",
    "current position",
    "current role",
    "poste actuel",
    "fonction actuelle",
    "metier",
    "profession",
    "occupation",
    "company",
    "current company",
    "current employer",
    "entreprise",
    "entreprise actuelle",
    "employeur",
    "employeur actuel",
    "employer",
    "societe",
];
const PLACE: Words = &[
    "place",
    "location",
    "city",
    "town",
    "ville",
    "lieu",
    "lieu de residence",
    "residence",
    "localite",
    "commune",
    "localisation",
    "adresse",
    "adresse postale",
    "address",
    "addresses",
    "postal address",
    "code postal",
    "cp",
    "zip",
    "zip code",
    "postal code",
    "postcode",
    "pays",
    "country",
    "region",
    "departement",
];
const LANGUAGE: Words =
    &["language", "languages", "langue", "langues", "langues parlees", "spoken languages", "langue parlee"];
const TAG: Words = &[
    "tag",
    "tags",
    "candidate tags",
    "etiquette",
    "etiquettes",
    "mot cle",
    "mots cles",
    "keyword",
    "keywords",
    "label",
    "labels",
    "categorie",
    "categories",
    "category",
    "vivier",
    "viviers",
    "talent pool",
];
const SOURCE: Words = &[
    "source",
    "sources",
    "source name",
    "candidate source",
    "application source",
    "origin",
    "origine",
    "origine de la candidature",
    "source de la candidature",
    "provenance",
    "canal",
    "channel",
    "referrer",
    "referred by",
    "coopte par",
    "recommande par",
    "how did you hear about us",
    "comment nous avez vous connus",
    "sourced from",
];
const CONSENT: Words = &[
    "consent",
    "consentement",
    "rgpd",
    "gdpr",
    "gdpr consent",
    "consentement rgpd",
    "accord",
    "accord rgpd",
    "consent given",
    "consent date",
    "date de consentement",
    "date du consentement",
];
const CONSENT_UNTIL: Words = &[
    "consent until",
    "consent expires",
    "consent expires on",
    "consent expiration",
    "consent expiry",
    "consent expiration date",
    "consentement jusqu au",
    "consentement valable jusqu au",
    "fin de consentement",
    "fin du consentement",
    "conserver jusqu au",
    "date de fin de conservation",
    "retention until",
];
const NOTE: Words = &[
    "note",
    "notes",
    "commentaire",
    "commentaires",
    "comment",
    "comments",
    "remarque",
    "remarques",
    "observation",
    "observations",
    "avis",
    "memo",
];
const POSTING: Words = &[
    "posting",
    "postings",
    "posting title",
    "posting name",
    "job",
    "jobs",
    "job name",
    "job posting",
    "job post",
    "jobs applied to",
    "annonce",
    "offre",
    "offre d emploi",
    "intitule de l offre",
    "intitule de l annonce",
    "poste vise",
    "poste souhaite",
    "candidature pour",
    "candidature au poste",
    "vacancy",
    "opening",
    "requisition",
    "applied for",
    "applied to",
];
const STAGE: Words = &[
    "stage",
    "stages",
    "current stage",
    "stage name",
    "current stage name",
    "job stage",
    "pipeline stage",
    "milestone",
    "etape",
    "etape actuelle",
    "etape du processus",
    "phase",
    "avancement",
    "etat d avancement",
];
const OUTCOME: Words = &[
    "status",
    "application status",
    "candidate status",
    "statut",
    "statut de la candidature",
    "etat",
    "outcome",
    "decision",
    "issue",
    "resultat",
];
const RECEIVED: Words = &[
    "received",
    "received on",
    "received at",
    "date",
    "applied",
    "applied on",
    "applied at",
    "date applied",
    "application date",
    "applied date",
    "date added",
    "added on",
    "created",
    "created at",
    "created on",
    "creation date",
    "submitted at",
    "submission date",
    "date de candidature",
    "date candidature",
    "date de la candidature",
    "date de reception",
    "date reception",
    "date d ajout",
    "date de depot",
    "date d envoi",
    "recu le",
    "recue le",
    "candidature recue le",
    "candidature du",
    "postule le",
    "cree le",
    "horodateur",
    "timestamp",
];
const REASON: Words = &[
    "reason",
    "rejection reason",
    "reject reason",
    "rejection reasons",
    "archive reason",
    "archived reason",
    "disqualification reason",
    "reason for rejection",
    "motif",
    "motif de refus",
    "motif du refus",
    "motif de rejet",
    "motif du rejet",
    "raison",
    "raison du refus",
];
const RATING: Words = &[
    "rating",
    "score",
    "overall rating",
    "overall score",
    "evaluation",
    "notation",
    "note globale",
    "etoiles",
    "stars",
    "note sur 5",
];

const KNOWN: [(Words, PersonField); 20] = [
    (NAME, PersonField::Name),
    (GIVEN, PersonField::Given),
    (FAMILY, PersonField::Family),
    (EMAIL, PersonField::Email),
    (PHONE, PersonField::Phone),
    (LINK, PersonField::Link),
    (HEADLINE, PersonField::Headline),
    (PLACE, PersonField::Place),
    (LANGUAGE, PersonField::Language),
    (TAG, PersonField::Tag),
    (SOURCE, PersonField::Source),
    (CONSENT, PersonField::Consent),
    (CONSENT_UNTIL, PersonField::ConsentUntil),
    (NOTE, PersonField::Note),
    (POSTING, PersonField::Posting),
    (STAGE, PersonField::Stage),
    (OUTCOME, PersonField::Outcome),
    (RECEIVED, PersonField::Received),
    (REASON, PersonField::Reason),
    (RATING, PersonField::Rating),
];

/// The person's own work in one table, the one applied for in the next.
const WORK: Words =
    &["title", "titre", "job title", "poste", "fonction", "intitule du poste", "intitule", "position", "role"];

/// Words that only a French table has in its headings.
const FRENCH: Words = &[
    "nom",
    "prenom",
    "prenoms",
    "courriel",
    "courriels",
    "mel",
    "telephone",
    "tel",
    "portable",
    "ville",
    "lieu",
    "langue",
    "langues",
    "etiquettes",
    "origine",
    "consentement",
    "commentaire",
    "commentaires",
    "remarques",
    "annonce",
    "offre",
    "poste",
    "etape",
    "statut",
    "recu",
    "recue",
    "reception",
    "ajout",
    "depot",
    "motif",
    "adresse",
    "horodateur",
    "cree",
];

/// Folded; what is in brackets left out (`Email (personnel)`), and a number at the end (`Email 2`).
fn plain(heading: &str) -> String {
    let mut depth = 0_u32;
    let outside = heading.chars().filter(|c| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let folded = fold(&outside.collect::<String>());
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() && last.chars().all(|c| c.is_ascii_digit()) => rest,
        words => words,
    };
    words.join(" ")
}

/// Columns of the candidate are often said to be so: `Candidate Email`, `Courriel du candidat`.
fn without_the_person(plain: &str) -> &str {
    let shorter = ["candidate ", "candidat ", "applicant ", "person ", "primary ", "personal "]
        .iter()
        .find_map(|start| plain.strip_prefix(start))
        .unwrap_or(plain);
    [
        " du candidat",
        " de la candidate",
        " candidat",
        " perso",
        " pro",
        " personnel",
        " professionnel",
        " principal",
        " home",
        " work",
    ]
    .iter()
    .find_map(|end| shorter.strip_suffix(end))
    .unwrap_or(shorter)
}

/// [`PersonField::Other`] for a heading that means one thing or another, depending on the table.
pub fn field_of(heading: &str) -> Option<PersonField> {
    let plain = plain(heading);
    let known = |words: &str| {
        let field = KNOWN.iter().find(|(names, _)| names.contains(&words)).map(|(_, field)| *field);
        field.or_else(|| WORK.contains(&words).then_some(PersonField::Other))
    };
    known(&plain).or_else(|| known(without_the_person(&plain)))
}

/// Whether the headings are French: who writes them so writes the day before the month.
pub fn are_french(headings: &[String]) -> bool {
    headings.iter().any(|heading| plain(heading).split(' ').any(|word| FRENCH.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PersonField::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, field) in [
            ("Nom et prénom", Name),
            ("PRÉNOM", Given),
            ("first_name", Given),
            ("Full-Name", Name),
            ("Nom d’usage *", Family),
            ("E-mail", Email),
            ("Adresse e-mail (personnelle)", Email),
            ("Candidate Email Addresses", Email),
            ("Courriel du candidat", Email),
            ("Email 2", Email),
            ("Tél. portable", Phone),
            ("N° de téléphone", Phone),
            ("LinkedIn URL", Link),
            ("Current Company", Headline),
            ("Étiquettes", Tag),
            ("Archive-Reason", Reason),
            ("Motif de refus", Reason),
            ("Rejection Reason", Reason),
            ("Étape", Stage),
            ("Reçu le", Received),
            ("Date-Added", Received),
            ("Jobs applied to", Posting),
            ("Poste", Other),
        ] {
            assert_eq!(field_of(heading), Some(field), "{heading}");
        }
        for heading in ["", "Email status", "Rouvière", "Date de naissance", "Salaire", "Department", "Résumé"] {
            assert_eq!(field_of(heading), None, "{heading}");
        }
    }
}
