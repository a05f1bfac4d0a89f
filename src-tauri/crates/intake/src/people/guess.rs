//! Which column says what: by its heading, and where that says nothing, by what stands in it.

use hiring::{ColumnMapping, PersonField};

use super::headings::field_of;
use super::table::Table;
use super::values::{is_address, is_link, is_mark, is_phone};

/// Enough values to tell what a column holds.
const LOOKED_AT: usize = 200;

impl Table {
    /// A proposal that a person can change. Columns that say nothing known are left out.
    pub fn guess(&self) -> ColumnMapping {
        let by_heading = self.headings.iter().map(|heading| field_of(heading));
        let mut fields: Vec<Option<PersonField>> =
            by_heading.enumerate().map(|(column, field)| field.filter(|field| self.may_hold(column, *field))).collect();
        settle_names(&mut fields, &self.headings);
        settle_work(&mut fields, &self.headings);
        self.settle_notes(&mut fields);
        settle_outcome(&mut fields);
        keep_first(&mut fields, PersonField::Received);
        for (column, field) in fields.iter_mut().enumerate() {
            *field = field.or_else(|| self.by_content(column));
        }
        if ![PersonField::Name, PersonField::Given, PersonField::Family]
            .iter()
            .any(|name| fields.contains(&Some(*name)))
        {
            self.find_name(&mut fields);
        }
        ColumnMapping { fields, day_order: None }
    }

    /// A column called after addresses that holds yes and no holds no addresses.
    fn may_hold(&self, column: usize, field: PersonField) -> bool {
        match field {
            PersonField::Email => self.share(column, |cell| cell.contains('@')) != Some(0.0),
            PersonField::Phone => {
                self.share(column, |cell| cell.chars().filter(char::is_ascii_digit).count() >= 6) != Some(0.0)
            }
            _ => true,
        }
    }

    /// How many of the values are so; none if there are too few to tell.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred values")]
    fn share(&self, column: usize, is: impl Fn(&str) -> bool) -> Option<f64> {
        let (mut all, mut so) = (0_usize, 0_usize);
        for cell in self.samples(column, LOOKED_AT) {
            all += 1;
            so += usize::from(is(cell));
        }
        (all >= 3).then(|| so as f64 / all as f64)
    }

    /// Only what cannot be anything else. A day may be a birthday and a number anything: those are for a person to say.
    fn by_content(&self, column: usize) -> Option<PersonField> {
        let mostly = |is: fn(&str) -> bool| {
            let all = self.samples(column, LOOKED_AT).count();
            let so = self.samples(column, LOOKED_AT).filter(|cell| is(cell)).count();
            so > 0 && so * 10 >= all * 7
        };
        if mostly(is_address) {
            Some(PersonField::Email)
        } else if mostly(is_link) {
            Some(PersonField::Link)
        } else if mostly(is_written_phone) {
            Some(PersonField::Phone)
        } else {
            None
        }
    }

    /// The first column of two to four capitalised words.
    fn find_name(&self, fields: &mut [Option<PersonField>]) {
        let free = fields.iter().enumerate().filter(|(_, field)| field.is_none()).map(|(column, _)| column);
        let holds_names = |column: &usize| {
            let all = self.samples(*column, LOOKED_AT).count();
            let names = self.samples(*column, LOOKED_AT).filter(|cell| looks_like_a_name(cell)).count();
            names > 0 && names * 10 >= all * 7
        };
        let found = free.into_iter().find(holds_names);
        if let Some(field) = found.and_then(|column| fields.get_mut(column)) {
            *field = Some(PersonField::Name);
        }
    }

    /// `Note` is what somebody remarked, or in French the mark they gave.
    fn settle_notes(&self, fields: &mut [Option<PersonField>]) {
        for (column, field) in fields.iter_mut().enumerate() {
            if *field == Some(PersonField::Note)
                && self.samples(column, LOOKED_AT).count() > 0
                && self.samples(column, LOOKED_AT).all(is_mark)
            {
                *field = Some(PersonField::Rating);
            }
        }
    }
}

/// In a column nobody named, a bare number is no phone number: it may be anything.
fn is_written_phone(text: &str) -> bool {
    is_phone(text) && (text.starts_with(['0', '+']) || text.contains(' '))
}

fn looks_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let lower = ["de", "du", "da", "la", "le", "van", "von", "der", "den", "di", "dos", "el", "ben"];
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
                && (word.starts_with(char::is_uppercase) || lower.contains(word))
        })
}

/// Beside a column of given names, `Nom` and `Name` are the family's.
fn settle_names(fields: &mut [Option<PersonField>], headings: &[String]) {
    if !fields.contains(&Some(PersonField::Given)) || fields.contains(&Some(PersonField::Family)) {
        return;
    }
    let names = fields.iter_mut().zip(headings).filter(|(field, _)| **field == Some(PersonField::Name));
    let bare =
        |heading: &str| matches!(hiring::fold(heading).trim_matches(|c: char| !c.is_alphanumeric()), "nom" | "name");
    for (field, _) in names.filter(|(_, heading)| bare(heading)) {
        *field = Some(PersonField::Family);
    }
}

/// `Poste` and `Job title` are what was applied for where the table is about applications, else what the person does.
fn settle_work(fields: &mut [Option<PersonField>], headings: &[String]) {
    let about_applications = [PersonField::Stage, PersonField::Outcome, PersonField::Received, PersonField::Reason]
        .iter()
        .any(|field| fields.contains(&Some(*field)));
    let open = about_applications && !fields.contains(&Some(PersonField::Posting));
    for (field, heading) in fields.iter_mut().zip(headings) {
        if *field == Some(PersonField::Other) {
            // `Title` alone is the person's: postings have a `Job`.
            let own = hiring::fold(heading) == "title";
            *field = Some(if open && !own { PersonField::Posting } else { PersonField::Headline });
        }
    }
}

/// Where there are no stages, the status is one.
fn settle_outcome(fields: &mut [Option<PersonField>]) {
    if fields.contains(&Some(PersonField::Stage)) {
        return;
    }
    if let Some(field) = fields.iter_mut().find(|field| **field == Some(PersonField::Outcome)) {
        *field = Some(PersonField::Stage);
    }
}

fn keep_first(fields: &mut [Option<PersonField>], only: PersonField) {
    for field in fields.iter_mut().filter(|field| **field == Some(only)).skip(1) {
        *field = None;
    }
}
