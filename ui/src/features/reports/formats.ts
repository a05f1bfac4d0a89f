/** The files that a report can be written into, in the order in which they are offered. */
import type { FigureFormat } from "../../api/contract";

export const formats: FigureFormat[] = ["pdf", "xlsx", "csv", "html", "json", "markdown"];
