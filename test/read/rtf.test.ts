/** .rtf: groups, what they are for, what of a text is shown, and where a document ends. */
import { LIMITS } from '../../src/read/limits.js';
import { readRtf } from '../../src/read/rtf/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { noted, outline } from '../build/outline.js';
import { buildRtf, bytesOf, hex, par, row } from '../build/rtf.js';
import { fixtureFiles, shown } from '../fixtures/index.js';

const documentOf = (body: string) => readRtf(buildRtf(body));
const blocksOf = (body: string): string[] => outline(documentOf(body).blocks);
const notesOf = (body: string): string[] => noted(documentOf(body).findings);

/** What `convert` shows of a file that cannot be read. */
function refused(bytes: Uint8Array): string[] {
  try {
    readRtf(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return noted(error.findings);
    throw error;
  }
  throw new Error('it was read');
}

describe('files that LibreOffice made', () => {
  test.each(fixtureFiles('rtf'))('$name', ({ bytes, expected }) => {
    const { blocks, findings } = readRtf(bytes);
    expect(shown(blocks).filter((line) => !expected.aside?.includes(line.slice(2)))).toEqual(expected.outline);
    const text = JSON.stringify(blocks);
    for (const absent of expected.absent ?? []) expect(text).not.toContain(absent);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('paragraphs', () => {
  test('end at \\par, at a section, and at the end of the document', () => {
    expect(blocksOf('one\\par two\\sect three')).toEqual(['P1:one', 'P2:two', 'P3:three']);
    expect(blocksOf(`${row(['a', 'b'])}\\pard after`)).toEqual(['0:a | 1:b', 'P1:after']);
  });

  test('a backslash before a line end is \\par, line ends alone are nothing', () => {
    expect(blocksOf('on\r\ne\\\r\ntwo\\\nthree')).toEqual(['P1:one', 'P2:two', 'P3:three']);
  });

  test('breaks of lines, columns and pages break the line', () => {
    expect(blocksOf('a\\line b\\page c\\column d\\par')).toEqual(['P1:a\nb\nc\nd']);
  });

  test('empty ones are none', () => {
    expect(blocksOf('\\par \\par a\\par{\\par}')).toEqual(['P1:a']);
  });

  test('a mark that is deleted or hidden joins the next paragraph', () => {
    expect(blocksOf('a{\\deleted\\par}b{\\v\\par}c\\par')).toEqual(['P1:abc']);
    expect(notesOf('a{\\deleted\\par}b\\par')).toEqual([
      'restored paragraphs whose mark is deleted or hidden (joined) 1',
    ]);
  });
});

describe('formats', () => {
  test('hidden, deleted, moved and struck text is left out, and said', () => {
    const body = 'a{\\v b}{\\deleted c}{\\mvf d}{\\strike e}{\\striked1 f}{\\v\\v0 g}\\par';
    expect(blocksOf(body)).toEqual(['P1:ag']);
    expect(notesOf(body)).toEqual([
      'left_out hidden text 1',
      'left_out text deleted by tracked changes 2',
      'left_out struck-through text 2',
    ]);
  });

  test('end with their group, or with \\plain', () => {
    expect(blocksOf('{\\v a{\\strike b}}c\\v d\\plain e\\par')).toEqual(['P1:ce']);
  });

  test('a superscript mark behind a figure in a cell is no digit of it', () => {
    expect(blocksOf(row(['12{\\super [1]}', 'm{\\super 2}x{\\sub 3}', '5\\super 1\\nosupersub 2']))).toEqual([
      '0:12 | 1:mx_3_ | 2:52',
    ]);
    expect(blocksOf('x{\\super 2}\\par')).toEqual(['P1:x2']);
    expect(notesOf(row(['12{\\super [1]}', '']))).toEqual(['note_mark_left_out T1R1C1 [1]']);
  });

  test('deleted text says nothing of a row, a deleted mark of a row deletes it', () => {
    const body = `${row(['a', '1'])}\\trowd\\cellx1000\\cellx2000\\intbl b\\cell 2\\cell{\\deleted\\row}${row(['c', '3'])}`;
    expect(blocksOf(body)).toEqual(['0:a | 1:1', '0:c | 1:3']);
    expect(notesOf(body)).toEqual(['left_out rows deleted by tracked changes 1']);
  });
});

describe('groups that are none of the text', () => {
  test('tables of the header, properties, and whatever is optional and not known', () => {
    const header =
      '{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title T}{\\author A}}{\\*\\generator G;}{\\*\\unknown{\\par x}y}';
    expect(blocksOf(`${header}text{\\*\\bkmkstart b}{\\xe{\\v entry}}{\\tc entry}\\par`)).toEqual(['P1:text']);
    expect(notesOf(`${header}text\\par`)).toEqual([]);
  });

  test('a group of a word that is not known, and is not optional, is text', () => {
    expect(blocksOf('{\\unknown7 text}\\par')).toEqual(['P1:text']);
    expect(blocksOf('{\\constructor text}{\\toString more}\\par')).toEqual(['P1:textmore']);
  });

  test('headers and footers are said if they hold text', () => {
    expect(blocksOf('{\\header head\\par}{\\footerl foot}text\\par')).toEqual(['P1:text']);
    expect(notesOf('{\\header head{\\field x}\\par}{\\footerl foot}{\\headerf\\pard\\par}text\\par')).toEqual([
      'left_out page headers or footers 2',
    ]);
  });

  test('footnotes and comments are left out, and said', () => {
    const body =
      'a{\\super\\chftn{\\footnote\\pard{\\super\\chftn} note}}{\\*\\atnid X}\\chatn{\\*\\annotation said}b\\par';
    expect(blocksOf(body)).toEqual(['P1:ab']);
    expect(notesOf(body)).toEqual(['left_out footnotes or endnotes 1', 'left_out comments 1']);
    expect(blocksOf('a{\\*\\footnote note}\\par')).toEqual(['P1:a']);
  });

  test('of a text in two shapes the one in Unicode is read', () => {
    expect(blocksOf('{\\upr{ansi{\\i x}\\par}{\\*\\ud{unicode \\u20013?}}}\\par')).toEqual(['P1:unicode 中']);
  });

  test('bytes that are none of RTF are passed over', () => {
    expect(blocksOf('a{\\pict\\bin6 }}}\\{{}b\\par')).toEqual(['P1:ab']);
  });
});

describe('fields', () => {
  const field = (code: string, result: string): string => `{\\field{\\*\\fldinst ${code}}{\\fldrslt ${result}}}`;

  test('give their result', () => {
    expect(
      blocksOf(
        `第${field('PAGE', '3')}页${field('HYPERLINK "x"', '{\\ul 网站\\par}')}\\par`.replace(
          /[\u4e00-\u9fff]+/g,
          (text) => hex(text),
        ),
      ),
    ).toEqual(['P1:第3页网站']);
  });

  test('one within the code of another gives nothing', () => {
    expect(blocksOf(`a${field(`IF ${field('TIME', 'seven')} = 7`, 'b')}c\\par`)).toEqual(['P1:abc']);
  });

  test('a formula that was never calculated is said', () => {
    expect(notesOf(row(['sum', '{\\field{\\*\\fldinst =SUM(ABOVE)}}']))).toEqual([
      'left_out T1R1C2 fields without a result (formulas, EQ, drop-down lists and the like) 1',
    ]);
  });

  test('one that is not closed hides nothing of what follows', () => {
    expect(blocksOf('a{\\field b\\par c}\\par')).toEqual(['P1:a', 'P2:c']);
  });
});

describe('pictures', () => {
  const picture = '{\\pict\\pngblip\n89504e47 }';

  test('are said once, in whatever shapes they stand', () => {
    const body = `a{\\*\\shppict${picture}}{\\nonshppict${picture}}b\\par`;
    expect(blocksOf(body)).toEqual(['P1:ab']);
    expect(notesOf(body)).toEqual(['left_out pictures or drawings 1']);
  });

  test('a cell that holds nothing else is not empty', () => {
    expect(blocksOf(row(['a', picture, `5${picture}`, `{\\v ${picture}}`]))).toEqual(['0:a | 1:\ufffc | 2:5 | 3:']);
  });

  test('an embedded object is one, unless its result is text', () => {
    const object = (result: string): string => `{\\object\\objemb{\\*\\objdata 0105}{\\result ${result}}}`;
    expect(notesOf(`${object(picture)}\\par`)).toEqual(['left_out embedded objects 1']);
    expect(blocksOf(`${object('{\\pard text}')}\\par`)).toEqual(['P1:text']);
    expect(notesOf(`${object('{\\pard text}')}\\par`)).toEqual([]);
  });

  test('a drawing without text is one', () => {
    expect(notesOf('{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn name}{\\sv text}}}{\\shprslt{\\*\\do x}}}\\par')).toEqual([
      'left_out pictures or drawings 1',
    ]);
  });
});

describe('text boxes', () => {
  const box = (text: string): string =>
    `{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt ${text}}}{\\shprslt{\\*\\do{\\dptxbxtext ${text}}}}}`;

  test('are set after their paragraph', () => {
    const body = `a${box('in\\par side\\par')}b\\par c\\par`;
    expect(blocksOf(body)).toEqual(['P1:ab', 'P2:in', 'P3:side', 'P4:c']);
    expect(notesOf(body)).toEqual(['restored text boxes (set after their paragraph) 1']);
  });

  test('have tables of their own, and do not end those around them', () => {
    expect(blocksOf(`${box(row(['x', 'y']))}a\\par`)).toEqual(['P1:a', '0:x | 1:y']);
    for (const text of ['note\\par', row(['note'])])
      expect(blocksOf(row(['a', `1${box(text)}`, 'b']))).toEqual(['0:a | 1:1\nnote | 2:b']);
  });

  test('begin with formats of their own, and a last paragraph without its mark', () => {
    expect(blocksOf(`\\intbl a{\\v${box('x')}}\\cell\\row`)).toEqual(['P1:a', 'P2:x']);
  });

  test('of Word 6 too', () => {
    expect(blocksOf('a{\\*\\do\\dobxpage{\\dptxbxtext in\\par}}\\par')).toEqual(['P1:a', 'P2:in']);
  });
});

test('formulas are written in one line', () => {
  const math =
    '{\\mmath{\\*\\moMath{\\mf{\\*\\mfPr{\\mtype bar}}{\\mnum{\\mr 1}}{\\mden{\\mr 2}}}}}{\\mmathPict{\\pict 00}}';
  expect(blocksOf(`${math}\\par`)).toEqual(['P1:1/2']);
  expect(notesOf(`${math}\\par`)).toEqual(['restored formulas (written in one line) 1']);
});

describe('where a document begins and ends', () => {
  test('something may stand before it', () => {
    expect(outline(readRtf(bytesOf('\xef\xbb\xbf\r\n<!-- x -->{\\rtf1 a}')).blocks)).toEqual(['P1:a']);
  });

  test('what is none is refused', () => {
    expect(refused(bytesOf('text {rtf1}'))).toEqual(['document_damaged it does not begin with {\\rtf']);
  });

  test('zeros, line ends and braces behind it are nothing, anything else is said', () => {
    expect(noted(readRtf(bytesOf('{\\rtf1 a}\r\n}\0\0')).findings)).toEqual([]);
    const { blocks, findings } = readRtf(bytesOf('{\\rtf1 a\\par}tail{\\rtf1 b}'));
    expect(outline(blocks)).toEqual(['P1:a']);
    expect(findings).toEqual([
      { code: 'document_ends_early', severity: 'warning', location: 'P1', params: { bytes: 13 } },
    ]);
  });

  test('a file that is cut off says so; what stands is read', () => {
    const whole = `${par('before')}${row(['a', '1'])}${row(['b', '2'])}`;
    const cut = bytesOf(`{\\rtf1{\\fonttbl{\\f0 x;}}${whole}`);
    expect(noted(readRtf(cut).findings)).toEqual(['document_cut_off T1R2C2']);
    expect(outline(readRtf(cut).blocks)).toEqual(['P1:before', '0:a | 1:1', '0:b | 1:2']);
    const begun = bytesOf('{\\rtf1\\trowd\\cellx1000\\cellx2000\\cellx3000 a\\cell{\\b b');
    expect(outline(readRtf(begun).blocks)).toEqual(['undefined:a | undefined:b']);
    expect(noted(readRtf(bytesOf('{\\rtf1 a{\\shp{\\*\\shpinst\\shpleft0')).findings)).toEqual([
      'left_out pictures or drawings 1',
      'document_cut_off P1',
    ]);
    const within = bytesOf(`{\\rtf1${row(['a', '1'])}\\trowd\\cellx1000\\cellx2000\\intbl b\\cell{\\b 2`);
    expect(outline(readRtf(within).blocks)).toEqual(['0:a | 1:1', '0:b | 1:2']);
  });
});

describe('bounds', () => {
  test('groups nested deeper are not read, which is said', () => {
    const deep = `${'{'.repeat(LIMITS.rtfDepth + 5)}deep${'}'.repeat(LIMITS.rtfDepth + 5)}`;
    expect(blocksOf(`a${deep}b\\par`)).toEqual(['P1:ab']);
    expect(notesOf(`a${deep}b\\par`)).toEqual(['nesting_limit']);
  });

  test('a body longer than any report is refused', () => {
    expect(refused(buildRtf('a\\par '.repeat(LIMITS.rtfCharacters / 32)))).toEqual([
      'document_limit characters of the body',
    ]);
    expect(refused(buildRtf('a'.repeat(LIMITS.rtfCharacters + 1)))).toEqual(['document_limit characters of the body']);
  });

  test('so is a file of more tokens, of more bytes, or of more lists', () => {
    expect(refused(buildRtf('\\b'.repeat(LIMITS.rtfTokens)))).toEqual([
      'document_limit control words and pieces of text',
    ]);
    expect(refused(new Uint8Array(LIMITS.rtfBytes + 1))).toEqual(['file_too_large']);
    const lists = Array.from({ length: LIMITS.rtfLists + 1 }, (_, at) => `{\\list\\listid${at}}`);
    expect(refused(buildRtf(`{\\*\\listtable${lists.join('')}}`))).toEqual(['document_limit definitions of lists']);
  });

  test('a thousand fields begun in one group are one', () => {
    expect(blocksOf(`{${'\\field'.repeat(1000)}{\\fldrslt a}}\\par`)).toEqual(['P1:a']);
  });
});
