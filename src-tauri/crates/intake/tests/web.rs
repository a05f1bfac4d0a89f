//! Saved web pages and their data for machines are read like any posting.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use hiring::{ContactRole, ContractKind, CriterionKind, Place, PostingState, Problem, ProblemKind, Remote};
use intake::{Reading, read_posting};

fn read(page: &str) -> Reading {
    read_posting(page.as_bytes(), "annonce.html")
}

fn contacts(reading: &Reading) -> Vec<(&str, ContactRole)> {
    let posting = reading.posting.as_ref().unwrap();
    posting.contacts.iter().map(|contact| (contact.address.as_str(), contact.role)).collect()
}

fn text_of(source: hiring::Source, reading: &Reading) -> &str {
    reading.text.get(source.start as usize..source.end as usize).unwrap()
}

const DATA: &str = r##"{
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "Organization", "@id": "#ponant", "name": "Fabrique du Ponant", "url": "https://ponant.example" },
    {
      "@type": ["JobPosting"],
      "title": "Chargé·e de partenariats",
      "hiringOrganization": { "@id": "#ponant" },
      "datePosted": "2026-10-06",
      "validThrough": "2026-11-29T23:59:00+01:00",
      "employmentType": ["FULL_TIME", "TEMPORARY"],
      "jobLocation": { "@type": "Place", "address": { "@type": "PostalAddress", "addressLocality": "Douarzec", "postalCode": "29000", "addressCountry": "FR" } },
      "jobLocationType": "TELECOMMUTE",
      "baseSalary": { "@type": "MonetaryAmount", "currency": "EUR", "value": { "@type": "QuantitativeValue", "minValue": 36000, "maxValue": 40000, "unitText": "YEAR" } },
      "applicationContact": { "@type": "ContactPoint", "name": "Rozenn Abalain", "email": "rozenn.abalain@ponant.example" },
      "directApply": true,
      "url": "https://ponant.example/postes/12",
      "description": "<h2>Votre profil</h2><ul><li>Une belle plume</li><li>De l’aisance à l’oral</li></ul><h2>Candidater</h2><p>Envoyez votre <b>CV</b> et une lettre de motivation.</p>"
    }
  ]
}"##;

#[test]
fn a_posting_for_machines_is_a_posting() {
    let page = format!("<!doctype html><title>x</title><script type='application/ld+json'>{DATA}</script><p>Menu</p>");
    for reading in
        [read(&page), read_posting(DATA.as_bytes(), "postes/12.json"), read_posting(DATA.as_bytes(), "a.JSONLD")]
    {
        assert_eq!(reading.problems, []);
        let posting = reading.posting.as_ref().unwrap();
        assert_eq!(posting.title, "Chargé·e de partenariats");
        assert_eq!(posting.organisation.as_deref(), Some("Fabrique du Ponant"));
        assert_eq!((posting.date, posting.deadline), ("2026-10-06".parse().ok(), "2026-11-29".parse().ok()));
        assert_eq!(contacts(&reading), [("rozenn.abalain@ponant.example", ContactRole::To)]);
        assert_eq!(posting.apply.application_url.as_ref().unwrap().value, "https://ponant.example/postes/12");
        assert_eq!(posting.apply.pieces.as_ref().unwrap().value.to_string(), "cv & letter");
        assert_eq!(posting.criteria.len(), 2);
        let terms = &posting.terms;
        assert_eq!(terms.contract.as_ref().unwrap().value, ContractKind::FixedTerm);
        assert_eq!(terms.remote.as_ref().unwrap().value, Remote::Full);
        assert_eq!(terms.place.as_ref().unwrap().value, "29000 Douarzec, FR");
        assert_eq!(terms.pay.as_ref().unwrap().value, "36000 – 40000 EUR / year");
        let fact = posting.facts.iter().find(|fact| fact.key == "validThrough").unwrap();
        assert_eq!(fact.value, "2026-11-29T23:59:00+01:00", "in the file's words");
        assert_eq!(text_of(posting.criteria[0].source, &reading), "- Une belle plume");
        assert!(reading.original.contains("@graph"));
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place_in_the_page() {
    let page = "<html>\n<script type=\"application/ld+json\">\n[{\"@type\": \"JobPosting\", \"title\": \"Juriste\",\n  \
                \"validThrough\": \"au printemps\", \"description\": \"CV à a@example.org\nou par lettre\"},\n \
                {\"@type\": \"JobPosting\", \"title\": \"Comptable\"}];\n</script>";
    let reading = read(page);
    let posting = reading.posting.as_ref().unwrap();
    assert_eq!(posting.title, "Juriste");
    assert_eq!(posting.body, "CV à a@example.org\nou par lettre\n");
    let kind = ProblemKind::DateInvalid { key: "validThrough".to_owned(), value: "au printemps".to_owned() };
    let several = ProblemKind::SeveralPostings { count: 2 };
    assert_eq!(reading.problems, [Problem::new(several), Problem::at(kind, 4, 20)]);

    let reading =
        read("<html>\n<p>Bonjour</p>\n<script type=application/ld+json>\n{\"@type\": \"JobPosting\",,}</script>");
    assert_eq!(reading.posting, None);
    assert!(
        matches!(&reading.problems[..], [no, Problem { kind: ProblemKind::DataInvalid { .. }, place: Some(place) }]
        if no.kind == ProblemKind::NoPosting && *place == Place { line: 4, column: 24 }),
        "{:?}",
        reading.problems
    );
}

#[test]
fn a_description_says_what_other_properties_do_not() {
    let data = r#"{"@type": "http://schema.org/JobPosting", "schema:title": "Mousse", "description": "&lt;p&gt;Nous naviguons.&lt;/p&gt;",
        "qualifications": "<ul><li>Savoir nager</li><li>Parler breton est un plus</li></ul>", "skills": "nœuds, voile",
        "employmentType": "INTERN", "hiringOrganization": "Le Ponant"}"#;
    let reading = read_posting(data.as_bytes(), "mousse.json");
    let posting = reading.posting.unwrap();
    assert_eq!(posting.body, "Nous naviguons.\n\n## Qualifications\n\n- Savoir nager\n- Parler breton est un plus\n");
    assert_eq!(posting.criteria[1].kind, CriterionKind::Plus);
    assert_eq!(posting.facts.iter().find(|fact| fact.key == "skills").unwrap().value, "nœuds, voile");
    assert_eq!(posting.organisation.as_deref(), Some("Le Ponant"));
    assert_eq!(posting.state, PostingState::Unknown);
}

#[test]
fn a_page_that_marks_its_own_elements_up_is_read() {
    let page = "<!DOCTYPE html><body><nav>Accueil</nav><div itemscope itemtype='https://schema.org/JobPosting'>
        <h1 itemprop=title>Gardien de phare</h1><meta itemprop=datePosted content=2026-05-02>
        <p>Chez <span itemprop=hiringOrganization itemscope itemtype=http://schema.org/Organization><b itemprop=name>Phares
        du Ponant</b></span></p><div itemprop=description><h2>Profil</h2><ul><li>Aimer la solitude<li>Compter les
        bateaux</ul><p>Écrivez à <a href='mailto:phare@example.org?subject=Phare'>nous</a>.</div></div>";
    let posting = read(page).posting.unwrap();
    assert_eq!(posting.title, "Gardien de phare");
    assert_eq!(posting.organisation.as_deref(), Some("Phares du Ponant"));
    assert_eq!(posting.date, "2026-05-02".parse().ok());
    assert_eq!(
        posting.criteria.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
        ["Aimer la solitude", "Compter les bateaux"]
    );
    assert_eq!(posting.apply.subject.unwrap().value, "Phare");
    assert_eq!(posting.contacts[0].address.as_str(), "phare@example.org");
}

const PLAIN: &str = "<!DOCTYPE html>
<html lang=fr><head><title>Juriste | Le Ponant</title><style>p { color: red }</style>
<meta property='article:published_time' content='2026-03-04T08:00:00Z'></head>
<body><header><ul><li><a href='/'>Accueil</a></ul></header><nav>Menu</nav>
<main><article>
<h1>Juriste
   en mer</h1>
<p>Le droit *maritime* &amp; co : a_b &lt;b&gt;.<br>Deux lignes.</p>
<h2>Votre profil</h2>
<ul>
  <li><p><strong>Rigueur </strong>et calme</p></li>
  <li>Savoir :<ol><li>lire<li>écrire</ol>
</ul>
<dl><dt>Contrat :</dt><dd>CDI</dd><dt>Lieu<dd><p>Douarzec</p></dl>
<table><tr><th>Jour<th>Heure<tr><td>lundi<td>9 h | 10 h</table>
<blockquote>Belle <em>équipe</em></blockquote>
<pre>un
  deux</pre>
<h2>Candidater</h2>
<p>Envoyez votre CV à <a href='mailto:droit@example.org'>Maëlle</a>, ou à
<a href='/cdn-cgi/l/email-protection' data-cfemail='422f23302b2c02273a232f322e276c2d3025'>[email&#160;protected]</a>,
ou par <a href='https://forms.example.org/a(b)'>ce formulaire</a> ; voir <a href='/plus'>plus</a>.</p>
<script>document.write('x')</script><svg><title>Logo</title><text>Logo</text></svg><button>Partager</button>
</article></main><footer>contact@example.com</footer></body></html>";

#[test]
fn the_main_part_of_a_page_is_its_text() {
    let reading = read(PLAIN);
    assert_eq!(reading.problems, []);
    let posting = reading.posting.as_ref().unwrap();
    assert_eq!(
        posting.body,
        "# Juriste en mer

Le droit \\*maritime\\* & co : a_b \\<b>.  
Deux lignes.

## Votre profil

- **Rigueur** et calme
- Savoir :
  1. lire
  2. écrire

- Contrat : CDI
- Lieu : Douarzec

| Jour | Heure |
|---|---|
| lundi | 9 h \\| 10 h |

> Belle *équipe*

```
un
  deux
```

## Candidater

Envoyez votre CV à [Maëlle](mailto:droit@example.org), ou à marin@example.org, ou par \
         [ce formulaire](https://forms.example.org/a%28b%29) ; voir plus.
"
    );
    assert_eq!(posting.title, "Juriste en mer");
    assert_eq!(posting.date, "2026-03-04".parse().ok());
    let expected = [("droit@example.org", ContactRole::To), ("marin@example.org", ContactRole::To)];
    assert_eq!(contacts(&reading), expected);
}

#[test]
fn a_page_laid_out_in_a_table_is_read_too() {
    let page = "<html><title>Mousse</title><table><tr><td><h2>Profil</h2><ul><li>Nager</ul><td><p>Un.<p>Deux.</table>
        <p>Envoyez un CV à a@example.org</p>";
    let posting = read(page).posting.unwrap();
    assert_eq!(posting.title, "Mousse");
    assert_eq!(posting.body, "## Profil\n\n- Nager\n\nUn.\n\nDeux.\n\nEnvoyez un CV à a@example.org\n");
}

#[test]
fn a_page_without_a_posting_is_refused() {
    for page in ["<html><h1>Connexion</h1><p>Mot de passe</p>", "<!doctype html>", "<html><script>let x = 1</script>"] {
        let reading = read(page);
        assert_eq!(reading.posting, None);
        assert_eq!(reading.problems, [Problem::new(ProblemKind::NoPosting)], "{page}");
        assert_eq!(reading.original, page);
    }
    for data in ["{}", "[1, 2]", "\"JobPosting\"", "{\"@type\": \"Person\"}"] {
        let reading = read_posting(data.as_bytes(), "x.json");
        assert_eq!(reading.problems, [Problem::new(ProblemKind::NoPosting)], "{data}");
    }
    let reading = read_posting(b"{\n 'title': 1}", "x.json");
    assert!(reading.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::DataInvalid { .. })));
}

#[test]
fn a_page_is_read_in_its_own_encoding() {
    let page = "<html><meta charset=windows-1252><h1>Élève</h1><p>Envoyez votre CV à été@example.org – vite";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let reading = read_posting(&bytes, "annonce.htm");
    assert_eq!(reading.problems, []);
    assert_eq!(reading.posting.as_ref().unwrap().title, "Élève");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(page.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read_posting(&utf16, "annonce.html").posting.unwrap().title, "Élève");
    let reading = read_posting(page.as_bytes(), "a name that says nothing");
    assert_eq!(reading.posting.unwrap().title, "Élève", "it is UTF-8, whatever it says");
}

/// Were the work to grow with the square of the length, or of the depth, none of this would end while anybody waits.
#[test]
fn bombs_are_read_to_their_end() {
    for shard in [
        "<div>",
        "<b>",
        "<ul><li>",
        "<table><tr><td>",
        "<a href=x>",
        "</p>",
        "<p>",
        "<li>",
        "<!--",
        "<dl><dt>x<dd>",
        "&lt;",
        "<br>",
        "<",
        "`*_[",
    ] {
        let page = format!("<html><h1>Bombe</h1><p>CV à a@example.org</p>{}", shard.repeat(200_000 / shard.len()));
        let reading = read(&page);
        assert_eq!(reading.posting.unwrap().title, "Bombe", "{shard}");
        let nests = ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<dl><dt>x<dd>"].contains(&shard);
        let cut = reading.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NestedTooDeep { .. }));
        assert_eq!(cut, nests, "{shard}: {:?}", reading.problems);
    }
    for shard in ["[", "{\"a\":", "[{\"@type\":\"JobPosting\",\"x\":"] {
        let reading = read_posting(shard.repeat(200_000 / shard.len()).as_bytes(), "bombe.json");
        assert!(reading.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::DataInvalid { .. })));
    }
    let wide = format!("[{}1]", "{\"@type\":\"JobPosting\"},".repeat(40_000));
    assert!(read_posting(wide.as_bytes(), "large.json").posting.is_some());
}
