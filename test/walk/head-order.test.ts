/** Columns exchanged in a head whose labels are broken over lines: the figures are not those of the form's order. */
import { convert } from '../../src/index.js';

const BEFORE = [
  '云岫县教育局2022年政府信息公开工作年度报告',
  '三、收到和处理政府信息公开申请情况',
  '申请人情况',
  '自然人',
];
const ROW = ['一、本年新收政府信息公开申请数量', '4', '5', '1', '10', '2', '6', '28'];

async function statuses(text: string, row: string): Promise<Set<string>> {
  const { reports } = await convert(new TextEncoder().encode(text));
  const figures = reports.flatMap((report) => report.figures.filter((figure) => figure.row === row));
  return new Set(figures.map(({ status }) => status));
}

const applications = (...labels: string[]): Promise<Set<string>> =>
  statuses([...BEFORE, '法人或其他组织', '总计', ...labels, ...ROW].join('\n'), 'received');

test.each([
  ['two labels of two lines', ['科研', '机构', '商业', '企业', '社会公益组织', '法律服务机构', '其他']],
  ['labels whose second lines are alike', ['商业企业', '科研机构', '法律', '服务机构', '社会', '公益组织', '其他']],
  ['a label a letter', ['科', '研', '机', '构', '商', '业', '企', '业', '社会公益组织', '法律服务机构', '其他']],
  ['a damaged label', ['科研', '机构', '商业', '金业', '社会公益组织', '法律服务机构', '其他']],
  ['a whole label among broken ones', ['其他', '商业', '企业', '科研', '机构', '社会', '公益组织', '法律服务', '机构']],
])('columns exchanged in a head with %s are noticed', async (_, labels) => {
  expect(await applications(...labels)).toEqual(new Set(['unplaced']));
});

test.each([
  ['two labels of two lines', ['商业', '企业', '科研', '机构', '社会公益组织', '法律服务机构', '其他']],
  ['a label a letter', ['商', '业', '企', '业', '科', '研', '机', '构', '社会公益组织', '法律服务机构', '其他']],
])('in their order %s are the head of the form', async (_, labels) => {
  expect(await applications(...labels)).toEqual(new Set(['read']));
});

test('a group label whose letters are confused does not put 其他 before the other columns', async () => {
  const labels = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
  const text = [...BEFORE, '法入或其他组织', '总计', ...labels, ...ROW].join('\n');
  expect(await statuses(text, 'received')).toEqual(new Set(['read']));
});

const interleaved = (...lines: string[]): Promise<Set<string>> => {
  const head = [
    '                             申请人情况',
    '                              法人或其他组织',
    ...lines.map((line) => `                        ${line}`),
  ];
  const title = ['云岫县教育局2022年政府信息公开工作年度报告', '', '三、收到和处理政府信息公开申请情况', ''];
  const row = '一、本年新收政府信息公开申请数量        4     5   1   10    2   6    28';
  return statuses([...title, ...head, '', row, ''].join('\n'), 'received');
};

test('columns exchanged in a head whose lines are interleaved are noticed', async () => {
  const lines = [
    '      科   商',
    '自然人           社会            总计',
    '      研   业        法律服务 其',
    '                公益',
  ];
  const rest = ['      机   企        机构   他', '                组织', '      构   业'];
  expect(await interleaved(...lines, ...rest)).toEqual(new Set(['unplaced']));
  const swap = (line: string): string => line.replace(/^( {6})(\S)( {3})(\S)/u, '$1$4$3$2');
  expect(await interleaved(...[...lines, ...rest].map(swap))).toEqual(new Set(['read']));
});

test.each([
  [['结果', '维持', '结果', '纠正'], 'read'],
  [['结果', '纠正', '结果', '维持'], 'unplaced'],
])('reviews below %s are %s', async (first, status) => {
  const whole = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const head = [
    '行政复议',
    '行政诉讼',
    ...first,
    '其他结果',
    '尚未审结',
    '总计',
    '未经复议直接起诉',
    '复议后起诉',
    ...whole,
    ...whole,
  ];
  const figures = ['1', '2', '3', '4', '10', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'];
  const title = ['云岫县教育局2022年政府信息公开工作年度报告', '四、政府信息公开行政复议、行政诉讼情况'];
  expect(await statuses([...title, ...head, ...figures].join('\n'), 'administrative_review')).toEqual(
    new Set([status]),
  );
});
