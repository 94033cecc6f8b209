import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { finding } from '../../src/findings.js';
import type { Report } from '../../src/report.js';
import { type Entry, entriesOf } from '../../src/write/entry.js';
import { jsonText, reportJson } from '../../src/write/json.js';
import { conversionOf, EVERY_STATUS, reportBy } from './conversion.js';

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
);

function textOf(
  report: Report,
  findings = [finding('encoding_lossy', 'L7', { count: 2, encoding: 'gb18030' })],
): string {
  const [entry] = entriesOf(conversionOf('乡镇/报告.txt', [report], findings), ['乡镇/报告.txt']) as [Entry];
  return jsonText(reportJson(entry, report));
}

test.each(['foi-2021', 'foi-2019'])('a full report by %s validates against the published schema', (form) => {
  validate(
    JSON.parse(textOf(reportBy(form, EVERY_STATUS, { findings: [finding('page_furniture', 'L3', { count: 4 })] }))),
  );
  expect(validate.errors).toBeNull();
});

test('the schema refuses a value beside a status that has none, and a read figure without value', () => {
  const figure = 'disclosure/regulations/issued';
  expect(validate(JSON.parse(textOf(reportBy('foi-2021', { [figure]: { status: 'blank', value: 0 } }))))).toBe(false);
  expect(validate(JSON.parse(textOf(reportBy('foi-2021', { [figure]: { status: 'read', value: null } }))))).toBe(false);
});

test('the schema describes every field of the file', () => {
  const undescribed: string[] = [];
  const look = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (path.endsWith('/properties') && !JSON.stringify(child).includes('"description"') && !('$ref' in child)) {
        undescribed.push(`${path}/${key}`);
      }
      if (!/^(if|then|else)$/.test(key)) look(child, `${path}/${key}`);
    }
  };
  look(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')), '');
  expect(undescribed).toEqual([]);
});

test('one figure, one row, one relation, one finding a line', () => {
  const report = reportBy('foi-2021');
  const lines = textOf(report).split('\n');
  const figure = lines.filter((line) => line.includes('"status":'));
  expect(figure).toHaveLength(report.figures.length);
  expect(figure[0]).toBe(
    ' {"table":"disclosure","row":"regulations","column":"issued","value":1,"unit":"件","status":"read","raw":"1","location":"L10"},',
  );
  expect(lines.filter((line) => line.includes('"source_label":'))).toHaveLength(report.rows.length);
  expect(lines.filter((line) => line.includes('"difference":'))).toHaveLength(report.relations.length);
  expect(lines.filter((line) => line.includes('"severity":'))).toHaveLength(1);
});

test('a report of 200 figures with all its relations is below 60 KB', () => {
  const report = reportBy('foi-2021');
  expect(report.figures).toHaveLength(200);
  expect(Buffer.byteLength(textOf(report))).toBeLessThan(60_000);
});

test('keys stand in the same order whatever order they were made in', () => {
  const report = reportBy('foi-2021');
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, child]) => [key, reversed(child)]),
    );
  };
  expect(textOf(reversed(report) as Report)).toBe(textOf(report));
});

test('findings carry code, severity, place and both languages', () => {
  expect(JSON.parse(textOf(reportBy('foi-2021'))).findings).toEqual([
    {
      code: 'encoding_lossy',
      severity: 'warning',
      location: 'L7',
      message: '有 2 处字节无法按 gb18030 解码（U+FFFD），首处在此',
      message_en: '2 places could not be decoded as gb18030 (U+FFFD); the first is here',
    },
  ]);
});

test('the figures of a relation follow from its equation and its scope', () => {
  const report = reportBy('foi-2021');
  const { equations, relations } = JSON.parse(textOf(report));
  const figures = relations.map(({ table, relation, scope }: Record<string, string>) => {
    const equation = equations.find((one: Record<string, string>) => one.table === table && one.relation === relation);
    return equation.terms.map((term: string) =>
      equation.for === 'each_row' ? `${table}/${scope}/${term}` : `${table}/${term}/${scope}`,
    );
  });
  expect(figures).toEqual(report.relations.map((relation) => relation.figures));
});

test('a figure that stands twice is a defect, not a choice of one', () => {
  const report = reportBy('foi-2021');
  const twice = { ...report, figures: [...report.figures, ...report.figures.slice(0, 1)] };
  expect(() => entriesOf(conversionOf('a.txt', [twice]), ['a.txt'])).toThrow(
    'key used twice: disclosure/regulations/issued',
  );
  const homeless = { ...report, rows: report.rows.slice(1) };
  expect(() => entriesOf(conversionOf('a.txt', [homeless]), ['a.txt'])).toThrow('figure without a row');
  const astray = reportBy('foi-2021', { 'disclosure/regulations/issued': { column: 'upheld' } });
  expect(() => entriesOf(conversionOf('a.txt', [astray]), ['a.txt'])).toThrow('figure in no column');
});
