/** What is said to somebody who opens Vivier for the first time, until it is done or put away. */
export const firstSteps = {
  title: "First steps",
  read: "See what was read in a posting",
  mail: "Acknowledge applications",
  add: "Add somebody who applied",
  report: "Save a report as a file",
  done: "done",
  away: "Put the first steps away",
};
