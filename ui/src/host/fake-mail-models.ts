/** Invented templates, and the variables that they speak of. */
import type { Audience, TemplateText, VariableLine, VariableSource, Variant } from "../api/contract";

export type FakeTemplate = {
  name: string;
  audience: Audience;
  texts: Partial<Record<Variant, TemplateText>>;
  /** Those whose words are one's own. */
  own: Variant[];
};

const names: Record<Exclude<VariableSource, "missing">, string[]> = {
  application: ["name", "first_name", "email", "received_on", "stage", "missing", "sent_pieces"],
  posting: ["posting", "organisation", "deadline", "place", "answer_days", "figures", "shortlist"],
  account: ["sender", "sender_address", "signature"],
  person: [
    "when",
    "where",
    "with_whom",
    "duration",
    "link",
    "until",
    "criteria",
    "start",
    "pay",
    "retention",
    "note",
    "message",
  ],
};

export const fakeVariables: VariableLine[] = Object.entries(names).flatMap(([source, of]) =>
  of.map((name) => ({
    name,
    source: source as VariableSource,
    list: ["missing", "sent_pieces", "figures", "shortlist"].includes(name),
  })),
);

const of = (
  name: string,
  audience: Audience,
  texts: Partial<Record<Variant, [subject: string, body: string]>>,
): FakeTemplate => ({
  name,
  audience,
  own: [],
  texts: Object.fromEntries(
    Object.entries(texts).map(([variant, [subject, body]]) => [variant, { subject, body }]),
  ),
});

const vous = (subject: string, body: string): [string, string] => [
  subject,
  `Bonjour {{ name }},\n\n${body}\n\nBien cordialement,\n\n{{ signature }}`,
];

export const builtIn: FakeTemplate[] = [
  of("reply", "applicants", {
    "fr-vous": vous("Re: {{ subject }}", "{{ message }}"),
    en: ["Re: {{ subject }}", "Dear {{ name }},\n\n{{ message }}\n\nWith kind regards,\n\n{{ signature }}"],
  }),
  of("acknowledgement", "applicants", {
    "fr-vous": vous(
      "Votre candidature est bien arrivée – {{ posting }}",
      "Votre candidature pour « {{ posting }} »{% if organisation %} chez {{ organisation }}{% endif %} nous est bien parvenue le {{ received_on }}. Merci du temps que vous y avez consacré.\n\n{% if missing %}Il manque {{ missing }}. Vous pouvez nous l’envoyer en répondant à ce message.\n\n{% endif %}Vous aurez une réponse de notre part, quelle qu’elle soit, sous {{ answer_days }} jours.",
    ),
    "fr-tu": vous(
      "Ta candidature est bien arrivée – {{ posting }}",
      "Ta candidature pour « {{ posting }} » nous est bien parvenue le {{ received_on }}. Tu auras une réponse sous {{ answer_days }} jours.",
    ),
    en: [
      "We have your application – {{ posting }}",
      "Dear {{ name }},\n\nYour application for “{{ posting }}” reached us on {{ received_on }}. You will hear from us within {{ answer_days }} days, whatever we decide.\n\nWith kind regards,\n\n{{ signature }}",
    ],
  }),
  of("missing_pieces", "applicants", {
    "fr-vous": vous(
      "Votre candidature – {{ posting }}",
      "Pour étudier votre candidature, il nous manque {{ missing }}.",
    ),
  }),
  of("invitation", "applicants", {
    "fr-vous": vous(
      "Entretien pour {{ posting }}",
      "Votre parcours nous a intéressés. Seriez-vous disponible le {{ when }}{% if where %}, {{ where }}{% endif %}, pour un échange{% if with_whom %} avec {{ with_whom }}{% endif %} ?",
    ),
    en: [
      "An interview for {{ posting }}",
      "Dear {{ name }},\n\nWould you be free on {{ when }}?\n\nWith kind regards,\n\n{{ signature }}",
    ],
  }),
  of("refusal_after_screening", "applicants", {
    "fr-vous": vous(
      "Votre candidature – {{ posting }}",
      "Nous avons retenu d’autres candidatures cette fois.",
    ),
  }),
  of("new_application", "contacts", {
    "fr-vous": [
      "Nouvelle candidature – {{ posting }}",
      "Bonjour,\n\n{{ name }} a postulé le {{ received_on }}. Vous trouverez ses documents ci-joints.\n\n{{ signature }}",
    ],
  }),
  of("posting_closed", "contacts", {
    "fr-vous": [
      "Annonce close – {{ posting }}",
      "Bonjour,\n\nL’annonce « {{ posting }} » est close.\n\n{{ signature }}",
    ],
  }),
];
