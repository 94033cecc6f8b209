/** The bench measures what it says: its reports are read as those that the tests know. */
import fc from 'fast-check';
import { officeDocx } from '../bench/corpus/office-docx.js';
import { paragraphs } from '../bench/corpus/prose.js';
import { Random } from '../fuzz/random.js';
import { convert } from '../src/index.js';
import { reportArbitrary } from './generate/report.js';

test('every figure is read of a .docx as LibreOffice writes it', async () => {
  const [report] = fc.sample(reportArbitrary(['full'], ['foi-2021']), { numRuns: 1, seed: 6 });
  if (report === undefined) throw new RangeError('no report');
  const { reports } = await convert(await officeDocx(report));
  const values = reports[0]?.figures.map(({ table, row, column, value, status }) => [
    `${table}/${row}/${column}`,
    { value, status },
  ]);
  expect(Object.fromEntries(values ?? [])).toEqual(Object.fromEntries(report.expected));
});

test('the prose of two reports is not the same, that of one report always is', () => {
  const of = (seed: number) => paragraphs(new Random(seed), 12);
  expect(of(1)).toEqual(of(1));
  expect(of(1).filter((paragraph) => of(2).includes(paragraph))).toEqual([]);
});
