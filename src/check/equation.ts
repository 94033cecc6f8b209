/** The equations of a form, in keys: `received + carried_over_in = total_processed + carried_over_out`, `denied.*`. */

export interface Equation {
  left: string[];
  right: string[];
}

/**
 * @param keys the keys that the terms may name, in the form's order; `a.*` stands for those below `a`
 * @throws RangeError for an equation that is none, or a term that names no key: a mistake in the form
 */
export function parseEquation(text: string, keys: readonly string[]): Equation {
  const [left, right, ...more] = text.split('=');
  if (left === undefined || right === undefined || more.length > 0) throw new RangeError(`not an equation: ${text}`);
  return { left: terms(left, keys), right: terms(right, keys) };
}

function terms(side: string, keys: readonly string[]): string[] {
  return side.split('+').flatMap((part) => {
    const term = part.trim();
    const named = term.endsWith('.*')
      ? keys.filter((key) => key.startsWith(term.slice(0, -1)))
      : keys.filter((key) => key === term);
    if (named.length === 0) throw new RangeError(`no figure is named ${term}`);
    return named;
  });
}
