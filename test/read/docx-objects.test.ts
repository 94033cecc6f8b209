/** What a cell shows without a word of text: pictures, objects, fields of a form. */
import { readDocx } from '../../src/read/docx/index.js';
import { buildDocx, mergeOn, mergeStart, p, r, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';

const PICTURE = '<w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing>';
const OBJECT = '\ufffc';

async function read(body: string) {
  const { blocks, findings } = await readDocx(await buildDocx(body));
  return { lines: outline(blocks), notes: noted(findings) };
}

async function cell(content: string) {
  const { lines, notes } = await read(tbl(tr([tc('总计'), tc(content)])));
  return { text: lines[0]?.replace('0:总计 | 1:', ''), notes };
}

describe('a cell that holds only', () => {
  test.each([
    ['a drawing', PICTURE, 'pictures or drawings'],
    ['a picture of VML', '<w:pict><v:shape><v:imagedata r:id="rId4"/></v:shape></w:pict>', 'pictures or drawings'],
    ['an embedded object', '<w:object><o:OLEObject/></w:object>', 'embedded objects'],
    [
      'a picture in two shapes',
      `<mc:AlternateContent><mc:Choice Requires="wpg">${PICTURE}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`,
      'pictures or drawings',
    ],
    [
      'a picture that stands in a fallback alone',
      '<mc:AlternateContent><mc:Choice Requires="x"><w:x/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>',
      'pictures or drawings',
    ],
  ])('%s is not empty', async (_, run, what) => {
    expect(await cell(p(r(run)))).toEqual({ text: OBJECT, notes: [`left_out T1R1C2 ${what} 1`] });
  });

  test('another document is not empty', async () => {
    expect((await cell(`<w:altChunk r:id="rId9"/>${p()}`)).text).toBe(OBJECT);
  });

  test('a text box with nothing but a picture is not empty', async () => {
    const box = `<w:pict><v:shape><v:textbox><w:txbxContent>${p(r(PICTURE))}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    expect((await cell(p(r(box)))).text).toBe(OBJECT);
  });

  test('a frame around a picture is not empty', async () => {
    expect((await cell(tbl(tr([tc(p(r(PICTURE)))])) + p())).text).toBe(OBJECT);
  });

  test('a picture that is hidden or deleted is empty', async () => {
    expect((await cell(p(r(PICTURE, '<w:vanish/>')))).text).toBe('');
    expect((await cell(p(`<w:del w:id="1">${r(PICTURE)}</w:del>`))).text).toBe('');
  });
});

test('a cell of symbols that cannot be told is not empty, beside text they change nothing', async () => {
  const symbol = (font: string, char = 'F031') => r(`<w:sym w:font="${font}" w:char="${char}"/>`);
  expect(await cell(p(symbol('A &amp; B &lt;') + symbol('A &amp; B &lt;')))).toEqual({
    text: OBJECT,
    notes: ['left_out T1R1C2 characters of symbol fonts that cannot be told 2'],
  });
  expect((await cell(p(symbol('Nobody') + symbol('Wingdings', 'F0FE')))).text).toBe('🗹');
  expect((await cell(p(r('12') + symbol('Nobody')))).text).toBe('12');
  expect((await cell(p('12') + p(symbol('Nobody')))).text).toBe('12');
  expect((await cell(p(symbol('Nobody')) + p(symbol('Nobody')))).text).toBe(OBJECT);
});

test('a picture beside text changes nothing', async () => {
  expect(await cell(p(r('12') + r(PICTURE)))).toEqual({
    text: '12',
    notes: ['left_out T1R1C2 pictures or drawings 1'],
  });
  expect((await cell(p(r(PICTURE)) + p('12'))).text).toBe('12');
  expect((await cell(tbl(tr([tc('12')])) + p(r(PICTURE)))).text).toBe('12');
});

test('a picture outside of tables, or in a table that is layout, is no text', async () => {
  const inner = tbl(tr([tc('a'), tc('12')]));
  const { lines } = await read(p(r(PICTURE)) + tbl(tr([tc(p(r(PICTURE)))])) + tbl(tr([tc(p(r(PICTURE))), tc(inner)])));
  expect(lines).toEqual(['0:a | 1:12']);
});

test('a picture in a cell within layout is seen there', async () => {
  const { lines } = await read(tbl(tr([tc('左'), tc(tbl(tr([tc('a'), tc(p(r(PICTURE)))])))])));
  expect(lines).toEqual(['P1:左', `0:a | 1:${OBJECT}`]);
});

test('a picture under a merged cell is not seen, and is said of the cell that covers it', async () => {
  const { lines, notes } = await read(
    tbl(tr([tc('组', mergeStart), tc('1')]), tr([tc(p(r(PICTURE)), mergeOn), tc('2')])),
  );
  expect(lines).toEqual(['0v2:组 | 1:1', '1:2']);
  expect(notes).toEqual(['left_out T1R1C1 pictures or drawings 1']);
});

test('what stands in a deleted row or a cell merged to the left has no location of its own', async () => {
  const gone = p(`<w:del w:id="1">${r('<w:delText>9</w:delText>')}</w:del>`);
  const deleted = await read(tbl(tr([tc('a'), tc('1')]), tr([tc(gone), tc('2')], '<w:del w:id="2"/>')));
  expect(deleted.notes).toEqual([
    'left_out text deleted by tracked changes 1',
    'left_out rows deleted by tracked changes 1',
  ]);
  const across = tr([tc('a'), tc('1', '<w:hMerge w:val="restart"/>'), tc(gone, '<w:hMerge/>')]);
  expect((await read(tbl(across))).notes[1]).toBe('left_out T1R1C2 text deleted by tracked changes 1');
});

describe('fields of a form', () => {
  const form = (data: string, code: string, result = '') => {
    const char = (type: string, inner = '') => r(`<w:fldChar w:fldCharType="${type}">${inner}</w:fldChar>`);
    const ffData = `<w:ffData><w:name w:val="f"/><w:enabled/><w:calcOnExit w:val="0"/>${data}</w:ffData>`;
    return p(
      char('begin', ffData) + r(`<w:instrText> ${code} </w:instrText>`) + char('separate') + result + char('end'),
    );
  };
  const list = (choice: string) =>
    form(
      `<w:ddList>${choice}<w:listEntry w:val="是"/><w:listEntry w:val="否"/><w:listEntry w:val=""/></w:ddList>`,
      'FORMDROPDOWN',
    );

  test.each([
    ['the entry chosen', '<w:result w:val="1"/>', '否'],
    ['the entry chosen, whatever the default', '<w:result w:val="0"/><w:default w:val="1"/>', '是'],
    ['the default', '<w:default w:val="1"/>', '否'],
    ['the first entry', '', '是'],
    ['an empty entry', '<w:result w:val="2"/>', ''],
    ['an entry that is not there', '<w:result w:val="7"/>', OBJECT],
    ['an entry that is no number', '<w:result w:val="x"/>', OBJECT],
  ])('a list shows %s', async (_, choice, text) => {
    expect((await cell(list(choice))).text).toBe(text);
  });

  test('a list whose choice is written as a result has it once', async () => {
    const data = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="1"/><w:listEntry w:val="2"/></w:ddList>';
    expect((await cell(form(data, 'FORMDROPDOWN', r('2')))).text).toBe('2');
  });

  test.each([
    ['<w:default w:val="0"/>', '☐'],
    ['<w:default w:val="1"/>', '☒'],
    ['<w:default w:val="0"/><w:checked/>', '☒'],
    ['<w:default w:val="1"/><w:checked w:val="0"/>', '☐'],
  ])('a box %s is %s', async (state, text) => {
    expect((await cell(form(`<w:checkBox><w:sizeAuto/>${state}</w:checkBox>`, 'FORMCHECKBOX'))).text).toBe(text);
  });

  test('a text is its result, without one it is empty', async () => {
    const data = '<w:textInput><w:default w:val="7"/><w:maxLength w:val="4"/></w:textInput>';
    expect((await cell(form(data, 'FORMTEXT', r('46')))).text).toBe('46');
    expect((await cell(form(data, 'FORMTEXT'))).text).toBe('');
  });

  test('a field of a form without an end shows nothing, and nothing at the end of another field', async () => {
    const begin = r('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>');
    const other = r('<w:fldChar w:fldCharType="begin"/>') + r('<w:fldChar w:fldCharType="end"/>');
    expect((await cell(p(begin) + p(other))).text).toBe('');
  });
});
