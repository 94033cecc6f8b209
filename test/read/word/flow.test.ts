/** Text and marks in their order, as .doc and .rtf give them, to blocks. */
import { LIMITS } from '../../../src/read/limits.js';
import { Flow } from '../../../src/read/word/flow.js';
import type { CellDefinition, RowDefinition } from '../../../src/read/word/table.js';
import { noted, outline } from '../../build/outline.js';

/** The blocks and notes of what is given to a flow. */
function flowOf(give: (flow: Flow) => void): { blocks: string[]; notes: string[] } {
  const flow = new Flow();
  give(flow);
  const { blocks, findings } = flow.finish();
  return { blocks: outline(blocks), notes: noted(findings) };
}

const blocksOf = (give: (flow: Flow) => void): string[] => flowOf(give).blocks;
const notesOf = (give: (flow: Flow) => void): string[] => flowOf(give).notes;

function paragraph(flow: Flow, text: string, depth = 0): void {
  flow.give(text);
  flow.endParagraph(depth);
}

/** Cells of a width of 1000 from the left, each with its text. */
function cells(flow: Flow, texts: readonly string[], depth = 1): void {
  for (const text of texts) {
    flow.give(text);
    flow.endCell(depth);
  }
}

const places = (count: number, merges: Record<number, CellDefinition> = {}): RowDefinition => ({
  edges: Array.from({ length: count + 1 }, (_, at) => at * 1000),
  cells: Array.from({ length: count }, (_, at) => merges[at] ?? {}),
});

function row(
  flow: Flow,
  texts: readonly string[],
  definition: RowDefinition | undefined = places(texts.length),
  depth = 1,
): void {
  cells(flow, texts, depth);
  flow.endRow(depth, definition);
}

describe('paragraphs', () => {
  test('of pieces, lines and tabs; without white space at the ends of lines', () => {
    expect(blocksOf((flow) => paragraph(flow, ' a\tb \n c '))).toEqual(['P1:a\tb\nc']);
    expect(
      blocksOf((flow) => {
        flow.give('a');
        flow.give('b', { shift: 'raised' });
        paragraph(flow, 'c');
        paragraph(flow, '  ');
        flow.give('d');
      }),
    ).toEqual(['P1:abc', 'P2:d']);
  });

  test('text that is not shown is left out and said, blanks are not', () => {
    expect(
      flowOf((flow) => {
        flow.give('a');
        flow.give('b', { unshown: 'hidden_text' });
        flow.give('  ', { unshown: 'deleted_text' });
        flow.endParagraph(0);
      }),
    ).toEqual({ blocks: ['P1:a'], notes: ['left_out hidden text 1'] });
  });

  test('whose mark is gone are joined, without the number of the first', () => {
    expect(
      flowOf((flow) => {
        flow.number({ text: '1.', gap: '', bullet: false, unknown: false });
        flow.give('a');
        flow.endParagraph(0, true);
        paragraph(flow, 'b');
        flow.endParagraph(0, true);
        paragraph(flow, 'c');
      }),
    ).toEqual({ blocks: ['P1:ab', 'P2:c'], notes: ['restored paragraphs whose mark is deleted or hidden (joined) 1'] });
  });

  test('at the end, without a mark, keep what was said of them', () => {
    expect(notesOf((flow) => flow.note('picture'))).toEqual(['left_out pictures or drawings 1']);
  });
});

describe('numbers', () => {
  const number = (text: string, more = {}) => ({ text, gap: '\t', bullet: false, unknown: false, ...more });

  test('stand before the text', () => {
    expect(
      flowOf((flow) => {
        flow.number(number('一、', { gap: '' }));
        paragraph(flow, 'a');
        flow.number(number('2.', { unknown: true }));
        paragraph(flow, 'b');
        flow.number(number('3.'));
        flow.endParagraph(0);
      }),
    ).toEqual({
      blocks: ['P1:一、a', 'P2:2.\tb', 'P3:3.'],
      notes: ['restored automatic numbers 3', 'restored automatic numbers of an unknown format (in plain digits) 1'],
    });
  });

  test('bullets are left out, numbers before a figure of a cell too', () => {
    expect(
      flowOf((flow) => {
        flow.number(number('•', { bullet: true }));
        cells(flow, ['a']);
        flow.number(number('1.'));
        cells(flow, ['12']);
        flow.number(number('2.'));
        cells(flow, ['b']);
        flow.endRow(1, places(3));
        flow.number(number('3.', { gap: '' }));
        paragraph(flow, '12');
      }),
    ).toEqual({
      blocks: ['0:a | 1:12 | 2:2.\tb', 'P1:3.12'],
      notes: [
        'restored T1R1C3 automatic numbers 2',
        'left_out T1R1C2 automatic numbers before a figure 1',
        'left_out T1R1C1 bullets 1',
      ],
    });
  });
});

describe('fields', () => {
  test('show their result', () => {
    expect(
      blocksOf((flow) => {
        flow.give('a');
        flow.fields.begin();
        flow.give('code');
        flow.fields.separate();
        flow.give('b');
        flow.endField();
        paragraph(flow, 'c');
      }),
    ).toEqual(['P1:abc']);
  });

  test('a formula without a result is said', () => {
    expect(
      notesOf((flow) => {
        flow.fields.begin('=SUM(ABOVE)');
        flow.endField();
        cells(flow, ['', 'a']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['left_out T1R1C1 fields without a result (formulas, EQ, drop-down lists and the like) 1']);
  });

  test('a code that its paragraph leaves open is given up at the end of the paragraph, or of the cell', () => {
    expect(
      blocksOf((flow) => {
        flow.fields.begin();
        paragraph(flow, 'code');
        paragraph(flow, 'a');
        flow.fields.begin();
        cells(flow, ['code', 'b']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['P1:a', '0: | 1:b']);
  });
});

describe('pictures and note marks', () => {
  test('a cell that holds nothing but a picture is not empty', () => {
    expect(
      blocksOf((flow) => {
        flow.picture('picture');
        flow.endCell(1);
        flow.picture('embedded_object');
        cells(flow, ['5', '']);
        flow.endRow(1, places(3));
        flow.picture('picture');
        flow.endParagraph(0);
      }),
    ).toEqual(['0:\ufffc | 1:5 | 2:']);
  });

  test('a raised mark behind the text of a cell is left out, before it its digits are kept apart, outside of tables it is text', () => {
    expect(
      flowOf((flow) => {
        flow.give('12');
        flow.give('[1]', { shift: 'raised' });
        flow.endCell(1);
        flow.give('1', { shift: 'raised' });
        cells(flow, ['2']);
        flow.give('m');
        flow.give('th', { shift: 'raised' });
        flow.endCell(1);
        flow.endRow(1, places(3));
        flow.give('x');
        flow.give('2', { shift: 'raised' });
      }),
    ).toEqual({ blocks: ['0:12 | 1:^1^2 | 2:mth', 'P1:x2'], notes: ['note_mark_left_out T1R1C1 [1]'] });
  });
});

describe('rows', () => {
  test('stand on the lines of the whole table', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b'], { edges: [0, 1000, 3000], cells: [{}, {}] });
        row(flow, ['c', 'd', 'e']);
      }),
    ).toEqual(['0:a | 1x2:b', '0:c | 1:d | 2:e']);
  });

  test('that begin or end before the table does, or leave a gap, keep the place', () => {
    expect(
      flowOf((flow) => {
        row(flow, ['a', 'b', 'c']);
        row(flow, ['d'], { edges: [1000, 2000], cells: [{}] });
      }),
    ).toEqual({
      blocks: ['0:a | 1:b | 2:c', '0: | 1:d | 2:'],
      notes: ['restored T1R2C1 cells lacking at the begin or end of a row 2'],
    });
  });

  test('without a definition stand as the row above, if that has as many cells', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b']);
        cells(flow, ['c', 'd']);
        flow.endRow(1, undefined);
      }),
    ).toEqual(['0:a | 1:b', '0:c | 1:d']);
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b']);
        cells(flow, ['c', 'd', 'e']);
        flow.endRow(1, undefined);
      }),
    ).toEqual(['undefined:a | undefined:b', 'undefined:c | undefined:d | undefined:e']);
  });

  test('with a definition of other cells do not stand as the row above', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b']);
        row(flow, ['c', 'd'], { edges: [0, 500, 1000, 2000], cells: [{}, {}, { down: 'covered' }] });
      }),
    ).toEqual(['undefined:a | undefined:b', 'undefined:c | undefined:d']);
  });

  test('of fewer cells than places may have lost one anywhere: columns cannot be told', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b'], places(3));
        row(flow, ['c', 'd', 'e']);
      }),
    ).toEqual(['undefined:a | undefined:b', 'undefined:c | undefined:d | undefined:e']);
  });

  test('without the cells that a merge to the right covers', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b'], places(3, { 0: { across: 'first', down: 'first' }, 1: { across: 'covered' } }));
        row(flow, ['', 'c'], places(3, { 0: { across: 'first', down: 'covered' }, 1: { across: 'covered' } }));
        row(flow, ['d', 'e', 'f']);
      }),
    ).toEqual(['0x2v2:a | 2:b', '2:c', '0:d | 1:e | 2:f']);
  });

  test('of no width tell no columns, cells of no width are not seen', () => {
    expect(blocksOf((flow) => row(flow, ['a', 'b'], { edges: [0, 0, 0], cells: [{}, {}] }))).toEqual([
      'undefined:a | undefined:b',
    ]);
    expect(
      flowOf((flow) => row(flow, ['x', 'a', 'y', 'b'], { edges: [0, 0, 1000, 1000, 2000], cells: [{}, {}, {}, {}] })),
    ).toEqual({ blocks: ['0:a | 1:b'], notes: ['left_out T1R1C1 text covered by merged cells 2'] });
  });

  test('without cells, or behind no cell, are none', () => {
    expect(
      blocksOf((flow) => {
        flow.endRow(1, places(2));
        row(flow, ['a', 'b']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['0:a | 1:b']);
  });

  test('deleted ones are left out and said', () => {
    expect(
      flowOf((flow) => {
        row(flow, ['a', 'b']);
        cells(flow, ['c', 'd']);
        flow.endRow(1, places(2), true);
        row(flow, ['e', 'f']);
      }),
    ).toEqual({ blocks: ['0:a | 1:b', '0:e | 1:f'], notes: ['left_out rows deleted by tracked changes 1'] });
  });

  test('text between the last mark of a cell and that of the row is a cell, white space is none', () => {
    expect(
      blocksOf((flow) => {
        cells(flow, ['a']);
        flow.give('b');
        flow.endRow(1, places(2));
        cells(flow, ['c', 'd']);
        flow.give(' ');
        flow.endParagraph(1);
        flow.endRow(1, places(2));
        flow.picture('picture');
        flow.endRow(1, places(2));
        row(flow, ['', 'f']);
      }),
    ).toEqual(['0:a | 1:b', '0:c | 1:d', '0: | 1:f']);
  });
});

describe('merges', () => {
  test('to the right are one cell, what it covers is said', () => {
    expect(
      flowOf((flow) => {
        row(flow, ['a', 'covered', 'b'], places(3, { 0: { across: 'first' }, 1: { across: 'covered' } }));
        row(flow, ['c', 'd', 'e']);
      }),
    ).toEqual({
      blocks: ['0x2:a | 2:b', '0:c | 1:d | 2:e'],
      notes: ['restored T1R1C1 horizontally merged cells 1', 'left_out T1R1C1 text covered by merged cells 1'],
    });
  });

  test('downwards go on as long as the columns are the same', () => {
    expect(
      flowOf((flow) => {
        row(flow, ['a', '1'], places(2, { 0: { down: 'first' } }));
        row(flow, ['covered', '2'], places(2, { 0: { down: 'covered' } }));
        row(flow, ['', '3'], places(2, { 0: { down: 'covered' } }));
        row(flow, ['b', '4'], places(2, { 0: { down: 'first' } }));
      }),
    ).toEqual({
      blocks: ['0v3:a | 1:1', '1:2', '1:3', '0:b | 1:4'],
      notes: ['left_out T1R1C1 text covered by merged cells 1'],
    });
    expect(
      flowOf((flow) => {
        row(flow, ['a', '1'], { edges: [0, 2000, 3000], cells: [{ down: 'first' }, {}] });
        row(flow, ['b', 'c', '2'], places(3, { 0: { down: 'covered' } }));
      }),
    ).toEqual({
      blocks: ['0x2:a | 2:1', '0:b | 1:c | 2:2'],
      notes: ['restored T1R2C1 vertical merges of unlike columns (taken apart) 1'],
    });
  });

  test('a merge downwards in the first row begins there', () => {
    expect(flowOf((flow) => row(flow, ['a', 'b'], places(2, { 0: { down: 'covered' } })))).toEqual({
      blocks: ['0:a | 1:b'],
      notes: [],
    });
  });
});

describe('tables', () => {
  test('end with the next paragraph outside; a last row without its mark stands as the one above', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['a', 'b']);
        cells(flow, ['c', 'd']);
        paragraph(flow, 'after');
        row(flow, ['e', 'f']);
      }),
    ).toEqual(['0:a | 1:b', '0:c | 1:d', 'P1:after', '0:e | 1:f']);
  });

  test('of one cell are what stands in it', () => {
    expect(
      blocksOf((flow) => {
        paragraph(flow, 'a', 1);
        row(flow, ['b']);
      }),
    ).toEqual(['P1:a', 'P2:b']);
    expect(blocksOf((flow) => row(flow, ['']))).toEqual([]);
  });

  test('in cells: the table around them is layout', () => {
    expect(
      flowOf((flow) => {
        paragraph(flow, 'before', 1);
        row(flow, ['a', '1'], places(2), 2);
        flow.note('picture');
        row(flow, ['b', '2'], places(2), 2);
        cells(flow, ['after', 'beside']);
        flow.endRow(1, places(2));
      }),
    ).toEqual({
      blocks: ['P1:before', '0:a | 1:1', '0:b | 1:2', 'P2:after', 'P3:beside'],
      notes: ['left_out T1R2C1 pictures or drawings 1'],
    });
  });

  test('of one cell in cells are text', () => {
    expect(
      blocksOf((flow) => {
        row(flow, ['in'], places(1), 2);
        cells(flow, ['out', 'b']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['0:in\nout | 1:b']);
  });
});

describe('text boxes', () => {
  test('are set after the paragraph that they are anchored in', () => {
    expect(
      flowOf((flow) => {
        flow.give('a');
        flow.beginTextBox();
        paragraph(flow, 'in');
        flow.give('side');
        flow.endTextBox();
        paragraph(flow, 'b');
        paragraph(flow, 'c');
      }),
    ).toEqual({
      blocks: ['P1:ab', 'P2:in', 'P3:side', 'P4:c'],
      notes: ['restored text boxes (set after their paragraph) 1'],
    });
  });

  test('in a cell are text of it; a table in one makes the table around it layout', () => {
    expect(
      blocksOf((flow) => {
        flow.give('a');
        flow.beginTextBox();
        paragraph(flow, 'in');
        flow.endTextBox();
        cells(flow, ['', 'b']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['0:a\nin | 1:b']);
    expect(
      blocksOf((flow) => {
        flow.beginTextBox();
        row(flow, ['x', 'y']);
        flow.endTextBox();
        cells(flow, ['a', 'b']);
        flow.endRow(1, places(2));
      }),
    ).toEqual(['P1:a', '0:x | 1:y', 'P2:b']);
  });

  test('without text are nothing, left open they end with the document', () => {
    expect(
      blocksOf((flow) => {
        flow.beginTextBox();
        flow.endTextBox();
        flow.endTextBox();
        flow.give('a');
        flow.beginTextBox();
        flow.give('in');
        flow.beginTextBox();
        row(flow, ['x', 'y']);
      }),
    ).toEqual(['P1:a', 'P2:in', '0:x | 1:y']);
  });
});

describe('bounds', () => {
  test('columns, rows and cells beyond them are not read, which is said', () => {
    const wide = LIMITS.tableColumns + 1;
    expect(notesOf((flow) => row(flow, Array<string>(wide).fill('a'), places(wide)))).toEqual([
      'columns_unknown T1R1C1 rows whose cells do not fit their definition 1',
      'table_limit columns',
    ]);
    const tall = (flow: Flow): void => {
      for (let at = 0; at <= LIMITS.tableRows; at += 1) row(flow, ['a', 'b']);
    };
    const { blocks, notes } = flowOf(tall);
    expect([blocks.length, notes]).toEqual([LIMITS.tableRows, ['table_limit rows']]);
    const many = (flow: Flow): void => {
      for (let at = 0; at <= LIMITS.documentCells; at += 1) {
        flow.endCell(1);
        if (at % 100 === 99) flow.endRow(1, places(100));
        if (at % 10_000 === 9_999) paragraph(flow, 'a');
      }
    };
    expect(notesOf(many)).toContain('table_limit cells of the document');
  });

  test('tables nested deeper are not read as such', () => {
    const deep = LIMITS.tableDepth + 1;
    expect(
      flowOf((flow) => {
        row(flow, ['a', 'b'], places(2), deep);
        flow.endCell(1);
        flow.endRow(1, places(1));
      }),
    ).toEqual({ blocks: ['0:a | 1:b'], notes: ['nesting_limit'] });
  });

  test('tables begun and left again and again are counted as cells', () => {
    const notes = notesOf((flow) => {
      for (let at = 0; at <= LIMITS.documentCells; at += 1) {
        flow.endParagraph(2);
        flow.endParagraph(1);
      }
    });
    expect(notes).toEqual(['table_limit cells of the document']);
  });
});
