/** Rows of one label in groups whose labels stand beside them, merged downwards: the group tells which, or none is chosen. */
import type { Form } from '../../src/forms/form.js';
import { convert } from '../../src/index.js';
import type { Report } from '../../src/report.js';
import { FORMATS } from '../draft/samples.js';

const group = (label: string, ...rows: string[]) => ({
  label,
  en: label,
  rows: rows.map((row) => ({
    key: `${label === '城乡建设' ? 'city' : 'traffic'}_${row === '其他' ? 'other' : 'own'}`,
    label: row,
    en: row,
  })),
});
const FORM: Form = {
  name: 'calls',
  title: { zh: '热线', en: 'calls' },
  source: '（示例）',
  years: { from: 2020 },
  sections: [{ key: 'calls', label: '一、诉求情况', table: 'calls' }],
  tables: [
    {
      key: 'calls',
      title: { zh: '诉求情况', en: 'calls' },
      layout: 'down',
      head: ['诉求类别'],
      columns: [
        { key: 'month', label: '本月', en: 'month', unit: '件' },
        { key: 'share', label: '满意率', en: 'share', unit: '%', type: 'amount' },
      ],
      blocks: [
        { columns: ['month', 'share'], rows: [group('城乡建设', '物业管理', '其他'), group('交通出行', '其他')] },
      ],
    },
  ],
  relations: [],
};
const HEAD = ['诉求类别', '<', '本月', '满意率'];

async function report(format: string, rows: (string | null)[][]): Promise<Report | undefined> {
  const bytes = (await FORMATS[format]?.(['一、诉求情况'], [HEAD, ...rows])) ?? new Uint8Array();
  return (await convert(bytes, { forms: [FORM] })).reports[0];
}
const months = (found: Report | undefined): string[] =>
  (found?.figures ?? []).filter(({ column }) => column === 'month').map(({ row, value }) => `${row}=${value}`);

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test('each group has its own', async () => {
    const found = await report(format, [
      ['城乡建设', '物业管理', '1', '98.5%'],
      [null, '其他', '2', '100'],
      ['交通出行', '其他', '3', '0%'],
    ]);
    expect(months(found)).toEqual(['city_own=1', 'city_other=2', 'traffic_other=3']);
    expect(
      found?.figures.filter(({ column }) => column === 'share').map(({ value, unit }) => `${value} ${unit}`),
    ).toEqual(['98.5 %', '100 %', '0 %']);
  });

  test('the label of a group that is lost: its row is taken for no other', async () => {
    const found = await report(format, [
      ['城乡建设', '物业管理', '1', '9%'],
      [null, '其他', '2', '9%'],
      ['口口口口', '其他', '3', '9%'],
    ]);
    expect(months(found).filter((one) => !one.includes('null'))).toEqual([
      'city_own=1',
      'city_other=2',
      expect.stringMatching(/local:.*=3$/),
    ]);
    expect(found?.findings.map(({ code }) => code)).toContain('row_missing');
  });

  test('a share in a column of counts is none', async () => {
    const found = await report(format, [['城乡建设', '物业管理', '98%', '1']]);
    expect(found?.figures.find(({ row, column }) => row === 'city_own' && column === 'month')).toMatchObject({
      value: null,
      status: 'unreadable',
    });
  });
});
