use hiring::{Figure, PeriodOf, PostingState, ReasonCode, ReportName, StageCode};

use super::{Phrases, Term};

pub const PHRASES: Phrases = Phrases {
    lang: "fr",
    made: "Établi le",
    compared: "Comparé à",
    compared_period: "Comparé à la période",
    before: "avant",
    definition: "Ce qui est compté",
    nothing: "Rien à montrer pour cette période et ces filtres.",
    from: "du",
    to: "au",
    since: "depuis le",
    until: "jusqu’au",
};

pub const fn term(term: Term) -> &'static str {
    match term {
        Term::Acknowledged => "Avec accusé de réception",
        Term::Answered => "Avec réponse",
        Term::Bounced => "Revenus",
        Term::Failed => "Échecs",
        Term::IntoFolder => "Dans un dossier",
        Term::Kept => "Tenues",
        Term::KeptShare => "Tenues, des échues",
        Term::NotDue => "À échoir",
        Term::NotKept => "Non tenues",
        Term::NotKnown => "Sans certitude",
        Term::Promised => "Promises",
        Term::Sent => "Partis",
        Term::Waiting => "En attente",
        Term::Written => "Écrits",
        Term::Again => "Avaient déjà postulé",
        Term::Applications => "Candidatures",
        Term::Back => "En arrière",
        Term::ByThem => "De leur fait",
        Term::ByUs => "De notre fait",
        Term::Count => "Nombre",
        Term::Criterion => "Critère",
        Term::DaysOpen => "Jours d’ouverture",
        Term::DaysSoFar => "Jours jusqu’ici, médiane",
        Term::DaysToFill => "Jours pour pourvoir",
        Term::Dropped => "Terminées",
        Term::Ending => "Fin",
        Term::ExpectedDays => "Jours prévus",
        Term::Forward => "En avant",
        Term::Hired => "Recrutement",
        Term::HiredShare => "Recrutements sur reçues",
        Term::LongestDays => "Plus long, jours",
        Term::Mark1 => "Note 1",
        Term::Mark2 => "Note 2",
        Term::Mark3 => "Note 3",
        Term::Mark4 => "Note 4",
        Term::Marks => "Notes",
        Term::Mean => "Moyenne",
        Term::MeanHired => "Moyenne des recrutements",
        Term::MeanRejected => "Moyenne des refus",
        Term::Measure => "Chiffre",
        Term::MedianDays => "Jours, médiane",
        Term::Month => "Mois",
        Term::MovedOn => "Ont dépassé la première étape",
        Term::Moves => "Déplacements",
        Term::Must => "Nécessaire",
        Term::Name => "Déplacées par",
        Term::NinetiethDays => "9 sur 10, jours",
        Term::NoOrganisation => "Sans organisation",
        Term::NoReason => "Sans motif",
        Term::NotTold => "Non précisée",
        Term::OpenedOn => "Ouverte le",
        Term::Organisation => "Organisation",
        Term::Overdue => "Plus long que prévu",
        Term::OverdueShare => "Plus long, part",
        Term::People => "Personnes",
        Term::Plus => "Un plus",
        Term::Posting => "Annonce",
        Term::Reached => "Atteinte",
        Term::Reason => "Motif",
        Term::Received => "Reçues",
        Term::Rejected => "Refus",
        Term::Reopened => "Reprises",
        Term::Running => "En cours",
        Term::ShareOfAll => "Part du total",
        Term::ShareOfEnding => "Part de cette fin",
        Term::ShareOfPrevious => "De l’étape précédente",
        Term::ShortestDays => "Plus court, jours",
        Term::Source => "Provenance",
        Term::State => "État",
        Term::Stays => "Passages",
        Term::Step => "Étape",
        Term::Tag => "Étiquette",
        Term::TakenIn => "Enregistrées",
        Term::Total => "Total",
        Term::TotalMedian => "Ensemble, médiane",
        Term::Wanted => "Demandé",
        Term::Week => "Semaine",
        Term::Withdrawn => "Désistement",
    }
}

pub const fn report(report: ReportName) -> &'static str {
    match report {
        ReportName::Summary => "La période en bref",
        ReportName::Funnel => "Entonnoir",
        ReportName::Pipeline => "Candidatures en cours",
        ReportName::StageTime => "Temps passé par étape",
        ReportName::HiringTime => "Délai de recrutement",
        ReportName::Openings => "Annonces : jours d’ouverture et délai pour pourvoir",
        ReportName::Weeks => "Candidatures par semaine",
        ReportName::Sources => "Provenances",
        ReportName::Reasons => "Motifs de fin",
        ReportName::Scores => "Évaluations",
        ReportName::Workload => "Charge de travail",
        ReportName::Answers => "Réponses et promesses",
        ReportName::Mails => "E-mails",
    }
}

pub const fn title(figure: Figure) -> &'static str {
    match figure {
        Figure::Summary => "La période en bref",
        Figure::FunnelSteps => "Entonnoir par étape",
        Figure::FunnelDrops => "Qui met fin aux candidatures",
        Figure::FunnelPostings => "Entonnoir par annonce",
        Figure::FunnelOrganisations => "Entonnoir par organisation",
        Figure::FunnelMonths => "Entonnoir par mois",
        Figure::PipelineStages => "En cours, par étape",
        Figure::PipelinePostings => "En cours, par annonce",
        Figure::StageTime => "Temps passé par étape",
        Figure::TimeToHire => "Délai de recrutement",
        Figure::Openings => "Durée d’ouverture et délai",
        Figure::Weeks => "Candidatures par semaine",
        Figure::Sources => "Candidatures par provenance",
        Figure::Reasons => "Motifs de refus et désistement",
        Figure::ScoresStages => "Notes par étape",
        Figure::ScoresCriteria => "Notes par critère",
        Figure::Workload => "Charge de travail",
        Figure::Acknowledgements => "Délai d’accusé de réception",
        Figure::FirstAnswers => "Délai de première réponse",
        Figure::Promises => "Réponses promises",
        Figure::MailsPostings => "E-mails par annonce",
        Figure::MailsWeeks => "E-mails par semaine",
    }
}

pub const fn definition(figure: Figure) -> &'static str {
    match figure {
        Figure::Summary => {
            "Candidatures reçues dans la période, telles qu’elles sont aujourd’hui. Qui postule deux fois a deux candidatures et compte pour une personne ; la seconde compte parmi celles qui « avaient déjà postulé », quelle que soit l’annonce."
        }
        Figure::FunnelSteps => {
            "Candidatures reçues dans la période. Une étape est atteinte dès que la candidature y a été, ou dans une étape suivante, à n’importe quel moment : revenir en arrière n’enlève rien, et une étape sautée compte comme atteinte. Recrutement, refus et désistement sont ceux qui valent aujourd’hui ; refus, désistement et en cours comptent à la dernière étape occupée : sur toutes les étapes, avec les recrutements, leur somme est le nombre de reçues. Les étapes se correspondent par leur nature, sinon par leur nom ; celle qu’une annonce est seule à avoir compte comme l’étape précédente."
        }
        Figure::FunnelDrops => {
            "Parmi les candidatures reçues dans la période, celles qui sont aujourd’hui refusées ou retirées, par la personne qui les y a mises en dernier et par la dernière étape occupée auparavant."
        }
        Figure::FunnelPostings => {
            "Candidatures reçues dans la période, par annonce ; chaque étape compte celles qui l’ont atteinte, selon la règle de l’entonnoir par étape."
        }
        Figure::FunnelOrganisations => {
            "Candidatures reçues dans la période, par organisation de l’annonce ; chaque étape compte celles qui l’ont atteinte, selon la règle de l’entonnoir par étape."
        }
        Figure::FunnelMonths => {
            "Candidatures par mois de réception ; chaque étape compte celles qui l’ont atteinte à ce jour : les mois récents ne sont pas encore arrivés à leur terme."
        }
        Figure::PipelineStages => {
            "Candidatures en cours aujourd’hui, quelle que soit la période, à l’étape où elles sont. Les jours disent depuis combien de temps celle du milieu s’y trouve ; plus long que prévu veut dire plus de jours entiers que l’étape n’en prévoit."
        }
        Figure::PipelinePostings => {
            "Candidatures en cours aujourd’hui, quelle que soit la période, par annonce et par étape ; une étape qu’une annonce est seule à avoir compte comme l’étape précédente."
        }
        Figure::StageTime => {
            "Passages des candidatures reçues dans la période : de l’entrée dans une étape à la sortie ; qui y revient y passe une fois de plus. Un passage inachevé compte pour ce qu’il a duré jusqu’ici (Kaplan-Meier) ; si trop peu sont achevés, il n’y a pas de médiane. Les jours prévus sont ceux que l’étape prévoit aujourd’hui."
        }
        Figure::TimeToHire => {
            "Parmi les recrutements faits dans la période et toujours valables, les jours entre la réception de la candidature et son passage à l’étape Recrutement. Les candidatures en cours n’y sont pas."
        }
        Figure::Openings => {
            "Annonces ouvertes dans la période, à partir de leur date, sinon du jour de leur première lecture. Celle qui reçoit des candidatures est ouverte jusqu’à aujourd’hui, même si elle a été fermée entre-temps ; celle qui est fermée l’a été jusqu’à son dernier recrutement, sinon jusqu’au jour où sa dernière version a été lue. Pour pourvoir : jusqu’au premier recrutement valable, d’où que vienne la personne. Les médianes comptent les annonces sans issue pour le temps écoulé (Kaplan-Meier)."
        }
        Figure::Weeks => {
            "Candidatures par semaine de réception (du lundi au dimanche), et ce qu’elles sont devenues à ce jour. La semaine en cours n’est pas finie."
        }
        Figure::Sources => {
            "Candidatures reçues dans la période, par la provenance écrite sur la candidature ; casse et accents ne comptent pas. Chaque étape compte celles qui l’ont atteinte, selon la règle de l’entonnoir par étape."
        }
        Figure::Reasons => {
            "Candidatures aujourd’hui refusées ou retirées, dont la fin est dans la période, par motif ; les étapes sont les dernières occupées auparavant. Une fin annulée depuis n’y est pas."
        }
        Figure::ScoresStages => {
            "Toutes les notes, de 1 à 4, données aux candidatures reçues dans la période, par l’étape où la candidature est aujourd’hui ; chaque note compte une fois, même quand plusieurs personnes ont noté le même critère."
        }
        Figure::ScoresCriteria => {
            "Toutes les notes données aux candidatures reçues dans la période, par critère, dans les mots de l’annonce au moment de noter ; casse et accents ne comptent pas."
        }
        Figure::Workload => {
            "Ce que chaque personne a fait dans la période : candidatures enregistrées et déplacements. Un déplacement va en avant, en arrière, vers une fin, ou en sort ; leur somme est le nombre de déplacements. Un déplacement annulé n’y est pas."
        }
        Figure::Acknowledgements => {
            "Candidatures reçues pendant la période, et celles dont l’accusé de réception est parti d’ici sans revenir. Les jours se comptent depuis la réception ; sans accusé, une candidature compte tant qu’elle attend, ou jusqu’à sa fin (Kaplan-Meier)."
        }
        Figure::FirstAnswers => {
            "Candidatures reçues pendant la période, et celles qui ont une réponse : le premier déplacement après leur arrivée, ou le premier e-mail autre que l’accusé de réception qui est parti d’ici sans revenir, selon ce qui vient d’abord. Sans réponse, une candidature compte tant qu’elle attend (Kaplan-Meier)."
        }
        Figure::Promises => {
            "Candidatures reçues pendant la période à des annonces qui promettent une réponse en tant de jours. Tenue : la première réponse est venue d’ici là. Non tenue : elle est venue plus tard, ou n’est pas venue et le jour est passé. La part est celle des promesses tenues ou non tenues."
        }
        Figure::MailsPostings => {
            "E-mails écrits pendant la période, une fois par adresse, par annonce, selon où ils en sont aujourd’hui. Partis : un serveur les a pris et ils ne sont pas revenus ; ceux dans un dossier n’ont pas quitté cet ordinateur. Écrits est la somme de tous les autres."
        }
        Figure::MailsWeeks => {
            "E-mails par semaine où ils ont été écrits (du lundi au dimanche), une fois par adresse, selon où ils en sont aujourd’hui. Entre la première et la dernière, les semaines sans e-mail figurent aussi."
        }
    }
}

pub const fn stage_code(code: StageCode) -> &'static str {
    match code {
        StageCode::New => "Nouveau",
        StageCode::Screening => "Présélection",
        StageCode::Interview => "Entretien",
        StageCode::Offer => "Proposition",
        StageCode::Hired => "Recrutement",
        StageCode::Rejected => "Refus",
        StageCode::Withdrawn => "Désistement",
    }
}

pub const fn reason_code(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::MissingSkill => "Une compétence nécessaire manque",
        ReasonCode::LessExperience => "Moins d’expérience que le poste n’en demande",
        ReasonCode::OtherChosen => "Une autre personne a été retenue",
        ReasonCode::IncompleteApplication => "Le dossier est resté incomplet",
        ReasonCode::Language => "Langue",
        ReasonCode::Availability => "Disponibilité",
        ReasonCode::Place => "Lieu ou télétravail",
        ReasonCode::Pay => "Rémunération",
        ReasonCode::PostingClosed => "L’annonce a été fermée",
        ReasonCode::Unreachable => "Impossible à joindre",
        ReasonCode::DeclinedOffer => "A décliné la proposition",
        ReasonCode::OtherOffer => "A accepté une autre proposition",
        ReasonCode::ChangedMind => "A changé d’avis",
        ReasonCode::PersonalReasons => "Raisons personnelles",
        ReasonCode::Other => "Autre motif",
    }
}

pub const fn state(state: PostingState) -> &'static str {
    match state {
        PostingState::Open => "ouverte",
        PostingState::Closed => "fermée",
        PostingState::Filled => "pourvue",
        PostingState::Unknown => "non précisé",
    }
}

pub const fn period_of(period: PeriodOf) -> &'static str {
    match period {
        PeriodOf::Received => "Candidatures reçues",
        PeriodOf::Ended => "Candidatures terminées",
        PeriodOf::Hired => "Recrutements faits",
        PeriodOf::Opened => "Annonces ouvertes",
        PeriodOf::Moved => "Ce qui a été fait",
        PeriodOf::Mailed => "E-mails écrits",
        PeriodOf::Present => "Aujourd’hui, quelle que soit la période",
    }
}
