/** Random forms, blank and filled: the draft of each is right and converts the sample it was drafted from. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { draftForm } from '../../src/draft/index.js';
import { trialOf } from '../../src/draft/trial.js';
import { formJson } from '../../src/forms/file/format.js';
import { checkForm } from '../../src/forms/file/index.js';
import { convert, FORMS } from '../../src/index.js';
import { read } from '../../src/read/index.js';
import { sniff } from '../../src/read/sniff.js';
import type { Report } from '../../src/report.js';
import { FORMATS, type Rows } from './samples.js';

const schema = JSON.parse(readFileSync('schema/form.schema.json', 'utf8'));

const SUBJECTS = [
  '查询窗口',
  '培训班次',
  '投诉来信',
  '上门走访',
  '热线来电',
  '移送线索',
  '巡查点位',
  '宣传材料',
  '补贴对象',
  '检测样品',
  '借阅图书',
  '维修工单',
];
const DOINGS = ['开设总数', '受理总数', '办结总量', '发放总量', '回访人数', '抽查结果'];
const COLUMNS = ['本期实际', '本年累计', '上年同期', '计划安排'];
const UNITS = ['件', '次', '人', '份', '万元'];
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

interface Made {
  codes: 'none' | 'before' | 'behind';
  units: boolean;
  columns: number;
  /** How many rows stand below each row of the first level. */
  below: number[];
  ofWhich: boolean;
  cells: (number | '' | '-')[];
}

const made: fc.Arbitrary<Made> = fc.record({
  codes: fc.constantFrom('none', 'before', 'behind'),
  units: fc.boolean(),
  columns: fc.integer({ min: 1, max: COLUMNS.length }),
  below: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 5 }),
  ofWhich: fc.boolean(),
  cells: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(99_999) }, fc.constant<''>(''), fc.constant<'-'>('-')), {
    minLength: 80,
    maxLength: 80,
  }),
});

function rowsOf({ codes, units, columns, below, ofWhich, cells }: Made, blank: boolean): Rows {
  const labels: string[] = [];
  below.forEach((count, group) => {
    labels.push(`${CHINESE[group]}、${SUBJECTS[group % 12]}${DOINGS[group % 6]}`);
    for (let index = 0; index < count; index++) {
      const subject = SUBJECTS[(group + index * 5 + 5) % 12];
      const number = ofWhich ? (index === 0 ? '其中：' : '') : `（${CHINESE[index]}）`;
      labels.push(`${number}${subject}${DOINGS[(group + index + 1) % 6]}之${CHINESE[labels.length % 12]}`);
    }
  });
  const head = [
    ...(codes === 'before' ? ['序号'] : []),
    '指标名称',
    ...(units ? ['计量单位'] : []),
    ...(codes === 'behind' ? ['代码'] : []),
    ...COLUMNS.slice(0, columns),
  ];
  const rows = labels.map((label, row) => [
    ...(codes === 'before' ? [String(row + 1)] : []),
    label,
    ...(units ? [UNITS[row % 5] ?? ''] : []),
    ...(codes === 'behind' ? [String(row + 1).padStart(2, '0')] : []),
    ...Array.from({ length: columns }, (_, column) => (blank ? '' : String(cells[row * columns + column] ?? 0))),
  ]);
  return [head, ...rows];
}

const isUnplaced = (reports: readonly Report[], row: string): boolean =>
  reports.some(({ figures }) => figures.some((figure) => figure.row === row && figure.status === 'unplaced'));

describe.each(Object.entries(FORMATS))('%s', (format, build) => {
  test.each([true, false])(
    'blank: %s',
    async (blank) => {
      await fc.assert(
        fc.asyncProperty(made, async (one) => {
          const rows = rowsOf(one, blank);
          const bytes = await build(['某项工作季度统计表', ...(one.units ? [] : ['计量单位：件'])], rows);
          const draft = draftForm(await read(bytes, sniff(bytes)), 'sample');
          if (draft === null) throw new Error('nothing was drafted');
          expect(checkForm(formJson(draft.form), schema, FORMS).mistakes).toEqual([]);
          expect(draft.cells).toHaveLength((rows.length - 1) * one.columns);
          const { reports } = await convert(bytes, { forms: [...FORMS, draft.form] });
          const { wrong } = trialOf(draft, reports);
          // pipes at the end of a row may be what an export fills it up with: a row that ends in blanks may be unplaced
          const flagged = format === 'pipes' ? wrong.filter(({ row }) => isUnplaced(reports, row)) : [];
          expect(wrong.filter((cell) => !flagged.includes(cell))).toEqual([]);
        }),
        { numRuns: format === 'docx' ? 15 : 60 },
      );
    },
    60_000,
  );
});

/** An empty line for an empty cell, or between any two cells. */
describe.each([
  ['a cell a line', '\n'],
  ['a cell a line, set apart by blank lines', '\n\n'],
])('%s', (_, apart) => {
  const build = (one: Made, rows: Rows): Uint8Array => {
    const before = ['某项工作季度统计表', ...(one.units ? [] : ['计量单位：件'])];
    return new TextEncoder().encode([...before, ...rows.flatMap((row) => row.map((cell) => cell ?? ''))].join(apart));
  };
  // a figure that happens to be the number of the next row is in doubt, and rightly so
  const more = (cell: number | '' | '-'): number | '-' => (cell === '-' ? cell : Number(cell) + 100);
  const filled = (one: Made): Made => ({ ...one, cells: one.cells.map(more) });

  test.each([true, false])(
    'drafted from a blank sample (%s), it converts one with every cell filled',
    async (blank) => {
      await fc.assert(
        fc.asyncProperty(made.map(filled), async (one) => {
          const rows = rowsOf(one, blank);
          // two rows that are alike show no pattern yet
          fc.pre(rows.length > 3);
          const bytes = build(one, rows);
          const draft = draftForm(await read(bytes, sniff(bytes)), 'sample');
          if (draft === null) throw new Error('nothing was drafted');
          expect(checkForm(formJson(draft.form), schema, FORMS).mistakes).toEqual([]);
          const whole = rowsOf(one, false);
          const other = build(one, whole);
          const { reports } = await convert(other, { forms: [...FORMS, draft.form] });
          const cells = draft.cells.map((cell, at) => {
            const row = whole[1 + Math.floor(at / one.columns)] ?? [];
            return { ...cell, text: String(row.at((at % one.columns) - one.columns)) };
          });
          expect(cells).toHaveLength((rows.length - 1) * one.columns);
          expect(trialOf({ ...draft, cells }, reports).wrong).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});
