/** A label that says another period than the form's is another label, however alike its other letters are. */
import { convert } from '../../src/index.js';

const TITLE = '云岫县教育局2022年政府信息公开工作年度报告';

async function statuses(row: string, ...lines: string[]): Promise<string[]> {
  const { reports } = await convert(new TextEncoder().encode([TITLE, ...lines].join('\n')));
  const figures = reports.flatMap((report) => report.figures.filter((figure) => figure.row === row));
  return figures.map(({ status }) => status);
}

const licensing = (head: string): string[] => ['第二十条第（五）项', '信息内容', head, '行政许可', '7'];
const DISCLOSURE = '二、主动公开政府信息情况';

test.each(['上年处理决定数量', '上一年处理决定数量', '去年处理决定数量', '累计处理决定数量'])(
  'the figures below %s are not those of this year',
  async (head) => {
    expect(await statuses('licensing', DISCLOSURE, ...licensing(head))).toEqual(['unplaced']);
  },
);

test.each(['本年处理决定数量', '木年处理决定数量', '本年处埋决定数量', '处理决定数量'])(
  '%s is the column of the form, confused letters or not',
  async (head) => {
    expect(await statuses('licensing', DISCLOSURE, ...licensing(head))).toEqual(['read']);
  },
);

test('one column of last year among others of this year is not taken for this year', async () => {
  const head = ['第二十条第（一）项', '信息内容', '上年制发件数', '本年废止件数', '现行有效件数'];
  expect(await statuses('regulations', DISCLOSURE, ...head, '规章', '3', '5', '74')).toEqual(
    Array.from({ length: 3 }, () => 'unplaced'),
  );
});

test.each([
  ['一、上年新收政府信息公开申请数量', 'missing'],
  ['一、木年新收政府信息公开申请数量', 'read'],
])('the row %s, as the requests received this year, is %s', async (label, status) => {
  const labels = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
  const head = ['三、收到和处理政府信息公开申请情况', '申请人情况', '自然人', '法人或其他组织', '总计', ...labels];
  const received = [label, '15', '6', '2', '3', '1', '0', '27'];
  const carried = ['二、上年结转政府信息公开申请数量', '0', '2', '0', '0', '1', '0', '3'];
  const rows = [...received, ...carried];
  expect(new Set(await statuses('received', ...head, ...rows))).toEqual(new Set([status]));
});
