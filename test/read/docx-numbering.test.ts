/** Automatic numbers stand in no run. */

import { readDocx } from '../../src/read/docx/index.js';
import { numeral } from '../../src/read/word/numerals.js';
import { buildDocx, p, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';

interface LevelOptions {
  start?: number;
  more?: string;
  suffix?: string;
}

function level(
  index: number,
  format: string,
  text: string,
  { start = 1, more = '', suffix = 'nothing' }: LevelOptions = {},
) {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/></w:lvl>`;
}

const series = (id: number, inner: string) => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const use = (id: number, of: number, inner = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inner}</w:num>`;
const own = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;

async function read(numbering: string, body: string, styles = '') {
  const { blocks, findings } = await readDocx(await buildDocx({ body, numbering, styles }));
  return { lines: outline(blocks), notes: noted(findings) };
}

const LEVELS = series(
  0,
  level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.'),
);

test('numbers of labels come back, level by level, and deeper levels begin anew', async () => {
  const body = [
    p('总体情况', own(1)),
    p('主动公开', own(1, 1)),
    p('依申请公开', own(1, 1)),
    p('其他', own(1, 2)),
    p('主要问题', own(1)),
    p('不足', own(1, 1)),
  ].join('');
  const { lines, notes } = await read(LEVELS + use(1, 0), body);
  expect(lines).toEqual([
    'P1:一、总体情况',
    'P2:（一）主动公开',
    'P3:（二）依申请公开',
    'P4:1.其他',
    'P5:二、主要问题',
    'P6:（一）不足',
  ]);
  expect(notes).toEqual(['restored automatic numbers 6']);
});

test('numbers count on through paragraphs and cells alike, an empty paragraph has one too', async () => {
  const rows = ['予以公开', '部分公开', ''].map((text) => tr([tc(p(text, own(1))), tc('0')]));
  const { lines } = await read(series(0, level(0, 'decimal', '%1.', { suffix: 'space' })) + use(1, 0), tbl(...rows));
  expect(lines).toEqual(['0:1. 予以公开 | 1:0', '0:2. 部分公开 | 1:0', '0:3. | 1:0']);
});

test('a paragraph whose mark is deleted has no number, nor does it give one to the next', async () => {
  const gone = `${own(1)}<w:rPr><w:del w:id="1"/></w:rPr>`;
  const { lines } = await read(LEVELS + use(1, 0), p('甲', gone) + p('乙') + p('丙', own(1)));
  expect(lines).toEqual(['P1:甲乙', 'P2:一、丙']);
});

test('a number does not become a digit of the figure behind it', async () => {
  const { lines, notes } = await read(
    series(0, level(0, 'decimal', '%1.')) + use(1, 0),
    tbl(tr([tc('a'), tc(p('12', own(1)))])),
  );
  expect(lines).toEqual(['0:a | 1:12']);
  expect(notes).toEqual(['left_out T1R1C2 automatic numbers before a figure 1']);
});

test('several levels in one number, plain digits where isLgl asks for them', async () => {
  const numbering = series(
    0,
    level(0, 'upperRoman', '%1') +
      level(1, 'decimal', '%1.%2') +
      level(2, 'decimal', '%1.%2.%3', { more: '<w:isLgl/>' }),
  );
  const body = p('a', own(1)) + p('b', own(1, 1)) + p('c', own(1, 2));
  const { lines } = await read(numbering + use(1, 0), body);
  expect(lines).toEqual(['P1:Ia', 'P2:I.1b', 'P3:1.1.1c']);
});

test('start, startOverride and a level that never restarts', async () => {
  const numbering =
    series(
      0,
      level(0, 'decimal', '%1)', { start: 3 }) + level(1, 'decimal', '%2]', { more: '<w:lvlRestart w:val="0"/>' }),
    ) +
    use(1, 0) +
    use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>') +
    use(3, 0);
  const body = [own(1), own(1, 1), own(1), own(1, 1), own(2), own(2), own(3)].map((number) => p('x', number)).join('');
  const { lines } = await read(numbering, body);
  expect(lines.map((line) => line.replace(/^P\d+:/, ''))).toEqual(['3)x', '1]x', '4)x', '2]x', '7)x', '8)x', '9)x']);
});

test('a number by style, by the style it is based on, and none where the paragraph says 0', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/></w:style>';
  const numbering =
    series(
      0,
      level(0, 'decimal', '%1、', { more: '<w:pStyle w:val="A"/>' }) +
        level(1, 'decimal', '(%2)', { more: '<w:pStyle w:val="C"/>' }),
    ) + use(1, 0);
  const style = (id: string, more = '') => p('x', `<w:pStyle w:val="${id}"/>${more}`);
  const none = style('A', '<w:numPr><w:numId w:val="0"/></w:numPr>');
  const { lines } = await read(numbering, style('A') + style('B') + style('C') + none, styles);
  expect(lines).toEqual(['P1:1、x', 'P2:2、x', 'P3:(1)x', 'P4:x']);
});

test('a series that a numbering style defines', async () => {
  const styles =
    '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
  const numbering =
    series(0, '<w:numStyleLink w:val="N"/>') + series(1, level(0, 'upperLetter', '%1.')) + use(1, 0) + use(2, 1);
  const { lines } = await read(numbering, p('x', own(1)) + p('y', own(1)), styles);
  expect(lines).toEqual(['P1:A.x', 'P2:B.y']);
});

test('a bullet is no text, an unknown format is written in digits, both are said', async () => {
  const numbering =
    series(0, level(0, 'bullet', '\u25cf')) + series(1, level(0, 'thaiCounting', '%1.')) + use(1, 0) + use(2, 1);
  const { lines, notes } = await read(numbering, p('x', own(1)) + p('y', own(2)));
  expect(lines).toEqual(['P1:x', 'P2:1.y']);
  expect(notes).toEqual([
    'restored automatic numbers 1',
    'restored automatic numbers of an unknown format (in plain digits) 1',
    'left_out bullets 1',
  ]);
});

test('a numbering that points nowhere, to itself, or is without a level is no number', async () => {
  const styles =
    '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
  const numbering = series(0, '<w:numStyleLink w:val="N"/>') + use(2, 0) + use(3, 9);
  const { lines } = await read(numbering, p('x', own(2)) + p('y', own(3)) + p('z', own(8)), styles);
  expect(lines).toEqual(['P1:x', 'P2:y', 'P3:z']);
});

test.each([
  [
    'chineseCounting',
    [1, 10, 11, 20, 21, 100, 101, 110, 1005],
    '一 十 十一 二十 二十一 一百 一百〇一 一百一十 一千〇五',
  ],
  ['ideographDigital', [1, 10, 21], '一 一〇 二一'],
  ['chineseLegalSimplified', [1, 12, 20], '壹 壹拾贰 贰拾'],
  ['decimalEnclosedCircle', [1, 20, 21, 36, 50, 51], '① ⑳ ㉑ ㊱ ㊿ 51'],
  ['decimalFullWidth', [1, 12], '１ １２'],
  ['decimalEnclosedParen', [1, 20, 21], '⑴ ⒇ 21'],
  ['decimalEnclosedFullstop', [1, 20], '⒈ ⒛'],
  ['decimalZero', [1, 12], '01 12'],
  ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
  ['ideographZodiac', [1, 12], '子 亥'],
  ['lowerLetter', [1, 26, 27, 53], 'a z aa aaa'],
  ['upperLetter', [2], 'B'],
  ['lowerRoman', [4, 9, 14], 'iv ix xiv'],
  ['upperRoman', [1994], 'MCMXCIV'],
])('%s', (format, values, written) => {
  expect(values.map((value) => numeral(format, value)).join(' ')).toBe(written);
});

test('a format named like a property of every object is unknown', () => {
  expect(numeral('constructor', 1)).toBeUndefined();
});
