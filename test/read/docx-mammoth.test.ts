/** The reader of .docx held against mammoth: on what mammoth reads right by itself, and on the way that `docx: 'mammoth'` takes. */
import fc from 'fast-check';
import mammoth from 'mammoth';
import { gridXml } from '../../scripts/fixtures/grid-xml.js';
import { convert } from '../../src/index.js';
import { readDocx } from '../../src/read/docx/index.js';
import { readHtml } from '../../src/read/html/index.js';
import { read } from '../../src/read/index.js';
import { tilingArbitrary } from '../build/doc/tiling.js';
import { buildDocx, mergeOn, mergeStart, p, r, span, tbl, tc, tr } from '../build/docx.js';
import { fixtureFiles } from '../fixtures/index.js';
import { renderDocx } from '../generate/render/docx.js';
import { reportArbitrary } from '../generate/report.js';

/** mammoth, given the file as it is. */
async function mammothAlone(bytes: Uint8Array) {
  const options = { styleMap: [], includeDefaultStyleMap: false };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return readHtml(value, { spaces: 'keep' }).blocks;
}

const figure = (text: string) => tc(p(r(text, '<w:sz w:val="21"/>'), '<w:jc w:val="center"/>'));

const TABLE = tbl(
  tr([tc('信息内容', span(2)), tc('本年'), tc('上年')], '<w:trHeight w:val="300"/>'),
  tr([tc('法人', mergeStart), tc('企业'), figure('1'), figure('2')]),
  tr([tc('', mergeOn), tc(p('科研') + p('机构')), figure('3'), figure('')]),
  tr([tc('总计', span(2) + mergeStart), figure('4'), figure('5')]),
  tr([tc('', span(2) + mergeOn), figure('6'), figure('8')]),
);
const TEXT = p(r('a') + r('<w:br/>') + r('b&amp;c') + r('<w:tab/>') + r('d'));

describe('mammoth alone reads the same', () => {
  test('of text, merges, tabs and breaks', async () => {
    const bytes = await buildDocx(p(r('2023年') + r('年度报告')) + TABLE + TEXT);
    const { blocks } = await readDocx(bytes);
    expect(blocks).toHaveLength(3);
    expect(await mammothAlone(bytes)).toEqual(blocks);
  });

  test('of whole reports', async () => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(), async (report) => {
        const bytes = await renderDocx(report);
        expect((await readDocx(bytes)).blocks).toEqual(await mammothAlone(bytes));
      }),
      { numRuns: 12, seed: 21 },
    );
  }, 60_000);

  test('of tables with merges at random', async () => {
    await fc.assert(
      fc.asyncProperty(tilingArbitrary, async (grid) => {
        const bytes = await buildDocx(gridXml(grid, () => 1000));
        expect((await readDocx(bytes)).blocks).toEqual(await mammothAlone(bytes));
      }),
      { numRuns: 60, seed: 22 },
    );
  }, 60_000);
});

/** Runs as they may stand in a cell: figures, marks of notes, what is not shown, what is no text. */
const run = fc
  .tuple(
    fc.constantFrom('12', '1,234', '[1]', '①', 'x', '项目', ' ', '3 &lt; 4', '\u00ad', '\u3000', '<w:tab/>', '<w:br/>'),
    fc.constantFrom(
      '',
      '',
      '<w:vertAlign w:val="superscript"/>',
      '<w:position w:val="-6"/>',
      '<w:vanish/>',
      '<w:strike/>',
    ),
  )
  .map(([text, look]) => r(text, look));
const special = fc.constantFrom(
  r('<w:sym w:font="Wingdings" w:char="F0FE"/>'),
  r('<w:sym w:font="Nobody" w:char="F031"/>'),
  r('<w:drawing/>'),
  r(`<w:pict><w:txbxContent>${p('框')}${tbl(tr([tc('a'), tc('7')]))}</w:txbxContent></w:pict>`),
);
const paragraph = fc
  .tuple(
    fc.array(fc.oneof({ weight: 8, arbitrary: run }, special), { maxLength: 4 }),
    fc.constantFrom('', '', '<w:rPr><w:del/></w:rPr>'),
  )
  .map(([runs, properties]) => p(runs.join(''), properties));
const merge = fc.constantFrom(
  '',
  '',
  '',
  span(2),
  mergeStart,
  mergeOn,
  mergeOn,
  span(2) + mergeOn,
  '<w:hMerge/>',
  '<w:cellDel/>',
);

const { body } = fc.letrec<{ body: string; table: string; cell: string }>((tie) => ({
  body: fc.array(fc.oneof({ maxDepth: 4 }, paragraph, tie('table')), { maxLength: 4 }).map((blocks) => blocks.join('')),
  table: fc
    .array(
      fc.tuple(
        fc.array(tie('cell'), { maxLength: 4 }),
        fc.constantFrom('', '', '', '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>', '<w:del/>'),
      ),
      { maxLength: 4 },
    )
    .map((rows) => tbl(...rows.map(([cells, properties]) => tr(cells, properties)))),
  cell: fc.tuple(tie('body'), merge).map(([content, properties]) => tc(content === '' ? p() : content, properties)),
}));

test("the way of docx: 'mammoth' gives the same, whatever stands in the body", async () => {
  let cells = 0;
  await fc.assert(
    fc.asyncProperty(body, async (content) => {
      const bytes = await buildDocx(content);
      const own = await readDocx(bytes);
      cells += own.blocks.flatMap((block) =>
        block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : [],
      ).length;
      expect(own).toEqual(await readDocx(bytes, { docx: 'mammoth' }));
    }),
    { numRuns: 150, seed: 23 },
  );
  expect(cells).toBeGreaterThan(150);
}, 60_000);

test('and of Word XML', async () => {
  for (const { name, bytes } of fixtureFiles('wordml')) {
    const own = await read(bytes, 'wordml');
    expect([name, await read(bytes, 'wordml', { docx: 'mammoth' })]).toEqual([name, own]);
  }
});

test('convert takes the option on', async () => {
  const bytes = await buildDocx(`${p('a\u2029b')}${TABLE}`);
  const [own, other] = [await convert(bytes), await convert(bytes, { docx: 'mammoth' })];
  expect(other).toEqual(own);
});
