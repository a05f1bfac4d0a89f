/** How far this computer's days are ahead of UTC. */
export const minutesEast = (): number => -new Date().getTimezoneOffset();
