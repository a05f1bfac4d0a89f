/** Ce qui est dit à qui ouvre Vivier pour la première fois, jusqu’à ce que ce soit fait ou rangé. */
export const firstSteps = {
  title: "Premiers pas",
  read: "Voir ce qui a été lu d’une annonce",
  mail: "Accuser réception de candidatures",
  add: "Ajouter une personne qui a postulé",
  report: "Enregistrer un rapport en fichier",
  done: "fait",
  away: "Ranger les premiers pas",
};
