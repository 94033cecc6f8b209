/** Several reports in one document: each is found, none lends its figures to another. */
import { convert } from '../../src/index.js';

const report = (title: string, licensing: string): string[] => [
  title,
  '二、主动公开政府信息情况',
  '第二十条第（五）项',
  '信息内容',
  '本年处理决定数量',
  '行政许可',
  licensing,
];

async function converted(lines: string[]) {
  const { reports } = await convert(new TextEncoder().encode(lines.join('\n')));
  return reports.map(({ fields, figures }) => [
    fields.agency?.value,
    fields.year?.value,
    figures.find(({ row }) => row === 'licensing')?.value,
  ]);
}

test('a title behind a table begins another report', async () => {
  const lines = [
    ...report('甲县教育局2022年政府信息公开工作年度报告', '7'),
    ...report('乙县水利局2021年政府信息公开工作年度报告', '11'),
  ];
  expect(await converted(lines)).toEqual([
    ['甲县教育局', '2022', 7],
    ['乙县水利局', '2021', 11],
  ]);
});

test('a title of two lines goes whole to the report that it begins', async () => {
  const lines = [
    ...report('甲县教育局2022年政府信息公开工作年度报告', '7'),
    '六、其他需要报告的事项',
    '本年度没有其他需要报告的事项。',
    '乙县水利局',
    ...report('2021年政府信息公开工作年度报告', '11'),
  ];
  expect(await converted(lines)).toEqual([
    ['甲县教育局', '2022', 7],
    ['乙县水利局', '2021', 11],
  ]);
});

test('a first chapter behind a table begins another report', async () => {
  const lines = [
    ...report('甲县教育局2022年政府信息公开工作年度报告', '7'),
    '一、总体情况',
    '全年工作平稳。',
    ...report('', '11').slice(1),
  ];
  expect(await converted(lines)).toEqual([
    ['甲县教育局', '2022', 7],
    [undefined, undefined, 11],
  ]);
});

test('titles before the first table, in links say, begin none', async () => {
  const lines = [
    '丙县财政局2020年政府信息公开工作年度报告',
    ...report('丙县财政局2022年政府信息公开工作年度报告', '7'),
  ];
  expect(await converted(lines)).toHaveLength(1);
});

test('the title as the running head of each page begins none, and breaks no table', async () => {
  const title = '甲县教育局2022年政府信息公开工作年度报告';
  const [first, ...rest] = report(title, '7');
  const lines = [first ?? '', ...rest.slice(0, 4), title, ...rest.slice(4), title];
  const more = [
    '第二十条第（六）项',
    '信息内容',
    '本年处理决定数量',
    '2022年政府信息公开工作年度报告',
    '行政处罚',
    '3',
  ];
  expect(await converted([...lines, ...more, title, '行政强制', '0'])).toEqual([['甲县教育局', '2022', 7]]);
});
