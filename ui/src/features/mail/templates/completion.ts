/** Which variables a person may mean, from what stands before the caret: `{{ po` offers the posting. */
import type { VariableLine } from "../../../api/contract";

export type Completion = {
  /** Where the tag's inside begins, and where the caret is. */
  from: number;
  to: number;
  options: VariableLine[];
};

export function completionAt(
  text: string,
  caret: number,
  variables: VariableLine[],
  called: (name: string) => string,
  includes: (text: string, typed: string) => boolean,
): Completion | null {
  const [, typed] = /\{\{[-\s]*([\p{L}\d_]*)$/u.exec(text.slice(0, caret)) ?? [];
  if (typed === undefined) return null;
  const options = variables.filter(
    ({ name }) => typed === "" || name.includes(typed.toLowerCase()) || includes(called(name), typed),
  );
  return options.length > 0 ? { from: caret - typed.length, to: caret, options } : null;
}

/** The text with the variable put in, and where the caret is then. */
export function completed(
  text: string,
  { from, to }: Completion,
  name: string,
): { text: string; caret: number } {
  const before = text.slice(0, from).replace(/\{\{[-\s]*$/, "{{ ");
  const after = text.slice(to).replace(/^\s*\}\}/, "");
  return { text: `${before}${name} }}${after}`, caret: before.length + name.length + 3 };
}

/** What is put in where nothing was begun: a list is gone through line by line. */
export const tagOf = ({ name, list }: VariableLine): string =>
  list ? `{% for line in ${name} %}\n- {{ line }}\n{% endfor %}` : `{{ ${name} }}`;
