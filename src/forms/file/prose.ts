/** The phrases of a form file: figures that are there, words that are listed, a notation that is whole. */
import { type Fault, faultAt } from './fault.js';
import { nearest } from './nearest.js';
import type { FormOutline, MentionOutline, Said, TableOutline } from './outline.js';
import { partOf, unknown, unknownTable } from './relations.js';

export function proseFaults({ prose: { words, mentions }, tables }: FormOutline): Fault[] {
  const lists = words.map(({ text }) => text);
  return mentions.flatMap(({ figures, phrases, none }: MentionOutline) => [
    ...(figures === undefined ? [] : figureFaults(figures, tables)),
    ...phrases.flatMap((phrase) => [...phraseFaults(phrase, lists), ...numberFaults(phrase, 1)]),
    ...none.flatMap((phrase) => [...phraseFaults(phrase, lists), ...numberFaults(phrase, 0)]),
  ]);
}

/** `applications/denied.*` + `/total` */
const FIGURE = /([a-z0-9_]+)\/([a-z0-9_.]+(?:\.\*)?)\/([a-z0-9_]+)/g;

function figureFaults(figures: Said, tables: readonly TableOutline[]): Fault[] {
  return [...figures.text.matchAll(FIGURE)].flatMap((found) => {
    const [, name = '', row = '', column = ''] = found;
    const at = (text: string, offset: number): Said => partOf(figures, found.index + offset, text);
    const table = tables.find(({ key }) => key?.text === name);
    if (table === undefined) {
      const known = tables.flatMap(({ key }) => key?.text ?? []);
      return unknownTable(at(name, 0), known);
    }
    const rows = table.rows.filter(({ figures: own, key }) => own && key !== undefined);
    const named = rows.filter(({ key }) =>
      row.endsWith('.*') ? key?.text.startsWith(row.slice(0, -1)) : key?.text === row,
    );
    if (named.length === 0) {
      return unknown(
        'row_unknown',
        at(row, name.length + 1),
        table,
        rows.map(({ key }) => key?.text ?? ''),
      );
    }
    const columns = named.flatMap(({ block }) => table.blocks[block]?.columns ?? []).map(({ text }) => text);
    return columns.includes(column)
      ? []
      : unknown('column_unknown', at(column, name.length + row.length + 2), table, [...new Set(columns)]);
  });
}

/** Words in braces are listed; each bracket is closed by its own kind, and none is empty. */
export function phraseFaults(phrase: Said, lists: readonly string[]): Fault[] {
  const open: string[] = [];
  let last = '';
  for (const sign of phrase.text) {
    if ('[({'.includes(sign)) open.push(sign);
    const wrong = '])}'.includes(sign) && ('[({'['])}'.indexOf(sign)] !== open.pop() || '[({/'.includes(last));
    if (wrong || (sign === '/' && (open.length === 0 || '[(/'.includes(last))))
      return [faultAt('phrase_wrong', phrase)];
    last = sign;
  }
  if (open.length > 0) return [faultAt('phrase_wrong', phrase)];
  return [...phrase.text.matchAll(/\{([^{}]*)\}/g)].flatMap((found) => {
    const name = found[1] ?? '';
    if (lists.includes(name)) return [];
    return [faultAt('words_unknown', phrase, { name, near: nearest(name, lists) })];
  });
}

/** A number stands once in a phrase, and in none that says there is none. */
function numberFaults(phrase: Said, due: 0 | 1): Fault[] {
  const count = phrase.text.replace(/\{[^{}]*\}/g, '').split('N').length - 1;
  return count === due ? [] : [faultAt(due === 1 ? 'number_needed' : 'number_idle', phrase)];
}
