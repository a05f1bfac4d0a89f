//! Templates: Markdown with variables, for the subject and the body.
//!
//! A variable that is unknown, or has no value, is a problem with its place, found before anything is queued. `{{ x | default("…") }}`
//! says what to write when there is none; `{% if x %}` asks whether there is one.

mod builtin;
mod render;
mod variables;

pub use builtin::{BuiltIn, TemplateName, built_in, built_ins, language_of, variant_of, variants_from};
pub use render::{Part, Rendered, Span, TemplateProblem, TemplateProblemKind, TemplateText, check, marked, render};
pub use variables::{Given, VARIABLES, Values, Variable, VariableSource};
