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

/** Asked for when a report is taken and when its file is written, which mostly comes next. */
let last: { relations: Report['relations']; equations: Equation[] } | undefined;

/** @throws Error when the same relation of the same table has different terms for different rows or columns */
export function equationsOf({ relations }: Report): readonly Equation[] {
  if (last?.relations === relations) return last.equations;
  last = { relations, equations: equationsIn(relations) };
  return last.equations;
}

function equationsIn(relations: Report['relations']): Equation[] {
  const equations = new Map<string, Equation>();
  for (const result of relations) {
    const key = `${result.table}/${result.relation}`;
    const other = equations.get(key);
    if (other === undefined) equations.set(key, equationOf(result));
    else if (!isSame(equationOf(result), other)) throw new Error(`two equations under one name: ${key}`);
  }
  return [...equations.values()];
}

/** Table and name are: the key says so. */
const isSame = (one: Equation, other: Equation): boolean =>
  one === other ||
  (one.for === other.for &&
    one.equation === other.equation &&
    one.words.zh === other.words.zh &&
    one.words.en === other.words.en &&
    one.terms.length === other.terms.length &&
    one.terms.every((term, at) => term === other.terms[at]));

/**
 *     scope: granted          applications/granted/natural_person   →  natural_person
 *     scope: natural_person   applications/granted/natural_person   →  granted
 */
function equationOf(result: RelationResult): Equation {
  const known = ofFigures.get(result.figures);
  if (known?.equation === result.equation && known.words === result.words) return known;
  const made = equationFrom(result);
  ofFigures.set(result.figures, made);
  return made;
}

/** Reports share the list of figures of a relation: what the form says is the same in all of them. */
const ofFigures = new WeakMap<RelationResult['figures'], Equation>();

function equationFrom({ table, relation, scope, equation, words, figures }: RelationResult): Equation {
  const row = `${table}/${scope}/`;
  const column = `/${scope}`;
  const eachRow = figures.every((key) => key.startsWith(row));
  if (!eachRow && !figures.every((key) => key.startsWith(`${table}/`) && key.endsWith(column))) {
    throw new Error(`relation ${relation} has figures beside ${table}/${scope}`);
  }
  const terms = figures.map((key) => (eachRow ? key.slice(row.length) : key.slice(table.length + 1, -column.length)));
  return { table, relation, for: eachRow ? 'each_row' : 'each_column', equation, words, terms };
}
