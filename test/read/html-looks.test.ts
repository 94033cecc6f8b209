/** What the look of a page says of its text: tables in cells, style sheets, position. */
import { readHtml, readPageText } from '../../src/read/html/index.js';
import { LIMITS } from '../../src/read/limits.js';
import { noted, outline } from '../build/outline.js';

function read(html: string) {
  const { blocks, findings } = readHtml(html);
  return { lines: outline(blocks), notes: noted(findings) };
}

const cell = (content: string, style = '') => {
  const { lines, notes } = read(`${style && `<style>${style}</style>`}<table><tr><td>总计<td>${content}</table>`);
  return { text: lines[0]?.replace('0:总计 | 1:', ''), notes };
};

describe('tables within tables', () => {
  const small = '<table><tr><td>其中<td>３<tr><td>另<td>4</table>';

  test('a report with a small table in a cell keeps its columns and blanks', () => {
    const { lines } = read(
      `<table><tr><td>项目<td>本年<td>上年<td>备注</tr><tr><td>许可<td>1,200<td><td>见${small}</tr><tr><td>处罚<td><td>7<td></table>`,
    );
    expect(lines).toEqual([
      '0:项目 | 1:本年 | 2:上年 | 3:备注',
      '0:许可 | 1:1,200 | 2: | 3:见\n其中\n３\n另\n4',
      '0:处罚 | 1: | 2:7 | 3:',
    ]);
  });

  test('a table with fewer numbers than those it holds is a frame, and so is one without any', () => {
    expect(read(`<table><tr><td>1<td>页<td>${small}</table>`).lines).toEqual([
      'P1:1',
      'P2:页',
      '0:其中 | 1:３',
      '0:另 | 1:4',
    ]);
    expect(read('<table><tr><td>x<td><table><tr><td>a<td>b</table></table>').lines).toEqual(['P1:x', '0:a | 1:b']);
  });

  test('what a frame holds counts for the table around the frame', () => {
    const { lines } = read(`<table><tr><td>1<td>2<td><table><tr><td>${small}</table></table>`);
    expect(lines).toEqual(['0:1 | 1:2 | 2:其中\n３\n另\n4']);
  });
});

describe('above and below the line', () => {
  test.each(['top:-3.0pt', 'bottom: 4px', 'TOP : -3pt; mso-text-raise:3.0pt'])(
    'text raised by %s behind a figure is the mark of a note',
    (style) => {
      const { text, notes } = cell(`12<span style="position:relative;${style}">1</span>`);
      expect(text).toBe('12');
      expect(notes).toEqual(['note_mark_left_out T1R1C2 1']);
    },
  );

  test.each([
    ['<sup>1</sup>416', '^1^416'],
    ['416<sup>2024</sup>', '416^2024^'],
    ['62<sub>3</sub>', '62_3_'],
    ['62<span style="position:relative;top:3pt">3</span>', '62_3_'],
    ['<span style="position:relative;top:-1pt">12</span>', '12'],
    ['<small>1</small>2', '12'],
    ['m<sup>a</sup>', 'ma'],
  ])('digits set off the line do not join a figure: %s', (content, text) => {
    expect(cell(content).text).toBe(text);
  });
});

describe('hidden by a style sheet', () => {
  test.each([
    ['.x{display:none}', 'class="y x"'],
    ['#x { visibility : hidden }', 'id=x'],
    ['span.x, p { mso-hide:all; }', 'class=x'],
    ['<!-- /* .y */ @page s {size:1pt} span\n{text-decoration:underline line-through} -->', ''],
    ['@media screen { .x{visibility:collapse} }', 'class=x'],
    ['.x{display:block}.x{display:none}', 'class=x'],
    ['.x{display:none!important}', 'class=x style="display:inline"'],
  ])('%s', (style, attributes) => {
    expect(cell(`4<span ${attributes}>5</span>`, style)).toEqual({ text: '4', notes: ['html_left_out 1'] });
  });

  test.each([
    ['@media print { .x{display:none} }', 'class=x'],
    ['.x{display:none}', 'class=x style="display:inline"'],
    ['.x{display:none} .t .x{display:block}', 'class=x'],
    ['.t .x{display:none}', 'class=x'],
    ['.x:hover{display:none}', 'class=x'],
    ['p.x{display:none}', 'class=x'],
    ['.x.z{display:none}', 'class=x'],
    ['.x{display:none}.x.y{display:inline}', 'class="x y"'],
    ['/* .x{display:none} */ .z{display:none}', 'class=x'],
    ['@media print { .z{color:red} .x{display:none} } .z{display:none}', 'class=x'],
  ])('%s does not hide what it is not meant for', (style, attributes) => {
    expect(cell(`4<span ${attributes}>5</span>`, style)).toEqual({ text: '45', notes: [] });
  });

  test('a table that is shown by a script only is read, and said to be', () => {
    const { blocks, findings } = readPageText(
      '<style>.x{display:none}</style><div class=x><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></div>',
    );
    expect(outline(blocks)).toEqual(['0:甲 | 1:1', '0:乙 | 1:2']);
    expect(noted(findings)).toEqual([expect.stringMatching(/^restored /)]);
  });

  test('rules and sheets beyond the bounds are not read', () => {
    expect(cell('<i class=x>5</i>', `${'.a{display:none}'.repeat(LIMITS.styleRules)}.x{display:none}`).text).toBe('5');
    expect(cell('<i class=x>5</i>', `${' '.repeat(LIMITS.styleSheet)}.x{display:none}`).text).toBe('5');
  });

  test.each(['{', '/*', '@a{', '.x{', '}', 'a{b;', '.a,', ':;'])('a sheet of nothing but %s says nothing', (piece) => {
    expect(cell('5', piece.repeat(100_000)).text).toBe('5');
  });
});

describe('hidden by its own style', () => {
  test.each(['visibility:hidden', 'font-size:0', 'font-size: 0pt;color:red', 'font-size:0.0px'])('%s', (style) => {
    expect(cell(`4<span style="${style}">5</span>`)).toEqual({ text: '4', notes: ['html_left_out 1'] });
  });

  test('a size of 0 around text of a size of its own hides nothing', () => {
    expect(cell('<div style="font-size:0"><b><span style="font-size:14px">5</span></b></div>').text).toBe('5');
    expect(cell('<span style="font-size:0.8em">5</span>').text).toBe('5');
  });

  test.each(['visibility:hidden', 'text-decoration:line-through', 'font-size:0'])(
    'a cell of %s keeps its place',
    (style) => {
      const { lines, notes } = read(`<table><tr><td>a<td style="${style}">9<td>3</table>`);
      expect(lines).toEqual(['0:a | 1: | 2:3']);
      expect(notes).toEqual(['html_left_out 1']);
    },
  );
});

test.each([
  '<button>5</button>',
  '<math><mn>5</mn></math>',
  '<iframe srcdoc="<p>5</p>"></iframe>',
  '<meter value=5>5</meter>',
  '<progress value=5>5</progress>',
  '<audio src=x></audio>',
  '<video src=x></video>',
])('a cell with nothing but %s is not empty', (content) => {
  expect(cell(content).text).toBe('\ufffc');
  expect(cell(`7${content}`).text).toBe('7');
});

test('a soft hyphen is not shown', () => {
  expect(cell('1&shy;2').text).toBe('12');
});
