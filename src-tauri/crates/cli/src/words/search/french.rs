use desk::FoundKind;
use hiring::{QueryProblem, QueryWrong, SearchField};

use super::SearchWords;
use crate::words::French;

impl SearchWords for French {
    fn found_kind(&self, kind: FoundKind) -> &'static str {
        match kind {
            FoundKind::People => "Candidats",
            FoundKind::Postings => "Annonces",
            FoundKind::Files => "CV et fichiers",
            FoundKind::Mails => "E-mails",
            FoundKind::Notes => "Notes",
        }
    }

    fn count_of(&self, count: u64, more: bool) -> String {
        let count =
            if count >= 1000 { format!("{}\u{202f}{:03}", count / 1000, count % 1000) } else { count.to_string() };
        if more { format!("{count}\u{a0}ou plus") } else { count }
    }

    fn found_heads(&self, kind: FoundKind) -> [&'static str; 4] {
        match kind {
            FoundKind::People => ["candidat", "nom", "présentation", "extrait"],
            FoundKind::Postings => ["annonce", "titre", "organisme", "extrait"],
            FoundKind::Files => ["candidat", "nom", "fichier", "extrait"],
            FoundKind::Mails => ["vivier", "objet", "personne", "extrait"],
            FoundKind::Notes => ["candidat", "nom", "", "extrait"],
        }
    }

    fn nothing_found(&self) -> &'static str {
        "rien trouvé"
    }

    fn looked_for_instead(&self, query: &str) -> String {
        format!("rien n’est écrit ainsi ; résultats pour : {query}")
    }

    fn search_field(&self, field: SearchField) -> &'static str {
        match field {
            SearchField::Tag => "étiquette:",
            SearchField::Stage => "étape:",
            SearchField::Posting => "annonce:",
            SearchField::Source => "source:",
            SearchField::Missing => "manque:",
            SearchField::After => "depuis:",
            SearchField::Before => "avant:",
            SearchField::Score => "note:",
        }
    }

    fn query_problem(&self, problem: &QueryProblem) -> String {
        let field = self.search_field(problem.field);
        match problem.wrong {
            QueryWrong::ValueMissing => format!("écrivez ce qu’il faut chercher après {field}"),
            QueryWrong::NotADate => format!("{field} attend un jour, un mois ou une année, comme 2026-01"),
            QueryWrong::NotAScore => format!("{field} attend une note de 1 à 4, comme >3"),
            QueryWrong::UnknownPiece => format!("{field} attend une pièce, comme cv ou lettre"),
        }
    }
}
