/**
 * .doc files from three hands: those that LibreOffice made (test/fixtures), those of a writer after the specification
 * (test/build/doc), and the random reports of test/flavours.test.ts.
 */
import fc from 'fast-check';
import WordExtractor from 'word-extractor';
import { outlineOfGrid } from '../../scripts/fixtures/fixture.js';
import { readDoc } from '../../src/read/doc/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { EXAMPLES } from '../build/doc/examples.js';
import type { Drawing } from '../build/doc/grid.js';
import { buildDoc, buildWord6, CHARACTER, type Row, type Storage, tableOf } from '../build/doc/index.js';
import { tilingArbitrary } from '../build/doc/tiling.js';
import { noted } from '../build/outline.js';
import { fixtureFiles, shown } from '../fixtures/index.js';
import type { Grid } from '../generate/grid.js';

/** The findings of a file that cannot be read. */
function refused(bytes: Uint8Array): string[] {
  try {
    readDoc(bytes);
  } catch (error) {
    if (error instanceof Unreadable)
      return error.findings.map(({ code, params }) => `${code} ${params.format_en ?? ''}`.trim());
    throw error;
  }
  throw new Error('it was read');
}

describe('files of LibreOffice', () => {
  const files = fixtureFiles('doc').filter(({ name }) => name !== 'encrypted');

  test.each(files.map((file) => [file.name, file] as const))(
    '%s: every cell and paragraph',
    (_, { bytes, expected }) => {
      const lines = shown(readDoc(bytes).blocks);
      expect(lines).toEqual(expected.outline);
      for (const text of expected.absent ?? []) expect(lines.join('\n')).not.toContain(text);
    },
  );

  const reports = files.filter(({ expected }) => expected.report);
  test.each(reports.map((file) => [file.name, file] as const))(
    '%s: the text that another program finds',
    async (_, file) => {
      const plain = (text: string) => text.replace(/\s/g, '');
      const theirs = (await new WordExtractor().extract(Buffer.from(file.bytes))).getBody({ filterUnicode: false });
      const ours = readDoc(file.bytes).blocks.map((block) =>
        block.kind === 'paragraph'
          ? block.text
          : block.rows.map(({ cells }) => cells.map(({ text }) => text).join('')).join(''),
      );
      expect(plain(ours.join(''))).toBe(plain(theirs));
    },
  );
});

const STORAGES: Record<string, Storage> = {
  'UTF-16 in one piece': { compress: 'never' },
  'Western characters compressed': { compress: 'whole' },
  'a piece for each stretch': { compress: 'mixed' },
  'Word 97': { release: 1997, depth: 'nested' },
  'Word 2003, 0Table': { release: 2003, table: '0Table' },
  'Word 2007': { release: 2007 },
  'nFib of an early build': { nFib: 0xc0 },
  'the mini stream': { short: true },
  'fast-saved': { fastSaved: { pieces: 9, seed: 4, leftover: '旧文' } },
  'fast-saved, tails of others': { fastSaved: { pieces: 30, seed: 8, leftover: '旧文', tails: 'other' } },
  'fast-saved and compressed': { compress: 'mixed', fastSaved: { pieces: 14, seed: 3, tails: 'own' } },
};

describe.each(Object.entries(STORAGES))('%s', (_, storage) => {
  test.each(Object.entries(EXAMPLES))('%s', (_name, { document, shows }) => {
    expect(shown(readDoc(buildDoc({ ...document, storage })).blocks)).toEqual(shows);
  });
});

const DRAWINGS: Record<string, Partial<Drawing>> = {
  'wide cells': {},
  'merges across by flags': { across: 'flags' },
  'merges across by flags, as the later specification has them': { across: 'spec' },
  'merges across by sprmTMerge': { across: 'modifier' },
  'merges down by sprmTVertMerge': { down: 'modifier' },
  'edges that miss each other': { moved: (row, column) => (7 * row + 3 * column) % 20 },
  'a table that stands out to the left': { left: -108 },
  'rows in the data stream': { row: { kept: 'huge' } },
  'rows in the data stream of Word 2000': { row: { kept: 'tableProps', fallback: 'one_cell' } },
  'rows kept twice': { row: { kept: 'hugeTableProps' } },
  'cells put in one by one': { row: { defined: 'insert' } },
  'cells without descriptors at the end': { row: { descriptors: 0 }, down: 'modifier', across: 'modifier' },
};

/** A table of one cell is only a frame around it. */
const isTable = ({ rows }: Grid): boolean => rows.flat().length > 1;

test.each(Object.entries(DRAWINGS))('random merges, %s: the grid as drawn', (_, drawing) => {
  fc.assert(
    fc.property(tilingArbitrary.filter(isTable), (grid) => {
      const widths = Array.from({ length: grid.columns }, (_, column) => 700 + 90 * (column % 3));
      const bytes = buildDoc({ body: [tableOf(grid, { widths, ...drawing })] });
      expect(shown(readDoc(bytes).blocks)).toEqual(outlineOfGrid(grid));
    }),
    { numRuns: 25, seed: 7 },
  );
});

describe('what is said of a file', () => {
  const table = (...rows: Row[]) => ({ body: [{ rows }] });
  const cell = (content: string, more = {}) => ({ content, width: 1000, ...more });

  test('bytes from 91 to 9f of compressed text are quotation marks and dashes: a cell with — is not blank', () => {
    const bytes = buildDoc({ ...table({ cells: [cell('—'), cell('“a”')] }), storage: { compress: 'whole' } });
    expect(shown(readDoc(bytes).blocks)).toEqual(['0:— | 1:“a”']);
  });

  test('a cell with a picture only is not blank', () => {
    const picture = [{ runs: [{ picture: true as const }] }];
    const { blocks, findings } = readDoc(
      buildDoc({ body: [{ rows: [{ cells: [cell('规章'), { content: picture, width: 1000 }] }] }] }),
    );
    expect(shown(blocks)).toEqual(['0:规章 | 1:\ufffc']);
    expect(noted(findings)).toEqual(['left_out T1R1C2 pictures or drawings 1']);
  });

  test('a superscript mark behind a figure is no digit of it', () => {
    const raised = { runs: ['12', { text: '[1]', superscript: true }] };
    const { blocks, findings } = readDoc(
      buildDoc({ body: [{ rows: [{ cells: [cell('规章'), { content: [raised], width: 1000 }] }] }] }),
    );
    expect(shown(blocks)).toEqual(['0:规章 | 1:12']);
    expect(noted(findings)).toEqual(['note_mark_left_out T1R1C2 [1]']);
  });

  test('a row that tracked changes deleted is left out', () => {
    const { blocks, findings } = readDoc(
      buildDoc(table({ cells: [cell('a'), cell('1')] }, { cells: [cell('b'), cell('2')], deleted: true })),
    );
    expect(shown(blocks)).toEqual(['0:a | 1:1']);
    expect(noted(findings)).toContain('left_out rows deleted by tracked changes 1');
  });

  test('text of a hidden paragraph style is left out, a run that shows itself is not', () => {
    const style = { name: 'Hidden', kind: 'paragraph' as const };
    const { blocks } = readDoc(
      buildDoc({
        styles: [{ ...style, character: [[CHARACTER.CFVanish, 1]] }],
        body: ['甲', { runs: ['乙', { text: '丙', properties: [[CHARACTER.CFVanish, 0]] }], style: 15 }],
      }),
    );
    expect(shown(blocks)).toEqual(['P:甲', 'P:丙']);
  });

  test.each([
    ['RC4', { kind: 'rc4', password: 'x' }],
    ['XOR', { kind: 'xor' }],
  ] as const)('%s: a file with a password is said so', (_, encryption) => {
    expect(refused(buildDoc({ body: ['a'], storage: { encryption } }))).toEqual(['encrypted']);
  });

  test('LibreOffice’s file with a password is said so', () => {
    const [encrypted] = fixtureFiles('doc').filter(({ name }) => name === 'encrypted');
    expect(refused(encrypted?.bytes ?? new Uint8Array())).toEqual(['encrypted']);
  });

  test.each([0x65, 0x68])('Word 6 and 95 (%i) are said so', (nFib) => {
    const code = 'format_not_read document of Word 6.0/95 or older';
    expect(refused(buildWord6(new TextEncoder().encode('abc\r'), nFib))).toEqual([code]);
  });
});

test.each([
  ['cut in the middle', (bytes: Uint8Array) => bytes.slice(0, bytes.length >> 1)],
  ['without its last sectors', (bytes: Uint8Array) => bytes.slice(0, -2048)],
])('%s: damaged, and never half a report', (_, cut) => {
  for (const { bytes } of fixtureFiles('doc').filter(({ expected }) => expected.report)) {
    expect(refused(cut(bytes))).toEqual(['document_damaged']);
  }
});
