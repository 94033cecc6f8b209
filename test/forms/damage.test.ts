/** Labels as scanners and careless copies damage them: the right row is found, or none; another row never. */
import fc from 'fast-check';
import { FORMS } from '../../src/forms/index.js';
import { normalise } from '../../src/forms/label.js';
import { rank } from '../../src/forms/match.js';
import { type RowName, type TableNames, vocabularyOf } from '../../src/forms/vocabulary.js';
import { recognise } from '../../src/walk/recognise.js';
import { cellOf } from '../walk/documents.js';

const tables = vocabularyOf(FORMS).tables.filter((table) => table.layout === 'down');

/** What stands in the place of a character, or slips in: look-alikes, words of other labels, punctuation, a line break. */
const STRAY = [...'口一二三10OilA入木本末不无其他公开申请件法项与、，.', '\n', ' '];

/** The row that a label is taken for, among all rows of its table, with the group of its row at hand or none. */
function rowOf(table: TableNames, text: string, group: string): RowName | undefined {
  return recognise([cellOf(text)], [], table, { group, taken: new Set() }).name;
}

const damages = (label: string): string[] => {
  const signs = [...label];
  const at = (index: number, drop: number, put: string): string =>
    [...signs.slice(0, index), put, ...signs.slice(index + drop)].join('');
  return signs.flatMap((_, index) => [
    at(index, 1, ''),
    at(index, 2, [...signs.slice(index, index + 2)].reverse().join('')),
    ...STRAY.flatMap((stray) => [at(index, 1, stray), at(index, 0, stray)]),
  ]);
};

const labels = tables.flatMap((table) =>
  table.rows.flatMap((row) =>
    row.flat.flatMap(({ label, aliases, groups }) =>
      [label, ...aliases].map((text) => ({ table, row, text, group: groups.at(-1)?.row ?? groups.at(-1)?.key ?? '' })),
    ),
  ),
);

/** 其他 (2021) is all that is left of 其他处理 (2019) or of 其他法律… when the rest is lost: no rule can tell. */
const isTooShort = (row: RowName, found: RowName): boolean => row.label.length < 9 && found.key === 'other.other';

/** 2.同意公开答复数 with 不 in the place of its number: another label, whole. */
const isOther = (damaged: string, found: RowName): boolean => {
  const { core, number } = normalise(damaged);
  return number === '' && found.variants.some((variant) => variant.core === core);
};

/** 政务微博公开政府信息数 and 政务微信公开政府信息数: whatever is damaged resembles the other as well. */
const hasLikes = (table: TableNames, row: RowName, text: string): boolean => {
  const label = normalise(text);
  const [nearest] = rank(
    table.rows.filter((other) => other !== row),
    label,
  );
  return nearest !== undefined && nearest.distance <= 1 + label.core.length * 0.2;
};

describe('one character lost, doubled, changed or swapped', () => {
  test.each(labels.map((label) => [label.text, label] as const))('%s', (text, { table, row, group }) => {
    const tried = damages(text);
    const wrong: string[] = [];
    let found = 0;
    for (const damaged of tried) {
      for (const at of ['', group]) {
        const taken = rowOf(table, damaged, at);
        if (taken === row) found++;
        else if (taken !== undefined && !isTooShort(row, taken) && !isOther(damaged, taken))
          wrong.push(`${damaged} for ${taken.label}`);
      }
    }
    expect(wrong).toEqual([]);
    // long labels survive nearly everything: the finding is worth having
    if (text.length > 12 && !hasLikes(table, row, text)) expect(found / (tried.length * 2)).toBeGreaterThan(0.8);
  });
});

test('two characters lost or put in: never another row', () => {
  const edit = fc.record({ at: fc.nat(60), put: fc.constantFrom('', '', ...STRAY), drop: fc.nat(1) });
  fc.assert(
    fc.property(fc.constantFrom(...labels), fc.array(edit, { minLength: 2, maxLength: 2 }), (label, edits) => {
      const signs = [...label.text];
      for (const { at, put, drop } of edits) signs.splice(at % signs.length, drop, put);
      const taken = rowOf(label.table, signs.join(''), label.group);
      const known = taken === undefined || taken === label.row || isTooShort(label.row, taken);
      return known || isOther(signs.join(''), taken);
    }),
    { numRuns: 3000 },
  );
});
