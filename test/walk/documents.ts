/** Small documents for the tests of walk and check, and reports as short text. */
import { check } from '../../src/check/index.js';
import type { Block, Document, Paragraph, Table } from '../../src/document.js';
import { FORMS } from '../../src/forms/index.js';
import { readText } from '../../src/read/text/index.js';
import type { Report } from '../../src/report.js';
import { walk } from '../../src/walk/index.js';
import type { Step } from '../../src/walk/states.js';
import { NO_CELL, type StreamCell } from '../../src/walk/stream.js';

/** A text export of these lines. */
export const textOf = (...lines: string[]): Document => readText(new TextEncoder().encode(lines.join('\n')));

/** A document of a format that has tables. */
export function documentOf(...blocks: Block[]): Document {
  let paragraphs = 0;
  let tables = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.location = `P${++paragraphs}`;
    else {
      tables++;
      for (const cell of block.rows.flatMap((row) => row.cells))
        cell.location = cell.location.replace('T', `T${tables}`);
    }
  }
  return { format: 'docx', layouts: [], findings: [], blocks };
}

export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text, location: '' });

/** A cell's text, or its text with the columns and the rows that it covers. */
export type Drawn = string | number | [text: string, columns: number, rows?: number];

/** A grid as HTML draws it: a cell takes the first column that no cell above covers. */
export function grid(...rows: Drawn[][]): Table {
  const covered = rows.map(() => new Set<number>());
  const cellsOf = (row: Drawn[], y: number): Table['rows'][number]['cells'] => {
    let column = 0;
    return row.map((drawn, index) => {
      const [text, columnSpan, rowSpan = 1] = Array.isArray(drawn) ? drawn : [String(drawn), 1];
      while (covered[y]?.has(column)) column++;
      const start = column;
      column += columnSpan;
      for (let below = y; below < y + rowSpan; below++) {
        for (let x = start; x < column; x++) covered[below]?.add(x);
      }
      return { text, location: `TR${y + 1}C${index + 1}`, column: start, columnSpan, rowSpan };
    });
  };
  return { kind: 'table', geometry: 'grid', rows: rows.map((row, y) => ({ cells: cellsOf(row, y), end: 'hard' })) };
}

/** Head of table three as the official form draws it, over three columns of labels. */
export const APPLICANTS: Drawn[][] = [
  [
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3],
    ['申请人情况', 7],
  ],
  [
    ['自然人', 1, 2],
    ['法人或其他组织', 5],
    ['总计', 1, 2],
  ],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
];
export const RECEIVED = '一、本年新收政府信息公开申请数量';
export const CARRIED = '二、上年结转政府信息公开申请数量';

export const SECTION = {
  disclosure: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  litigation: '四、政府信息公开行政复议、行政诉讼情况',
};

/** A cell as the walk sees it. */
export const cellOf = (text: string, location = ''): StreamCell => ({ ...NO_CELL, text, location, explicit: true });

/** The first block of table one, a row a line. */
export const DISCLOSURE = [
  '第二十条第（一）项 |',
  '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
  '规章 | 1 | 2 | 3 |',
  '行政规范性文件 | 4 | 5 | 6 |',
];
/** Heads of tables three and four, a row a line. */
export const APPLICANTS_LINES = [
  '申请人情况 |',
  '自然人 | 法人或其他组织 | 总计 |',
  '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |',
];
const OUTCOMES = '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |';
export const LITIGATION_LINES = [
  '行政复议 | 行政诉讼 |',
  `${OUTCOMES} 未经复议直接起诉 | 复议后起诉 |`,
  `${OUTCOMES} ${OUTCOMES}`,
];
export const line = (label: string, ...figures: (string | number)[]): string =>
  [label, ...figures, ''].join(' | ').trim();

/** @throws Error when there is no report in the document */
export function reportOf(document: Document, trace?: (step: Step) => void): Report {
  const [walked] = walk(document, FORMS, trace);
  if (walked === undefined) throw new Error('no report');
  return check(walked, FORMS);
}

/** A row's figures in the form's order: `3`, or `3 repaired`, or the status of a figure without value. */
export function row(report: Report, table: string, key: string): string[] {
  return report.figures
    .filter((figure) => figure.table === table && figure.row === key)
    .map(({ value, status }) => (value === null ? status : status === 'read' ? `${value}` : `${value} ${status}`));
}

/** Every value of the report as `table/row/column=value`. */
export const values = (report: Report): string[] =>
  report.figures
    .filter((figure) => figure.value !== null)
    .map((figure) => `${figure.table}/${figure.row}/${figure.column}=${figure.value}`);

/** Codes of the findings, those of rows and tables that a small document leaves out excepted. */
export const codes = (report: Report): string[] =>
  report.findings.map((found) => found.code).filter((code) => code !== 'row_missing' && code !== 'table_missing');

/** The narrative as `section: text`. */
export const narrative = (report: Report): string[] =>
  report.narrative.map(({ section, text }) => `${section}: ${text}`);
