/**
 * The writer of .doc files, judged by programs that are not ours: word-extractor for text and subdocuments, LibreOffice for
 * grids, properties and numbers.
 */
import fc from 'fast-check';
import WordExtractor from 'word-extractor';
import { outlineOfGrid } from '../../../scripts/fixtures/fixture.js';
import { hasOffice, Office } from '../../../scripts/fixtures/office.js';
import { readDocx } from '../../../src/read/docx/index.js';
import { shown } from '../../fixtures/index.js';
import { EXAMPLES } from './examples.js';
import type { Drawing } from './grid.js';
import { type Block, buildDoc, type DocDescription, type Storage, tableOf } from './index.js';
import { tilingArbitrary } from './tiling.js';

const PLAIN: [string, Storage][] = [
  ['mixed pieces', { compress: 'mixed' }],
  ['UTF-16 in 0Table, of Word 2003', { compress: 'never', table: '0Table', release: 2003 }],
  ['in the mini stream', { short: true }],
];

describe.each(PLAIN)('%s: word-extractor reads', (_, storage) => {
  test.each(Object.entries(EXAMPLES))('%s', async (_name, { document, text }) => {
    const read = await new WordExtractor().extract(Buffer.from(buildDoc({ ...document, storage })));
    expect(read.getBody()).toBe(text);
  });
});

const FAST: [string, Storage][] = [4, 5].map((seed) => [
  `fast-saved ${seed}`,
  { fastSaved: { pieces: 9, seed, leftover: '旧文' } },
]);

const DRAWINGS: [string, Partial<Drawing>][] = [
  ['wide cells', {}],
  ['rows in the Data stream', { row: { kept: 'huge' } }],
  ['rows kept twice', { row: { kept: 'hugeTableProps' } }],
  ['a table that stands out to the left', { left: -108 }],
];
const grids = fc.sample(tilingArbitrary, { numRuns: 30, seed: 77 }).filter(({ rows }) => rows.flat().length > 1);

/** Documents by file name, with what LibreOffice has to show of them. */
const ASKED: [string, { document: DocDescription; shows: string[] }][] = [
  ...[...PLAIN, ...FAST].flatMap(([storageName, storage]) =>
    Object.entries(EXAMPLES).map(
      ([name, { document, shows }]): [string, { document: DocDescription; shows: string[] }] => [
        `${name}, ${storageName}`,
        { document: { ...document, storage }, shows },
      ],
    ),
  ),
  ...DRAWINGS.flatMap(([name, drawing]) =>
    [PLAIN[0], FAST[0]].map((storage): [string, { document: DocDescription; shows: string[] }] => [
      `tables at random, ${name}, ${storage?.[0]}`,
      tables(drawing, storage?.[1] ?? {}),
    ]),
  ),
];

function tables(drawing: Partial<Drawing>, storage: Storage): { document: DocDescription; shows: string[] } {
  const body = grids.flatMap((grid): Block[] => {
    // widths that are whole in LibreOffice's own unit
    const widths = Array.from({ length: grid.columns }, (_, column) => 720 + 360 * (column % 3));
    return ['表', tableOf(grid, { widths, ...drawing })];
  });
  const shows = grids.flatMap((grid) => ['P:表', ...outlineOfGrid(grid)]);
  return { document: { body: [...body, '完'], storage }, shows: [...shows, 'P:完'] };
}

const installed = hasOffice();
const made = new Map<string, Uint8Array>();

(installed ? describe : describe.skip)(
  `LibreOffice reads${installed ? '' : ': skipped, soffice is not installed'}`,
  () => {
    beforeAll(() => {
      const office = new Office();
      const files = ASKED.map(([, { document }], at): [string, Uint8Array] => [`${at}.doc`, buildDoc(document)]);
      try {
        for (const [name, bytes] of office.convert(new Map(files), 'docx', 'docx')) made.set(name, bytes);
      } finally {
        office.close();
      }
    }, 120_000);

    test.each(ASKED.map(([name, { shows }], at) => [name, at, shows] as const))('%s', async (_, at, shows) => {
      const document = await readDocx(made.get(`${at}.doc`) ?? new Uint8Array());
      expect(shown(document.blocks)).toEqual(shows);
    });
  },
);
