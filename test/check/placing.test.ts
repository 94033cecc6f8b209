/** Rows that lost their empty cells: placed only where exactly one way satisfies every relation that touches the row. */
import { placeLoose } from '../../src/check/placing.js';
import { instancesOf, placesOf } from '../../src/check/relations.js';
import { flattenRows } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';
import type { Figure } from '../../src/report.js';
import { formNamed } from '../generate/grid.js';
import {
  APPLICANTS_LINES,
  CARRIED,
  cellOf,
  codes,
  line,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
} from '../walk/documents.js';

const form = formNamed('foi-2021');
const table = form.tables.find(({ key }) => key === 'applications') as (typeof form.tables)[number];
const rows = flattenRows(form, table);
const instances = instancesOf(
  { form: form.name, tables: [{ table: table.key, form: form.name, location: '' }] },
  FORMS,
);

/** All figures of table three, zero but for the given rows; `null` stands for no value. */
function figuresWith(given: Record<string, (number | null)[]>): Figure[] {
  return rows.flatMap((flat) =>
    flat.columns.map((column, index): Figure => {
      const value = given[flat.key] === undefined ? 0 : (given[flat.key]?.[index] ?? null);
      const status = value === null ? 'unplaced' : 'read';
      return { table: table.key, row: flat.key, column: column.key, value, unit: '件', status, raw: '', location: '' };
    }),
  );
}

/** Places the texts of a row, and gives its figures and how many findings say so. */
function placed(
  key: string,
  texts: string[],
  given: Record<string, (number | null)[]> = {},
): { row: string[]; said: number } {
  const flat = rows.find((candidate) => candidate.key === key) as (typeof rows)[number];
  const figures = figuresWith({ ...given, [key]: Array(7).fill(null) });
  const cells = texts.map((text, index) => cellOf(text, `L${index + 1}`));
  const slots = flat.columns.map((column) => ({ row: key, column, headUnit: '' }));
  const said = placeLoose(
    figures,
    placesOf(figures),
    [{ table: table.key, rowLabel: flat.label, location: 'L1', slots, cells }],
    instances,
  );
  const own = figures.filter((figure) => figure.row === key);
  return {
    row: own.map(({ value, status }) => (value === null ? status : `${value} ${status}`)),
    said: said.findings.filter((finding) => finding.code === 'row_placed').length,
  };
}

const NOTHING = { placed: [], findings: [] };
const none = { row: Array(7).fill('unplaced'), said: 0 };

describe('placeLoose', () => {
  test('one way: the columns tell where the figure stood', () => {
    // 3 were received by natural persons and nobody else: 3 were granted to them
    const given = { received: [3, 0, 0, 0, 0, 0, 3], total_processed: [3, 0, 0, 0, 0, 0, 3] };
    expect(placed('granted', ['3', '3'], given)).toEqual({
      row: ['3 placed', 'blank', 'blank', 'blank', 'blank', 'blank', '3 placed'],
      said: 1,
    });
  });

  test('several ways: none', () => {
    const given = { total_processed: Array(7).fill(null), carried_over_out: Array(7).fill(null) };
    expect(placed('granted', ['3', '3'], given)).toEqual(none);
  });

  test('no way: none', () => {
    const given = { received: [3, 0, 0, 0, 0, 0, 3], total_processed: [3, 0, 0, 0, 0, 0, 3] };
    expect(placed('granted', ['2', '3'], given)).toEqual(none);
    expect(placed('granted', ['5'], given)).toEqual(none);
  });

  test('zeros, which fit anywhere: none', () => {
    expect(placed('granted', ['0'])).toEqual(none);
    expect(placed('granted', ['0', '0', '0'])).toEqual(none);
  });

  test.each([
    ['no figures', []],
    ['as many as columns', ['0', '0', '0', '0', '0', '0', '0']],
    ['more than columns', ['0', '0', '0', '0', '0', '0', '0', '0']],
    ['a word among them', ['若干', '3']],
    ['a dash among them', ['-', '3']],
  ])('%s: none', (_, texts) => {
    expect(placed('granted', texts)).toEqual(none);
  });

  test('a row that no relation of the form touches: none', () => {
    const figures = figuresWith({});
    const [flat] = flattenRows(form, form.tables[0] as (typeof form.tables)[number]);
    const slots = (flat?.columns ?? []).map((column) => ({ row: 'regulations', column, headUnit: '' }));
    const cells = [cellOf('5', 'L1')];
    expect(
      placeLoose(
        figures,
        placesOf(figures),
        [{ table: 'disclosure', rowLabel: '规章', location: 'L1', slots, cells }],
        instances,
      ),
    ).toEqual(NOTHING);
  });

  test('what cannot be tried in time is left unplaced', () => {
    const cells = Array.from({ length: 20 }, () => cellOf('1'));
    const slots = rows
      .slice(0, 6)
      .flatMap((flat) => flat.columns.map((column) => ({ row: flat.key, column, headUnit: '' })));
    const figures = figuresWith({});
    expect(
      placeLoose(
        figures,
        placesOf(figures),
        [{ table: table.key, rowLabel: '', location: 'L1', slots, cells }],
        instances,
      ),
    ).toEqual(NOTHING);
  });
});

describe('in a document', () => {
  test('two collapsed rows alone tell nothing of each other', () => {
    const report = reportOf(
      textOf(SECTION.applications, ...APPLICANTS_LINES, line(RECEIVED, 3, 3), line(CARRIED, 1, 1)),
    );
    for (const key of ['received', 'carried_over_in'])
      expect(row(report, 'applications', key)).toEqual(Array(7).fill('unplaced'));
    expect(codes(report)).toEqual(['row_unplaced', 'row_unplaced']);
  });

  test('a row that was placed is said to be placed, and no longer to be unplaced', () => {
    const figures: Record<string, number[]> = {
      received: [3, 0, 0, 0, 0, 0, 3],
      granted: [3, 3],
      total_processed: [3, 0, 0, 0, 0, 0, 3],
    };
    const lines = rows.map(({ key, label }) => line(label, ...(figures[key] ?? Array(7).fill(0))));
    const report = reportOf(textOf(SECTION.applications, ...APPLICANTS_LINES, ...lines));
    expect(row(report, 'applications', 'granted')).toEqual([
      '3 placed',
      'blank',
      'blank',
      'blank',
      'blank',
      'blank',
      '3 placed',
    ]);
    expect(codes(report)).toEqual(['row_placed']);
    // its blanks are not zero: what they are part of cannot be checked
    expect(report.relations.find(({ scope }) => scope === 'granted')?.result).toBe('not_checkable');
  });

  test('an unplaced row fails no relation', () => {
    const report = reportOf(textOf(SECTION.applications, ...APPLICANTS_LINES, line(RECEIVED, 3, 3)));
    expect(report.relations.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(report.relations.find(({ scope }) => scope === 'received')?.result).toBe('not_checkable');
  });
});
