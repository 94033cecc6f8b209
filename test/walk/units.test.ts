/** The unit of an amount: what cell and head state, what the form prescribes. */
import type { Figure } from '../../src/report.js';
import { codes, documentOf, grid, paragraph, reportOf, SECTION, textOf } from './documents.js';

const shown = (figure: Figure | undefined): string =>
  figure === undefined
    ? 'none'
    : [figure.value ?? figure.status, figure.unit, ...(figure.rules ?? [])].join(' ').trim();

/** The fee of a 2021 report: its head, its cell. */
function fee(head: string, cell: string): string {
  const table = grid([['第二十条第（八）项', 2]], ['信息内容', head], ['行政事业性收费', cell]);
  const report = reportOf(documentOf(paragraph(SECTION.disclosure), table));
  return shown(report.figures.find((figure) => figure.row === 'fees' && figure.column === 'amount'));
}

/** The amount of procurement of a 2019 report, and what is found about it. */
function procurement(head: string, cell: string, items = '3'): { figure: string; found: string[] } {
  const table = grid([['第二十条第（九）项', 3]], ['信息内容', '采购项目数量', head], ['政府集中采购', items, cell]);
  const report = reportOf(documentOf(paragraph(SECTION.disclosure), table));
  const figure = report.figures.find((candidate) => candidate.row === 'procurement' && candidate.column === 'amount');
  return { figure: shown(figure), found: codes(report) };
}

describe('fees, which the 2021 form wants in 万元', () => {
  test.each([
    // head, cell, what becomes of it
    ['本年收费金额（单位：万元）', '25.1', '25.1 万元'],
    ['本年收费金额（单位：万元）', '25.1万元', '25.1 万元'],
    ['本年收费金额（单位：万元）', '251000元', '25.1 万元 unit_converted'],
    ['本年收费金额（单位：万元）', '251,000 元', '25.1 万元 unit_converted'],
    ['本年收费金额（单位：万元）', '0.00251亿元', '25.1 万元 unit_converted'],
    ['本年收费金额（单位：元）', '251000', '25.1 万元 unit_converted'],
    ['本年收费金额(元)', '251000', '25.1 万元 unit_converted'],
    ['本年收费金额（单位：元）', '25.1万元', '25.1 万元'],
    ['本年收费金额（单位：亿元）', '0.00251', '25.1 万元 unit_converted'],
    ['本年收费金额（单位：万元）', '3件', 'unreadable 万元'],
    ['本年收费金额（单位：万元）', '25.1万', 'unreadable 万元'],
    ['本年收费金额（单位：万元）', '', 'blank 万元'],
    ['本年收费金额（单位：万元）', '/', 'not_applicable 万元'],
  ])('head %s, cell "%s": %s', (head, cell, expected) => {
    expect(fee(head, cell)).toBe(expected);
  });

  const read251000Wan = '251000 万元';

  test.each([
    '本年收费金额（单\n位：元）',
    '本年收费金额\n（单位：\n元）',
    '本年收費金額（單位：元）',
    '本年收费金额（单位：人民币元）',
    '本年收费金额/元',
    '本年收费金额，元',
    '本年收费金额 单位：元',
    '本年收费金额（单位：千元）',
    '本年收费金额（单位：百万元）',
  ])('251000 under the head %j is not taken for 万元', (head) => {
    expect(fee(head, '251000')).not.toBe(read251000Wan);
  });

  test('a unit in brackets behind the figure counts: 251000（元）', () => {
    expect(fee('本年收费金额（单位：万元）', '251000（元）')).not.toBe(read251000Wan);
  });

  test.each([
    [
      'in a line of its own',
      ['第二十条第（八）项', '信息内容', '本年收费金额', '（单位：元）', '行政事业性收费', '251000'],
    ],
    ['cut by a line end', ['第二十条第（八）项', '信息内容 本年收费金额（单位：', '元）', '行政事业性收费 251000']],
    [
      'in a cell of its own',
      ['第二十条第（八）项 |', '信息内容 | 本年收费金额 | 单位：元 |', '行政事业性收费 | 251000 |'],
    ],
  ])('a unit %s is not lost', (_, lines) => {
    const report = reportOf(textOf(SECTION.disclosure, ...lines));
    expect(shown(report.figures.find((figure) => figure.row === 'fees'))).not.toBe(read251000Wan);
  });
});

describe('procurement, whose unit the 2019 form leaves to the report', () => {
  test.each([
    ['采购总金额', '1234.5', '1234.5', ['unit_not_stated']],
    ['采购总金额', '1234.5万元', '1234.5 万元', []],
    ['采购总金额', '12345元', '12345 元', []],
    ['采购总金额（万元）', '1234.5', '1234.5 万元', []],
    ['采购总金额（万元）', '12345元', '1.2345 万元 unit_converted', ['unit_converted']],
    ['采购总金额（单位：元）', '1234.5', '1234.5 元', []],
    ['采购总金额（单位：元）', '1234.5万元', '12345000 元 unit_converted', ['unit_converted']],
    ['采购总金额（万元）', '3件', 'unreadable 万元', ['figure_unreadable']],
    ['采购总金额', '', 'blank', []],
  ])('head %s, cell "%s": %s', (head, cell, figure, found) => {
    expect(procurement(head, cell)).toEqual({ figure, found });
  });

  test('a count is no amount, even where no unit is stated', () => {
    expect(procurement('采购总金额', '3件').figure).toMatch(/^unreadable/);
  });

  test('an amount is no count of items', () => {
    expect(procurement('采购总金额（万元）', '5', '3元').found).toEqual(['figure_unreadable']);
  });
});
