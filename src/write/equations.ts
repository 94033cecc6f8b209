/** The equations of a report, each once: with all their terms on every line of a relation they would be half of the file. */
import type { Bilingual } from '../forms/form.js';
import type { RelationResult, Report } from '../report.js';

export interface Equation {
  table: string;
  relation: string;
  /** `each_row`: the terms are columns of the row at hand; `each_column`: rows of the column at hand. */
  for: 'each_row' | 'each_column';
  equation: string;
  words: Bilingual;
  /** Keys of the columns or the rows in it. */
  terms: string[];
}

/** @throws Error when the same relation of the same table has different terms for different rows or columns */
export function equationsOf({ relations }: Report): Equation[] {
  const equations = new Map<string, Equation>();
  for (const result of relations) {
    const key = `${result.table}/${result.relation}`;
    const equation = equationOf(result);
    const known = equations.get(key);
    if (known === undefined) equations.set(key, equation);
    else if (JSON.stringify(known) !== JSON.stringify(equation))
      throw new Error(`two equations under one name: ${key}`);
  }
  return [...equations.values()];
}

/**
 *     scope: granted          applications/granted/natural_person   →  natural_person
 *     scope: natural_person   applications/granted/natural_person   →  granted
 */
function equationOf({ table, relation, scope, equation, words, figures }: RelationResult): Equation {
  const row = `${table}/${scope}/`;
  const column = `/${scope}`;
  const eachRow = figures.every((key) => key.startsWith(row));
  if (!eachRow && !figures.every((key) => key.startsWith(`${table}/`) && key.endsWith(column))) {
    throw new Error(`relation ${relation} has figures beside ${table}/${scope}`);
  }
  const terms = figures.map((key) => (eachRow ? key.slice(row.length) : key.slice(table.length + 1, -column.length)));
  return { table, relation, for: eachRow ? 'each_row' : 'each_column', equation, words, terms };
}
