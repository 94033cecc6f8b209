import { tableLines } from '../../src/cli/show-table.js';
import { type Form, flattenRows } from '../../src/forms/form.js';
import type { Figure, Report, ReportRow } from '../../src/report.js';
import { reportBy } from '../write/conversion.js';

const column = (key: string, label: string, en: string, group?: string) => ({
  key,
  label,
  en,
  unit: '件',
  ...(group === undefined ? {} : { group }),
});

const FORM: Form = {
  name: 'hand-2000',
  title: { zh: '手工格式', en: 'Hand-made' },
  source: '',
  years: { from: 2000 },
  sections: [],
  relations: [],
  tables: [
    {
      key: 'cases',
      title: { zh: '案件', en: 'Cases' },
      layout: 'across',
      columns: [column('kept', '结果维持', 'upheld'), column('total', '总计', 'total')],
      blocks: [
        {
          columns: ['kept', 'total'],
          rows: [
            { key: 'review', label: '复议', en: 'Review' },
            {
              label: '诉讼',
              en: 'Litigation',
              rows: [
                { key: 'direct', label: '直接', en: 'Direct' },
                { key: 'after', label: '复议后', en: 'After' },
              ],
            },
          ],
        },
      ],
    },
    {
      key: 'requests',
      title: { zh: '申请', en: 'Requests' },
      layout: 'down',
      columns: [
        column('person', '自然人', 'persons'),
        column('firm', '企业', 'businesses', '组织'),
        column('other', '其他', 'other organisations', '组织'),
        column('total', '总计', 'total'),
      ],
      blocks: [{ columns: ['person', 'firm', 'other', 'total'], rows: [{ key: 'new', label: '新收', en: 'New' }] }],
    },
  ],
};

/** Every figure is 1 unless `changed` by `row/column`. */
function handReport(changed: Record<string, Partial<Figure>> = {}): Report {
  const flat = FORM.tables.flatMap((table) => flattenRows(FORM, table));
  const rows = flat.map(({ table, key, label }) => rowOf(table, key, label));
  const figures = flat.flatMap(({ table, key, columns }) =>
    columns.map((one) => ({ ...figureOf(table, key, one.key), ...changed[`${key}/${one.key}`] })),
  );
  const { tables, relations, ...rest } = reportBy('foi-2021');
  return { ...rest, form: FORM.name, tables: [], relations: [], rows, figures };
}

function rowOf(table: string, row: string, label: string, local = false): ReportRow {
  return {
    table,
    row,
    form: FORM.name,
    label,
    sourceLabel: label,
    match: local ? 'none' : 'exact',
    local,
    location: '',
  };
}

function figureOf(table: string, row: string, key: string): Figure {
  return { table, row, column: key, value: 1, unit: '件', status: 'read', raw: '1', location: 'L1' };
}

function drawn(key: string, report: Report, width: number, lang: 'zh' | 'en' = 'zh'): string[] {
  return tableLines(key, { report, lang, width, paint: (_, text) => text }, [FORM]);
}

const FLAGGED: Record<string, Partial<Figure>> = {
  'review/kept': { value: 12, status: 'repaired' },
  'direct/total': { value: null, status: 'blank' },
  'after/kept': { value: null, status: 'missing' },
};

describe('a table whose rows the form sets side by side', () => {
  test('is one line of figures under groups, rows and columns, flagged figures marked', () => {
    expect(drawn('cases', handReport(FLAGGED), 62)).toEqual([
      '案件',
      '                                                单位 件',
      '┌─────────────────┬───────────────────────────────────┐',
      '│      复议       │               诉讼                │',
      '│                 ├─────────────────┬─────────────────┤',
      '│                 │      直接       │     复议后      │',
      '├──────────┬──────┼──────────┬──────┼──────────┬──────┤',
      '│ 结果维持 │ 总计 │ 结果维持 │ 总计 │ 结果维持 │ 总计 │',
      '├──────────┼──────┼──────────┼──────┼──────────┼──────┤',
      '│      12* │    1 │        1 │    _ │        ! │    1 │',
      '└──────────┴──────┴──────────┴──────┴──────────┴──────┘',
    ]);
  });

  test('has its heads wrapped first, then its gaps left out, where the terminal is narrow', () => {
    expect(drawn('cases', handReport(FLAGGED), 54).slice(6)).toEqual([
      '├──────┬──────┼──────┬──────┼──────┬──────┤',
      '│ 结果 │ 总计 │ 结果 │ 总计 │ 结果 │ 总计 │',
      '│ 维持 │      │ 维持 │      │ 维持 │      │',
      '├──────┼──────┼──────┼──────┼──────┼──────┤',
      '│  12* │    1 │    1 │    _ │    ! │    1 │',
      '└──────┴──────┴──────┴──────┴──────┴──────┘',
    ]);
    expect(drawn('cases', handReport(FLAGGED), 42)).toEqual([
      '案件',
      '                        单位 件',
      '┌─────────┬───────────────────┐',
      '│  复议   │       诉讼        │',
      '│         ├─────────┬─────────┤',
      '│         │  直接   │ 复议后  │',
      '├────┬────┼────┬────┼────┬────┤',
      '│结果│总计│结果│总计│结果│总计│',
      '│维持│    │维持│    │维持│    │',
      '├────┼────┼────┼────┼────┼────┤',
      '│ 12*│   1│   1│   _│   !│   1│',
      '└────┴────┴────┴────┴────┴────┘',
    ]);
  });

  test('falls back to rows with their labels in front where it is too wide, a figure too long included', () => {
    expect(drawn('cases', handReport(FLAGGED), 39, 'en')).toEqual([
      'Cases',
      '┌──────────┬────────┬───────┐',
      '│ unit 件  │ upheld │ total │',
      '├──────────┼────────┼───────┤',
      '│ Review   │    12* │     1 │',
      '│ Litigation                │',
      '│   Direct │      1 │     _ │',
      '│   After  │      ! │     1 │',
      '└──────────┴────────┴───────┘',
    ]);
    expect(drawn('cases', handReport(FLAGGED), 40, 'en')).toContain('│   12*│    1│     1│    _│     !│    1│');
    const long = handReport({ 'review/kept': { value: 123456 } });
    expect(drawn('cases', long, 33)).toContain('│123456│   1│   1│   1│   1│   1│');
    expect(drawn('cases', long, 32)).toContain('│ 复议     │   123456 │    1 │');
  });

  test('takes in a row that the form lacks, and names it as such', () => {
    const report = handReport();
    report.rows.splice(1, 0, rowOf('cases', 'local:调解', '调解\x1b', true));
    report.figures.push(figureOf('cases', 'local:调解', 'kept'), figureOf('cases', 'local:调解', 'total'));
    const lines = drawn('cases', report, 70);
    expect(lines.slice(2)).toEqual([
      '┌─────────────┬─────────────┬───────────────────────────┐',
      '│    复议     │ 调解\uFFFD（格式 │           诉讼            │',
      '│             │ 中没有的行  │                           │',
      '│             │     ）      │                           │',
      '│             │             ├─────────────┬─────────────┤',
      '│             │             │    直接     │   复议后    │',
      '├──────┬──────┼──────┬──────┼──────┬──────┼──────┬──────┤',
      '│ 结果 │ 总计 │ 结果 │ 总计 │ 结果 │ 总计 │ 结果 │ 总计 │',
      '│ 维持 │      │ 维持 │      │ 维持 │      │ 维持 │      │',
      '├──────┼──────┼──────┼──────┼──────┼──────┼──────┼──────┤',
      '│    1 │    1 │    1 │    1 │    1 │    1 │    1 │    1 │',
      '└──────┴──────┴──────┴──────┴──────┴──────┴──────┴──────┘',
    ]);
  });

  test('figures in different units say their own', () => {
    const lines = drawn('cases', handReport({ 'after/total': { value: 3.5, unit: '万元' } }), 100);
    expect(lines[1]).toMatch(/^┌/);
    expect(lines.at(-2)).toContain('│     1 件 │ 1 件 │');
    expect(lines.at(-2)).toMatch(/ 3.5 万元 │$/);
  });

  test('marks are coloured there as elsewhere', () => {
    const paint = (style: string, text: string) => (style === 'yellow' ? `<${text}>` : text);
    const lines = tableLines('cases', { report: handReport(FLAGGED), lang: 'zh', width: 42, paint }, [FORM]);
    expect(lines.at(-2)).toBe('│< 12*>│   1│   1│<   _>│<   !>│   1│');
  });
});

describe('the head of a table', () => {
  test('has the label of a column group above its columns', () => {
    expect(drawn('requests', handReport(), 100)).toEqual([
      '申请',
      '┌─────────┬────────┬─────────────┬──────┐',
      '│         │        │    组织     │      │',
      '│         │        ├──────┬──────┤      │',
      '│ 单位 件 │ 自然人 │ 企业 │ 其他 │ 总计 │',
      '├─────────┼────────┼──────┼──────┼──────┤',
      '│ 新收    │      1 │    1 │    1 │    1 │',
      '└─────────┴────────┴──────┴──────┴──────┘',
    ]);
  });

  test('keeps Latin words whole, and leaves out the gaps for their sake', () => {
    expect(drawn('requests', handReport(), 58, 'en').slice(1, 6)).toEqual([
      '┌─────────┬─────────┬────────────────────────────┬───────┐',
      '│         │         │            组织            │       │',
      '│         │         ├────────────┬───────────────┤       │',
      '│ unit 件 │ persons │ businesses │         other │ total │',
      '│         │         │            │ organisations │       │',
    ]);
    expect(drawn('requests', handReport(), 50, 'en').slice(4, 6)).toEqual([
      '│unit 件│persons│businesses│        other│total│',
      '│       │       │          │organisations│     │',
    ]);
  });

  test('has words cut where they do not fit even so, figures never', () => {
    const long = handReport({ 'new/total': { value: 1234567, status: 'repaired' } });
    expect(drawn('requests', long, 40, 'en').slice(4)).toEqual([
      '│unit 件│person│busine│ other│   total│',
      '│       │     s│  sses│organi│        │',
      '│       │      │      │sation│        │',
      '│       │      │      │     s│        │',
      '├───────┼──────┼──────┼──────┼────────┤',
      '│New    │     1│     1│     1│1234567*│',
      '└───────┴──────┴──────┴──────┴────────┘',
    ]);
    expect(drawn('requests', long, 10, 'en').at(-2)).toBe('│New    │   1│   1│   1│1234567*│');
  });
});
