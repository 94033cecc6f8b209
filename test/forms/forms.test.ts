import { parseEquation } from '../../src/check/equation.js';
import { columnOf, type FormTable, flattenRows } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';
import { matchExact } from '../../src/forms/match.js';
import { type Name, vocabularyOf } from '../../src/forms/vocabulary.js';
import { formNamed } from '../generate/grid.js';

const vocabulary = vocabularyOf(FORMS);

describe.each(FORMS.map((form) => [form.name, form] as const))('form %s', (name, form) => {
  const figures = form.tables.flatMap((table) =>
    flattenRows(form, table).flatMap((row) => row.columns.map((column) => ({ table, row, column }))),
  );

  test('asks for as many figures as the official form has cells', () => {
    expect(figures).toHaveLength({ 'foi-2021': 200, 'foi-2019': 198 }[name] ?? 0);
  });

  test('gives every figure a key of its own, made of a-z and _', () => {
    const keys = figures.map(({ table, row, column }) => `${table.key}/${row.key}/${column.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z_]+\/[a-z_]+(?:\.[a-z_]+)?\/[a-z_]+$/);
  });

  test('has a label in both languages and a unit for every figure', () => {
    for (const { row, column } of figures) {
      expect(row.label).not.toBe('');
      expect(row.en).not.toBe('');
      expect(column.en).not.toBe('');
      expect(['件', '项', '万元', 'declared']).toContain(column.unit);
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
      // a relation over a table names all of its rows, or all of its columns, or ties four of them
      if (relation.name !== 'balance' && relation.name !== 'results') expect(terms.sort()).toEqual(keys.sort());
      if (relation.name === 'results') expect(terms).toHaveLength(keys.length - 3);
      if (relation.name === 'balance') expect(terms).toHaveLength(4);
    },
  );
});

describe('labels of all forms', () => {
  const lists = vocabulary.tables.flatMap((table): [string, Name[]][] => [
    [`${table.key} rows`, table.rows],
    [`${table.key} groups`, table.groups],
    [`${table.key} columns`, table.columns],
    [`${table.key} blocks`, table.blocks],
  ]);

  test.each([...lists, ['sections', vocabulary.sections] as [string, Name[]]])(
    '%s: each names itself and no other',
    (_, names) => {
      for (const name of names) {
        for (const variant of name.variants) {
          const namesakes = names.filter((other) =>
            other.variants.some((v) => v.core === variant.core || v.full === variant.full),
          );
          expect(namesakes.map((other) => other.key)).toEqual([name.key]);
          expect(matchExact(names, variant.full)?.name.key).toBe(name.key);
        }
        expect(matchExact(names, name.label)).toMatchObject({ how: 'exact', name: { key: name.key } });
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
