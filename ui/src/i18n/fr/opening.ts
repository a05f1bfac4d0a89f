/** Avant qu’un autre programme ouvre un fichier reçu. */
import type { opening as english } from "../en/opening";

export const opening: typeof english = {
  ask: "Ouvrir dans un autre programme…",
  title: (name) => `Ouvrir «\u00a0${name}\u00a0» dans un autre programme\u00a0?`,
  shutTitle: (name) => `«\u00a0${name}\u00a0» ne s’ouvre pas d’ici`,
  kinds: {
    pdf: "PDF",
    picture: "image",
    word: "document Word",
    open_document: "texte OpenDocument",
    rich_text: "texte mis en forme (RTF)",
    text: "texte brut",
    spreadsheet: "tableur",
    presentation: "diaporama",
    sound: "enregistrement sonore",
    film: "vidéo",
    mail: "e-mail",
    archive: "archive de fichiers",
  },
  lies: (name) =>
    `Le nom «\u00a0${name}\u00a0» promet autre chose\u00a0: le fichier est ouvert pour ce qu’il est.`,
  copy: "Le programme reçoit une copie en lecture seule, supprimée à la fermeture de Vivier. Ce que Vivier garde reste tel quel.",
  trust: "Un autre programme lit ce fichier à sa façon. Ne l’ouvrez que si vous l’attendiez.",
  shut: {
    program: "Ce fichier s’exécute quand on l’ouvre. Vivier ne le confie pas à un autre programme.",
    macros: "Ce document contient des programmes (macros). Vivier ne le confie pas à un autre programme.",
    unknown:
      "Rien dans ce fichier ne dit ce que c’est, ou il est abîmé. Vivier ne le confie pas à un autre programme.",
  },
  shutNext:
    "Si vous savez ce que c’est et qui l’envoie, enregistrez-en une copie\u00a0; il reste ici de toute façon.",
  cancel: "Annuler",
  open: "Ouvrir",
  opened: (name) => `Une copie de ${name} a été ouverte`,
};
