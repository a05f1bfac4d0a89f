//! Templates: the built-in ones, and the recruiter's own words in their place.

use hiring::{Audience, EntryId, Variant};
use mail::{
    TemplateName, TemplateProblem, TemplateText, VARIABLES, VariableSource, built_in, built_ins, variants_from,
};
use serde::{Deserialize, Serialize};
use store::{Op, Read};
use ts_rs::TS;

use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Templates {
    pub templates: Vec<TemplateLine>,
    /// What a template may speak of.
    pub variables: Vec<VariableLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateLine {
    pub name: String,
    pub audience: Audience,
    pub variants: Vec<Variant>,
    /// Those whose words are the recruiter's own.
    pub changed: Vec<Variant>,
    pub built_in: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VariableLine {
    pub name: String,
    pub source: VariableSource,
    /// Several lines, to go through with `{% for line in … %}`.
    pub list: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowTemplate {
    pub name: String,
    pub variant: Variant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplatePage {
    pub name: String,
    pub variant: Variant,
    pub audience: Audience,
    pub text: TemplateText,
    /// The words that come with Vivier, where these are not they.
    pub built_in: Option<TemplateText>,
    pub problems: Vec<TemplateProblem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveTemplate {
    pub name: String,
    pub variant: Variant,
    /// Of a new one; a built-in one keeps its own.
    pub audience: Audience,
    pub text: TemplateText,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateSaved {
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckTemplate {
    pub text: TemplateText,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateChecked {
    pub problems: Vec<TemplateProblem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResetTemplate {
    pub name: String,
    pub variant: Variant,
}

/// A template in one of its variants.
pub struct Found {
    pub variant: Variant,
    pub audience: Audience,
    pub text: TemplateText,
}

/// The variant that is asked for, or the nearest there is; a recruiter's own words before the built-in ones.
pub fn find(read: &Read<'_>, name: &str, wanted: Variant) -> Result<Option<Found>, store::Error> {
    let known = TemplateName::from_code(name);
    for variant in variants_from(wanted) {
        if let Some(own) = read.template(name, variant)? {
            let audience = known.map_or(own.audience, TemplateName::audience);
            let text = TemplateText { subject: own.subject, body: own.body };
            return Ok(Some(Found { variant, audience, text }));
        }
        if let (Some(known), Some(text)) = (known, built_in(name, variant)) {
            return Ok(Some(Found { variant, audience: known.audience(), text }));
        }
    }
    Ok(None)
}

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Templates, Failure> {
    let own = desk.store()?.read(|read| read.templates())?;
    let mut templates: Vec<TemplateLine> = TemplateName::ALL
        .into_iter()
        .map(|name| TemplateLine {
            name: name.code().to_owned(),
            audience: name.audience(),
            variants: built_ins().filter(|known| known.name == name).map(|known| known.variant).collect(),
            changed: Vec::new(),
            built_in: true,
        })
        .collect();
    for template in own {
        match templates.iter_mut().find(|line| line.name == template.name) {
            Some(line) => {
                if !line.variants.contains(&template.variant) {
                    line.variants.push(template.variant);
                }
                line.changed.push(template.variant);
            }
            None => templates.push(TemplateLine {
                name: template.name,
                audience: template.audience,
                variants: vec![template.variant],
                changed: vec![template.variant],
                built_in: false,
            }),
        }
    }
    let variables = VARIABLES.iter().map(|variable| VariableLine {
        name: variable.name.to_owned(),
        source: variable.source,
        list: variable.list,
    });
    Ok(Templates { templates, variables: variables.collect() })
}

pub(crate) fn show(desk: &Desk, request: ShowTemplate, _: &Job<'_>) -> Result<TemplatePage, Failure> {
    let own = desk.store()?.read(|read| read.template(&request.name, request.variant))?;
    let known = TemplateName::from_code(&request.name);
    let original = built_in(&request.name, request.variant);
    let audience = known.map(TemplateName::audience).or(own.as_ref().map(|own| own.audience));
    let own = own.map(|own| TemplateText { subject: own.subject, body: own.body });
    let changed = own.is_some();
    let (Some(text), Some(audience)) = (own.or_else(|| original.clone()), audience) else {
        return Err(Failure::TemplateUnknown { name: request.name });
    };
    Ok(TemplatePage {
        name: request.name,
        variant: request.variant,
        audience,
        problems: mail::check(&text),
        text,
        built_in: original.filter(|_| changed),
    })
}

/// Refused when something is wrong with it: a template that cannot be filled in would be found out with a person waiting.
pub(crate) fn save(desk: &Desk, request: SaveTemplate, _: &Job<'_>) -> Result<TemplateSaved, Failure> {
    let SaveTemplate { name, variant, audience, text } = request;
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(Failure::TemplateUnknown { name });
    }
    let problems = mail::check(&text);
    if !problems.is_empty() {
        return Err(Failure::TemplateWrong { problems });
    }
    let audience = TemplateName::from_code(&name).map_or(audience, TemplateName::audience);
    let written = desk.store()?.transact(|tx| {
        tx.save_template(&name, variant, audience, &text.subject, &text.body)?;
        Ok(((), Op::TemplateSaved { name, variant }))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(TemplateSaved { entry })
}

#[expect(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
pub(crate) fn check(_: &Desk, request: CheckTemplate, _: &Job<'_>) -> Result<TemplateChecked, Failure> {
    Ok(TemplateChecked { problems: mail::check(&request.text) })
}

/// The words that come with Vivier stand again; one that has none is gone.
pub(crate) fn reset(desk: &Desk, request: ResetTemplate, _: &Job<'_>) -> Result<TemplateSaved, Failure> {
    let ResetTemplate { name, variant } = request;
    let written = desk.store()?.transact(|tx| {
        tx.forget_template(&name, variant)?;
        Ok(((), Op::TemplateReset { name, variant }))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(TemplateSaved { entry })
}
