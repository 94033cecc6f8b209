/** The equations of a form, in keys: `received + carried_over_in = total_processed + carried_over_out`, `denied.*`. */

export interface Equation {
  left: string[];
  right: string[];
}

/** Of which report a term is: the one at hand, the one of the year before, or all of the units below it. */
export type Whose = 'own' | 'previous' | 'units';

export interface Term {
  whose: Whose;
  key: string;
}

/** An equation among several reports: `previous(carried_over_out) = carried_over_in`. */
export interface Across {
  left: Term[];
  right: Term[];
}

/**
 * @param keys the keys that the terms may name, in the form's order; `a.*` stands for those below `a`
 * @throws RangeError for an equation that is none, or a term that names no key: a mistake in the form
 */
export function parseEquation(text: string, keys: readonly string[]): Equation {
  const { left, right } = sidesOf(text);
  return { left: left.flatMap((term) => named(term, keys)), right: right.flatMap((term) => named(term, keys)) };
}

/** @throws RangeError as `parseEquation` does */
export function parseAcross(text: string, keys: readonly string[]): Across {
  const { left, right } = sidesOf(text);
  return { left: left.flatMap((term) => ofReport(term, keys)), right: right.flatMap((term) => ofReport(term, keys)) };
}

function sidesOf(text: string): Equation {
  const [left, right, ...more] = text.split('=');
  if (left === undefined || right === undefined || more.length > 0) throw new RangeError(`not an equation: ${text}`);
  const terms = (side: string) => side.split('+').map((term) => term.trim());
  return { left: terms(left), right: terms(right) };
}

/**
 *     previous(in_force)
 *     ^        ^
 *     whose    key
 */
function ofReport(term: string, keys: readonly string[]): Term[] {
  const [, whose, inner] = /^(previous|units)\((.+)\)$/.exec(term) ?? [];
  return named(inner ?? term, keys).map((key) => ({ whose: (whose as Whose | undefined) ?? 'own', key }));
}

function named(term: string, keys: readonly string[]): string[] {
  const found = term.endsWith('.*')
    ? keys.filter((key) => key.startsWith(term.slice(0, -1)))
    : keys.filter((key) => key === term);
  if (found.length === 0) throw new RangeError(`no figure is named ${term}`);
  return found;
}
