use super::*;

fn found(text: &str) -> Vec<(HintKind, String)> {
    hints(text).into_iter().map(|hint| (hint.kind, hint.found)).collect()
}

fn one(kind: HintKind, found: &str) -> Vec<(HintKind, String)> {
    vec![(kind, found.to_owned())]
}

#[test]
fn accounts_and_cards_are_found_where_their_checksum_holds() {
    for iban in
        ["FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", "fr76-3000-6000-0112-3456-7890-189"]
    {
        let text = format!("Son IBAN : {iban}, pour le remboursement");
        assert_eq!(hints(&text).len(), 1, "{text}");
        assert_eq!(hints(&text)[0].kind, HintKind::Bank);
    }
    assert_eq!(found("GB82 WEST 1234 5698 7654 32"), one(HintKind::Bank, "GB82W … 32"));
    assert_eq!(found("DE89 3704 0044 0532 0130 00."), one(HintKind::Bank, "DE893 … 00"));
    assert_eq!(found("Carte 4111 1111 1111 1111 (exp. 12/28)"), one(HintKind::Bank, "4111 … 11"));
    assert_eq!(found("5555-5555-5555-4444"), one(HintKind::Bank, "5555 … 44"));
    assert_eq!(found("3782 822463 10005"), one(HintKind::Bank, "378 … 05"));
    for wrong in ["FR76 3000 6000 0112 3456 7890 188", "4111 1111 1111 1112", "FR76 3000", "1234 4111 1111 1111 1111"] {
        assert_eq!(found(wrong), [], "{wrong}");
    }
}

#[test]
fn numbers_of_social_security_are_found_where_their_key_holds() {
    for nir in ["1 85 05 78 006 084 91", "185057800608491", "1.85.05.78.006.084.91"] {
        assert_eq!(found(&format!("n° sécu {nir}.")), one(HintKind::SocialSecurity, "185 … 91"), "{nir}");
    }
    // Born in Corsica.
    assert_eq!(found("2 69 05 2A 588 157 17"), one(HintKind::SocialSecurity, "269 … 17"));
    assert_eq!(found("NI number QQ 12 34 56 C"), [], "no such prefix: the one in examples");
    assert_eq!(found("NI number AB 12 34 56 C, please"), one(HintKind::SocialSecurity, "AB … 6C"));
    assert_eq!(found("AB123456D"), one(HintKind::SocialSecurity, "AB … 6D"));
    for wrong in ["1 85 05 78 006 084 92", "185057800608", "1 85 17 78 006 084 91", "AB 123 456 C", "ab123456c"] {
        assert_eq!(found(wrong), [], "{wrong}");
    }
}

#[test]
fn health_is_found_as_people_write_of_it() {
    for (text, word) in [
        ("A la RQTH depuis 2019", "RQTH"),
        ("Elle est enceinte, retour en mai", "enceinte"),
        ("En arrêt maladie jusqu’à Pâques", "arrêt maladie"),
        ("parti en Burn-out", "Burn out"),
        ("EN SITUATION DE HANDICAP", "SITUATION DE HANDICAP"),
        ("Diabétique, mais ça ne gêne pas", "Diabétique"),
        ("was on sick leave for a year", "sick leave"),
        ("has some health problems", "health problems"),
        ("She’s pregnant", "pregnant"),
        ("Autiste Asperger", "Autiste"),
    ] {
        assert_eq!(found(text).first(), Some(&(HintKind::Health, word.to_owned())), "{text}");
    }
    assert_eq!(found("enceinte ; oui, enceinte").len(), 1, "each once");
}

#[test]
fn what_recruiters_write_every_day_raises_nothing() {
    for text in [
        "",
        "À rappeler au 06 39 98 00 01 ou +33 6 39 98 00 42, poste 12",
        "01.99.00.12.34 / 020 7946 0018 / +44 20 7946 0018",
        "Elle a encadré de 20 personnes en interne, puis de 54 postes dans la region",
        "SIRET 732 829 320 00074, SIREN 732829320, TVA FR40 303 265 045",
        "Né le 12/05/1985, à 34000 Montpellier, disponible le 01-09-2026 à 14 h 30",
        "Du 12.01.2024 au 31.12.2025, 35 000 à 42 000 € sur 13 mois",
        "Facture 2026 0000 1234 5678, dossier 1234567890123456",
        "SW1A 1AA, EC1A 1BB, ISBN 978-2-07-036822-8",
        "4 ans, 12 mois, 6 000 lignes, 2 000 000 de lecteurs",
        "10 ans dans le secteur de la santé ; mutuelle santé offerte",
        "Référent handicap, a monté la mission handicap",
        "Dans l’enceinte de l’école, une enceinte acoustique",
        "Adresse invalide, diplôme inadapté, maladroit à l’oral",
        "Mental health nurse, health and safety officer, healthcare",
        "Opération commerciale, traitement de texte, arrêt des comptes",
        "Bonne dépressurisation, dépréciation, sidérurgie, cancérologue",
        "https://www.linkedin.com/in/zoe-martin-1850578006 zoe4111@example.com",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn whatever_the_text_nothing_breaks() {
    for text in ["é1", "1é", "\u{1F984} 1 85", "FR", "FR7", "1", "-", "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1", "ﬁ76"]
    {
        drop(hints(text));
    }
    let long = "FR76 3000 6000 ".repeat(2000);
    assert_eq!(found(&long), []);
}
