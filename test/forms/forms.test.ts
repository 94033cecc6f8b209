import { parseEquation } from '../../src/check/equation.js';
import { columnOf, type FlatRow, type FormTable, flattenRows } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';
import { namesakes } from '../../src/forms/match.js';
import { type Name, type RowName, type TableNames, vocabularyOf } from '../../src/forms/vocabulary.js';
import { groupAround } from '../../src/walk/row-names.js';
import { formNamed } from '../generate/grid.js';

const vocabulary = vocabularyOf(FORMS);

/** How many figures a relation ties; one that is not named ties all rows of its table, or all columns. */
const TERMS: Record<string, number> = {
  balance: 4,
  requests_received: 5,
  requests_closed: 3,
  replies: 9,
  replies_denied: 7,
  review: 4,
  litigation: 4,
  staff: 3,
};

describe.each(FORMS.map((form) => [form.name, form] as const))('form %s', (name, form) => {
  const figures = form.tables.flatMap((table) =>
    flattenRows(form, table).flatMap((row) => row.columns.map((column) => ({ table, row, column }))),
  );

  test('asks for as many figures as the official form has cells', () => {
    expect(figures).toHaveLength({ 'foi-2021': 200, 'foi-2019': 198, 'statistics-2014': 58 }[name] ?? 0);
  });

  test('gives every figure a key of its own, made of a-z and _', () => {
    const keys = figures.map(({ table, row, column }) => `${table.key}/${row.key}/${column.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z_]+\/[a-z_]+(?:\.[a-z_]+)*\/[a-z_]+$/);
  });

  test('has a label in both languages and a unit for every figure', () => {
    for (const { row, column } of figures) {
      expect(row.label).not.toBe('');
      expect(row.en).not.toBe('');
      expect(column.en).not.toBe('');
      expect(['件', '项', '条', '次', '篇', '个', '人', '人次', '万元', 'declared']).toContain(column.unit);
      expect(column.type === 'amount').toBe(['万元', 'declared'].includes(column.unit));
    }
  });

  test('sets every table into a section', () => {
    const tables = form.sections.flatMap((section) => section.table ?? []);
    expect(tables).toEqual(form.tables.map((table) => table.key));
  });

  test.each(form.relations.map((relation) => [relation.name, relation] as const))(
    'relation %s parses',
    (_, relation) => {
      const table = form.tables.find((candidate) => candidate.key === relation.table) as FormTable;
      const rows = flattenRows(form, table);
      const keys = relation.for === 'each_row' ? table.columns.map((column) => column.key) : rows.map((row) => row.key);
      const { left, right } = parseEquation(relation.equation, keys);
      const terms = [...left, ...right];
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms).toHaveLength(TERMS[relation.name] ?? keys.length - (relation.name === 'results' ? 3 : 0));
    },
  );
});

/** Rows of different groups may have the same label where each label has a line of its own: （二）被依法纠错数. */
function areApart(table: TableNames | null, names: readonly Name[]): boolean {
  if (table?.nesting !== 'lines') return false;
  const groups = names.map((name) => groupAround((name as RowName).flat[0] as FlatRow));
  return new Set(groups).size === names.length;
}

describe('labels of all forms', () => {
  const lists = vocabulary.tables.flatMap((table): [string, Name[], TableNames][] => [
    [`${table.key} rows`, table.rows, table],
    [`${table.key} groups`, table.groups, table],
    [`${table.key} columns`, table.columns, table],
    [`${table.key} blocks`, table.blocks, table],
    [`${table.key} words of the head`, [...table.head, ...table.serial, ...table.units, ...table.columns], table],
  ]);

  test.each([...lists, ['sections', vocabulary.sections, null] as [string, Name[], null]])(
    '%s: each names itself and no other',
    (_, names, table: TableNames | null) => {
      for (const name of names) {
        for (const variant of name.variants) {
          const alike = names.filter((other) =>
            other.variants.some((v) => v.core === variant.core || v.full === variant.full),
          );
          expect(alike).toContain(name);
          if (alike.length > 1) expect(areApart(table, alike)).toBe(true);
        }
        expect(namesakes(names, name.label)).toContainEqual({ how: 'exact', distance: 0, name });
      }
    },
  );
});

describe('form files with a mistake in them', () => {
  const [form] = FORMS as [(typeof FORMS)[number]];

  test('a form that is not there', () => {
    expect(() => formNamed('foi-1999')).toThrow(RangeError);
    expect(formNamed('foi-2019').name).toBe('foi-2019');
  });

  test('a block with a column that its table does not define', () => {
    const [table] = form.tables as [FormTable];
    expect(() => columnOf(table, 'no_such')).toThrow(RangeError);
    const broken = { ...table, blocks: [{ columns: ['no_such'], rows: [] }] };
    expect(() => flattenRows(form, broken)).toThrow(/no_such/);
  });

  test('several blocks of which one has no label', () => {
    const [table, ...others] = form.tables as [FormTable];
    const [first, ...blocks] = table.blocks;
    const unlabelled = { columns: first?.columns ?? [], rows: first?.rows ?? [] };
    expect(() =>
      vocabularyOf([{ ...form, tables: [{ ...table, blocks: [unlabelled, ...blocks] }, ...others] }]),
    ).toThrow(/label/);
  });
});
