/** One test for each thing that mammoth alone gets wrong, each from raw XML to cells. */
import { readDocx } from '../../src/read/docx/index.js';
import { buildDocx, type DocxParts, field, mergeOn, mergeStart, p, r, span, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';

async function read(parts: DocxParts | string) {
  const { blocks, findings } = await readDocx(await buildDocx(parts));
  return { blocks, lines: outline(blocks), notes: noted(findings) };
}

describe('spans', () => {
  test('gridBefore no longer moves a row to the left', async () => {
    const { lines, notes } = await read(
      tbl(tr([tc('项目'), tc('本年'), tc('上年')]), tr([tc('12'), tc('34')], '<w:gridBefore w:val="1"/>')),
    );
    expect(lines).toEqual(['0:项目 | 1:本年 | 2:上年', '0: | 1:12 | 2:34']);
    expect(notes).toEqual(['restored T1R2C1 cells lacking at the begin or end of a row 1']);
  });

  test('gridBefore of two columns, and gridAfter, keep their width', async () => {
    const row = tr([tc('12')], '<w:gridBefore w:val="2"/><w:gridAfter w:val="2"/>');
    const { lines } = await read(tbl(tr([tc('a'), tc('b'), tc('c'), tc('d'), tc('e')]), row));
    expect(lines[1]).toBe('0x2: | 2:12 | 3x2:');
  });

  test('hMerge is a span', async () => {
    const { lines } = await read(
      tbl(
        tr([tc('申请人', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge w:val="continue"/>'), tc('总计')]),
        tr([tc('1'), tc('2'), tc('3')]),
      ),
    );
    expect(lines).toEqual(['0x2:申请人 | 2:总计', '0:1 | 1:2 | 2:3']);
  });

  test('hMerge without a value goes on with the cell before, and hMerge and vMerge make a block', async () => {
    const start = `<w:hMerge w:val="restart"/>${mergeStart}`;
    const { lines } = await read(
      tbl(
        tr([tc('合计', start), tc('', `<w:hMerge/>${mergeStart}`), tc('1')]),
        tr([tc('', `<w:hMerge w:val="restart"/>${mergeOn}`), tc('', `<w:hMerge/>${mergeOn}`), tc('2')]),
      ),
    );
    expect(lines).toEqual(['0x2v2:合计 | 2:1', '2:2']);
  });

  const between: [string, (row: string) => string][] = [
    ['a bookmark', (row) => `<w:bookmarkStart w:id="0" w:name="x"/>${row}<w:bookmarkEnd w:id="0"/>`],
    ['a content control around a row', (row) => `<w:sdt><w:sdtPr/><w:sdtContent>${row}</w:sdtContent></w:sdt>`],
    ['custom XML around a row', (row) => `<w:customXml w:element="x">${row}</w:customXml>`],
    ['an insertion around a row', (row) => `<w:ins w:id="1">${row}</w:ins>`],
    ['a proofing mark', (row) => `<w:proofErr w:type="spellStart"/>${row}`],
    ['a paragraph gone astray', (row) => `${p('x')}${row}`],
  ];
  test.each(between)('%s between rows no longer drops the row spans of the table', async (_, wrap) => {
    const { lines } = await read(
      tbl(tr([tc('组', mergeStart), tc('1')]), wrap(tr([tc('', mergeOn), tc('2')])), tr([tc('', mergeOn), tc('3')])),
    );
    expect(lines.slice(-3)).toEqual(['0v3:组 | 1:1', '1:2', '1:3']);
  });

  test.each([
    ['a bookmark', '<w:bookmarkStart w:id="0" w:name="x"/>%'],
    ['a content control', '<w:sdt><w:sdtContent>%</w:sdtContent></w:sdt>'],
  ])('%s between cells no longer drops the row spans of the table', async (_, wrap) => {
    const row = tr([wrap.replace('%', tc('', mergeOn)), tc('2')]);
    const { lines } = await read(tbl(tr([tc('组', mergeStart), tc('1')]), row));
    expect(lines).toEqual(['0v2:组 | 1:1', '1:2']);
  });

  test('a vertical merge of unlike columns no longer moves the rest of its row', async () => {
    const { lines, notes } = await read(
      tbl(
        tr([tc('a', mergeStart), tc('b'), tc('c')]),
        tr([tc('', mergeOn + span(2)), tc('12')]),
        tr([tc('1'), tc('2'), tc('3')]),
      ),
    );
    expect(lines).toEqual(['0:a | 1:b | 2:c', '0x2: | 2:12', '0:1 | 1:2 | 2:3']);
    expect(notes).toEqual(['restored T1R2C1 vertical merges of unlike columns (taken apart) 1']);
  });

  test('a vertical merge does not reach over a row in which another cell stands', async () => {
    const { lines } = await read(
      tbl(tr([tc('a', mergeStart), tc('b')]), tr([tc('whole', span(2))]), tr([tc('', mergeOn), tc('12')])),
    );
    expect(lines).toEqual(['0:a | 1:b', '0x2:whole', '0: | 1:12']);
  });

  test('header rows merge into rows below them', async () => {
    const { lines } = await read(
      tbl(tr([tc('组', mergeStart), tc('甲', span(2))], '<w:tblHeader/>'), tr([tc('', mergeOn), tc('1'), tc('2')])),
    );
    expect(lines).toEqual(['0v2:组 | 1x2:甲', '1:1 | 2:2']);
  });

  test('text that a merged cell covers is left out and said so', async () => {
    const { lines, notes } = await read(tbl(tr([tc('组', mergeStart), tc('1')]), tr([tc('99', mergeOn), tc('2')])));
    expect(lines).toEqual(['0v2:组 | 1:1', '1:2']);
    expect(notes).toEqual(['left_out T1R1C1 text covered by merged cells 1']);
  });

  test('an absurd span is cut down', async () => {
    const { blocks } = await read(tbl(tr([tc('a', span(99999999)), tc('b')]), tr([tc('1'), tc('2')])));
    expect(blocks[0]).toMatchObject({ rows: [{ cells: [{ columnSpan: 200 }] }, { cells: [{}, {}] }] });
  });
});

describe('text within cells', () => {
  async function cell(content: string, parts: Partial<DocxParts> = {}) {
    const { lines, notes } = await read({ ...parts, body: tbl(tr([tc('总计'), tc(content)])) });
    return { text: lines[0]?.replace('0:总计 | 1:', ''), notes };
  }

  test('two paragraphs do not become one figure', async () => {
    expect((await cell(p('12') + p('34'))).text).toBe('12\n34');
  });

  test.each(['<w:br/>', '<w:cr/>', '<w:br w:type="page"/>', '<w:br w:type="column"/>'])(
    '%s parts lines',
    async (br) => {
      expect((await cell(p(r('12') + r(br) + r('34')))).text).toBe('12\n34');
    },
  );

  test('a tab and a hyphen that does not break are characters, a soft hyphen is none', async () => {
    const runs = r('1') + r('<w:tab/>') + r('2') + r('<w:noBreakHyphen/>') + r('<w:softHyphen/>') + r('3');
    expect((await cell(p(runs))).text).toBe('1\t2-3');
  });

  test('a simple field gives its result', async () => {
    expect((await cell(p(`<w:fldSimple w:instr="=SUM(ABOVE)">${r('46')}</w:fldSimple>`))).text).toBe('46');
  });

  test('a complex field gives its result, never its code', async () => {
    expect((await cell(p(field(' =SUM(ABOVE) ', r('46'))))).text).toBe('46');
    expect((await cell(p(field(r('<w:t>=B2</w:t>'), r('46'))))).text).toBe('46');
  });

  test('a field within the code of another gives nothing, within the result its result', async () => {
    expect((await cell(p(field(r('<w:instrText>IF </w:instrText>') + field('PAGE', r('7')), r('46'))))).text).toBe(
      '46',
    );
    expect((await cell(p(field('IF', r('4') + field('PAGE', r('6')) + r('2'))))).text).toBe('462');
  });

  test('a formula that was never calculated is said to be lacking', async () => {
    const begin = r('<w:fldChar w:fldCharType="begin"/>') + r('<w:instrText>=SUM(LEFT)</w:instrText>');
    const { text, notes } = await cell(p(begin + r('<w:fldChar w:fldCharType="end"/>')));
    expect(text).toBe('\ufffc');
    expect(notes).toEqual([expect.stringMatching(/^left_out T1R1C2 fields without a result .* 1$/)]);
  });

  test('a field without an end hides neither the next paragraph nor the next cell', async () => {
    const begin = r('<w:fldChar w:fldCharType="begin"/>') + r('<w:instrText>PAGE</w:instrText>');
    const { lines } = await read(p(begin) + tbl(tr([tc(p(begin)), tc('12')])) + p('末'));
    expect(lines).toEqual(['0: | 1:12', 'P1:末']);
  });

  test('ruby keeps its base text and leaves the reading out', async () => {
    const ruby = `<w:ruby><w:rubyPr/><w:rt>${r('gou')}</w:rt><w:rubyBase>${r('勾')}</w:rubyBase></w:ruby>`;
    const { text, notes } = await cell(p(r(ruby) + r('稽')));
    expect(text).toBe('勾稽');
    expect(notes).toEqual(['left_out T1R1C2 phonetic guides 1']);
  });

  test('hidden text is left out and said so', async () => {
    const { text, notes } = await cell(p(r('12') + r('3', '<w:vanish/>') + r('4', '<w:vanish w:val="0"/>')));
    expect(text).toBe('124');
    expect(notes).toEqual(['left_out T1R1C2 hidden text 1']);
  });

  test('text hidden by a style, or by the style that it is based on, is left out', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="K"><w:basedOn w:val="H"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>';
    expect((await cell(p(r('12') + r('3', '<w:rStyle w:val="K"/>')), { styles })).text).toBe('12');
    expect((await cell(p(r('12'), '<w:pStyle w:val="P"/>') + p('5'), { styles })).text).toBe('5');
    expect((await cell(p(r('12', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/>'), { styles })).text).toBe('12');
  });

  test('former properties of a tracked change hide nothing', async () => {
    const former = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>';
    expect((await cell(p(r('12', former)))).text).toBe('12');
  });

  test.each(['del', 'moveFrom'])('text in w:%s is left out and said so, insertions stay', async (name) => {
    const runs = `<w:${name} w:id="1">${r('<w:delText>9</w:delText>')}${r('8')}</w:${name}>`;
    const { text, notes } = await cell(
      p(`${runs}<w:ins w:id="2">${r('12')}</w:ins><w:moveTo w:id="3">${r('3')}</w:moveTo>`),
    );
    expect(text).toBe('123');
    expect(notes).toEqual(['left_out T1R1C2 text deleted by tracked changes 2']);
  });

  test('a deleted row is left out', async () => {
    const { lines, notes } = await read(
      tbl(
        tr([tc('a'), tc('1')]),
        tr([tc('b'), tc('2')], '<w:del w:id="1"/>'),
        tr([tc('c'), tc('3')], '<w:ins w:id="2"/>'),
      ),
    );
    expect(lines).toEqual(['0:a | 1:1', '0:c | 1:3']);
    expect(notes).toEqual(['left_out rows deleted by tracked changes 1']);
  });

  test('a deleted cell is left out', async () => {
    const { lines } = await read(tbl(tr([tc('a'), tc('9', '<w:cellDel w:id="1"/>'), tc('1')]), tr([tc('b'), tc('2')])));
    expect(lines).toEqual(['0:a | 1:1', '0:b | 1:2']);
  });

  test('a deleted paragraph mark joins paragraphs, and stays within its cell', async () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    expect((await cell(p('1', mark) + p('2'))).text).toBe('12');
    const { lines } = await read(tbl(tr([tc(p('1', mark)), tc('2')])));
    expect(lines).toEqual(['0:1 | 1:2']);
  });

  test('struck-through text is no part of a figure', async () => {
    const { text, notes } = await cell(p(r('12', '<w:strike/>') + r('13')));
    expect(text).toBe('13');
    expect(notes).toEqual(['left_out T1R1C2 struck-through text 1']);
  });

  test('a placeholder of a content control is no text, its content is', async () => {
    const control = (properties: string, text: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`;
    expect((await cell(p(control('<w:showingPlcHdr/>', '单击此处')))).text).toBe('');
    expect((await cell(p(control('<w:alias w:val="x"/>', '12')))).text).toBe('12');
  });

  test('a footnote reference leaves no digit behind the figure', async () => {
    const { text, notes } = await cell(p(r('12') + r('<w:footnoteReference w:id="2"/>')));
    expect(text).toBe('12');
    expect(notes).toEqual(['left_out T1R1C2 footnotes or endnotes 1']);
  });

  test('a superscript mark behind a figure is no digit of it', async () => {
    const { text, notes } = await cell(p(r('12') + r('1', '<w:vertAlign w:val="superscript"/>')));
    expect(text).toBe('12');
    expect(notes).toEqual(['note_mark_left_out T1R1C2 1']);
  });

  test('comments leave nothing in a cell', async () => {
    const runs = `<w:commentRangeStart w:id="0"/>${r('12')}<w:commentRangeEnd w:id="0"/>${r('<w:commentReference w:id="0"/>')}`;
    const { text, notes } = await cell(p(runs));
    expect(text).toBe('12');
    expect(notes).toEqual(['left_out T1R1C2 comments 1']);
  });

  test.each([
    ['smartTag', '<w:smartTag w:element="x">%</w:smartTag>'],
    ['customXml', '<w:customXml w:element="x">%</w:customXml>'],
    ['hyperlink', '<w:hyperlink w:anchor="x">%</w:hyperlink>'],
    ['a direction', '<w:dir w:val="ltr">%</w:dir>'],
    [
      'an alternative without fallback',
      '<mc:AlternateContent><mc:Choice Requires="w14">%</mc:Choice></mc:AlternateContent>',
    ],
    ['an element nobody knows', '<w:future>%</w:future>'],
  ])('text in %s is read', async (_, wrap) => {
    expect((await cell(p(wrap.replace('%', r('12'))))).text).toBe('12');
  });

  test('a formula is written in one line, a fraction does not become a figure', async () => {
    const math = (inner: string) => `<m:oMathPara><m:oMath>${inner}</m:oMath></m:oMathPara>`;
    const mr = (text: string) => `<m:r><w:rPr><w:rFonts w:ascii="x"/></w:rPr><m:t>${text}</m:t></m:r>`;
    expect((await cell(p(math(mr('12'))))).text).toBe('12');
    expect((await cell(p(math(`<m:f><m:num>${mr('1')}</m:num><m:den>${mr('2')}</m:den></m:f>`)))).text).toBe('1/2');
    expect((await cell(p(math(`<m:sSup><m:e>${mr('1')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`)))).text).toBe('1^2');
  });

  test('a character of a symbol font is told, one that cannot be told is said', async () => {
    expect((await cell(p(r('<w:sym w:font="Wingdings" w:char="F0FE"/>')))).text).toBe('🗹');
    const { text, notes } = await cell(p(r('12') + r('<w:sym w:font="Nobody" w:char="F031"/>')));
    expect(text).toBe('12');
    expect(notes).toEqual(['left_out T1R1C2 characters of symbol fonts that cannot be told 1']);
  });

  test('characters that XML does not allow are dropped, markup characters kept', async () => {
    expect((await cell(p(r('a&amp;b &lt;1&gt; &#x2;"')))).text).toBe('a&b <1> "');
  });
});

describe('text boxes', () => {
  const content = (blocks: string) => `<w:txbxContent>${blocks}</w:txbxContent>`;
  const shape = (blocks: string) =>
    `<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>${content(blocks)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const vml = (blocks: string) => `<w:pict><v:shape><v:textbox>${content(blocks)}</v:textbox></v:shape></w:pict>`;
  const table = tbl(tr([tc('a'), tc('12')]));
  const choice = `<mc:Choice Requires="wps">${shape(table)}</mc:Choice>`;

  test.each([
    ['without fallback', `<mc:AlternateContent>${choice}</mc:AlternateContent>`],
    ['with fallback', `<mc:AlternateContent>${choice}<mc:Fallback>${vml(table)}</mc:Fallback></mc:AlternateContent>`],
    [
      'with a fallback alone that holds it',
      `<mc:AlternateContent><mc:Choice Requires="x"><w:x/></mc:Choice><mc:Fallback>${vml(table)}</mc:Fallback></mc:AlternateContent>`,
    ],
    ['of VML', vml(table)],
  ])('a table in a text box %s is given once, after its paragraph', async (_, box) => {
    const { lines, notes } = await read(p(r('前') + r(box) + r('后')) + p('末'));
    expect(lines).toEqual(['P1:前后', '0:a | 1:12', 'P2:末']);
    expect(notes).toEqual(['restored text boxes (set after their paragraph) 1']);
  });

  test('a text box in a cell stands in that cell', async () => {
    const { lines } = await read(tbl(tr([tc('a'), tc(p(r('12') + r(vml(p('注')))))])));
    expect(lines).toEqual(['0:a | 1:12\n注']);
  });

  test('a picture is said to be left out', async () => {
    const { notes } = await read(p(r('<w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing>')));
    expect(notes).toEqual(['left_out pictures or drawings 1']);
  });
});

describe('tables within tables', () => {
  const inner = tbl(tr([tc('a'), tc('12')]));

  test('a table around tables is layout: its cells are blocks', async () => {
    const { lines } = await read(tbl(tr([tc(p('左')), tc(p('前') + inner + p('后'))])));
    expect(lines).toEqual(['P1:左', 'P2:前', '0:a | 1:12', 'P3:后']);
  });

  test('a table of one cell within a cell is text, and the location of a finding is that of its cell', async () => {
    const framed = tbl(tr([tc(p(r('12') + r('3', '<w:vanish/>')))]));
    const { blocks, lines, notes } = await read(inner + tbl(tr([tc('b'), tc(framed)])));
    expect(lines).toEqual(['0:a | 1:12', '0:b | 1:12']);
    expect(blocks[1]).toMatchObject({ rows: [{ cells: [{ location: 'T2R1C1' }, { location: 'T2R1C2' }] }] });
    expect(notes).toEqual(['left_out T2R1C2 hidden text 1']);
  });
});
