/** The year of a report against the path of its document. */
import { pathContradictions } from '../../src/check/path.js';
import { convert } from '../../src/index.js';
import type { Report } from '../../src/report.js';
import { DISCLOSURE, SECTION } from '../walk/documents.js';
import { reportBy } from '../write/conversion.js';

const bytesOf = (title: string) => new TextEncoder().encode([title, SECTION.disclosure, ...DISCLOSURE].join('\n'));
const of = (year: string): Report =>
  reportBy('foi-2021', {}, { fields: { year: { value: year, raw: year, location: 'L1' } } });

test.each<[string, string | null]>([
  ['年报.docx', null],
  ['2021/某局2021年年报.docx', null],
  ['2022/某局2021年年报.docx', null],
  ['2022/年报.docx', null],
  ['2022年度/年报.docx', null],
  ['2008-2022/年报.docx', null],
  ['2022/年报-20220120.docx', null],
  ['某局年报（2022年1月20日）.docx', null],
  ['某局-2022.txt', null],
  ['2019年采集/2021/年报.docx', null],
  ['20201/年报.docx', null],
  ['关于〔2019〕3号的年报.docx', null],
  ['某局2022年年报.docx', '某局2022年年报'],
  ['2022/某局2020年度年报.docx', '某局2020年度年报'],
  ['２０２２/某局２０２０年年报.docx', '某局2020年年报'],
  ['2020/年报.docx', '2020'],
  ['2023/某局2021年年报.docx', '2023'],
  ['2021.zip/2019/年报.docx', '2019'],
  ['某局-2020.txt#2', '某局-2020'],
])('a report of 2021 in %s', (document, other) => {
  const found = pathContradictions(document, of('2021'), [of('2021')]);
  expect(found.map(({ params }) => params.other)).toEqual(other === null ? [] : [other]);
});

test('a document with reports of several years is named after one of them', () => {
  const both = [of('2021'), of('2020')];
  expect(both.flatMap((report) => pathContradictions('2021年年报.docx', report, both))).toEqual([]);
});

test('a report without a year takes none from the path, and contradicts none', async () => {
  const { reports } = await convert(bytesOf('政府信息公开工作年度报告'), { document: '2021/2021年年报.txt' });
  expect(reports[0]?.fields.year).toBeUndefined();
  expect(reports[0]?.findings.map(({ code }) => code)).not.toContain('year_contradicted');
});

test('convert says both places', async () => {
  const { reports } = await convert(bytesOf('某局2021年政府信息公开工作年度报告'), { document: '某局2019年年报.txt' });
  const found = reports[0]?.findings.find(({ code }) => code === 'year_contradicted');
  expect(found).toMatchObject({ location: 'L1', params: { year: '2021', place: 'L1', other: '某局2019年年报' } });
});
