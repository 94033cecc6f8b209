/** Input made to be long, deep, repeated or broken: the walk ends, what it gives is bounded, what it leaves out is said. */
import { check } from '../../src/check/index.js';
import type { Document } from '../../src/document.js';
import { FORMS } from '../../src/forms/index.js';
import type { Report } from '../../src/report.js';
import { walk } from '../../src/walk/index.js';
import { LIMITS } from '../../src/walk/limits.js';
import {
  APPLICANTS,
  APPLICANTS_LINES,
  DISCLOSURE,
  documentOf,
  grid,
  LITIGATION_LINES,
  line,
  paragraph,
  RECEIVED,
  reportOf,
  row,
  SECTION,
  textOf,
} from './documents.js';

const many = (count: number, lineOf: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => lineOf(index));

/** What comes of a document, in numbers: rows that the form does not have, figures with a value, findings. */
function numbers(report: Report): { local: number; valued: number; findings: number } {
  return {
    local: report.rows.filter((one) => one.local).length,
    valued: report.figures.filter((figure) => figure.value !== null).length,
    findings: report.findings.length,
  };
}

function walked(document: Document): Report | null {
  const [found] = walk(document, FORMS);
  return found === undefined ? null : check(found, FORMS);
}

const TABLE = [SECTION.disclosure, ...DISCLOSURE];
const HEAD = [SECTION.applications, ...APPLICANTS_LINES];
const SIX = 6;

describe('long', () => {
  test.each([
    ['20,000 short lines', many(20_000, (index) => `短行${index}`)],
    ['20,000 times one character', many(20_000, () => '三')],
    ['a line of 3 MB', ['甲'.repeat(1_000_000)]],
    ['a line of 3 MB of digits', ['1'.repeat(3_000_000)]],
    ['brackets never closed', ['('.repeat(100_000), '（'.repeat(300), '（）('.repeat(100)]],
    ['500 headings', many(500, () => SECTION.litigation)],
    ['20,000 lines like headings', many(20_000, (index) => `一、主动公开政府信息情況${index}`)],
    ['20,000 lines like titles', many(20_000, (index) => `甲${index}政府信息公开工作年度报告`)],
  ])('%s before a table, and behind it', (_, lines) => {
    for (const around of [
      [...lines, ...TABLE],
      [...TABLE, ...lines],
    ]) {
      const { local, valued, findings } = numbers(reportOf(textOf(...around)));
      expect([local, valued]).toEqual([0, SIX]);
      expect(findings).toBeLessThan(100);
    }
  });

  test('a row of 5,000 cells is unplaced, and cut', () => {
    const report = reportOf(textOf(...HEAD, line(RECEIVED, ...Array(5_000).fill(0))));
    expect(row(report, 'applications', 'received')).toEqual(Array(7).fill('unplaced'));
    expect(report.findings.map(({ code }) => code)).toContain('table_limit');
    expect(JSON.stringify(report.figures).length).toBeLessThan(100_000);
  });

  test('a head of 20,000 cells', () => {
    const lines = [SECTION.applications, ...many(20_000, () => '自然人'), '1', '2'];
    expect(numbers(walked(textOf(...lines)) ?? reportOf(textOf(...TABLE))).valued).toBeLessThanOrEqual(SIX);
  });
});

describe('many rows', () => {
  const seven = [1, 0, 0, 0, 0, 0, 1];

  test.each([
    ['of the place itself', (index: number) => line(`本地${index}类`, ...seven)],
    ['damaged', (index: number) => line(`一、本年新收政府信息公开申${index}数量`, ...seven)],
    ['without their blanks', (index: number) => line(`本地${index}类`, 1, 1)],
  ])('%s: 5,000, of which the limit is kept', (_, lineOf) => {
    const report = reportOf(textOf(...HEAD, ...many(5_000, lineOf)));
    expect(numbers(report).local).toBeLessThanOrEqual(LIMITS.rows);
    expect(report.findings.filter(({ code }) => code === 'table_limit')).toHaveLength(1);
  });

  test('5,000 rows in a grid', () => {
    const rows = many(5_000, (index) => `本地${index}类`).map((label): [[string, number], ...number[]] => [
      [label, 3],
      ...seven,
    ]);
    const report = reportOf(documentOf(paragraph(SECTION.applications), grid(...APPLICANTS, ...rows)));
    expect(numbers(report).local).toBe(LIMITS.rows);
    expect(report.findings.filter(({ code }) => code === 'table_limit')).toHaveLength(1);
  });

  test('one label 10,000 times, alone, with its figures, with others', () => {
    for (const figures of [[], ['1', '2', '3'], ['1', '2', '4']]) {
      const lines = many(10_000, () => ['规章', ...figures].join('\n'));
      const { local, valued } = numbers(reportOf(textOf(...TABLE, ...lines)));
      expect(local).toBe(0);
      expect(valued).toBeLessThanOrEqual(SIX);
    }
  });

  test('20,000 lines of figures only give no figure a value that it had not', () => {
    for (const figures of [(index: number) => `${index}`, (index: number) => `${index} ${index} ${index}`]) {
      const report = reportOf(textOf(...TABLE, ...many(20_000, figures)));
      expect(['1,2,3', 'unplaced,unplaced,unplaced']).toContain(row(report, 'disclosure', 'regulations').join());
      expect(['4,5,6', 'unplaced,unplaced,unplaced']).toContain(
        row(report, 'disclosure', 'normative_documents').join(),
      );
    }
  });

  test('200 rows of table four without their blanks', () => {
    const lines = many(200, () => '1 | 0 | 1 | 2 | 3 | 4 | 5 |');
    const report = reportOf(textOf(SECTION.litigation, ...LITIGATION_LINES, ...lines));
    expect(report.rows.filter((one) => one.table === 'review_litigation')).toHaveLength(3);
  });

  test('the same report a hundred times over says the same', () => {
    const once = reportOf(textOf(...TABLE));
    const often = reportOf(textOf(...many(100, () => TABLE.join('\n'))));
    expect(often.figures.map(({ value, status }) => [value, status])).toEqual(
      once.figures.map(({ value, status }) => [value, status]),
    );
  });
});

describe('broken characters', () => {
  test('NUL and lone surrogates in labels and figures', () => {
    const table = grid(
      [['第二十条第（一）项', 4]],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '\ud800', '1\udc00', '\0'],
      ['行政规范性文\ud83d件', 4, 5, 6],
      ['\udc00', 7, 8, 9],
    );
    const report = reportOf(documentOf(paragraph(SECTION.disclosure), table));
    expect(row(report, 'disclosure', 'regulations').map((cell) => cell.split(' ')[0])).not.toContain('1');
    expect(row(report, 'disclosure', 'normative_documents')).toEqual(['4', '5', '6']);
    expect(row(report, 'disclosure', 'licensing')).toEqual(['missing']);
  });

  test('cells without any rows, rows without any cells, tables without any rows', () => {
    const empty = { kind: 'table' as const, geometry: 'grid' as const, rows: [{ cells: [], end: 'hard' as const }] };
    const none = { kind: 'table' as const, geometry: 'rows' as const, rows: [] };
    expect(walked(documentOf(paragraph(SECTION.disclosure), empty, none))).toBeNull();
    expect(walked(documentOf())).toBeNull();
  });

  test('spans wider than the table', () => {
    const table = grid(
      [['第二十条第（一）项', 200]],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', 1, 2, ['3', 150, 3]],
    );
    const figures = row(reportOf(documentOf(paragraph(SECTION.disclosure), table)), 'disclosure', 'regulations');
    expect([['1', '2', '3'], Array(3).fill('unplaced')]).toContainEqual(
      figures.map((cell) => cell.replace(' repaired', '')),
    );
  });
});

describe('many titles', () => {
  const title = (index: number): string => `第${index}号镇2021年政府信息公开工作年度报告`;

  test('20,000 running heads between two tables are one title', () => {
    const heads = ['六、其他需要报告的事项', ...many(20_000, () => title(1))];
    expect(walk(textOf(title(1), ...TABLE, ...heads, ...TABLE), FORMS)).toHaveLength(1);
  });

  test('20,000 different titles: the limit is kept', () => {
    const report = reportOf(textOf(title(0), ...TABLE, '六、其他需要报告的事项', ...many(20_000, title)));
    expect(report.findings.filter(({ code }) => code === 'titles_limit')).toHaveLength(1);
  });
});
