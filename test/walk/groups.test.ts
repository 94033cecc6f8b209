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

describe('（三）其他方式 in two groups of lines, the first behind a group within its own', () => {
  const row = (key: string, label: string) => ({ key, label, en: label });
  const rows = [
    {
      label: '一、主动公开',
      en: '一、主动公开',
      rows: [
        { ...row('', '（二）新媒体公开信息数'), key: undefined, figures: 'media', rows: [row('weibo', '其中：微博')] },
        row('other', '（三）其他方式'),
      ],
    },
    {
      label: '二、政策解读',
      en: '二、政策解读',
      rows: [row('text', '（一）文字解读'), row('text_other', '（三）其他方式')],
    },
  ];
  const [table] = FORM.tables;
  const form = {
    ...FORM,
    tables: [{ ...table, nesting: 'lines', blocks: [{ columns: ['month', 'share'], rows }] }],
  } as unknown as Form;
  const read = async (...lines: string[][]): Promise<[string[], string[]]> => {
    const bytes =
      (await FORMATS.tabs?.(['一、诉求情况'], [['诉求类别', '本月', '满意率'], ...lines])) ?? new Uint8Array();
    const found = (await convert(bytes, { forms: [form] })).reports[0];
    const codes = (found?.findings ?? []).map(({ code }) => code).filter((code) => code.startsWith('label_'));
    return [months(found).filter((one) => !one.endsWith('null')), codes];
  };
  const FIRST = ['一、主动公开', '——', '——'];
  const MEDIA = [
    ['（二）新媒体公开信息数', '20', '1'],
    ['其中：微博', '13', '1'],
  ];

  test('its place tells which it is, and nothing says that none was chosen', async () => {
    const [read_, codes] = await read(
      FIRST,
      ...MEDIA,
      ['（三）其他方式', '41', '1'],
      ['二、政策解读', '——', '——'],
      ['（一）文字解读', '5', '1'],
      ['（三）其他方式', '36', '1'],
    );
    expect(read_).toEqual(['media=20', 'weibo=13', 'other=41', 'text=5', 'text_other=36']);
    expect(codes).toEqual(['label_by_place']);
  });

  test('where the place does not tell either, none is chosen, and that is said', async () => {
    const [, codes] = await read(FIRST, ...MEDIA, ['（三）其他方式', '4', '1']);
    expect(codes).toEqual(['label_ambiguous']);
  });
});
