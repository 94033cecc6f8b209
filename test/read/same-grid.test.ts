/** One table with merges at random, written in every format that has a grid: the same cells from each, place by place. */
import fc from 'fast-check';
import { outlineOfGrid } from '../../scripts/fixtures/fixture.js';
import { gridXml } from '../../scripts/fixtures/grid-xml.js';
import type { Table } from '../../src/document.js';
import { read } from '../../src/read/index.js';
import { sniff } from '../../src/read/sniff.js';
import { buildDoc, tableOf } from '../build/doc/index.js';
import { tilingArbitrary } from '../build/doc/tiling.js';
import { buildDocx } from '../build/docx.js';
import { buildRtf, font } from '../build/rtf.js';
import { fixtureFiles, shown } from '../fixtures/index.js';
import type { Grid } from '../generate/grid.js';
import { tableHtml } from '../generate/render/html.js';
import { table as rtfTable, WRITERS } from '../generate/render/rtf.js';

const WIDTH = 1000;

const docxOf = (grid: Grid): Promise<Uint8Array> => buildDocx(gridXml(grid, () => WIDTH));

const OTHERS: Readonly<Record<string, (grid: Grid) => Uint8Array>> = {
  doc: (grid) => buildDoc({ body: [tableOf(grid, { widths: Array<number>(grid.columns).fill(WIDTH) })] }),
  rtf: (grid) => {
    const manner = { write: WRITERS[0] ?? String, definitions: 'both', flags: false } as const;
    return buildRtf({
      body: `\\uc2 ${rtfTable(grid, manner)}`,
      fonts: font(0, 0, 'Times New Roman') + font(1, 134, 'SimSun'),
    });
  },
  html: (grid) => new TextEncoder().encode(`<html><body>${tableHtml(grid)}</body></html>`),
};

/** A table of one cell is only a frame around it. */
const isTable = ({ rows }: Grid): boolean => rows.flat().length > 1;

async function cellsOf(bytes: Uint8Array): Promise<Table['rows']> {
  const { blocks } = await read(bytes, sniff(bytes));
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
}

test('docx, doc, rtf and html give the same cells with the same places, spans and locations', async () => {
  await fc.assert(
    fc.asyncProperty(tilingArbitrary.filter(isTable), async (grid) => {
      const docx = await docxOf(grid);
      const wanted = await cellsOf(docx);
      expect(shown((await read(docx, 'docx')).blocks)).toEqual(outlineOfGrid(grid));
      for (const [format, write] of Object.entries(OTHERS)) {
        expect([format, await cellsOf(write(grid))]).toEqual([format, wanted]);
      }
    }),
    { numRuns: 60, seed: 11 },
  );
}, 60_000);

test('the files of LibreOffice: the same lines from .doc and .rtf', async () => {
  const docs = new Map(fixtureFiles('doc').map(({ name, bytes }) => [name, bytes]));
  const both = fixtureFiles('rtf').filter(({ name, expected }) => docs.has(name) && !expected.aside);
  expect(both.length).toBeGreaterThan(3);
  for (const { name, bytes } of both) {
    const ofDoc = await read(docs.get(name) ?? new Uint8Array(), 'doc');
    expect([name, shown((await read(bytes, 'rtf')).blocks)]).toEqual([name, shown(ofDoc.blocks)]);
  }
});
