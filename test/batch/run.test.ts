import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parseString } from 'fast-csv';
import type { Convert } from '../../src/batch/convert/convert-file.js';
import { csvTables } from '../../src/write/tables.js';
import { conversionOf, reportBy } from '../write/conversion.js';
import { at, convertTo, fakeConvert, filesOf, lay, layApart } from './folder.js';

const OUT = 'out';

function records(name: string): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) => {
    const rows: Record<string, string>[] = [];
    parseString(readFileSync(at(OUT, `${name}.csv`), 'utf8').replace(/^\uFEFF/, ''), { headers: true })
      .on('data', (row) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

const findings = async () => (await records('findings')).map((row) => `${row.document} ${row.code}`);

test('everything of the contract is written', async () => {
  layApart({ 'in/a.txt': 'x', 'in/sub/b.docx': 'x' });
  const result = await convertTo(at(OUT), [at('in')]);
  expect(Object.keys(filesOf(at(OUT)))).toEqual(
    [
      'applications.csv',
      'cells.csv',
      'datapackage.json',
      'disclosure.csv',
      'findings.csv',
      'narrative.csv',
      'relations.csv',
      'reports.csv',
      'reports/a.json',
      'reports/sub/b.json',
      'review_litigation.csv',
      'run.json',
      'statistics.csv',
    ].sort(),
  );
  expect(result.counts).toMatchObject({ documents: 2, reports: 2, figures: { read: 400 } });
  expect(await records('cells')).toHaveLength(400);
});

test('two runs over the same input write the same bytes', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'two', 'in/c.txt': 'throw', 'in/d.txt': 'bad', 'in/A.txt': 'x' });
  await convertTo(at('one'), [at('in')]);
  await convertTo(at('other'), [at('in')]);
  expect(filesOf(at('other'))).toEqual(filesOf(at('one')));
  await convertTo(at('one'), [at('in')]);
  expect(filesOf(at('one'))).toEqual(filesOf(at('other')));
});

test('the headers written are those of the data package, with byte-order mark and CRLF, in a run without documents too', async () => {
  mkdirSync(at('in'));
  await convertTo(at(OUT), [at('in')]);
  const { resources } = JSON.parse(readFileSync(at(OUT, 'datapackage.json'), 'utf8'));
  expect(resources).toHaveLength(csvTables().length);
  for (const resource of resources) {
    const header = resource.schema.fields.map((field: { name: string }) => field.name).join();
    expect(readFileSync(at(OUT, resource.path), 'utf8')).toBe(`\uFEFF${header}\r\n`);
  }
});

test('a document that cannot be read is a row and a finding, and those after it are converted', async () => {
  layApart({ 'in/a.txt': 'bad', 'in/b.txt': 'none', 'in/c.txt': 'throw', 'in/d.txt': 'x' });
  symlinkSync(at('nowhere'), at('in/0.docx'));
  const result = await convertTo(at(OUT), [at('in')]);
  expect((await records('reports')).map((row) => `${row.document} ${row.outcome} ${row.read}`)).toEqual([
    'a.txt unreadable ',
    'b.txt no_report ',
    'c.txt unreadable ',
    'd.txt read 200',
    '0.docx unreadable ',
  ]);
  expect(await findings()).toEqual([
    'a.txt encrypted',
    'b.txt not_a_report',
    'c.txt internal_error',
    '0.docx file_missing',
  ]);
  expect(result.unread.others.map(({ document }) => document)).toEqual(['a.txt', 'b.txt', 'c.txt', '0.docx']);
});

test('a defect of gouji is told without stack, message or path, and handed to whoever debugs', async () => {
  layApart({ 'in/c.txt': 'throw' });
  const defects: unknown[] = [];
  await convertTo(at(OUT), [at('in')], { onDefect: (_, error) => defects.push(error) });
  const [row] = await records('findings');
  expect(row?.message_en).toMatch(/^gouji failed on this file \(TypeError, [a-z/-]+\.ts:\d+\); please report it$/);
  expect(Object.values(filesOf(at(OUT))).join()).not.toContain('/home/someone');
  expect(defects).toEqual([expect.any(TypeError)]);
});

test('a figure that stands twice is a defect of that document alone', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'y' });
  await convertTo(at(OUT), [at('in')], {
    convert: async (bytes, options) => {
      const conversion = await fakeConvert(bytes, options);
      const [report] = conversion.reports;
      if (options.document === 'a.txt') report?.figures.push(...report.figures.slice(0, 1));
      return conversion;
    },
  });
  expect(await findings()).toEqual(['a.txt internal_error']);
  expect((await records('cells')).every((cell) => cell.document === 'b.txt')).toBe(true);
});

test('a file over the limit is not read at all', async () => {
  lay({ 'in/a.txt': 'x'.repeat(101), 'in/b.txt': 'x'.repeat(100) });
  const read: string[] = [];
  const convert: Convert = (bytes, options) => {
    read.push(options.document ?? '');
    return fakeConvert(bytes, options);
  };
  await convertTo(at(OUT), [at('in')], { convert, limit: 100 });
  expect(read).toEqual(['b.txt']);
  expect(await findings()).toEqual(['a.txt file_too_large']);
});

test('a file that goes away while the run goes on is told, and the next run tries again', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'x' });
  const convert: Convert = (bytes, options) => {
    rmSync(at('in/b.txt'), { force: true });
    return fakeConvert(bytes, options);
  };
  await convertTo(at(OUT), [at('in')], { convert });
  layApart({ 'in/b.txt': 'x' });
  const { kept } = await convertTo(at(OUT), [at('in')]);
  expect(kept).toBeGreaterThan(0);
  expect(await findings()).toEqual([]);
});

test('standard input is read up to the limit and no further', async () => {
  let taken = 0;
  const endless = Readable.from(
    (function* () {
      for (; taken < 1000; taken++) yield Buffer.alloc(10);
    })(),
  );
  await convertTo(at(OUT), ['-'], { stdin: endless, limit: 50 });
  expect(await findings()).toEqual(['- file_too_large']);
  expect(taken).toBeLessThan(100);
});

test('documents that share a path or a name are both written, each with a finding', async () => {
  layApart({ 'in/a.docx': 'x', 'in/a.txt': 'x', 'in/A.docx': 'x', 'other/a.txt': 'x' });
  await convertTo(at(OUT), [at('in'), at('other')]);
  expect(Object.keys(filesOf(at(OUT, 'reports')))).toEqual(['A.json', 'a.docx.json', 'a.txt.json', 'a~2.json']);
  expect((await records('reports')).map((row) => row.document)).toEqual(['A.docx', 'a.docx', 'a.txt', 'a~2.txt']);
  expect(await findings()).toEqual(['a.docx path_collision', 'a.txt path_collision', 'a~2.txt document_renamed']);
  const { findings: own } = JSON.parse(readFileSync(at(OUT, 'reports/a.txt.json'), 'utf8'));
  expect(own[0].message_en).toContain('written to reports/a.txt.json instead');
});

test('a second report in a document has a file and rows of its own', async () => {
  layApart({ 'in/a.txt': 'two' });
  await convertTo(at(OUT), [at('in')]);
  expect(Object.keys(filesOf(at(OUT, 'reports')))).toEqual(['a.json', 'a.txt#2.json']);
  const { documents } = JSON.parse(readFileSync(at(OUT, 'run.json'), 'utf8'));
  expect(documents).toEqual([
    {
      document: 'a.txt',
      outcome: 'read',
      reports: ['reports/a.json', 'reports/a.txt#2.json'],
      findings: { error: 0, warning: 0, info: 2 },
    },
  ]);
});

test('what an earlier run wrote and this one does not is removed, and nothing else', async () => {
  layApart({ 'in/a.txt': 'x', 'in/sub/b.txt': 'two', 'in/c.json/d.txt': 'x' });
  await convertTo(at(OUT), [at('in')]);
  lay({ [`${OUT}/reports/notes.json`]: 'mine', [`${OUT}/notes.csv`]: 'mine', [`${OUT}/reports/sub/mine.txt`]: 'mine' });
  layApart({ 'in2/a.txt': 'x', 'in2/c.docx': 'x' });
  await convertTo(at(OUT), [at('in2')]);
  const files = Object.keys(filesOf(at(OUT)));
  expect(files.filter((file) => file.startsWith('reports/'))).toEqual([
    'reports/a.json',
    'reports/c.json',
    'reports/notes.json',
    'reports/sub/mine.txt',
  ]);
  expect(files).toContain('notes.csv');
});

test('a run.json that was tampered with removes nothing outside', async () => {
  layApart({ 'in/a.txt': 'x', 'precious.json': 'mine', 'elsewhere/x.json': 'mine' });
  mkdirSync(at(OUT, 'reports'), { recursive: true });
  symlinkSync(at('elsewhere'), at(OUT, 'reports/link'));
  const files = [
    'reports/../../precious.json',
    '../precious.json',
    at('precious.json'),
    'reports/link/x.json',
    'reports//x.json',
  ];
  lay({ [`${OUT}/run.json`]: JSON.stringify({ gouji: '1.2.3', files, documents: [{ reports: files }, null, 3] }) });
  await convertTo(at(OUT), [at('in')]);
  expect(existsSync(at('precious.json'))).toBe(true);
  expect(existsSync(at('elsewhere/x.json'))).toBe(true);
});

test('a folder with files of these names that gouji did not write is not touched', async () => {
  lay({ 'in/a.txt': 'x', [`${OUT}/reports.csv`]: 'mine' });
  await expect(convertTo(at(OUT), [at('in')])).rejects.toMatchObject({
    kind: 'foreign',
    reason: { en: 'reports.csv' },
  });
  lay({ [`${OUT}/run.json`]: '{"scripts":{}}' });
  await expect(convertTo(at(OUT), [at('in')])).rejects.toMatchObject({ kind: 'foreign' });
  expect(filesOf(at(OUT))).toEqual({ 'reports.csv': 'mine', 'run.json': '{"scripts":{}}' });
});

test('a place where the system lets nobody make a folder is told, not waited for', async () => {
  layApart({ 'in/a.txt': 'x' });
  if (!existsSync('/proc/self')) return;
  await expect(convertTo('/proc/gouji/out', [at('in')])).rejects.toMatchObject({ kind: 'unwritable' });
});

test('a file where the output folder should be cannot be written to', async () => {
  layApart({ 'in/a.txt': 'x', [OUT]: 'mine' });
  await expect(convertTo(at(OUT), [at('in')])).rejects.toMatchObject({ kind: 'unwritable' });
});

test('a run cut short leaves what it wrote, and the next run knows the folder for its own', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'x' });
  const cut = convertTo(at(OUT), [at('in')], {
    onDocument: ({ document }) => {
      if (document === 'b.txt') throw new Error('power cut');
    },
  });
  await expect(cut).rejects.toThrow('power cut');
  expect(Object.keys(filesOf(at(OUT, 'reports')))).toEqual(['a.json', 'b.json']);
  expect(JSON.parse(readFileSync(at(OUT, 'run.json'), 'utf8'))).toMatchObject({ gouji: '1.2.3', complete: false });
  layApart({ 'in3/c.txt': 'x' });
  await convertTo(at(OUT), [at('in3')]);
  expect(Object.keys(filesOf(at(OUT, 'reports')))).toEqual(['c.json']);
});

test('a report whose path cannot be written is a finding; its rows are there, and the run goes on', async () => {
  layApart({ 'in/a.txt': 'x', 'in/b.txt': 'x' });
  mkdirSync(at(OUT, 'reports/a.json/mine'), { recursive: true });
  writeFileSync(at(OUT, 'run.json'), '{"gouji":"1.2.3"}');
  const result = await convertTo(at(OUT), [at('in')]);
  expect(await findings()).toEqual(['a.txt report_not_written']);
  expect(await records('cells')).toHaveLength(400);
  expect(result.unread.others.map(({ document }) => document)).toEqual(['a.txt']);
  expect(Object.keys(filesOf(at(OUT, 'reports')))).toContain('b.json');
});

describe('reports of a run held against each other', () => {
  /** `year agency out in`: a report of that year and authority which carries over so much. */
  const yearly: Convert = async (bytes, { document = '' }) => {
    const [year = '', agency = '', out = '0', carried = '0'] = Buffer.from(bytes).toString('utf8').split(' ');
    const field = (value: string) => ({ value, raw: value, location: 'L1' });
    const figures = {
      'applications/carried_over_out/total': { value: Number(out) },
      'applications/carried_over_in/total': { value: Number(carried) },
      'applications/received/total': { value: Number(out) },
    };
    const fields = { year: field(year), agency: field(agency) };
    return conversionOf(document, [reportBy('foi-2021', figures, { fields, relations: [] })]);
  };

  test('are written behind the others, year against year, with a finding for each difference', async () => {
    layApart({
      'in/2022/a.txt': '2022 水务局 3 0',
      'in/2023/a.txt': '2023 水务局 0 2',
      'in/2023/b.txt': '2023 教育局 0 2',
    });
    const { counts } = await convertTo(at(OUT), [at('in')], { convert: yearly });
    expect(counts.relations).toEqual({ held: 8, failed: 1, not_checkable: 0 });
    const relations = await records('relations');
    expect(relations).toHaveLength(9);
    expect(relations.find(({ scope }) => scope === 'total')).toMatchObject({
      document: '2023/a.txt',
      agency: '水务局',
      year: '2023',
      relation: 'carried_on',
      left: '3',
      right: '2',
      result: 'failed',
      figures: 'previous(applications/carried_over_out/total);applications/carried_over_in/total',
      other_documents: '2022/a.txt',
    });
    expect(await findings()).toEqual(['2023/a.txt years_differ']);
    const run = JSON.parse(readFileSync(at(OUT, 'run.json'), 'utf8'));
    expect(run.counts).toMatchObject({ relations: { failed: 1 }, findings: { warning: 1 } });
  });

  test('authorities against their units only when asked for', async () => {
    layApart({ 'in/县.txt': '2022 县政府 3', 'in/局/a.txt': '2022 水务局 1', 'in/局/b.txt': '2022 教育局 2' });
    await convertTo(at(OUT), [at('in')], { convert: yearly });
    expect(await records('relations')).toEqual([]);
    await convertTo(at(OUT), [at('in')], { convert: yearly, units: true });
    const received = (await records('relations')).filter(({ scope }) => scope === 'received');
    expect(received).toMatchObject([
      {
        document: '县.txt',
        relation: 'units',
        left: '3',
        right: '3',
        result: 'held',
        other_documents: '局/a.txt;局/b.txt',
      },
    ]);
  });
});
