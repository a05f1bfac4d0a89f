/** The geometry of a board: what a lasso has caught, and how fast to scroll near an edge. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Cards stand at multiples of `step` below a lane's top, moved up by how far it is scrolled. */
export function lanesUnder(
  lasso: Box,
  lanes: { lane: number; box: Box }[],
  step: number,
  scrolled: (lane: number) => number,
): { lane: number; first: number; last: number }[] {
  return lanes
    .filter(({ box }) => box.left < lasso.right && box.right > lasso.left)
    .map(({ lane, box }) => {
      const above = scrolled(lane) - box.top;
      return {
        lane,
        first: Math.max(0, Math.floor((lasso.top + above) / step)),
        last: Math.floor((lasso.bottom + above) / step),
      };
    })
    .filter(({ last }) => last >= 0);
}

const edge = 48;

/** Pixels a frame, faster the nearer; 0 away from both edges. */
export function nearEdge(at: number, start: number, end: number): number {
  if (at < start + edge) return -Math.ceil((start + edge - at) / 4);
  if (at > end - edge) return Math.ceil((at - end + edge) / 4);
  return 0;
}
