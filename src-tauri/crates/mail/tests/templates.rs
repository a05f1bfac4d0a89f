//! The templates that come with Vivier, and what is said of wrong ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that unwraps says where it failed")]

use hiring::{Audience, Variant};
use mail::{
    Given, Part, Span, TemplateName, TemplateProblem, TemplateProblemKind, TemplateText, VARIABLES, Values,
    VariableSource, built_in, built_ins, check, marked, render, to_html, to_text,
};

fn template(subject: &str, body: &str) -> TemplateText {
    TemplateText { subject: subject.to_owned(), body: body.to_owned() }
}

fn values(given: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (name, text) in given {
        values.text(name, text);
    }
    values
}

/// A value for everything.
fn full() -> Values {
    let mut values = Values::default();
    for variable in VARIABLES {
        if variable.list {
            values
                .set(variable.name, Given::Lines(vec![format!("{} 1", variable.name), format!("{} 2", variable.name)]));
        } else {
            values.text(variable.name, &format!("<{}>", variable.name));
        }
    }
    values
}

/// What every mail to an applicant knows, and what every mail to a contact knows.
fn least(audience: Audience) -> Values {
    let mut least = values(&[
        ("name", "Zoé Martin"),
        ("received_on", "17 novembre 2026"),
        ("posting", "Juriste"),
        ("sender", "Camille Rouvière"),
        ("sender_address", "camille@example.org"),
    ]);
    if audience == Audience::Contacts {
        for name in ["applications", "new_applications"] {
            least.text(name, "12");
        }
        for name in ["figures", "shortlist"] {
            least.set(name, Given::Lines(vec!["Zoé Martin".to_owned()]));
        }
    }
    least
}

/// What a person types for one of these, and cannot be known otherwise.
fn typed(name: TemplateName, values: &mut Values) {
    match name {
        TemplateName::Invitation => {
            values.text("when", "mardi à 10 h");
            values.text("where", "12 quai du Port");
        }
        TemplateName::Reply => {
            values.text("subject", "Candidature éditrice web");
            values.text("message", "Merci, c’est noté.");
        }
        TemplateName::MissingPieces => values.set("missing", Given::Lines(vec!["un portfolio".to_owned()])),
        _ => {}
    }
}

#[test]
fn each_template_is_sound_in_every_language_it_should_have() {
    for name in TemplateName::ALL {
        for variant in Variant::ALL.iter().copied() {
            if name.audience() == Audience::Contacts && variant == Variant::FrenchTu {
                continue;
            }
            let text = built_in(name.code(), variant).unwrap_or_else(|| panic!("{name:?} {variant:?} is not there"));
            assert_eq!(check(&text), [], "{name:?} {variant:?}");
            render(&text, &full()).unwrap();
        }
    }
    assert_eq!(built_ins().count(), 38);
}

#[test]
fn the_least_that_is_known_is_enough_and_leaves_no_hole() {
    for built_in in built_ins() {
        let mut values = least(built_in.name.audience());
        typed(built_in.name, &mut values);
        let rendered = render(&built_in.text, &values).unwrap_or_else(|problems| panic!("{built_in:?}: {problems:?}"));
        let text = to_text(&rendered.body);
        let what = format!("{:?} {:?}:\n{text}", built_in.name, built_in.variant);
        assert!(!text.contains("\n\n\n") && !text.contains("  ") && !text.contains(" ."), "{what}");
        assert!(!text.contains(['{', '}', '*', '\\']), "{what}");
        assert!(text.trim_end().contains("Camille Rouvière"), "{what}");
        assert!(!to_html(&rendered.body, "fr").contains("<p></p>"), "{what}");
    }
}

#[test]
fn french_is_written_with_its_spaces_and_addresses_nobody_by_gender() {
    for built_in in built_ins().filter(|built_in| built_in.variant != Variant::English) {
        let text = format!("{}\n{}", built_in.text.subject, built_in.text.body);
        // What the template language writes in braces has spaces of its own.
        let mut outside = String::new();
        for piece in
            text.split("{{").flat_map(|piece| piece.split_once("}}").map_or(vec![piece], |(_, after)| vec![after]))
        {
            outside.push_str(piece);
        }
        for mark in [" :", " ;", " !", " ?", " »", "« "] {
            assert!(!outside.contains(mark), "{:?} {:?}: “{mark}”", built_in.name, built_in.variant);
        }
        let lower = outside.to_lowercase();
        for word in ["monsieur", "madame", "(e)", "·e", "cher ", "chère", "candidats", "retenu ", "désolé"] {
            assert!(!lower.contains(word), "{:?} {:?}: {word}", built_in.name, built_in.variant);
        }
        let (own, other) = if built_in.variant == Variant::FrenchTu { ("tu", "vous") } else { ("vous", "tu") };
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
        assert!(!words.contains(&other), "{:?} {:?} says {other}, not {own}", built_in.name, built_in.variant);
    }
}

#[test]
fn the_acknowledgement_says_what_becomes_of_the_data() {
    for variant in Variant::ALL.iter().copied() {
        let text = built_in("acknowledgement", variant).unwrap();
        let body = render(&text, &least(Audience::Applicants)).unwrap().body;
        let body = to_text(&body);
        assert!(body.contains("camille@example.org"), "{body}");
        assert!(body.contains("effac") || body.contains("erase"), "{body}");
    }
}

#[test]
fn wrong_templates_are_told_so_with_the_place() {
    let problems = check(&template("{{ posting }}", "Bonjour {{ nam }},\n\n{% if organisaton %}x{% endif %}\n"));
    let unknown = |line, name: &str| TemplateProblem {
        part: Part::Body,
        line,
        kind: TemplateProblemKind::UnknownVariable { name: name.to_owned() },
    };
    assert_eq!(problems, [unknown(1, "nam"), unknown(3, "organisaton")]);
    let problems = check(&template(" ", "a\n{% if name %}"));
    assert_eq!(problems[0].kind, TemplateProblemKind::EmptySubject);
    assert!(matches!(
        problems[1],
        TemplateProblem { part: Part::Body, line: 2, kind: TemplateProblemKind::Syntax { .. } }
    ));
    assert!(
        matches!(check(&template("x", "{{ name.__class__() }}")).as_slice(), []),
        "a wrong call is found when it is made"
    );
    assert!(render(&template("x", "{{ name.__class__() }}"), &values(&[("name", "Zoé")])).is_err());
    assert!(
        render(
            &template("x", "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}"),
            &Values::default()
        )
        .is_err()
    );
}

#[test]
fn what_has_no_value_is_named_unless_the_template_says_what_then() {
    let template =
        template("{{ posting }}", "Bonjour {{ first_name | default(name) }},\n{{ when }} {{ where }}\n{{ when }}\n");
    let problems = render(&template, &values(&[("name", "Zoé"), ("posting", "Juriste"), ("where", "  ")])).unwrap_err();
    let none = |name: &str| TemplateProblem {
        part: Part::Body,
        line: 2,
        kind: TemplateProblemKind::NoValue { name: name.to_owned() },
    };
    assert_eq!(problems, [none("when"), none("where")]);
    let list = TemplateText {
        subject: "x".to_owned(),
        body: "{% for piece in missing %}\n- {{ piece }}\n{% endfor %}".to_owned(),
    };
    assert_eq!(
        render(&list, &Values::default()).unwrap_err()[0].kind,
        TemplateProblemKind::NoValue { name: "missing".to_owned() }
    );
}

#[test]
fn a_value_is_read_as_it_stands() {
    let hostile = "*Zoé* [clic](https://hameconnage.example) <script>\n# Titre {{ sender_address }}";
    let template = template("Pour {{ name }}", "Bonjour {{ name }}");
    let rendered = render(&template, &values(&[("name", hostile)])).unwrap();
    assert!(!rendered.subject.contains('\n'));
    assert_eq!(
        to_text(&rendered.body),
        "Bonjour *Zoé* [clic](https://hameconnage.example) <script>\n# Titre {{ sender_address }}\n"
    );
    let html = to_html(&rendered.body, "fr");
    assert!(!html.contains("<a ") && !html.contains("<script") && !html.contains("<h1"), "{html}");
}

#[test]
fn a_signature_keeps_its_form() {
    let mut values = Values::default();
    values.set("signature", Given::Markdown("**Camille**\n[Rivages](https://rivages.example)".to_owned()));
    let rendered = render(&template("x", "{{ signature }}"), &values).unwrap();
    assert_eq!(to_text(&rendered.body), "Camille\nRivages (https://rivages.example)\n");
}

#[test]
fn a_preview_shows_where_each_word_comes_from() {
    let template = template("{{ posting }} – {{ name }}", "Bonjour {{ name }},\n\n{{ when }}\n\n{{ sender }}");
    let (subject, body) =
        marked(&template, &values(&[("name", "Zoé M.\u{e101}"), ("posting", "Juriste"), ("sender", "Camille")]));
    let span = |text: &str, from| Span { text: text.to_owned(), from };
    assert_eq!(
        subject,
        [
            span("Juriste", Some(VariableSource::Posting)),
            span(" – ", None),
            span("Zoé M.", Some(VariableSource::Application))
        ]
    );
    assert_eq!(
        body,
        [
            span("Bonjour ", None),
            span("Zoé M.", Some(VariableSource::Application)),
            span(",\n\n", None),
            span("when", Some(VariableSource::Missing)),
            span("\n\n", None),
            span("Camille", Some(VariableSource::Account))
        ]
    );
}
