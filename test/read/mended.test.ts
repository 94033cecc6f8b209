/** Figures that were wrong, or blank, in silence in .doc and .rtf; each with the marks that made it so. */
import { readDoc } from '../../src/read/doc/index.js';
import { readRtf } from '../../src/read/rtf/index.js';
import { buildDoc, type Cell, CHARACTER } from '../build/doc/index.js';
import { noted } from '../build/outline.js';
import { buildRtf, row } from '../build/rtf.js';
import { shown } from '../fixtures/index.js';

const cell = (content: Cell['content']): Cell => ({ content, width: 1000 });
const rowOf = (...contents: Cell['content'][]) => ({ cells: contents.map(cell) });

function doc(...rows: { cells: Cell[] }[]) {
  const { blocks, findings } = readDoc(buildDoc({ body: [{ rows }] }));
  return { lines: shown(blocks), notes: noted(findings) };
}

function rtf(body: string) {
  const { blocks, findings } = readRtf(buildRtf(body));
  return { tables: blocks.filter(({ kind }) => kind === 'table'), lines: shown(blocks), notes: noted(findings) };
}

describe('a small table in a cell', () => {
  const small = { rows: [rowOf('a', '1')] };

  test('does not dissolve the table around it: its blanks stay cells', () => {
    const { lines } = doc(rowOf('规章', '5', ''), rowOf('规范性文件', ['注', small], '7'));
    expect(lines).toEqual(['0:规章 | 1:5 | 2:', '0:规范性文件 | 1:注\na\n1 | 2:7']);
  });

  test('around which there are no more numbers than in it is what is read, the other is its frame', () => {
    const { lines } = doc(rowOf('左', '1'), rowOf(['前', { rows: [rowOf('规章', '5', '6')] }], ''));
    expect(lines).toEqual(['P:左', 'P:1', 'P:前', '0:规章 | 1:5 | 2:6']);
  });
});

test('a row with a cell too many: a warning, and its empty cells count for none', () => {
  const { tables, notes } = rtf(`${row(['a', '1', ''])}${row(['b', '', '2']).replace(/\\cell(?!x)/, '\\cell \\cell')}`);
  expect(notes).toEqual(['columns_unknown T1R2C1 rows whose cells do not fit their definition 1']);
  const [table] = tables;
  expect(table?.kind === 'table' && table.geometry).toBe('rows');
  expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells.map(({ filler = false }) => filler))).toEqual([
    [false, false, false],
    [false, true, true, false],
  ]);
});

describe('digits above or below the line', () => {
  const up = (text: string, position: number) => ({
    text,
    properties: [[CHARACTER.CHpsPos, [position & 0xff, position >> 8]] as never],
  });

  test('set so by position behind a figure are a note mark', () => {
    expect(doc(rowOf('a', [{ runs: ['50', up('1', 8)] }])).lines).toEqual(['0:a | 1:50']);
    expect(rtf(row(['a', '50{\\up6 1}'])).lines).toEqual(['0:a | 1:50']);
  });

  test('before a figure, or lowered behind it, do not join it', () => {
    expect(doc(rowOf('a', [{ runs: [{ text: '1', superscript: true }, '416'] }])).lines).toEqual(['0:a | 1:^1^416']);
    expect(rtf(row(['a', '62{\\sub 3}', '62{\\dn4 3}'])).lines).toEqual(['0:a | 1:62_3_ | 2:62_3_']);
  });

  test('alone in their cell are its text', () => {
    expect(doc(rowOf('a', [{ runs: [up('50', -6)] }])).lines).toEqual(['0:a | 1:50']);
    expect(rtf(row(['a', '{\\dn4 50}'])).lines).toEqual(['0:a | 1:50']);
  });
});

test.each(['EQ \\o(56,a)', ' =SUM(ABOVE)', 'MACROBUTTON x 53', 'FORMDROPDOWN', 'SYMBOL 50'])(
  'the field %s without a result: a cell of which the text is not known, and no blank one',
  (code) => {
    expect(doc(rowOf('a', [{ runs: [{ field: [code] }] }])).lines).toEqual(['0:a | 1:\ufffc']);
    const field = `{\\field{\\*\\fldinst ${code.replaceAll('\\', '\\\\')}}}`;
    expect(rtf(row(['a', field])).lines).toEqual(['0:a | 1:\ufffc']);
  },
);

test('a link says nothing of its code', () => {
  const { notes } = doc(rowOf('a', [{ runs: [{ field: [' HYPERLINK "http://example.org/" '], result: ['网站'] }] }]));
  expect(notes).toEqual([]);
});

test('a text box of a .doc is not read, and a warning says so', () => {
  const { findings } = readDoc(buildDoc({ body: [{ runs: ['a', { textBox: ['x'] }] }] }));
  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toContain('part_not_read warning');
});
