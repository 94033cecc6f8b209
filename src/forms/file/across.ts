/** The relations between reports: their terms, and whose figures may stand in which. */
import { type Fault, faultAt } from './fault.js';
import type { FormOutline, RelationOutline, Said, TableOutline } from './outline.js';
import { namingFaults, partOf } from './relations.js';

/** Whose figures a relation of each list names besides the report's own. */
const OTHERS = { between_years: 'previous', across_units: 'units' } as const;

export function acrossFaults({ tables, ...lists }: FormOutline): Fault[] {
  return (['between_years', 'across_units'] as const).flatMap((list) =>
    lists[list].flatMap((relation) => oneRelation(relation, list, tables)),
  );
}

function oneRelation(relation: RelationOutline, list: keyof typeof OTHERS, tables: readonly TableOutline[]): Fault[] {
  const { equation } = relation;
  if (equation === undefined || !/^[a-z0-9_.*+ ()]+ = [a-z0-9_.*+ ()]+$/.test(equation.text)) {
    return namingFaults(relation, [], tables);
  }
  const terms = termsOf(equation);
  const wrong = terms.filter(({ whose }) => whose !== '' && whose !== OTHERS[list]);
  const own = terms.every(({ whose }) => whose === '');
  return [
    ...wrong.map(({ whose, said }) => faultAt('term_misplaced', said, { whose, list, right: OTHERS[list] })),
    ...(own ? [faultAt('term_needed', equation, { list, right: OTHERS[list] })] : []),
    ...namingFaults(
      relation,
      ['', 'previous', 'units'].map((whose) => terms.filter((term) => term.whose === whose).map(({ said }) => said)),
      tables,
    ),
  ];
}

/** `previous(in_force)`: whose, and the key within the brackets with its place. */
const TERM = /(?:(previous|units)\()?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\.\*)?)/g;

function termsOf(equation: Said): { whose: string; said: Said }[] {
  return [...equation.text.matchAll(TERM)].map((found) => {
    const [all, whose = '', key = ''] = found;
    return { whose, said: partOf(equation, found.index + all.length - key.length, key) };
  });
}
