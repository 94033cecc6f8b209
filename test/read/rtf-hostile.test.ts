/** .rtf: files damaged at random, the same ones each time, end in a document or a finding. */
import fc from 'fast-check';
import type { Document } from '../../src/document.js';
import { readRtf } from '../../src/read/rtf/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { bytesOf } from '../build/rtf.js';
import { fixtureFiles } from '../fixtures/index.js';
import { renderRtf } from '../generate/render/rtf.js';
import { reportArbitrary } from '../generate/report.js';

const REPORTS = fc.sample(reportArbitrary(), { numRuns: 6, seed: 9 }).map(renderRtf);
const FILES = [...REPORTS, ...fixtureFiles('rtf').map(({ bytes }) => bytes)].map((bytes) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
);

const NUMBERS = ['', '0', '-1', '31', '4096', '65535', '-32768', '2147483647', '99999999999999999999'];
const WORDS = (
  'row cell nestcell nestrow trowd cellx100 itap9 itap99999 intbl par u uc999 bin9 field fldinst fldrslt shp shptxt object ' +
  'listtext ls1 v deleted upr ud pict clmrg clvmrg super f1 dbch pard plain fonttbl listtable nesttableprops'
)
  .split(' ')
  .map((word) => `\\${word} `);

/** A file and its damage; `place` and `length` are parts of it, in thousandths. */
type Damage = (text: string, place: number, length: number, die: number) => string;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (text, place) => text.slice(0, place),
  'a piece taken out': (text, place, length) => text.slice(0, place) + text.slice(place + length),
  'a piece doubled': (text, place, length) => text.slice(0, place + length) + text.slice(place),
  'a byte changed': (text, place, _, die) =>
    text.slice(0, place) + String.fromCharCode(die % 256) + text.slice(place + 1),
  'braces dropped': (text, place, length) =>
    text.slice(0, place) + text.slice(place, place + length).replace(/[{}]/g, ''),
  'numbers made absurd': (text, place, length, die) =>
    text.slice(0, place) +
    text.slice(place, place + length).replace(/(\\[a-z]+)-?\d+/g, `$1${NUMBERS[die % NUMBERS.length]}`) +
    text.slice(place + length),
  'a word put in': (text, place, length, die) =>
    text.slice(0, place) + (WORDS[die % WORDS.length] ?? '').repeat(1 + (length % 40)) + text.slice(place),
  'braces put in': (text, place, length, die) =>
    text.slice(0, place) + '{}\\*'.charAt(die % 4).repeat(length % 3000) + text.slice(place),
};

/** Blocks are something, cells of a grid stand one behind the other. */
function faults({ blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.text === '' ? ['an empty paragraph'] : [];
    if (block.rows.length === 0) return ['an empty table'];
    if (block.geometry !== 'grid') return [];
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap(({ column = -1, columnSpan = 0, rowSpan = 0, location }, at) => {
        const before = cells[at - 1];
        const end = before === undefined ? 0 : (before.column ?? 0) + (before.columnSpan ?? 0);
        const sound = column >= end && columnSpan > 0 && rowSpan > 0 && /^T\d+R\d+C\d+$/.test(location);
        return sound ? [] : [`${location}: ${column} ${columnSpan} ${rowSpan}`];
      }),
    );
  });
}

const thousandth = fc.nat(999);
const damage = fc.record({
  name: fc.constantFrom(...Object.keys(DAMAGES)),
  place: thousandth,
  length: thousandth,
  die: fc.nat(99_999),
});

test('whatever is done to a file, it ends in a document or a finding', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILES), fc.array(damage, { minLength: 1, maxLength: 4 }), (file, damages) => {
      let text = file;
      for (const { name, place, length, die } of damages) {
        const at = Math.floor((text.length * place) / 1000);
        text = DAMAGES[name]?.(text, at, Math.floor((length * length) / 50), die) ?? text;
      }
      try {
        expect(faults(readRtf(bytesOf(text)))).toEqual([]);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        expect(error.findings).not.toEqual([]);
      }
    }),
    { numRuns: Number(process.env.GOUJI_RUNS ?? 4) * 50, seed: 20_211, endOnFailure: true },
  );
});

test('what is cut off is said, wherever the cut', () => {
  const [file = ''] = FILES;
  for (let at = 6; at < file.length; at += 211) {
    const { findings } = readRtf(bytesOf(file.slice(0, at)));
    expect(findings.map(({ code }) => code)).toContain('document_cut_off');
  }
});

/** What would take minutes if each step looked at all before it. */
const REPEATED: Readonly<Record<string, string>> = {
  'spaces within a line': `a${' '.repeat(400_000)}b`,
  'line breaks within a paragraph': `a${'\\line '.repeat(100_000)}b`,
  'tables within tables': '\\itap2\\par\\itap1\\par'.repeat(50_000),
  'pairs that end in a brace': '\x81}'.repeat(100_000),
  'cells of a row': '\\intbl\\cell'.repeat(300_000),
  'edges of a row': `\\trowd${'\\cellx1'.repeat(300_000)} a\\cell\\row`,
  'hidden text': '{\\v a}'.repeat(200_000),
  'numbers of a paragraph': '{\\listtext 1}'.repeat(100_000),
  'fields within fields': `${'{\\field{\\fldrslt '.repeat(2_000)}a`,
  'text boxes within text boxes': `${'{\\shptxt '.repeat(2_000)}a`,
};

test.each(Object.entries(REPEATED))('very many %s end too', (_, body) => {
  expect(() => readRtf(bytesOf(`{\\rtf1\\ansicpg936 ${body}}`))).not.toThrow();
});
