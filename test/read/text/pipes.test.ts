import type { Row, Table } from '../../../src/document.js';
import { layOut } from '../../../src/read/text/layout.js';
import { linesOf } from '../../../src/read/text/lines.js';

function tableOf(text: string): { rows: Row[]; layouts: string[] } {
  const { blocks, layouts } = layOut(linesOf(text).lines);
  expect(blocks.map(({ kind }) => kind)).toEqual(['table']);
  return { rows: (blocks[0] as Table).rows, layouts };
}

/** A row as its cells' texts; `·` marks what may be a filler. */
const shown = ({ cells }: Row): string[] => cells.map(({ text, filler }) => (filler ? `·${text}` : text));
const rowsOf = (text: string): string[][] => tableOf(text).rows.map(shown);
const endsOf = (text: string): string[] => tableOf(text).rows.map(({ end }) => end);

describe('a row a line', () => {
  test('pipes close the cells', () => {
    expect(rowsOf('规章 | 0 | 0 | 3 |\n')).toEqual([['规章', '0', '0', '3']]);
    expect(endsOf('规章 | 0 | 0 | 3 |\n')).toEqual(['hard']);
    expect(tableOf('规章 | 0 |\n').layouts).toEqual(['pipes']);
  });

  test('pipes that touch may be fillers for spans, cells set apart by spaces are cells', () => {
    expect(rowsOf('行政许可 | 55 | ||\n')).toEqual([['行政许可', '55', '·', '·']]);
    expect(rowsOf('规章 |  | 3 |  |\n')).toEqual([['规章', '', '3', '']]);
  });

  test('an unclosed last cell is one', () => {
    expect(rowsOf('规章 | 0 | 12\n')).toEqual([['规章', '0', '12']]);
  });

  test('pipes of East Asian width and of box drawing count', () => {
    expect(rowsOf('规章 ｜ 0 ｜ 1 ｜\n')).toEqual([['规章', '0', '1']]);
    expect(rowsOf('│规章│0│1│\n')).toEqual([['规章', '0', '1']]);
  });
});

describe('a cell a line', () => {
  test('the row stays open', () => {
    expect(rowsOf('行政许可 |\n0 |\n')).toEqual([['行政许可'], ['0']]);
    expect(endsOf('行政许可 |\n0 |\n')).toEqual(['open', 'open']);
  });

  test('a line of pipes alone holds fillers, the first included', () => {
    expect(rowsOf('行政许可 |\n0 |\n||\n')).toEqual([['行政许可'], ['0'], ['·', '·']]);
    expect(rowsOf('规章 |\n6 |\n10 |\n|\n')).toEqual([['规章'], ['6'], ['10'], ['·']]);
  });
});

describe('markdown', () => {
  const TEXT = '| 规章 | 0 |  |\n|---|:--:|--:|\n| **行政许可** | a\\|b | 1<br>2 |\n';

  test('the rule below the head is no row', () => {
    expect(tableOf(TEXT).rows).toHaveLength(2);
    expect(tableOf(TEXT).layouts).toEqual(['markdown']);
  });

  test('escapes, emphasis and line breaks are undone', () => {
    expect(rowsOf(TEXT)[1]).toEqual(['行政许可', 'a|b', '1\n2']);
  });

  test('opened and closed lines surely end their rows', () => {
    expect(endsOf(TEXT)).toEqual(['hard', 'hard']);
  });
});

describe('boxes', () => {
  const box = (...lines: string[]): string => `${lines.join('\n')}\n`;

  test('a wrapped cell is one: the line stands under a full cell', () => {
    const text = box(
      '|二、上年结转政府|0   |12  |', //
      '|信息公开申请数量|    |    |',
      '|四、结转下年度  |3   |0   |',
    );
    expect(rowsOf(text)).toEqual([
      ['二、上年结转政府\n信息公开申请数量', '0', '12'],
      ['四、结转下年度', '3', '0'],
    ]);
  });

  test('several cells wrap side by side', () => {
    const text = box(
      '|结果  |结果  |总计|', //
      '|维持  |纠正  |    |',
    );
    // 结果 does not fill its cell: 维持 might be another row
    expect(rowsOf(text)).toEqual([
      ['结果', '结果', '总计'],
      ['维持', '纠正', ''],
    ]);
    const full = box(
      '|结果|结果|总计|', //
      '|维持|纠正|    |',
    );
    expect(rowsOf(full)).toEqual([['结果\n维持', '结果\n纠正', '总计']]);
  });

  test('a row that has a label of its own is another row', () => {
    const text = box(
      '|规章      |0   |0   |', //
      '|行政许可  |1   |0   |',
    );
    expect(rowsOf(text)).toEqual([
      ['规章', '0', '0'],
      ['行政许可', '1', '0'],
    ]);
  });

  test('empty cells are cells, not fillers', () => {
    expect(rowsOf(box('|规章          |0   |    |'))).toEqual([['规章', '0', '']]);
    expect(tableOf(box('|规章          |0   |    |')).layouts).toEqual(['boxes']);
  });

  test('rules between rows are none', () => {
    const text = box('+------+----+', '|规章  |0   |', '+------+----+', '|行政许可|1 |', '└──────┴────┘');
    expect(rowsOf(text.replace('└──────┴────┘\n', ''))).toEqual([
      ['规章', '0'],
      ['行政许可', '1'],
    ]);
  });
});
