/** .rtf: rows and where they say their cells stand. */
import fc from 'fast-check';
import { outlineOfGrid } from '../../scripts/fixtures/fixture.js';
import { LIMITS } from '../../src/read/limits.js';
import { readRtf } from '../../src/read/rtf/index.js';
import { RowBuilder } from '../../src/read/rtf/rows.js';
import { tilingArbitrary } from '../build/doc/tiling.js';
import { noted, outline } from '../build/outline.js';
import { buildRtf, cells, font, row } from '../build/rtf.js';
import { table, WRITERS } from '../generate/render/rtf.js';

const documentOf = (body: string) => readRtf(buildRtf(body));
const blocksOf = (body: string): string[] => outline(documentOf(body).blocks);
const notesOf = (body: string): string[] => noted(documentOf(body).findings);

test('any grid, however merges are written and wherever rows are defined', () => {
  const manner = fc.record({
    write: fc.constantFrom(...WRITERS),
    definitions: fc.constantFrom('before' as const, 'behind' as const, 'both' as const, 'once' as const),
    flags: fc.boolean(),
  });
  fc.assert(
    fc.property(tilingArbitrary, manner, (grid, how) => {
      const fonts = font(0, 0) + font(1, 134);
      const { blocks } = readRtf(buildRtf({ body: `\\uc2 ${table(grid, how)}`, fonts }));
      const [first] = grid.rows;
      // a table of one cell is a frame around text, an empty one nothing
      const framed = grid.rows.length === 1 && first?.length === 1;
      const text = first?.[0]?.text ?? '';
      expect(outline(blocks)).toEqual(framed ? (text === '' ? [] : [`P1:${text}`]) : outlineOfGrid(grid));
    }),
    { numRuns: 300, seed: 3 },
  );
});

const D = '\\trowd\\cellx1000\\cellx2000\\cellx3000 ';

describe('definitions', () => {
  test('of one row hold for the next that has none', () => {
    expect(blocksOf(`${D}${cells(['a', 'b', 'c'])}\\row ${cells(['d', 'e', 'f'])}\\row`)).toEqual([
      '0:a | 1:b | 2:c',
      '0:d | 1:e | 2:f',
    ]);
  });

  test('within a group hold behind it', () => {
    expect(blocksOf(`{${D}}${cells(['a', 'b', 'c'])}\\row`)).toEqual(['0:a | 1:b | 2:c']);
  });

  test('without edges tell no columns', () => {
    expect(blocksOf(`\\trowd${cells(['a', 'b'])}\\row`)).toEqual(['undefined:a | undefined:b']);
    expect(blocksOf(`\\trowd\\cellx0\\cellx0 ${cells(['a', 'b'])}\\row`)).toEqual(['undefined:a | undefined:b']);
  });

  test('of more cells than the row has: which one is lost cannot be told', () => {
    const body = `${D}${cells(['a', 'b'])}\\row ${D}${cells(['d', 'e', 'f'])}\\row`;
    expect(blocksOf(body)).toEqual(['undefined:a | undefined:b', 'undefined:d | undefined:e | undefined:f']);
    expect(notesOf(body)).toEqual(['columns_unknown T1R1C1 rows whose cells do not fit their definition 1']);
  });

  test('of fewer cells than the row has: columns cannot be told', () => {
    expect(blocksOf(`${D}${cells(['a', 'b', 'c', 'd'])}\\row`)).toEqual([
      'undefined:a | undefined:b | undefined:c | undefined:d',
    ]);
  });

  test('with edges that fall, or beyond all bounds', () => {
    expect(blocksOf(`\\trowd\\cellx1000\\cellx500\\cellx99999999999 ${cells(['a', 'b', 'c'])}\\row`)).toEqual([
      '0:a | 1:c',
    ]);
  });

  test('a row that begins further right leaves its place empty', () => {
    const body = `${row(['a', 'b'])}\\trowd\\trleft1000\\cellx2000 ${cells(['c'])}\\row`;
    expect(blocksOf(body)).toEqual(['0:a | 1:b', '0: | 1:c']);
  });
});

test('a definition never falls, and has few more cells than a row may have', () => {
  const builder = new RowBuilder();
  builder.begin();
  for (const edge of [500, 200, 900]) builder.rightEdge(edge);
  expect(builder.definition()?.edges).toEqual([0, 500, 500, 900]);
  for (let at = 0; at < 1000; at += 1) builder.rightEdge(1000 + at);
  expect(builder.definition()?.cells.length).toBe(LIMITS.tableColumns + 1);
});

describe('merges', () => {
  test('to the right, with a mark for each cell or for the first alone', () => {
    const merged = '\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000 ';
    for (const contents of [
      ['a', '', 'c'],
      ['a', 'c'],
    ])
      expect(blocksOf(`${merged}${cells(contents)}\\row ${row(['d', 'e', 'f'])}`)).toEqual([
        '0x2:a | 2:c',
        '0:d | 1:e | 2:f',
      ]);
  });

  test('downwards, of cells that are merged to the right', () => {
    const first = '\\trowd\\clmgf\\clvmgf\\cellx1000\\clmrg\\clvmgf\\cellx2000\\cellx3000 ';
    const next = '\\trowd\\clmgf\\clvmrg\\cellx1000\\clmrg\\clvmrg\\cellx2000\\cellx3000 ';
    const body = `${first}${cells(['a', '', '1'])}\\row ${next}${cells(['', '', '2'])}\\row ${row(['b', 'c', '3'])}`;
    expect(blocksOf(body)).toEqual(['0x2v2:a | 2:1', '2:2', '0:b | 1:c | 2:3']);
  });

  test('text that a merge covers is said', () => {
    const body = `\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000 ${cells(['a', 'covered'])}\\row${row(['b', 'c'])}`;
    expect(notesOf(body)).toEqual([
      'restored T1R1C1 horizontally merged cells 1',
      'left_out T1R1C1 text covered by merged cells 1',
    ]);
  });
});

describe('cells', () => {
  test('hold paragraphs', () => {
    expect(blocksOf(`${row(['a\\par b', '\\par c\\par'])}`)).toEqual(['0:a\nb | 1:c']);
  });

  test('hold a paragraph that says nothing of a table, between those that do', () => {
    expect(blocksOf(`${D}\\intbl a\\cell\\pard p\\par q\\cell\\pard\\intbl c\\cell\\row`)).toEqual([
      '0:a | 1:p\nq | 2:c',
    ]);
  });

  test('end with their row, where the last mark is missing', () => {
    expect(blocksOf(`${D}\\intbl a\\cell b\\cell c\\row ${D}${cells(['d', 'e', 'f'])}\\row`)).toEqual([
      '0:a | 1:b | 2:c',
      '0:d | 1:e | 2:f',
    ]);
  });

  test('a table ends with the paragraph behind it, though its last row has no mark', () => {
    const body = `${row(['a', 'b', 'c'])}${D}${cells(['d', 'e', 'f'])}\\pard after\\par`;
    expect(blocksOf(body)).toEqual(['0:a | 1:b | 2:c', '0:d | 1:e | 2:f', 'P1:after']);
  });

  test('a mark without a word of a table', () => {
    expect(blocksOf(`${D}a\\cell b\\cell c\\cell\\row after\\par`)).toEqual(['0:a | 1:b | 2:c', 'P1:after']);
  });
});

describe('tables in cells', () => {
  const inner = (contents: readonly string[]): string =>
    `${contents.map((text) => `\\pard\\intbl\\itap2 ${text}\\nestcell{\\nonesttables\\par}`).join('')}{\\*\\nesttableprops\\trowd${contents
      .map((_, at) => `\\cellx${(at + 1) * 500}`)
      .join('')}\\nestrow}{\\nonesttables\\par}`;

  test('stand in the place of the frame around them', () => {
    const body = `\\trowd\\cellx5000 ${inner(['a', '1'])}${inner(['b', '2'])}\\pard\\intbl after\\cell\\row`;
    expect(blocksOf(body)).toEqual(['0:a | 1:1', '0:b | 1:2', 'P1:after']);
  });

  test('of one cell are text', () => {
    expect(blocksOf(`${D}${inner(['in'])}\\pard\\intbl out\\cell ${cells(['b', 'c'])}\\row`)).toEqual([
      '0:in\nout | 1:b | 2:c',
    ]);
  });

  test('do not change the definition of the row around them, nor that of the next table in a cell', () => {
    const bare = '\\pard\\intbl\\itap2 x\\nestcell y\\nestcell\\nestrow ';
    const body = `${D}${inner(['a', '1'])}\\pard\\intbl\\cell ${bare}\\pard\\intbl\\cell c\\cell\\row`;
    expect(blocksOf(body)).toEqual(['0:a | 1:1', 'undefined:x | undefined:y', 'P1:c']);
  });

  test('with the flag \\clmgf and what follows', () => {
    const merged = '{\\*\\nesttableprops\\trowd\\clmgf\\cellx500\\clmrg\\cellx1000\\nestrow}';
    const body = `\\trowd\\cellx5000 ${inner(['a', '1'])}\\pard\\intbl\\itap2 b\\nestcell\\nestcell${merged}\\pard\\intbl\\cell\\row`;
    expect(blocksOf(body)).toEqual(['0:a | 1:1', '0x2:b']);
  });
});
