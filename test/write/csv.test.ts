import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { fieldText, harmless, headText, rowsText, type Value } from '../../src/write/csv.js';

const written = (header: string[], rows: Value[][]): string => headText(header) + rowsText(rows);

function parsed(text: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text.replace(/^\uFEFF/, ''), { headers: false })
      .on('data', (row: string[]) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

test('byte-order mark, header line and CRLF stand even where there are no rows', async () => {
  expect(written(['document', 'year'], [])).toBe('\uFEFFdocument,year\r\n');
});

test('commas, quotes and line breaks are quoted after RFC 4180, empty values are empty', async () => {
  expect(written(['a', 'b', 'c', 'd'], [['x,y', 'say "1"', '一\n二', null]])).toBe(
    '\uFEFFa,b,c,d\r\n"x,y","say ""1""","一\n二",\r\n',
  );
});

test.each([
  '=1+1',
  '@SUM(A1)',
  '\tcmd',
  '\r=1',
  '  =1',
  '\u3000=1',
  '＝1',
  '＠x',
  "-2+3+cmd|' /C calc'!A0",
  '+A1',
  '-35件',
  '+1+1',
  '-(1)',
  '－A1',
])('%j is made harmless', (text) => {
  expect(harmless(text)).toBe(`'${text}`);
});

test.each(['+19', '-35', '-', '--', '+', '-1,200.5', '-5%', '－3', '/', '0', '', 'a=b', '一', '增10', 'L12', '1-2'])(
  '%j stays as it is',
  (text) => {
    expect(harmless(text)).toBe(text);
  },
);

test('figures are never touched', () => {
  expect([-35, 0, 1.5, 251000].map(fieldText)).toEqual(['-35', '0', '1.5', '251000']);
  expect([null, true, false].map(fieldText)).toEqual(['', 'true', 'false']);
});

test('whatever text there is comes back from the parser of fast-csv, behind an apostrophe if at all', async () => {
  const character = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '"',
    "'",
    ',',
    '\r',
    '\n',
    '\t',
    ' ',
    '|',
    '件',
    '0',
    'a',
    '\u{20BB7}',
  );
  const text = fc.oneof(fc.string({ unit: character, maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 }));
  const table = fc.array(fc.tuple(text, text, fc.oneof(fc.integer(), fc.constant(null))), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const wellFormed = rows.map(([a, b, c]) => [`x${a}`, b, c] as Value[]);
      const back = await parsed(written(['a', 'b', 'c'], wellFormed));
      const nul = (value: Value): string => fieldText(value).replaceAll('\0', '');
      expect(back).toEqual([['a', 'b', 'c'], ...wellFormed.map((row) => row.map(nul))]);
      for (const [, second] of back.slice(1)) expect(second).not.toMatch(/^[=@\t\r]/);
    }),
    { numRuns: 300 },
  );
});
