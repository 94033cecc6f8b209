/** The relations of a form over the figures of a report: held, failed, not to be checked. */
import { evaluate, instanceOf, instancesOf } from '../../src/check/relations.js';
import type { FormRelation } from '../../src/forms/form.js';
import { FORMS } from '../../src/forms/index.js';
import type { RelationResult, Report } from '../../src/report.js';
import { formNamed } from '../generate/grid.js';
import {
  APPLICANTS_LINES,
  CARRIED,
  codes,
  LITIGATION_LINES,
  line,
  RECEIVED,
  reportOf,
  SECTION,
  textOf,
} from '../walk/documents.js';

const applicants = (...lines: string[]): Report =>
  reportOf(textOf(SECTION.applications, ...APPLICANTS_LINES, ...lines));

const result = (report: Report, relation: string, scope: string): Partial<RelationResult> | undefined => {
  const found = report.relations.find((one) => one.relation === relation && one.scope === scope);
  return found && { result: found.result, left: found.left, right: found.right, difference: found.difference };
};

describe('applicants of a row', () => {
  test.each([
    ['adds up', [1, 2, 3, 4, 5, 6, 21], { result: 'held', left: 21, right: 21, difference: 0 }],
    ['is all zero', [0, 0, 0, 0, 0, 0, 0], { result: 'held', left: 0, right: 0, difference: 0 }],
    ['does not add up', [1, 2, 3, 4, 5, 6, 20], { result: 'failed', left: 21, right: 20, difference: 1 }],
    ['has total 0 beside figures', [4, 0, 0, 0, 0, 0, 0], { result: 'failed', left: 4, right: 0, difference: 4 }],
    ['has a blank', [1, '', 3, 4, 5, 6, 19], { result: 'not_checkable', left: null, right: 19, difference: null }],
    ['has a dash', [1, '-', 3, 4, 5, 6, 19], { result: 'not_checkable', left: null, right: 19, difference: null }],
    ['has a word', [1, '若干', 3, 4, 5, 6, 19], { result: 'not_checkable', left: null, right: 19, difference: null }],
    ['has no total', [0, 0, 0, 0, 0, 0, '/'], { result: 'not_checkable', left: 0, right: null, difference: null }],
    ['has a repaired zero', [1, 'O', 3, 4, 5, 6, 19], { result: 'held', left: 19, right: 19, difference: 0 }],
  ])('that %s', (_, figures, expected) => {
    // a second row keeps its blanks in place, so that the blank of the first is where it stands
    const report = applicants(line(RECEIVED, ...figures), line(CARRIED, 0, '', 0, '', 0, 0, 0));
    expect(result(report, 'applicants', 'received')).toEqual(expected);
    expect(codes(report).includes('relation_failed')).toBe(expected.result === 'failed');
  });

  test('that is not in the document cannot be checked', () => {
    expect(result(applicants(line(RECEIVED, 0, 0, 0, 0, 0, 0, 0)), 'applicants', 'granted')).toMatchObject({
      result: 'not_checkable',
      left: null,
      right: null,
    });
  });

  test('a failed one is found at the row, with both sums and its words', () => {
    const report = applicants(line(RECEIVED, 1, 0, 0, 0, 0, 0, 2));
    const found = report.findings.find((finding) => finding.code === 'relation_failed');
    expect(found).toMatchObject({ location: 'L5', params: { scope: 'received', left: 1, right: 2 } });
    expect(found?.params.words).toMatch(/总计/);
    expect(found?.params.words_en).toMatch(/total/);
  });
});

/** Every row of table three by one form, all zero but for what is given. */
function fullTable(form: string, given: Record<string, number>): Report {
  const rows = formNamed(form).tables.find((table) => table.key === 'applications')?.blocks[0]?.rows ?? [];
  const lines: string[] = [];
  const visit = (list: typeof rows, prefix: string): void => {
    for (const { key, label, rows: below } of list) {
      const full = [prefix, key ?? ''].filter((part) => part !== '').join('.');
      if (below === undefined) lines.push(line(label, given[full] ?? 0, 0, 0, 0, 0, 0, given[full] ?? 0));
      else visit(below, full);
    }
  };
  visit(rows, '');
  return applicants(...lines);
}

describe.each(['foi-2021', 'foi-2019'])('columns of table three, %s', (form) => {
  const other = form === 'foi-2019' ? 'other' : 'other.other';
  const balanced = {
    received: 7,
    carried_over_in: 2,
    granted: 3,
    'denied.state_secret': 1,
    [other]: 4,
    total_processed: 8,
    carried_over_out: 1,
  };

  test('that add up', () => {
    const report = fullTable(form, balanced);
    expect(report.form).toBe(form);
    expect(result(report, 'results', 'natural_person')).toEqual({ result: 'held', left: 8, right: 8, difference: 0 });
    expect(result(report, 'balance', 'total')).toEqual({ result: 'held', left: 9, right: 9, difference: 0 });
    expect(report.relations.filter((relation) => relation.result === 'failed')).toEqual([]);
  });

  test('whose results are not their total', () => {
    const report = fullTable(form, { ...balanced, granted: 2 });
    expect(result(report, 'results', 'natural_person')).toMatchObject({ result: 'failed', difference: -1 });
    expect(result(report, 'balance', 'natural_person')).toMatchObject({ result: 'held' });
  });

  test('whose remainder is not carried over', () => {
    const report = fullTable(form, { ...balanced, carried_over_out: 0 });
    expect(result(report, 'balance', 'natural_person')).toMatchObject({
      result: 'failed',
      left: 9,
      right: 8,
      difference: 1,
    });
  });

  test('every row, every column, and nothing but the relations of the form', () => {
    const { relations } = fullTable(form, balanced);
    const count = (name: string): number => relations.filter(({ relation }) => relation === name).length;
    const rows = form === 'foi-2021' ? 25 : 23;
    expect([count('applicants'), count('results'), count('balance'), count('outcomes')]).toEqual([rows, 7, 7, 3]);
    expect(relations).toHaveLength(rows + 17);
  });
});

test('table four: each block by itself', () => {
  const figures = line('1', 2, 3, 4, 10, 1, 1, 1, 1, 5, 0, 0, 0, 0, 0);
  const report = reportOf(textOf(SECTION.litigation, ...LITIGATION_LINES, figures));
  expect(result(report, 'outcomes', 'administrative_review')?.result).toBe('held');
  expect(result(report, 'outcomes', 'litigation_direct')).toEqual({
    result: 'failed',
    left: 4,
    right: 5,
    difference: -1,
  });
  expect(result(report, 'outcomes', 'litigation_after_review')?.result).toBe('held');
});

test('last year + change = decisions is no relation: the form counts items and decisions', () => {
  const report = reportOf(
    textOf(
      SECTION.disclosure,
      '第二十条第（五）项 |',
      '信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
      '行政许可 | 8 | 5 | 93 |',
    ),
  );
  expect(report.relations.filter(({ table }) => table === 'disclosure')).toEqual([]);
  expect(codes(report)).not.toContain('relation_failed');
});

describe('mixed forms', () => {
  const old = [
    '第二十条第（一）项 |',
    '信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |',
    '规章 | 1 | 2 | 3 |',
    '规范性文件 | 0 | 0 | 0 |',
  ];
  const fresh = [
    '第二十条第（五）项 |',
    '信息内容 | 本年处理决定数量 |',
    '行政许可 | 2 |',
    '第二十条第（六）项 |',
    '信息内容 | 本年处理决定数量 |',
    '行政处罚 | 0 |',
    '行政强制 | 0 |',
  ];

  test('of table one are told block by block', () => {
    const report = reportOf(textOf(SECTION.disclosure, ...old, ...fresh));
    expect(
      report.tables
        .find(({ table }) => table === 'disclosure')
        ?.form.split('+')
        .sort(),
    ).toEqual(['foi-2019', 'foi-2021']);
    expect(codes(report)).toContain('form_mixed');
    expect(report.figures.find((figure) => figure.row === 'regulations')).toMatchObject({
      column: 'produced',
      value: 1,
    });
    expect(report.figures.filter((figure) => figure.row === 'licensing')).toMatchObject([
      { column: 'decisions', value: 2 },
    ]);
  });

  test('a table three of 2019 in a report of 2021 is checked by the relations of 2019', () => {
    const issued = [
      '第二十条第（一）项 |',
      '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
      '规章 | 1 | 2 | 3 |',
    ];
    const processed = line('（六）其他处理', 4, 0, 0, 0, 0, 0, 4);
    const report = reportOf(
      textOf(SECTION.disclosure, ...issued, ...fresh, SECTION.applications, ...APPLICANTS_LINES, processed),
    );
    expect(report.form).toBe('foi-2021');
    expect(report.tables.find(({ table }) => table === 'applications')?.form).toBe('foi-2019');
    expect(report.relations.find(({ relation }) => relation === 'results')?.equation).toMatch(
      /other = total_processed/,
    );
  });
});

describe('evaluate', () => {
  const [relation] = formNamed('foi-2021').relations;
  const sum = (left: number[], right: number[]): Partial<RelationResult> => {
    const names = (letter: string, side: number[]): string[] => side.map((_, at) => `${letter}${at}`);
    const instance = instanceOf(relation as FormRelation, 'x', names('l', left), names('r', right));
    return evaluate(instance, (key) => (key.startsWith('l') ? left : right)[Number(key.slice(1))] ?? null);
  };

  test('amounts are not torn by binary fractions', () => {
    expect(sum([0.1, 0.2], [0.3])).toMatchObject({ result: 'held', difference: 0 });
    expect(sum([0.1, 0.2], [0.31])).toMatchObject({ result: 'failed', difference: -0.01 });
  });

  test('names every figure of both sides', () => {
    expect(sum([1, 2], [3]).figures).toEqual(['l0', 'l1', 'r0']);
  });
});

test('a table of no form that is known has no relations', () => {
  expect(
    instancesOf({ form: 'foi-2021', tables: [{ table: 'applications', form: 'foi-1999', location: '' }] }, FORMS),
  ).toEqual([]);
  expect(
    instancesOf({ form: 'foi-2021', tables: [{ table: 'nowhere', form: 'foi-2021', location: '' }] }, FORMS),
  ).toEqual([]);
});

test('a relation limited to columns is evaluated for these alone', () => {
  const form = formNamed('foi-2021');
  const [balance] = form.relations.filter(({ name }) => name === 'balance');
  const limited = { ...form, relations: [{ ...balance, columns: ['total', 'business'] }] } as typeof form;
  const tables = [{ table: 'applications', form: form.name, location: '' }];
  expect(instancesOf({ form: form.name, tables }, [limited]).map(({ scope }) => scope)).toEqual(['business', 'total']);
});
