import { readHtml } from '../../src/read/html/index.js';
import { LIMITS } from '../../src/read/limits.js';
import { noted, outline } from '../build/outline.js';

function read(html: string) {
  const { blocks, findings } = readHtml(html);
  return { blocks, lines: outline(blocks), notes: noted(findings) };
}

const table = (rows: string) => `<table>${rows}</table>`;

describe('the grid', () => {
  test('colspan and rowspan move the cells behind and below them', () => {
    const { lines } = read(
      table(`<tr><td rowspan=3 colspan="2">组</td><td>a</td><td rowspan="2">b</td></tr>
        <tr><td>1</td></tr>
        <tr><td>2</td><td>3</td></tr>`),
    );
    expect(lines).toEqual(['0x2v3:组 | 2:a | 3v2:b', '2:1', '2:2 | 3:3']);
  });

  test('locations count tables, rows, and the cells of the row as they stand in the source', () => {
    const { blocks } = read(
      table('<tr><td>a</td><td>b</td></tr>') + table('<tr><td rowspan=2>c</td><td>d</td></tr><tr><td>e</td></tr>'),
    );
    expect(blocks[1]).toMatchObject({
      kind: 'table',
      geometry: 'grid',
      rows: [
        { end: 'hard', cells: [{ location: 'T2R1C1' }, { location: 'T2R1C2' }] },
        { end: 'hard', cells: [{ location: 'T2R2C1', column: 1, columnSpan: 1, rowSpan: 1 }] },
      ],
    });
  });

  test('thead, tbody and tfoot stand in the order of the source, and no span leaves its group', () => {
    const { lines } = read(
      table(`<thead><tr><th rowspan=5>h</th><th>i</th></tr></thead>
        <tfoot><tr><td>f</td><td>g</td></tr></tfoot>
        <tbody><tr><td>b</td><td>c</td></tr></tbody>`),
    );
    expect(lines).toEqual(['0:h | 1:i', '0:f | 1:g', '0:b | 1:c']);
  });

  test('a rowspan of 0 reaches to the end of the group', () => {
    const { lines } = read(table('<tr><td rowspan=0>a</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>'));
    expect(lines).toEqual(['0v3:a | 1:1', '1:2', '1:3']);
  });

  test.each(['-1', 'x', '', '0'])('a colspan of "%s" is 1', (value) => {
    expect(read(table(`<tr><td colspan="${value}">a</td><td>b</td></tr>`)).lines).toEqual(['0:a | 1:b']);
  });

  test('absurd spans are cut down, and what stands behind the last column is said to be left out', () => {
    const { blocks, notes } = read(
      table('<tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr><tr><td>c</td></tr>'),
    );
    expect(blocks[0]).toMatchObject({
      rows: [{ cells: [{ columnSpan: LIMITS.tableColumns, rowSpan: 2 }] }, { cells: [] }],
    });
    expect(notes).toEqual(['table_limit T1R1C1 columns']);
  });

  test('rows beyond the bound are said to be left out', () => {
    const { blocks, notes } = read(table('<tr><td>a<td>b'.repeat(LIMITS.tableRows + 1)));
    expect(blocks[0]).toMatchObject({ rows: { length: LIMITS.tableRows } });
    expect(notes).toEqual(['table_limit T1R1C1 rows']);
  });

  test('end tags and rows that are missing, a form between the rows', () => {
    expect(read('<table><tr><td>a<td>b<tr><td>c<td>d</table>').lines).toEqual(['0:a | 1:b', '0:c | 1:d']);
    expect(read('<table><td>a</td><td>b</td></table>').lines).toEqual(['0:a | 1:b']);
    expect(read('<table><form><tr><td>a</td><td>b</td></tr></form></table>').lines).toEqual(['0:a | 1:b']);
  });

  test('elements between a table and its rows or cells are as if they were not there', () => {
    expect(read('<table><font><tr><td>a</td><td>b</td></tr></font></table>').lines).toEqual(['0:a | 1:b']);
    expect(read('<table><tr><center><b><td>a</td><td>b</td></b></center></tr></table>').lines).toEqual(['0:a | 1:b']);
  });

  test('a page written as XML: what ends in its own tag holds nothing', () => {
    const { lines } = read('<?xml version="1.0"?><table><tr><td/><td><span/>1</td></tr></table>');
    expect(lines).toEqual(['0: | 1:1']);
  });

  test('hidden rows and cells take no place', () => {
    const { lines, notes } = read(
      table(`<tr hidden><td>x</td><td>y</td></tr>
        <tr><td style="color:red; display : none">x</td><td>a</td><td>b</td></tr>`),
    );
    expect(lines).toEqual(['0:a | 1:b']);
    expect(notes).toEqual(['html_left_out 2']);
  });
});

describe('text', () => {
  const cell = (inner: string) =>
    read(table(`<tr><td>${inner}</td><td>b</td></tr>`))
      .lines[0]?.replace(' | 1:b', '')
      .slice(2);

  test('breaks and blocks in a cell part lines', () => {
    expect(cell('12<br>34')).toBe('12\n34');
    expect(cell('<p>12</p><p>34</p>')).toBe('12\n34');
    expect(cell('12<div>34</div>56')).toBe('12\n34\n56');
    expect(cell('<ul><li>1<li>2</ul>')).toBe('1\n2');
  });

  test('inline elements part nothing', () => {
    expect(cell('1<b>2</b><span>3</span><o:p></o:p><font color=red>4</font>')).toBe('1234');
  });

  test('white space collapses, ideographic and no-break spaces stay', () => {
    expect(cell(' \n 1 \t\n <b> 2</b>&nbsp;\u3000 ')).toBe('1 2\u00a0\u3000');
  });

  test('preformatted text keeps its lines', () => {
    expect(read('<pre>a  b\nc</pre>').lines).toEqual(['P1:a  b\nc']);
  });

  test('spaces and tabs stay where they are kept', () => {
    expect(outline(readHtml('<p>a  b\tc</p>', { spaces: 'keep' }).blocks)).toEqual(['P1:a  b\tc']);
  });

  test('scripts, styles, comments and what is hidden or deleted are no text', () => {
    const html = `<script>x</script><style>x</style><noscript>x</noscript><template>x</template><!-- x -->
      <p>a<span style="DISPLAY:NONE">x</span><del>x</del><![if x]>b<![endif]></p><div hidden>x</div>`;
    const { lines, notes } = read(html);
    expect(lines).toEqual(['P1:ab']);
    expect(notes).toEqual(['html_left_out 3']);
  });

  test.each([
    '<sup>1</sup>',
    '<sup>[1]</sup>',
    '<sup><a href="#n">②</a></sup>',
    '<span style="vertical-align: super">*</span>',
  ])('the note mark %s is no digit of the figure before it', (mark) => {
    const { lines, notes } = read(table(`<tr><td>a</td><td>12${mark}</td></tr>`));
    expect(lines).toEqual(['0:a | 1:12']);
    expect(notes[0]).toMatch(/^note_mark_left_out T1R1C2/);
  });

  test('superscript that is all there is in a cell is its text', () => {
    expect(cell('<sup>12</sup>')).toBe('12');
  });

  test('paragraphs are numbered outside of tables, empty ones are none', () => {
    expect(read(`<p>a<p>&nbsp;</p><p> </p>${table('<tr><td>1<td>2')}</table>b<h1>c</h1>`).lines).toEqual([
      'P1:a',
      '0:1 | 1:2',
      'P2:b',
      'P3:c',
    ]);
  });
});

describe('layout', () => {
  test('a table around tables is layout: its cells are blocks in reading order', () => {
    const inner = table('<caption>表</caption><tr><td>a</td><td>1</td></tr>');
    const { lines } = read(table(`<tr><td>左</td><td>前${inner}后</td></tr><tr><td>${inner}</td></tr>`));
    expect(lines).toEqual(['P1:左', 'P2:前', 'P3:表', '0:a | 1:1', 'P4:后', 'P5:表', '0:a | 1:1']);
  });

  test('a table of a single cell is a frame: in a cell its text belongs to that cell', () => {
    expect(read(table('<tr><td><p>a</p><p>b</p></td></tr>')).lines).toEqual(['P1:a', 'P2:b']);
    expect(read(table(`<tr><td>a</td><td>${table('<tr><td>12</td></tr>')}</td></tr>`)).lines).toEqual(['0:a | 1:12']);
  });

  test('a hidden table in a cell does not make the table around it layout', () => {
    const hidden = `<div hidden>${table('<tr><td>x</td><td>y</td></tr>')}</div>`;
    expect(read(table(`<tr><td>a${hidden}</td><td>1</td></tr>`)).lines).toEqual(['0:a | 1:1']);
  });

  test('text in a table but in no cell comes before the table', () => {
    expect(read('<table>迷<tr><td>a</td><td>1</td></tr></table>').lines).toEqual(['P1:迷', '0:a | 1:1']);
  });
});

describe('a page saved by Word', () => {
  const cell = (inner: string) => read(table(`<tr><td>${inner}</td><td>b</td></tr>`));
  const number = (text: string) =>
    `<![if !supportLists]><span style='font-family:x;mso-list:Ignore'>${text}<span>&nbsp;&nbsp; </span></span><![endif]>`;

  test('the number of a list is text, what fills the line behind it is none', () => {
    const { lines, notes } = cell(
      `<p class=MsoNormal>${number('（一）')}<span lang=EN-US>予以公开<o:p></o:p></span></p>`,
    );
    expect(lines).toEqual(['0:（一） 予以公开 | 1:b']);
    expect(notes).toEqual(['restored automatic numbers 1']);
  });

  test.each(['l', '·', 'Ø', '■'])('the bullet %s is no text', (bullet) => {
    const { lines, notes } = cell(`<p>${number(bullet)}规章</p>`);
    expect(lines).toEqual(['0:规章 | 1:b']);
    expect(notes).toEqual(['left_out bullets 1']);
  });

  test('the number of a list before a figure is no digit of it', () => {
    const { lines, notes } = cell(`<p>${number('1.')}<b><span>12</span></b></p>`);
    expect(lines).toEqual(['0:12 | 1:b']);
    expect(notes).toEqual(['left_out automatic numbers before a figure 1']);
  });

  test('a figure in the next paragraph is none before which the number stands', () => {
    for (const html of [`<p>${number('1.')}</p><p>12</p>`, `${number('1.')}<p>12</p>`])
      expect(cell(html).lines).toEqual(['0:1.\n12 | 1:b']);
  });

  test('comments for a browser, data of Word and what a change removed are no text', () => {
    const html = `<!--[if gte mso 9]><xml>x</xml><![endif]--><xml><w:View>Print</w:View></xml>
      <p>a<span class="x msoDel">y</span><!--[if supportFields]><span>PAGE</span><![endif]--></p>`;
    expect(read(html).lines).toEqual(['P1:a']);
  });

  test('headers, footnotes and comments are no part of the body', () => {
    const part = (name: string) => `<div style='mso-element:${name}' id=x><p>x</p></div>`;
    const { lines, notes } = read(
      `<p>a</p>${['header', 'footer', 'footnote-list', 'comment-list'].map(part).join('')}${part('frame')}`,
    );
    expect(lines).toEqual(['P1:a', 'P2:x']);
    expect(notes).toEqual([
      'left_out page headers or footers 2',
      'left_out footnotes or endnotes 1',
      'left_out comments 1',
    ]);
  });

  test('the mark of a footnote is no digit', () => {
    expect(cell('12<span class=MsoFootnoteReference>[1]</span>').lines).toEqual(['0:12 | 1:b']);
  });
});

describe('a page that is cut off', () => {
  test.each([
    '<table><tr><td>a</td><td>12',
    '<table><tr><td>a</td><td>12</t',
    '<table><tr><td>a</td><td><b>12</b>',
    '<table><tr><td>a</td><td><b>12<i class="x',
  ])('%s: the figure may have had more digits', (html) => {
    const { lines, notes } = read(html);
    expect(lines).toEqual(['0:a | 1:12\ufffc']);
    expect(notes).toEqual(['document_cut_off']);
  });

  test('behind a cell that is whole only the end of the table is missing', () => {
    const { lines, notes } = read('<table><tr><td>a</td><td>12</td></tr>');
    expect(lines).toEqual(['0:a | 1:12']);
    expect(notes).toEqual(['document_cut_off']);
  });

  test('a table that the end of the page closes is whole', () => {
    expect(read('<body><table><tr><td>a<td>12</body></html>').notes).toEqual([]);
  });
});

describe('hostile pages', () => {
  test.each(['<div>', '<table><tr><td>', '<b>', '</x><i>'])('%s without end is given up with a finding', (tag) => {
    const { lines, notes } = read(`<p>a</p>${tag.repeat(100_000)}z`);
    expect(lines).toEqual(['P1:a']);
    expect(notes).toEqual(['nesting_limit']);
  });

  test('what is too deep is left out, what stands behind it is read', () => {
    const deep = LIMITS.htmlDepth + 10;
    const { lines, notes } = read(`${'<div>'.repeat(deep)}x${'</div>'.repeat(deep)}<p>b</p>`);
    expect(lines).toEqual(['P1:b']);
    expect(notes).toEqual(['nesting_limit']);
  });
});

test('a cell that holds a picture alone is not blank', () => {
  const { blocks } = readHtml('<table><tr><td>行政许可</td><td><img src="7.png"></td><td><img> 5</td></tr></table>');
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []));
  expect(cells.map((cell) => cell.text)).toEqual(['行政许可', '\ufffc', '5']);
});

test('struck text and the reading of ruby are no part of a figure', () => {
  const { blocks } = readHtml('<table><tr><td><s>46</s>7</td><td><ruby>8<rt>9</rt></ruby></td></tr></table>');
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []));
  expect(cells.map((cell) => cell.text)).toEqual(['7', '8']);
});
