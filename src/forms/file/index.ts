/** A form file checked: every mistake of its JSON, of what it must hold and of what that means, with line and column. */
import type { Form } from '../form.js';
import type { Fault } from './fault.js';
import { FILE_LIMITS, type Node, parseJson } from './json.js';
import { meaningFaults } from './meaning.js';
import type { Mistake, MistakeCode } from './mistakes.js';
import { repeatedProperties } from './repeated.js';
import { faultsOf, type Schema } from './schema.js';

export { MISTAKES, type Mistake, type MistakeCode, mistakeText } from './mistakes.js';
export type { Schema } from './schema.js';

export interface CheckedForm {
  /** Only where nothing is wrong. */
  form?: Form;
  /** In the order of their lines. */
  mistakes: Mistake[];
}

/**
 * @param schema schema/form.schema.json, parsed
 * @param others forms that the form is used with: their names are taken, their tables shared
 */
export function checkForm(text: string, schema: Schema, others: readonly Form[] = []): CheckedForm {
  const { root, broken, slips } = parseJson(text);
  const faults = root === undefined ? [] : treeFaults(root, broken, schema, others);
  const all = [...slips, ...faults.map(({ code, node, params }) => ({ code, params, offset: node.offset }))];
  const placed = placedIn(text, all);
  if (placed.length > 0) return { mistakes: placed.slice(0, FILE_LIMITS.mistakes) };
  return { form: JSON.parse(text) as Form, mistakes: [] };
}

/** Faults that a slip before may have brought about. */
const BY_BREAKAGE: readonly MistakeCode[] = ['property_missing', 'property_needs', 'one_missing', 'list_empty'];

function treeFaults(root: Node, broken: boolean, schema: Schema, others: readonly Form[]): Fault[] {
  const faults = [...repeatedProperties(root), ...faultsOf(root, schema)];
  if (broken) return faults.filter(({ code }) => !BY_BREAKAGE.includes(code));
  return [...faults, ...meaningFaults(root, others)];
}

/** With lines and columns, in their order, each once. */
function placedIn(text: string, all: readonly { code: Mistake['code']; offset: number; params: Mistake['params'] }[]) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = lineFinder(starts);
  const sorted = [...all].sort((a, b) => a.offset - b.offset);
  const seen = new Set<string>();
  return sorted.flatMap(({ code, offset, params }): Mistake[] => {
    const key = `${offset} ${code} ${params.name ?? params.key ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const line = lineAt(offset);
    // a place that a message names is an offset until lines are known
    const said = typeof params.at === 'number' ? { ...params, line: lineAt(params.at) } : params;
    return [{ code, line, column: offset - (starts[line - 1] ?? 0) + 1, params: said }];
  });
}

/** The line of an offset, by halving. */
function lineFinder(starts: readonly number[]): (offset: number) => number {
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
