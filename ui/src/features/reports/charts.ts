/** A figure's table as the bars that its chart draws. */
import type { FigureTable } from "../../api/contract";
import type { Bar } from "../../kit/Chart.svelte";

export function barsOf({ rows, chart }: FigureTable): Bar[] {
  if (!chart) return [];
  return rows.map(({ key, cells }, at) => {
    const label = cells[0]?.said ?? "";
    return {
      key,
      label,
      short: shortened(label, at),
      values: chart.columns.map((column) => cells[column]?.number ?? 0),
      // Of what is drawn, the longest.
      said:
        cells[
          chart.columns.find((column) => (cells[column]?.number ?? null) !== null) ?? chart.columns[0] ?? 0
        ]?.said ?? "",
    };
  });
}

export const seriesOf = ({ columns, chart }: FigureTable): string[] =>
  chart?.columns.map((column) => columns[column]?.heading ?? "") ?? [];

/** Of "2026-W05" and "2026-02" the year is told where it begins. */
function shortened(label: string, at: number): string {
  const [, year, part] = /^(\d{4})-([SW]?\d{2})$/.exec(label) ?? [];
  if (!year || !part) return label;
  return at === 0 || /^[SW]?01$/.test(part) ? `${part} ${year}` : part;
}
