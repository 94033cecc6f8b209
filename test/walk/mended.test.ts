/** One test for each defect that readers of the output found: the smallest input that showed it. */
import { convert } from '../../src/index.js';

const TITLE = '云岫县教育局2022年政府信息公开工作年度报告';

async function report(...lines: string[]) {
  const { reports } = await convert(new TextEncoder().encode(lines.join('\n')));
  return reports[0];
}

async function licensing(head: string, cell: string): Promise<string> {
  const block = ['二、主动公开政府信息情况', '第二十条第（五）项 |', `信息内容 | ${head} |`, `行政许可 | ${cell} |`];
  const figure = (await report(TITLE, ...block))?.figures.find(({ row }) => row === 'licensing');
  return `${figure?.value} ${figure?.status}`;
}

test.each([
  ['本年处理决定数量', '3（上半年）5（下半年）'],
  ['本年处理决定数量', '564（新）+3（修）'],
  ['本年处理决定数量', '0（实际564）'],
  ['本年处理决定数量', '166（千件）'],
  ['本年处理决定数量（单位：万件）', '12'],
])('under %s, %s is no plain number of 件', async (head, cell) => {
  expect(await licensing(head, cell)).toBe('null unreadable');
});

test('a note that explains leaves the number', async () => {
  expect(await licensing('本年处理决定数量', '22（其中延续16件）')).toBe('22 read');
});

test.each([['检查'], ['查验'], ['年检事项']])('%s in a cell of its own below a row is a local row', async (label) => {
  const lines = [
    '云岫县林业局2020年政府信息公开工作年度报告',
    '二、主动公开政府信息情况',
    '第二十条第（五）项 |',
    '信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
    `其他对外管理服务事项 | ${label} | 12 | 3 | 88 |`,
  ];
  const rows = (await report(...lines))?.rows.filter(({ local }) => local).map(({ row }) => row);
  expect(rows).toEqual([`other_public_services.local:${label}`]);
});

test.each([
  ['another period', ['上年制发件数', '上年废止件数', '上年有效件数']],
  ['a column more', ['本年制发件数', '备案件数', '本年废止件数', '现行有效件数']],
  ['a column less', ['本年废止件数', '现行有效件数']],
])('heads of %s are not the columns of the form, damaged', async (_, head) => {
  const lines = ['二、主动公开政府信息情况', '第二十条第（一）项', '信息内容', ...head, '规章', '3', '5', '74'];
  const figures = (await report(TITLE, ...lines))?.figures.filter(({ row }) => row === 'regulations');
  expect(figures?.map(({ status }) => status)).toEqual(['unplaced', 'unplaced', 'unplaced']);
});

test.each([
  ['根据2019年新修订的《条例》编制本报告。', undefined],
  ['与2021年相比，公开数量有所增加。', undefined],
  ['按照国办2021年30号文的格式编制。', undefined],
  ['2022年，全县教育系统稳步推进公开。', '2022'],
])('%s: year %s', async (prose, year) => {
  const block = ['二、主动公开政府信息情况', '第二十条第（五）项', '信息内容', '本年处理决定数量', '行政许可', '7'];
  const found = await report('云岫县教育局政府信息公开工作年度报告', '一、总体情况', prose, ...block);
  expect(found?.fields.year?.value).toBe(year);
});

test('statistics of reviews that say nothing of disclosure are no report', async () => {
  const head = '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |';
  expect(
    await report('2022年行政复议工作情况统计', '行政复议 | 行政诉讼 |', head, '1 | 2 | 3 | 4 | 10 |'),
  ).toBeUndefined();
});
