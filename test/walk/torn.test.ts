/** Defects found by damage to generated reports. */
import fc from 'fast-check';
import { convert } from '../../src/index.js';
import type { Figure } from '../../src/report.js';
import { draftOf, figureCells } from '../generate/damage/draft.js';
import { DAMAGES } from '../generate/damage/index.js';
import { renderText } from '../generate/render/flavour.js';
import { renderHtml } from '../generate/render/html.js';
import { tabsWord } from '../generate/render/tabs.js';
import { type GeneratedReport, reportArbitrary } from '../generate/report.js';

const TOTAL = 'applications/received/total';

/** A report whose sums are true, with a total of two digits or more. */
const [REPORT] = fc
  .sample(reportArbitrary(['full'], ['foi-2021']), { numRuns: 60, seed: 7 })
  .filter(({ cells }) => /^[1-9]\d[1-9]+$/.test(cells.get(TOTAL) ?? '')) as [GeneratedReport];
const DIGITS = REPORT.cells.get(TOTAL) ?? '';

/** The total as read from a text in which something else stands for it. */
async function totalOf(written: string): Promise<Figure | undefined> {
  const draft = draftOf(REPORT);
  for (const cell of figureCells(draft)) if (cell.figure === TOTAL) cell.text = written;
  const text = renderText({ ...REPORT, outline: draft.parts }, () => tabsWord);
  const { reports } = await convert(new TextEncoder().encode(text));
  return reports[0]?.figures.find(({ table, row, column }) => `${table}/${row}/${column}` === TOTAL);
}

const [first, rest] = [DIGITS.slice(0, 1), DIGITS.slice(1)];
const mended = { value: Number(DIGITS), status: 'repaired', rules: ['digits_rejoined'] };

test('the last digits of a total on the next line were lost in silence', async () => {
  expect(await totalOf(`${first}\n${rest}`)).toMatchObject(mended);
});

test('where the relations do not confirm the digits put together, the figure is not taken', async () => {
  expect(await totalOf(`${first}\n${Number(rest) + 1}`)).toMatchObject({ value: null, status: 'unreadable' });
});

test('the number of a page below a row that is right stays the number of a page', async () => {
  expect(await totalOf(`${DIGITS}\n3`)).toMatchObject({ value: Number(DIGITS), status: 'read' });
});

test('digits apart in a cell are put together where the relations agree, else not', async () => {
  expect(await totalOf(`${first} ${rest}`)).toMatchObject(mended);
  expect(await totalOf(`${first} ${Number(rest) + 1}`)).toMatchObject({ value: null, status: 'unreadable' });
});

test('the rest of a label below its figures was taken for a row with all its figures blank', async () => {
  const draft = draftOf(REPORT);
  DAMAGES.labels_around_figures?.apply(draft, (sides) => Math.min(3, sides - 1));
  const page = renderHtml({ ...REPORT, outline: draft.parts });
  const { reports } = await convert(new TextEncoder().encode(page));
  expect(reports[0]?.figures.filter(({ status }) => status === 'blank')).toEqual([]);
});
