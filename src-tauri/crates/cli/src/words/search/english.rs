use desk::FoundKind;
use hiring::{QueryProblem, QueryWrong, SearchField};

use super::SearchWords;
use crate::words::English;

impl SearchWords for English {
    fn found_kind(&self, kind: FoundKind) -> &'static str {
        match kind {
            FoundKind::People => "Candidates",
            FoundKind::Postings => "Postings",
            FoundKind::Files => "CVs and files",
            FoundKind::Mails => "E-mails",
            FoundKind::Notes => "Notes",
        }
    }

    fn count_of(&self, count: u64, more: bool) -> String {
        let count = if count >= 1000 { format!("{},{:03}", count / 1000, count % 1000) } else { count.to_string() };
        if more { format!("{count}+") } else { count }
    }

    fn found_heads(&self, kind: FoundKind) -> [&'static str; 4] {
        match kind {
            FoundKind::People => ["candidate", "name", "headline", "words"],
            FoundKind::Postings => ["posting", "title", "organisation", "words"],
            FoundKind::Files => ["candidate", "name", "file", "words"],
            FoundKind::Mails => ["vivier", "subject", "person", "words"],
            FoundKind::Notes => ["candidate", "name", "", "words"],
        }
    }

    fn nothing_found(&self) -> &'static str {
        "nothing found"
    }

    fn looked_for_instead(&self, query: &str) -> String {
        format!("nothing is written so; shown for: {query}")
    }

    fn search_field(&self, field: SearchField) -> &'static str {
        match field {
            SearchField::Tag => "tag:",
            SearchField::Stage => "stage:",
            SearchField::Posting => "posting:",
            SearchField::Source => "source:",
            SearchField::Missing => "missing:",
            SearchField::After => "after:",
            SearchField::Before => "before:",
            SearchField::Score => "score:",
        }
    }

    fn query_problem(&self, problem: &QueryProblem) -> String {
        let field = self.search_field(problem.field);
        match problem.wrong {
            QueryWrong::ValueMissing => format!("write what to look for behind {field}"),
            QueryWrong::NotADate => format!("{field} takes a day, a month or a year, such as 2026-01"),
            QueryWrong::NotAScore => format!("{field} takes a score from 1 to 4, such as >3"),
            QueryWrong::UnknownPiece => format!("{field} takes a piece, such as cv or letter"),
        }
    }
}
