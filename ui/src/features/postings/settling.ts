/** How a posting's page says what a person decided; whoever shows the page does it and tells of it. Whether it went well. */
import type { SettledValue, Which } from "../../api/contract";

export type Settling = {
  settle: (values: Which[]) => Promise<boolean>;
  unsettle: (values: SettledValue[]) => Promise<boolean>;
};
