/** The samples as `gouji show` draws their tables. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tableLines } from '../../src/cli/show-table.js';
import { widthOf } from '../../src/display-width.js';
import { convert, FORMS } from '../../src/index.js';
import type { Report } from '../../src/report.js';

const SAMPLES = path.join(__dirname, '..', '..', 'samples');
const reportOf = async (name: string) => {
  const report = (await convert(readFileSync(path.join(SAMPLES, name)))).reports[0];
  if (report === undefined) throw new Error(`no report in ${name}`);
  return report;
};
const lines = (key: string, report: Report, width: number, lang: 'zh' | 'en' = 'zh') =>
  tableLines(key, { report, lang, width, paint: (_, text) => text }, FORMS);

test('reviews and litigation stand in one line of fifteen figures under a head of three levels', async () => {
  const report = await reportOf('damaged-2021.txt');
  expect(lines('review_litigation', report, 76)).toEqual([
    '政府信息公开行政复议、行政诉讼情况',
    '                                                                     单位 件',
    '┌────────────────────────┬─────────────────────────────────────────────────┐',
    '│        行政复议        │                    行政诉讼                     │',
    '│                        ├────────────────────────┬────────────────────────┤',
    '│                        │    未经复议直接起诉    │       复议后起诉       │',
    '├────┬────┬────┬────┬────┼────┬────┬────┬────┬────┼────┬────┬────┬────┬────┤',
    '│结果│结果│其他│尚未│总计│结果│结果│其他│尚未│总计│结果│结果│其他│尚未│总计│',
    '│维持│纠正│结果│审结│    │维持│纠正│结果│审结│    │维持│纠正│结果│审结│    │',
    '├────┼────┼────┼────┼────┼────┼────┼────┼────┼────┼────┼────┼────┼────┼────┤',
    '│   2│   1│   0│   0│   0│   0│   2│   1│   2│   5│   0│   2│   0│   1│   3│',
    '└────┴────┴────┴────┴────┴────┴────┴────┴────┴────┴────┴────┴────┴────┴────┘',
  ]);
  expect(lines('review_litigation', report, 75)[4]).toBe(
    '│ 行政复议           │        2 │        1 │        0 │        0 │    0 │',
  );
});

test('no English head is cut within 100 columns, 商业企业 is not cut into 商业企 and 业', async () => {
  const report = await reportOf('damaged-2021.txt');
  const english = lines('applications', report, 100, 'en').join('\n');
  for (const word of ['businesses', 'institutions', 'organisations', 'agencies']) expect(english).toContain(word);
  expect(lines('applications', report, 100).slice(1, 7)).toEqual([
    '┌───────────────────────────────────────────┬────────┬──────────────────────────────────────┬──────┐',
    '│                                           │        │            法人或其他组织            │      │',
    '│                                           │        ├──────┬──────┬────────┬────────┬──────┤      │',
    '│ 单位 件                                   │ 自然人 │ 商业 │ 科研 │ 社会公 │ 法律服 │ 其他 │ 总计 │',
    '│                                           │        │ 企业 │ 机构 │ 益组织 │ 务机构 │      │      │',
    '├───────────────────────────────────────────┼────────┼──────┼──────┼────────┼────────┼──────┼──────┤',
  ]);
});

const WIDTHS = Array.from({ length: 25 }, (_, index) => 60 + 5 * index);

test.each(['damaged-2021.txt', 'form-2019-pipes-2020.txt', 'merged-cells-2023.docx'])(
  'every box of %s is within the terminal, its lines equally wide, its figures whole',
  async (name) => {
    const report = await reportOf(name);
    const keys = [...new Set(report.rows.map((row) => row.table))];
    const ways = keys.flatMap((key) => (['zh', 'en'] as const).map((lang) => ({ key, lang })));
    for (const { key, lang } of ways)
      for (const width of WIDTHS) expectWhole(lines(key, report, width, lang), width, valuesOf(report, key));
  },
);

const valuesOf = (report: Report, key: string): string[] =>
  report.figures.flatMap(({ table, value }) => (table === key && value !== null ? [String(value)] : [])).sort();

/** Each of the values stands undivided in the boxes, and nothing else in figures does. */
function expectWhole(lines: readonly string[], width: number, values: string[]): void {
  const boxes = lines.join('\n').split(/(?=┌)/).slice(1);
  for (const box of boxes) {
    const widths = new Set(
      box
        .slice(0, box.indexOf('┘') + 1)
        .split('\n')
        .map(widthOf),
    );
    expect(widths.size).toBe(1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
  }
  const figures = boxes.flatMap((box) => box.match(/(?<=│ *)-?[\d.]+(?=[*^]? ?[│ ])/g) ?? []);
  expect(figures.sort()).toEqual(values);
}
