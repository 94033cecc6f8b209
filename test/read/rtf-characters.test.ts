/** .rtf: from bytes, escapes and numbers to characters, in the code page in force. */
import iconv from 'iconv-lite';
import { readRtf } from '../../src/read/rtf/index.js';
import { noted, outline } from '../build/outline.js';
import { buildRtf, font, hex, hexByte, raw, row, unicode } from '../build/rtf.js';

const FONTS = [font(0, 0), font(1, 134), font(2, 128), font(3, 136), font(4, 129), font(5, 2), font(6, 1)].join('');
const documentOf = (body: string, codePage: number | null = 936) => readRtf(buildRtf({ body, codePage, fonts: FONTS }));
const textOf = (body: string, codePage: number | null = 936): string =>
  outline(documentOf(body, codePage).blocks)
    .map((line) => line.replace(/^P\d+:/, ''))
    .join('¶');
const notesOf = (body: string): string[] => noted(documentOf(body).findings);

/** In GB 2312, in GBK with second bytes of all kinds, in GB 18030 alone. */
const CHINESE = '不予公开，镕喆乗亄亇朶㙍𠮷';

describe('double bytes', () => {
  test('in hexadecimal, and as they are', () => {
    expect(textOf(`${hex(CHINESE)}\\par`)).toBe(CHINESE);
    expect(textOf(`${raw(CHINESE)}\\par`)).toBe(CHINESE);
  });

  test('every character of GBK whose second byte is ASCII', () => {
    const all = Array.from({ length: 126 }, (_, lead) =>
      Array.from({ length: 0x3f }, (_, trail) => iconv.decode(Uint8Array.of(lead + 0x81, trail + 0x40), 'gb18030')),
    ).flat();
    const defined = all.filter((text) => text.length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(text));
    expect(defined.length).toBeGreaterThan(6000);
    for (const written of [hex, raw])
      expect(textOf(defined.map((one) => `${written(one)}|`).join(''))).toBe(`${defined.join('|')}|`);
  });

  test('with a second byte that is a brace or a backslash and not escaped', () => {
    expect(textOf('{\\b \x81\x5c\x81\x7d}|{\x81\x7b}|{\x81\x7d}|\x81\x5c\xb2\xbb\\par')).toBe('乗亇|亄|亇|乗不');
  });

  test('a first byte alone ends before a group, a control word or a digit, and is lost, nothing else', () => {
    expect(textOf("\\'b2{a}\\'b2\\b a\\'b2 1\xb2\\par \\'b2\\-a")).toBe('�a�a� 1�¶�a');
    expect(notesOf("a\\par\\'b2\\b 1\\'b2\\par")).toEqual(['encoding_lossy P2 2']);
  });

  test('a first byte that makes no character with a brace leaves the brace alone', () => {
    expect(notesOf('{a\xa1}b\\par')).toEqual(['encoding_lossy P1 1']);
  });

  test('line ends within a pair are none of it', () => {
    expect(textOf("\\'b2\r\n\\'bb\xb2\r\n\xbb\\par")).toBe('不不');
  });

  test('a byte in hexadecimal without digits is lost, what stands behind it is not', () => {
    expect(textOf("a\\'zz\\'1}")).toBe('a�zz�1');
  });
});

describe('code pages', () => {
  test('are those of the font', () => {
    const text = (number: number, encoding: string, what: string): string => `{\\f${number} ${hex(what, encoding)}}`;
    expect(
      textOf(
        text(1, 'gb18030', '不') + text(2, 'shift_jis', '予') + text(3, 'big5', '公') + text(4, 'cp949', '개'),
        1252,
      ),
    ).toBe('不予公개');
  });

  test('those of the document where the font leaves it open', () => {
    for (const number of [0, 6, 9]) expect(textOf(`\\f${number} ${hex('不')}\\par`)).toBe('不');
    expect(textOf("\\f0 caf\\'e9\\par", 1252)).toBe('café');
    expect(textOf(`${hex('公', 'big5')}\\par`, 950)).toBe('公');
    expect(textOf("\\'8e\\par", 10000)).toBe('é');
  });

  test('\\cpg comes before \\fcharset', () => {
    const fonts = '{\\f1\\fcharset128\\cpg936 A;}';
    expect(outline(readRtf(buildRtf({ body: `\\f1 ${hex('不')}`, codePage: 1252, fonts })).blocks)).toEqual(['P1:不']);
  });

  test('where the document names none: Chinese if a font is, else that of the first font that has one, else Chinese', () => {
    const nameless = (fonts: string, text: string) => readRtf(buildRtf({ body: text, codePage: null, fonts }));
    expect(outline(nameless(font(0, 0) + font(1, 136), hex('公', 'big5')).blocks)).toEqual(['P1:公']);
    expect(outline(nameless(font(0, 0) + font(1, 128) + font(2, 134), hex('不')).blocks)).toEqual(['P1:不']);
    const assumed = nameless(font(0, 0), hex('不'));
    expect(outline(assumed.blocks)).toEqual(['P1:不']);
    expect(assumed.encoding).toEqual({ name: 'gb18030', rule: 'default_gb18030' });
    expect(documentOf(hex('不')).encoding).toEqual({ name: 'gb18030', rule: 'declaration' });
    expect(documentOf(unicode('不')).encoding).toBeUndefined();
  });

  test('the user may overrule them', () => {
    const bytes = buildRtf({ body: `\\f1 ${hex('公', 'big5')}`, fonts: FONTS });
    const { blocks, encoding } = readRtf(bytes, { encoding: 'Big5' });
    expect(outline(blocks)).toEqual(['P1:公']);
    expect(encoding).toEqual({ name: 'big5', rule: 'option' });
    expect(outline(readRtf(buildRtf(hex('不')), { encoding: 'utf-16' }).blocks)).toEqual(['P1:不']);
  });

  test('UTF-8, and one that is not known', () => {
    expect(textOf(raw('不予', 'utf-8'), 65001)).toBe('不予');
    expect(textOf("a\\'b2\\'bb1", 1361)).toBe('a��1');
  });

  test('of a font that a group, \\plain or the end of a group changes', () => {
    expect(textOf(`\\f3 {\\f1 ${hex('不')}}${hex('公', 'big5')}\\plain ${hex('予')}\\par`)).toBe('不公予');
  });

  test('of the font for double bytes, as Word and others name it', () => {
    const word = `\\loch\\af0\\hich\\af0\\dbch\\f1 ${hex('不')}\\hich\\af3\\dbch\\af3\\loch\\f0 12`;
    expect(textOf(`${word}\\par`, 1252)).toBe('不12');
    expect(textOf(`\\loch\\f0\\hich\\af0\\dbch\\af1 ${hex('不')}\\par`, 1252)).toBe('不');
    expect(textOf(`\\dbch\\af1\\loch\\f0 a\\dbch ${hex('不')}\\par`, 1252)).toBe('a不');
    expect(textOf(`\\dbch\\af3\\plain\\dbch ${hex('不')}\\par`)).toBe('不');
    expect(textOf("\\dbch\\af1\\loch\\f0 caf\\'e9\\par", 1252)).toBe('café');
  });
});

describe('characters by number', () => {
  test('with what stands in for them', () => {
    expect(textOf(`${unicode(CHINESE)}\\par`)).toBe(CHINESE);
    expect(textOf(`\\uc2 ${unicode(CHINESE, 2)}\\par`)).toBe(CHINESE);
    expect(textOf('\\uc0\\u20013\\u25991 a\\uc1\\u20013 ?b')).toBe('中文a中b');
  });

  test('negative, two halves, and beyond 65,535', () => {
    expect(textOf('\\u-3?\\u-10174?\\u-8265?\\u134071?')).toBe('\ufffd𠮷𠮷');
    expect(textOf('{\\u-10174?}{\\u-8265?}')).toBe('𠮷');
    expect(notesOf('a\\u-10174?b')).toEqual(['encoding_lossy P1 1']);
    expect(textOf('a\\u99999999?\\u-99999?b')).toBe('ab');
  });

  test('\\uc holds in its group', () => {
    expect(textOf('{\\uc3\\u20013abcd}\\u20013ab')).toBe('中d中b');
  });

  test('what stands in ends at a brace, and at a control word that is no character', () => {
    expect(textOf('{\\uc9\\u20013ab}c\\uc9\\u20013{d}e\\u20013\\par f\\u20013\\u25991')).toBe('中c中de中¶f中文');
  });

  test('symbols, escapes and words for characters stand in too', () => {
    expect(textOf("\\u8212\\emdash a\\u160\\~b\\uc2\\u20013\\'3f\\{c\\u20013\\\\\\'3fd")).toBe('—a\u00a0b中c中d');
  });
});

test('special characters', () => {
  expect(
    textOf('\\emdash\\endash\\lquote\\rquote\\ldblquote\\rdblquote\\bullet a\\~b\\_c\\-d\\{\\}\\\\\\tab e\\|f'),
  ).toBe('—–‘’“”•a\u00a0b-cd{}\\\tef');
});

test('control characters are left out and counted, line ends among characters break the line', () => {
  expect(textOf("a\\'01\\u2?b\\'0d\\'0ac\\'0bd\0\\par")).toBe('ab\nc\nd');
  expect(notesOf("a\\'01\\u2?b\\par")).toEqual(['control_characters 2']);
});

test('private-use characters are kept and said', () => {
  expect(textOf('\\u-8000?\\par')).toBe('\ue0c0');
  expect(notesOf('a\\par\\u-8000?\\par')).toEqual(['private_use_characters P2 1']);
});

test('characters of a symbol font cannot be told: a cell of them is not empty', () => {
  const symbols = "{\\f5 \\'fe}{\\f5\\u-3842?}{\\f5 a}";
  expect(textOf(row(['a', symbols, `1${symbols}`, '{\\f5  }']))).toBe('0:a | 1:\ufffc | 2:1 | 3:');
  expect(notesOf(row(['a', symbols]))).toEqual(['left_out T1R1C2 characters of symbol fonts that cannot be told 3']);
  expect(notesOf(row(['a', `{\\v ${symbols}}`]))).toEqual(['left_out T1R1C2 hidden text 3']);
});

test('a run longer than any paragraph', () => {
  const long = '不予公开'.repeat(40_000);
  expect(textOf(`${hex(long)}\\par`)).toBe(long);
  expect(textOf(`${'1'.repeat(200_001)}\\par`)).toBe('1'.repeat(200_001));
});

test('bytes in hexadecimal are read in either case', () => {
  expect(textOf(`${hexByte(0xb2).toUpperCase()}\\'Bb`)).toBe('不');
});
