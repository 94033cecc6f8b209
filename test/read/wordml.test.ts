/** Word documents in one XML file: WordprocessingML 2003 and flat OPC, each from raw XML to cells. */
import iconv from 'iconv-lite';
import type { Finding } from '../../src/findings.js';
import { LIMITS } from '../../src/read/limits.js';
import { sniff } from '../../src/read/sniff.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { numberFormat } from '../../src/read/word/number-formats.js';
import { numeral } from '../../src/read/word/numerals.js';
import { readWordml } from '../../src/read/wordml/index.js';
import { buildDocx, field, mergeOn, mergeStart, p, r, span, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';
import { annotation, flatOpc, merge, type WordmlParts, wordml } from '../build/wordml.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function readText(text: string) {
  const { blocks, findings, encoding } = await readWordml(bytesOf(text));
  return { lines: outline(blocks), notes: noted(findings), encoding };
}

const read = (parts: WordmlParts | string) => readText(wordml(parts));

async function cell(content: string, parts: Partial<WordmlParts> = {}) {
  const { lines, notes } = await read({ ...parts, body: tbl(tr([tc('总计'), tc(content)])) });
  return { text: lines[0]?.replace('0:总计 | 1:', ''), notes };
}

async function refusal(bytes: Uint8Array): Promise<string[]> {
  const error = await readWordml(bytes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unreadable);
  return noted((error as { findings: Finding[] }).findings);
}

describe('WordprocessingML 2003: tables', () => {
  test('vmerge and gridSpan are spans', async () => {
    const { lines } = await read(
      tbl(
        tr([tc('组', merge('restart')), tc('甲', span(2))]),
        tr([tc('', merge('continue')), tc('1'), tc('2')]),
        tr([tc('', '<w:vmerge/>'), tc('3'), tc('4')]),
      ),
    );
    expect(lines).toEqual(['0v3:组 | 1x2:甲', '1:1 | 2:2', '1:3 | 2:4']);
  });

  test('hmerge is a span, gridBefore moves no row to the left', async () => {
    const { lines } = await read(
      tbl(
        tr([tc('申请人', '<w:hmerge w:val="restart"/>'), tc('', '<w:hmerge w:val="continue"/>'), tc('总计')]),
        tr([tc('12'), tc('34')], '<w:gridBefore w:val="1"/>'),
      ),
    );
    expect(lines).toEqual(['0x2:申请人 | 2:总计', '0: | 1:12 | 2:34']);
  });

  test.each([
    ['a section', '<wx:sect>%</wx:sect>'],
    ['a section below a heading', '<wx:sub-section><wx:sub-section>%</wx:sub-section></wx:sub-section>'],
    ['a border', '<wx:pBdrGroup><wx:borders/><wx:apo/>%</wx:pBdrGroup>'],
    ['a smart tag', '<st1:place>%</st1:place>'],
    ['a link', '<w:hlink w:dest="x">%</w:hlink>'],
    ['an insertion', annotation('Insertion', '%')],
  ])('rows, paragraphs and runs within %s are read', async (_, wrap) => {
    const around = (inner: string) => wrap.replace('%', inner);
    const { lines } = await read(
      around(p(around(r('前')))) + tbl(around(tr([tc('a'), around(tc('1'))])), tr([tc('b'), tc(around(p('2')))])),
    );
    expect(lines).toEqual(['P1:前', '0:a | 1:1', '0:b | 1:2']);
  });

  test('a cell that holds only a picture is not empty, its bytes are no text', async () => {
    const picture =
      '<w:pict><w:binData w:name="wordml://1.png">MTIz</w:binData><v:shape><v:imagedata src="wordml://1.png"/></v:shape></w:pict>';
    expect(await cell(p(r(picture)))).toEqual({ text: '\ufffc', notes: ['left_out T1R1C2 pictures or drawings 1'] });
  });
});

describe('WordprocessingML 2003: text', () => {
  test('breaks, tabs, hyphens and symbols', async () => {
    const runs = [
      '<w:br/>',
      '<w:tab/>',
      '<w:noBreakHyphen/>',
      '<w:softHyphen/>',
      '<w:sym w:font="Wingdings" w:char="F0FE"/>',
    ];
    expect((await cell(p(runs.map((run, index) => r(String(index)) + r(run)).join('')))).text).toBe('0\n1\t2-34🗹');
  });

  test('fields give their result, never their code', async () => {
    expect((await cell(p(field(' =SUM(ABOVE) ', r('46'))))).text).toBe('46');
    expect((await cell(p(`<w:fldSimple w:instr="=SUM(ABOVE)">${r('46')}</w:fldSimple>`))).text).toBe('46');
    const data =
      '<w:fldData>MTI=</w:fldData><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList></w:ffData>';
    const list = `<w:fldChar w:fldCharType="begin">${data}</w:fldChar>`;
    expect((await cell(p(r(list) + r('<w:fldChar w:fldCharType="end"/>')))).text).toBe('否');
  });

  test('hidden and struck text is left out and said so, by style as well', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="H"/></w:style>';
    const runs = r('12') + r('3', '<w:vanish/>') + r('4', '<w:vanish w:val="off"/>') + r('5', '<w:strike/>');
    expect(await cell(p(runs + r('6', '<w:rStyle w:val="H"/>')) + p('7', '<w:pStyle w:val="P"/>'), { styles })).toEqual(
      {
        text: '124',
        notes: ['left_out T1R1C2 hidden text 3', 'left_out T1R1C2 struck-through text 1'],
      },
    );
  });

  test('tracked changes are read as accepted', async () => {
    const deletion = annotation('Deletion', r('<w:delText>9</w:delText>'));
    const changed = r('3', annotation('Formatting', '<w:rPr><w:vanish/></w:rPr>'));
    const moved = annotation('Formatting', '<w:trPr><w:gridBefore w:val="1"/></w:trPr>');
    expect((await read(tbl(tr([tc('a'), tc('1')], moved)))).lines).toEqual(['0:a | 1:1']);
    expect(await cell(p(deletion + annotation('Insertion', r('12')) + changed))).toEqual({
      text: '123',
      notes: ['left_out T1R1C2 text deleted by tracked changes 1'],
    });
  });

  test('deleted rows, cells and paragraph marks', async () => {
    const { lines, notes } = await read(
      tbl(
        tr([tc('a'), tc('8', annotation('Deletion')), tc('1')]),
        tr([tc('b'), tc('2')], annotation('Deletion')),
        tr([tc('c'), tc(p('3', `<w:rPr>${annotation('Deletion')}</w:rPr>`) + p('4'))], annotation('Insertion')),
      ),
    );
    expect(lines).toEqual(['0:a | 1:1', '0:c | 1:34']);
    expect(notes).toEqual([
      'restored T1R2C2 paragraphs whose mark is deleted or hidden (joined) 1',
      'left_out rows deleted by tracked changes 1',
      'left_out cells deleted by tracked changes 1',
    ]);
  });

  test('comments, bookmarks and notes leave nothing in a cell', async () => {
    const bookmark = annotation('Bookmark.Start') + annotation('Bookmark.End');
    const comment = annotation('Comment.Start') + r(annotation('Comment', p('批1'))) + annotation('Comment.End');
    const note = r(`<w:footnote>${p('注2')}</w:footnote>`) + r(`<w:endnote>${p('注3')}</w:endnote>`);
    expect(await cell(p(bookmark + r('12') + comment + note))).toEqual({
      text: '12',
      notes: ['left_out T1R1C2 footnotes or endnotes 2', 'left_out T1R1C2 comments 1'],
    });
  });

  test('headers and footers are said to be left out, the line above notes is none', async () => {
    const line = `<w:footnotePr><w:footnote w:type="separator">${p('9')}</w:footnote></w:footnotePr>`;
    const section = `<w:sectPr><w:hdr w:type="odd">${p('眉')}</w:hdr><w:ftr w:type="odd">${p('1')}</w:ftr>${line}</w:sectPr>`;
    const { lines, notes } = await read(p('正文', section) + section);
    expect(lines).toEqual(['P1:正文']);
    expect(notes).toEqual(['left_out page headers or footers 4']);
  });

  test('a table in a text box is given after its paragraph', async () => {
    const box = `<w:pict><v:shape><v:textbox><w:txbxContent>${tbl(tr([tc('a'), tc('12')]))}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    expect((await read(p(r('前') + r(box) + r('后')))).lines).toEqual(['P1:前后', '0:a | 1:12']);
  });
});

describe('WordprocessingML 2003: lists', () => {
  const level = (index: number, nfc: number, text: string, more = '') =>
    `<w:lvl w:ilvl="${index}" w:tplc="0"><w:start w:val="1"/><w:nfc w:val="${nfc}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (ilfo: number, of: number, more = '') =>
    `<w:list w:ilfo="${ilfo}"><w:ilst w:val="${of}"/>${more}</w:list>`;
  const own = (ilfo: number, ilvl = 0) =>
    `<w:listPr><w:ilvl w:val="${ilvl}"/><w:ilfo w:val="${ilfo}"/><wx:t wx:val="9." wx:wTabBefore="1"/></w:listPr>`;
  const nothing = '<w:suff w:val="Nothing"/>';

  test('numbers come back, level by level, as the list counts and not as the hint says', async () => {
    const lists =
      `<w:listDef w:listDefId="3"><w:lsid w:val="1"/>${level(0, 37, '%1、', nothing)}${level(1, 39, '（%2）', nothing)}${level(2, 0, '%3.', '<w:suff w:val="Space"/>')}</w:listDef>` +
      list(1, 3) +
      list(2, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>');
    const body = [own(1), own(1, 1), own(1, 1), own(1, 2), own(1), own(2)].map((number) => p('x', number)).join('');
    const { lines, notes } = await read({ lists, body });
    expect(lines).toEqual(['P1:一、x', 'P2:（一）x', 'P3:（二）x', 'P4:1. x', 'P5:二、x', 'P6:七、x']);
    expect(notes).toEqual(['restored automatic numbers 6']);
  });

  test('a number by style, and by the list style that a list points to', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:listPr><w:ilfo w:val="1"/></w:listPr></w:pPr></w:style>' +
      '<w:style w:type="list" w:styleId="L"><w:pPr><w:listPr><w:ilfo w:val="2"/></w:listPr></w:pPr></w:style>';
    const lists =
      '<w:listDef w:listDefId="0"><w:listStyleLink w:val="L"/></w:listDef>' +
      `<w:listDef w:listDefId="1">${level(0, 3, '%1.', nothing)}<w:styleLink w:val="L"/></w:listDef>` +
      list(1, 0) +
      list(2, 1);
    expect((await read({ styles, lists, body: p('x', '<w:pStyle w:val="A"/>') })).lines).toEqual(['P1:A.x']);
  });

  test('a bullet is no text, a number before a figure no digit of it', async () => {
    const lists =
      `<w:listDef w:listDefId="0">${level(0, 23, '\u25cf')}</w:listDef><w:listDef w:listDefId="1">${level(0, 0, '%1.')}</w:listDef>` +
      list(1, 0) +
      list(2, 1);
    const { lines, notes } = await read({ lists, body: tbl(tr([tc(p('a', own(1))), tc(p('12', own(2)))])) });
    expect(lines).toEqual(['0:a | 1:12']);
    expect(notes).toEqual(['left_out T1R1C2 automatic numbers before a figure 1', 'left_out T1R1C1 bullets 1']);
  });

  test.each([
    [0, 'decimal'],
    [10, 'ideographDigital'],
    [18, 'decimalEnclosedCircle'],
    [23, 'bullet'],
    [28, 'decimalEnclosedCircleChinese'],
    [30, 'ideographTraditional'],
    [38, 'chineseLegalSimplified'],
    [39, 'chineseCountingThousand'],
    [57, 'numberInDash'],
    [59, 'russianUpper'],
    [60, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [255, 'none'],
  ])('number format %d is %s', (code, name) => {
    expect(numberFormat(code)).toBe(name);
  });

  test('the formats that can be written stand for their codes', () => {
    const codes = Array.from({ length: 60 }, (_, code) => numberFormat(code) ?? '');
    const written = codes.filter((name) => numeral(name, 1) !== undefined);
    expect(written).toHaveLength(28);
    expect(new Set(written)).toHaveProperty('size', 27); // decimal is 0 and 40
  });
});

describe('WordprocessingML 2003: the file', () => {
  const body = tbl(tr([tc('总计'), tc('12')]));
  const whole = wordml(body);

  test('another prefix, another order of the sections', async () => {
    const x = whole.replaceAll('w:', 'ns0:').replaceAll('xmlns:w=', 'xmlns:ns0=');
    const styled = x.replace(
      '</ns0:wordDocument>',
      '<ns0:styles><ns0:style ns0:styleId="H"><ns0:rPr><ns0:vanish/></ns0:rPr></ns0:style></ns0:styles></ns0:wordDocument>',
    );
    const hidden = styled.replace('<ns0:r>', '<ns0:r><ns0:rPr><ns0:rStyle ns0:val="H"/></ns0:rPr>');
    expect((await readText(styled)).lines).toEqual(['0:总计 | 1:12']);
    expect((await readText(hidden)).lines).toEqual(['0: | 1:12']);
  });

  test.each(['UTF-8', 'utf-16', 'gb2312', 'GBK', 'gb18030', 'big5'])('%s is read', async (declared) => {
    const text = wordml(tbl(tr([tc('行政許可'), tc('12')])) + p('年度报告政府信息')).replace('UTF-8', declared);
    const encoding = /^gb/i.test(declared) ? 'gb18030' : declared;
    const encoded = encoding === 'big5' ? text.replace('年度报告政府信息', '政府資訊公開') : text;
    const bytes = iconv.encode(encoded, encoding, { addBOM: declared === 'utf-16' });
    expect(sniff(bytes)).toBe('wordml');
    const { blocks } = await readWordml(bytes);
    expect(outline(blocks)[0]).toBe('0:行政許可 | 1:12');
  });

  test('a declaration that lies is not believed', async () => {
    const text = wordml(body + p('行政许可和政府信息公开年度报告'));
    const { blocks, encoding } = await readWordml(iconv.encode(text, 'gb18030'));
    expect(encoding?.name).toBe('gb18030');
    expect(outline(blocks)[0]).toBe('0:总计 | 1:12');
    expect((await readText(text.replace('UTF-8', 'gb2312'))).lines[0]).toBe('0:总计 | 1:12');
  });

  test('a document type declaration, depth, size and a missing body are refused', async () => {
    expect(await refusal(bytesOf(whole.replace('<w:wordDocument', '<!DOCTYPE d [<!ENTITY a "1">]>$&')))).toEqual([
      'document_damaged it has a document type declaration, which is not allowed',
    ]);
    const deep = LIMITS.xmlDepth + 1;
    expect(await refusal(bytesOf(wordml('<x>'.repeat(deep) + '</x>'.repeat(deep))))).toEqual([
      'document_damaged XML is nested too deep',
    ]);
    expect(await refusal(new Uint8Array(LIMITS.wordmlBytes + 1).fill(0x20))).toEqual(['file_too_large']);
    expect(await refusal(bytesOf(whole.replaceAll('w:body', 'w:bod')))).toEqual([
      'document_damaged the body is missing',
    ]);
  });

  test('tags that do not match are refused', async () => {
    expect(await refusal(bytesOf(whole.replace('</w:p>', '')))).toEqual([
      'document_damaged XML tags do not match, or the file is cut off',
    ]);
  });
});

describe('a file that is cut off', () => {
  const row = (label: string, figure: string) => tr([tc(label), tc(figure)]);
  const whole = wordml(p('标题') + tbl(row('甲', '12'), row('乙', '345'), row('丙', '6')) + p('末'));
  const upTo = (text: string) => readText(whole.slice(0, whole.indexOf(text) + text.length));

  test('is read up to the last whole row, and that is said', async () => {
    const { lines, notes } = await upTo('34');
    expect(lines).toEqual(['P1:标题', '0:甲 | 1:12']);
    expect(notes).toEqual(['document_cut_off T1R1C2']);
  });

  test('within a paragraph: it is given up', async () => {
    expect((await upTo('标')).lines).toEqual([]);
    const runs = wordml(p('前') + p(r('12') + r('34')));
    expect((await readText(runs.slice(0, runs.indexOf('34') + 1))).lines).toEqual(['P1:前']);
    const { lines, notes } = await upTo('末');
    expect(lines).toEqual(['P1:标题', '0:甲 | 1:12', '0:乙 | 1:345', '0:丙 | 1:6']);
    expect(notes).toEqual(['document_cut_off T1R3C2']);
  });

  test('behind the body: all is read, and still it is said', async () => {
    const { lines, notes } = await upTo('</w:body>');
    expect(lines.at(-1)).toBe('P2:末');
    expect(notes).toEqual(['document_cut_off P2']);
  });

  test('what the row given up has left out has no location', async () => {
    const cells = tr([tc(p(r('9', '<w:vanish/>'))), tc(p(r('8', '<w:vanish/>') + r('345')))]);
    const hidden = wordml(tbl(row('甲', '12'), cells));
    const { notes } = await readText(hidden.slice(0, hidden.indexOf('345')));
    expect(notes).toEqual(['document_cut_off T1R1C2', 'left_out hidden text 2']);
  });

  test('a text that ends in a slash is no tag that closes itself', async () => {
    const { lines } = await readText(`${whole.slice(0, whole.indexOf('345'))}3/`);
    expect(lines).toEqual(['P1:标题', '0:甲 | 1:12']);
  });

  test('before the body: it is refused', async () => {
    expect(await refusal(bytesOf(whole.slice(0, whole.indexOf('<w:body>'))))).toEqual([
      'document_damaged the body is missing',
    ]);
  });

  test('at any place: nothing that was read is other than it stands in the whole', async () => {
    const right = (await readText(whole)).lines;
    for (let length = whole.indexOf('<w:body>') + 8; length < whole.length; length += 7) {
      const { lines, notes } = await readText(whole.slice(0, length));
      expect(lines).toEqual(right.slice(0, lines.length));
      expect(notes).toHaveLength(1);
    }
  });
});

describe('flat OPC', () => {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const document = `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${tbl(
    tr([tc('组', mergeStart), tc(p('1', '<w:pStyle w:val="P"/>'))]),
    tr([tc('', mergeOn), tc('2')]),
  )}</w:body></w:document>`;
  const styles = `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (type: string, to: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/${type}" Target="${to}"/></Relationships>`;
  const files = {
    '_rels/.rels': rels('officeDocument', 'word/document2.xml'),
    'word/document2.xml': document,
    'word/_rels/document2.xml.rels': rels('styles', 'styles9.xml'),
    'word/media/image1.png': Uint8Array.of(137, 80, 78, 71),
    'word/styles9.xml': styles,
  };

  test('the body and the styles are where the relationships say', async () => {
    expect(sniff(bytesOf(flatOpc(files)))).toBe('wordml');
    const { lines, notes } = await readText(flatOpc(files));
    expect(lines).toEqual(['0v2:组 | 1:', '1:2']);
    expect(notes).toEqual(['left_out T1R1C2 hidden text 1']);
  });

  test('a part in Base64 is read, one that is damaged refused', async () => {
    const binary = flatOpc({ 'word/document.xml': bytesOf(document) });
    expect((await readText(binary)).lines).toEqual(['0v2:组 | 1:1', '1:2']);
    expect(await refusal(bytesOf(binary.replace('<pkg:binaryData>', '$&*')))).toEqual([
      'document_damaged the Base64 of a part in it is damaged',
    ]);
  });

  test('without a body, or cut off, it is refused', async () => {
    expect(await refusal(bytesOf(flatOpc({ 'xl/workbook.xml': '<x/>' })))).toEqual([
      'document_damaged the body is missing',
    ]);
    expect(await refusal(bytesOf(flatOpc(files).slice(0, -20)))).toEqual([
      'document_damaged XML tags do not match, or the file is cut off',
    ]);
  });

  test('a part within a part, and elements of its names elsewhere, are none', async () => {
    const inner = document.replace(
      '<w:body>',
      '<w:body><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:p/></pkg:xmlData></pkg:part>',
    );
    expect((await readText(flatOpc({ 'word/document.xml': inner }))).lines).toEqual(['0v2:组 | 1:1', '1:2']);
  });

  test('a .docx and the same files in one XML give the same cells', async () => {
    const { openZip } = await import('../../src/read/zip.js');
    const { readDocx } = await import('../../src/read/docx/index.js');
    const bytes = await buildDocx({ body: p('前') + tbl(tr([tc('a', span(2))]), tr([tc('1'), tc('2')])), styles: '' });
    const archive = await openZip(bytes);
    const texts: Record<string, string> = {};
    for (const name of archive.names) texts[name] = new TextDecoder().decode(await archive.read(name));
    expect((await readText(flatOpc(texts))).lines).toEqual(outline((await readDocx(bytes)).blocks));
  });
});
