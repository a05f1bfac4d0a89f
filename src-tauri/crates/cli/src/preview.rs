//! `--dry-run`: what an import would change.

use std::fmt::Write;

use desk::{Counts, DiffLine, Failure, Hunk, ImportPreview, LineChange, Outcome, PassedOver, PreviewedFile};

use crate::Done;
use crate::show::Show;
use crate::values::shown;

pub fn show_preview(preview: &ImportPreview, show: &Show) -> Result<Done, Failure> {
    if preview.cancelled {
        return Err(Failure::Cancelled);
    }
    show.result(preview, |preview| text(preview, show));
    for file in &preview.files {
        show.problems(&file.path, &file.problems);
    }
    passed_over(&preview.passed_over, show);
    Ok(if preview.counts.refused > 0 { Done::WithProblems } else { Done::Well })
}

/// On stderr, like all that was not taken in.
pub fn passed_over(kinds: &[PassedOver], show: &Show) {
    if !kinds.is_empty() {
        eprintln!("{}", show.words.passed_over(kinds));
    }
}

fn text(preview: &ImportPreview, show: &Show) -> String {
    let mut text = String::new();
    for file in preview.files.iter().filter(|file| file.outcome != Outcome::Unchanged) {
        describe(&mut text, file, show);
    }
    let Counts { repaired, .. } = preview.counts;
    let _ = writeln!(text, "{}", show.words.would_import(&preview.counts, preview.reposts));
    if repaired > 0 {
        let _ = writeln!(text, "{}", show.words.repaired(repaired));
    }
    text
}

fn describe(text: &mut String, file: &PreviewedFile, show: &Show) {
    let words = show.words;
    let _ = writeln!(text, "{}: {}  ({})", words.outcome(file.outcome), file.title, file.path);
    if let Some(repost) = &file.repost_of {
        let _ = writeln!(text, "    {}", words.same_role_question(&repost.title, repost.id.raw(), repost.percent));
    }
    if let Some(repeated) = &file.repeats {
        let _ = writeln!(text, "    {}", words.same_role_as_new(&repeated.title, &repeated.file, repeated.percent));
    }
    for change in &file.differences {
        let difference = &change.difference;
        let (before, after) = (shown(&difference.before, show), shown(&difference.after, show));
        let kept = if change.settled { format!("  ({})", words.settled_stays()) } else { String::new() };
        let _ = writeln!(text, "    {}: {before} → {after}{kept}", words.field(difference.after.field()));
    }
    for hunk in &file.lines {
        text.push_str(&lines(hunk));
    }
}

/// As a unified diff, a little to the right.
pub fn lines(hunk: &Hunk) -> String {
    let mut text = format!("    @@ -{} +{} @@\n", hunk.before, hunk.after);
    for DiffLine { change, text: line } in &hunk.lines {
        let mark = match change {
            LineChange::Same => ' ',
            LineChange::Removed => '-',
            LineChange::Added => '+',
        };
        let _ = writeln!(text, "    {mark}{line}");
    }
    text
}
