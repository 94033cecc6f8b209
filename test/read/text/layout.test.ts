import type { Block, Cell, Paragraph, Table } from '../../../src/document.js';
import { layOut } from '../../../src/read/text/layout.js';
import { linesOf } from '../../../src/read/text/lines.js';

const laid = (text: string): { blocks: Block[]; layouts: string[] } => layOut(linesOf(text).lines);

/** Rows of the one table in a text, each as its cells' texts. */
function rowsOf(text: string): string[][] {
  const tables = laid(text).blocks.filter((block): block is Table => block.kind === 'table');
  expect(tables).toHaveLength(1);
  return (tables[0] as Table).rows.map(({ cells }) => cells.map((cell) => cell.text));
}

const endsOf = (text: string): string[] =>
  laid(text).blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(({ end }) => end) : []));

const paragraphsOf = (text: string): Paragraph[] =>
  laid(text).blocks.filter((block): block is Paragraph => block.kind === 'paragraph');

const piecesOf = (text: string): (string[] | undefined)[] =>
  paragraphsOf(text).map(({ pieces }) => pieces?.map((piece) => piece.text));

const locationsOf = (block: Block | undefined): string[] =>
  block?.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map((cell: Cell) => cell.location)) : [];

describe('a tab before each cell', () => {
  const TEXT = '\t规章\n\t0\n\t\n\n\t行政规范性文件\n\t5\n';

  test('makes a cell of each line, the empty one included', () => {
    expect(rowsOf(TEXT)).toEqual([['规章'], ['0'], [''], ['行政规范性文件'], ['5']]);
    expect(laid(TEXT).layouts).toEqual(['tab_cells']);
  });

  test('a blank line is a hint that the row ended, no more', () => {
    expect(endsOf(TEXT)).toEqual(['open', 'open', 'soft', 'open', 'open']);
  });

  test('cells are numbered as an editor counts lines, blank ones included', () => {
    expect(locationsOf(laid(TEXT).blocks[0])).toEqual(['L1', 'L2', 'L3', 'L5', 'L6']);
  });

  test('a line without a tab ends the table', () => {
    const { blocks } = laid('\t规章\n二、主动公开\n\t0\n');
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph', 'table']);
  });

  test('spaces around the tab and the text belong to neither', () => {
    expect(rowsOf(' \t 规 章 \n　\t　0　\n')).toEqual([['规 章'], ['0']]);
  });
});

describe('tabs between cells', () => {
  test('make a row of each line, its empty cells kept at both ends', () => {
    expect(rowsOf('规章\t0\t\t3\t\n\t\t商业企业\t科研机构\n')).toEqual([
      ['规章', '0', '', '3', ''],
      ['', '', '商业企业', '科研机构'],
    ]);
    expect(laid('规章\t0\t0\n').layouts).toEqual(['tabs']);
  });

  test('a line with several texts surely ends its row', () => {
    expect(endsOf('规章\t0\t0\n行政许可\t\t\n')).toEqual(['hard', 'hard']);
  });

  test('a heading with a tab behind it is no row', () => {
    expect(laid('一、总体情况\t\n').blocks).toMatchObject([{ kind: 'paragraph', text: '一、总体情况' }]);
  });
});

describe('columns set apart by spaces', () => {
  test('figures at the end of a line are cut off its label', () => {
    expect(piecesOf('规章     0     0   12\n')).toEqual([['规章', '0', '0', '12']]);
    expect(laid('规章  0  0\n').layouts).toEqual(['spaces']);
  });

  test('one space is enough between figures, not within a label', () => {
    expect(piecesOf('4.无正当理由大量反复 申请 0 0 1\n')).toEqual([['4.无正当理由大量反复 申请', '0', '0', '1']]);
  });

  test('two spaces divide the label of a group from that of a row', () => {
    expect(piecesOf('（四）无法    1.本机关不掌握    10    0\n')).toEqual([
      ['（四）无法', '1.本机关不掌握', '10', '0'],
    ]);
  });

  test('marks for no figure stand in columns too', () => {
    expect(piecesOf('行政强制  4  /  —\n')).toEqual([['行政强制', '4', '/', '—']]);
  });

  test('signs, separators, decimals and units are part of a figure', () => {
    expect(piecesOf('行政许可  1,024  +19  251000元\n')).toEqual([['行政许可', '1,024', '+19', '251000元']]);
    expect(piecesOf('行政事业性收费   7730.28\n')).toEqual([['行政事业性收费', '7730.28']]);
  });

  test('a figure that occurs in the label as well is cut off at the end', () => {
    expect(piecesOf('1.属于国家秘密  1  1\n')).toEqual([['1.属于国家秘密', '1', '1']]);
  });

  test('a line of figures alone has no label', () => {
    expect(piecesOf('      4    0    0\n')).toEqual([['4', '0', '0']]);
  });

  test('a sign one space before a figure is marked, on a line that has wider gaps', () => {
    const tight = (text: string): (boolean | undefined)[] =>
      paragraphsOf(text).flatMap(({ pieces }) => pieces?.map((piece) => piece.tight) ?? []);
    expect(tight('行政许可   998   - 4\n')).toEqual([undefined, undefined, true, undefined]);
    expect(tight('行政许可   998   -   4\n')).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a single figure, and prose, stay whole', () => {
    expect(piecesOf('  0 \n全年公开信息 120 条。\n')).toEqual([undefined, undefined]);
  });

  test('blank lines before a line are counted: they may be empty cells', () => {
    expect(paragraphsOf('规章\n\n\n0\n1\n').map(({ blanksBefore }) => blanksBefore)).toEqual([0, 2, 0]);
  });
});

describe('between pages', () => {
  test('page numbers are set aside, and a finding counts them', () => {
    const { lines, findings } = linesOf('规章 0\n- 3 -\n行政许可 1\n第 4 页 共 9 页\n行政处罚 2\n   -5-\n');
    expect(lines.map(({ text }) => text)).toEqual(['规章 0', '行政许可 1', '行政处罚 2']);
    expect(findings).toEqual([{ code: 'page_furniture', severity: 'info', location: 'L2', params: { count: 3 } }]);
  });

  test('a bare number is one only where a page ends', () => {
    expect(linesOf('规章\n3\n0\n').lines).toHaveLength(3);
    expect(linesOf('规章 0\n\n      3\n\f行政许可 1\n').lines.map(({ text }) => text)).toEqual([
      '规章 0',
      '行政许可 1',
    ]);
  });

  test('a form feed alone is no cell and no text', () => {
    expect(linesOf('规章\n\f\n0\n').lines.map(({ text }) => text)).toEqual(['规章', '0']);
  });
});

test('flavours mix in one file, each table in its own', () => {
  const text = '\t规章\n\t0\n\n二、主动公开\n行政许可 | 5 |\n\n三、收到和处理\n总计\t3\t3\n四、行政复议\n0   1   1\n';
  const { blocks, layouts } = laid(text);
  expect(layouts).toEqual(['pipes', 'spaces', 'tab_cells', 'tabs']);
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'table',
    'paragraph',
    'table',
    'paragraph',
    'table',
    'paragraph',
    'paragraph',
  ]);
});

test('no line is lost, whatever stands in it', () => {
  const odd = ['|', '||', '\t', '\t\t', '--', '|-', '+--+', ' | ', '。', '0', '｜', '│ │', '\\|', '-|-'];
  for (const one of odd) {
    for (const other of odd) {
      const text = `规章\n${one}\n${other}\n行政许可\n`;
      const shown = JSON.stringify(laid(text).blocks);
      expect(shown).toContain('规章');
      expect(shown).toContain('行政许可');
    }
  }
});
