import fc from 'fast-check';
import iconv from 'iconv-lite';
import { LIMITS } from '../../../src/read/limits.js';
import { decode, isKnownEncoding } from '../../../src/read/text/encoding.js';
import { Unreadable } from '../../../src/read/unreadable.js';

const SIMPLIFIED =
  '二、主动公开政府信息情况\n信息内容\t本年制发件数\n规章\t0\n行政规范性文件\t12\n予以公开\t3\n行政复议\t0\n';
const TRADITIONAL =
  '二、主動公開政府資訊情況\n資訊內容\t本年製發件數\n規章\t0\n行政規範性文件\t12\n予以公開\t3\n行政複議\t0\n';

const bytesOf = (text: string, encoding = 'utf-8'): Uint8Array =>
  encoding === 'utf-8' ? new TextEncoder().encode(text) : iconv.encode(text, encoding);
const told = (bytes: Uint8Array) => {
  const { encoding, text, findings } = decode(bytes);
  return { encoding: `${encoding.name} by ${encoding.rule}`, text, codes: findings.map((found) => found.code) };
};

describe('each rule', () => {
  test.each([
    ['utf-8 by strict_utf8', bytesOf(SIMPLIFIED)],
    ['utf-8 by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`)],
    ['utf-16le by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`, 'utf-16le')],
    ['utf-16be by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`, 'utf-16be')],
    ['utf-32le by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`, 'utf-32le')],
    ['utf-32be by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`, 'utf-32be')],
    ['gb18030 by byte_order_mark', bytesOf(`\ufeff${SIMPLIFIED}`, 'gb18030')],
    ['utf-16le by utf16_pattern', bytesOf(SIMPLIFIED, 'utf-16le')],
    ['utf-16be by utf16_pattern', bytesOf(SIMPLIFIED, 'utf-16be')],
    ['gb18030 by vocabulary', bytesOf(SIMPLIFIED, 'gb18030')],
  ])('%s', (encoding, bytes) => {
    expect(told(bytes)).toEqual({ encoding, text: SIMPLIFIED, codes: [] });
  });

  test('big5 by vocabulary, and traditional characters in GB 18030 are not taken for it', () => {
    expect(told(bytesOf(TRADITIONAL, 'big5'))).toEqual({
      encoding: 'big5 by vocabulary',
      text: TRADITIONAL,
      codes: [],
    });
    expect(told(bytesOf(TRADITIONAL, 'gb18030'))).toMatchObject({
      encoding: 'gb18030 by vocabulary',
      text: TRADITIONAL,
    });
  });

  test('gb18030 by default when no word of the forms shows', () => {
    expect(told(bytesOf('山高月小，水落石出', 'gb18030'))).toEqual({
      encoding: 'gb18030 by default_gb18030',
      text: '山高月小，水落石出',
      codes: [],
    });
  });

  test('words after 64 kB of others still decide between Big5 and GB 18030', () => {
    const late = '1234567890 '.repeat(6500) + TRADITIONAL;
    expect(told(bytesOf(late, 'big5'))).toEqual({ encoding: 'big5 by vocabulary', text: late, codes: [] });
  });

  test('a text longer than the sample is decoded whole', () => {
    const long = SIMPLIFIED.repeat(1500);
    expect(told(bytesOf(long, 'gb18030'))).toEqual({ encoding: 'gb18030 by vocabulary', text: long, codes: [] });
  });

  test('UTF-8 cut within a character stays UTF-8', () => {
    const cut = bytesOf('政府信息公开工作').subarray(0, -1);
    expect(told(cut)).toEqual({ encoding: 'utf-8 by nearly_utf8', text: '政府信息公开工�', codes: ['encoding_lossy'] });
    expect(told(bytesOf('山高月小，水落石出').subarray(0, -1)).encoding).toBe('utf-8 by nearly_utf8');
  });

  test('one damaged byte does not turn UTF-8 into GB 18030', () => {
    const bytes = bytesOf(SIMPLIFIED);
    bytes[0] = 0xff;
    expect(decode(bytes)).toMatchObject({
      encoding: { name: 'utf-8', rule: 'nearly_utf8' },
      findings: [{ code: 'encoding_lossy', location: 'L1', params: { encoding: 'utf-8' } }],
    });
  });

  test('UTF-16 of digits alone, which is valid UTF-8 too, is told by its zero bytes', () => {
    expect(told(bytesOf('0\n12\n', 'utf-16le'))).toEqual({
      encoding: 'utf-16le by utf16_pattern',
      text: '0\n12\n',
      codes: [],
    });
    expect(told(bytesOf('0\n12\n', 'utf-16be')).encoding).toBe('utf-16be by utf16_pattern');
  });

  test('UTF-16 without any ASCII is told by the words of the forms', () => {
    expect(told(bytesOf('主动公开政府信息情况', 'utf-16le'))).toMatchObject({ text: '主动公开政府信息情况' });
    expect(told(bytesOf('主动公开政府信息情况', 'utf-16be'))).toMatchObject({ text: '主动公开政府信息情况' });
  });

  test('a zero byte in UTF-8 or GB 18030 does not make it UTF-16', () => {
    const text = SIMPLIFIED.replace('0', '0\0');
    expect(told(bytesOf(text))).toEqual({
      encoding: 'utf-8 by strict_utf8',
      text: SIMPLIFIED,
      codes: ['control_characters'],
    });
    expect(told(bytesOf(text, 'gb18030'))).toMatchObject({ encoding: 'gb18030 by vocabulary', text: SIMPLIFIED });
  });

  test('ASCII and nothing at all are UTF-8', () => {
    expect(told(bytesOf('0\t1\n')).encoding).toBe('utf-8 by strict_utf8');
    expect(told(new Uint8Array())).toEqual({ encoding: 'utf-8 by strict_utf8', text: '', codes: [] });
  });
});

describe('option', () => {
  test('overrules every rule', () => {
    const { encoding, text } = decode(bytesOf('公开'), { encoding: 'ISO-8859-1' });
    expect(encoding).toEqual({ name: 'iso-8859-1', rule: 'option' });
    expect(text).toBe('å\n¬å¼'); // 85 is a line end there, 80 a control character
  });

  test.each(['gbk', 'GBK', 'gb2312', 'cp936', 'windows-936', 'GB18030', 'GB18030:2005', 'x-gbk'])(
    '%s is gb18030, four bytes and all',
    (label) => {
      expect(decode(bytesOf('㙍𠮷', 'gb18030'), { encoding: label })).toMatchObject({
        text: '㙍𠮷',
        encoding: { name: 'gb18030', rule: 'option' },
      });
    },
  );

  test.each([
    ['utf8', 'utf-8'],
    ['UTF-16LE', 'utf-16le'],
    ['ucs2', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['Big5-HKSCS', 'big5'],
    ['shift_jis', 'shift_jis'],
  ])('%s is named %s', (label, name) => {
    expect(decode(bytesOf('0', label), { encoding: label })).toMatchObject({
      text: '0',
      encoding: { name, rule: 'option' },
    });
  });

  test('utf-16 alone takes the byte order from the mark or the pattern', () => {
    for (const order of ['utf-16le', 'utf-16be']) {
      for (const mark of ['', '\ufeff']) {
        const decoded = decode(bytesOf(mark + SIMPLIFIED, order), { encoding: 'UTF-16' });
        expect(decoded).toMatchObject({ text: SIMPLIFIED, encoding: { name: order, rule: 'option' } });
      }
    }
  });

  test.each(['nope', '', 'hex', 'base64', '__proto__', 'constructor'])('%p is no encoding', (label) => {
    expect(isKnownEncoding(label)).toBe(false);
    expect(() => decode(bytesOf('0'), { encoding: label })).toThrow(RangeError);
  });
});

describe('GB 18030', () => {
  test('four-byte names survive', () => {
    expect(decode(bytesOf('㙍塔镇政府信息公开，𠮷先生', 'gb18030')).text).toBe('㙍塔镇政府信息公开，𠮷先生');
  });

  test('a file cut inside four bytes does not end in a digit out of nothing', () => {
    const bytes = bytesOf('政府信息公开㙍', 'gb18030');
    for (const cut of [1, 2, 3]) expect(decode(bytes.subarray(0, -cut)).text).toBe('政府信息公开�');
  });

  test('four bytes that are not assigned become U+FFFD, not some other character', () => {
    const words = [...bytesOf('政府信息公开', 'gb18030')];
    for (const undefinedBytes of [
      [0x84, 0x32, 0x81, 0x30],
      [0x8f, 0x39, 0xfe, 0x39],
      [0xe3, 0x32, 0x9a, 0x36],
      [0xfe, 0x39, 0xfe, 0x39],
    ]) {
      const bytes = Uint8Array.from([...words, ...undefinedBytes, 0x41]);
      expect(decode(bytes)).toMatchObject({
        text: '政府信息公开�A',
        findings: [{ code: 'encoding_lossy', params: { count: 1 } }],
      });
    }
  });

  test('a lead byte without its trail loses itself alone', () => {
    const bytes = Uint8Array.from([...bytesOf('政府信息公开', 'gb18030'), 0x81, 0x0a, 0x81, 0x39, 0x0a, 0xff, 0x30]);
    expect(decode(bytes).text).toBe('政府信息公开�\n�9\n�0');
  });

  test('characters of the edition of 2022 are not private-use ones', () => {
    const bytes = Uint8Array.from([...bytesOf('政府信息公开', 'gb18030'), 0xa6, 0xd9, 0xfe, 0x59, 0xfe, 0xa0]);
    expect(decode(bytes)).toMatchObject({ text: '政府信息公开︐龴龻', findings: [] });
  });
});

describe('characters', () => {
  test('line ends of all kinds become \\n', () => {
    const decoded = decode(bytesOf('a\r\nb\rc\x0bd\x85e\u2028f\u2029g\nh'));
    expect(decoded).toMatchObject({ text: 'a\nb\nc\nd\ne\nf\ng\nh', findings: [] });
  });

  test('line ends that no editor counts are told apart', () => {
    const { text, softBreaks, findings } = decode(bytesOf('a\x00\x0bb\r\nc\u2028d\ne\ufffd'));
    expect(text).toBe('a\nb\nc\nd\ne\ufffd');
    expect(softBreaks).toEqual([1, 5]);
    expect(findings).toMatchObject([{ code: 'control_characters' }, { code: 'encoding_lossy', location: 'L3' }]);
  });

  test('tab and form feed stay', () => {
    expect(decode(bytesOf('a\tb\f\nc'))).toMatchObject({ text: 'a\tb\f\nc', findings: [] });
  });

  test('control characters are left out and reported', () => {
    expect(decode(bytesOf('a\nb\x00\x07c\x7f\x9f'))).toMatchObject({
      text: 'a\nbc',
      findings: [{ code: 'control_characters', location: 'L2', params: { count: 4 } }],
    });
  });

  test('private-use characters of all planes stay and are reported', () => {
    const text = 'a\n\ue000\uf8ff\u{f0000}\u{10fffd}𠮷';
    expect(decode(bytesOf(text))).toMatchObject({
      text,
      findings: [{ code: 'private_use_characters', location: 'L2', params: { count: 4 } }],
    });
  });

  test('unpaired surrogates of UTF-16 are reported as lost', () => {
    const bytes = Uint8Array.from([...bytesOf(`\ufeff${SIMPLIFIED}`, 'utf-16le'), 0x00, 0xd8]);
    expect(decode(bytes)).toMatchObject({
      text: `${SIMPLIFIED}�`,
      findings: [{ code: 'encoding_lossy', location: 'L7' }],
    });
  });
});

test('a text above the bound is unreadable, not decoded', () => {
  const decoding = () => decode(new Uint8Array(LIMITS.textBytes + 1));
  expect(decoding).toThrow(Unreadable);
  expect(decoding).toThrow(
    expect.objectContaining({ findings: [expect.objectContaining({ code: 'file_too_large' })] }),
  );
});

// ---- properties ---------------------------------------------------------------------------------------------

const words = fc.constantFrom(
  '公开',
  '政府信息',
  '予以公开',
  '不予公开',
  '行政复议',
  '规章',
  '总计',
  '0',
  '12',
  '\t',
  '\n',
  ' ',
  '（一）',
);
const traditionalWords = fc.constantFrom(
  '公開',
  '政府資訊',
  '予以公開',
  '不予公開',
  '行政複議',
  '規章',
  '總計',
  '0',
  '12',
  '\t',
  '\n',
  ' ',
);
const characters = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const fourBytes = fc.constantFrom('㙍', '𠮷', '㐂', '䶮', '𪚥');

test('a text of the forms decodes to itself from every encoding', () => {
  const text = fc.array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 2, arbitrary: characters }, fourBytes), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, (pieces) => {
      const source = `政府信息公开\n${pieces.join('')}`;
      for (const name of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) {
        for (const mark of ['', '\ufeff']) {
          expect(decode(bytesOf(mark + source, name))).toMatchObject({
            text: source,
            encoding: { name },
            findings: [],
          });
        }
      }
    }),
  );
});

test('a traditional text decodes to itself from Big5', () => {
  const big5 = characters.filter((character) => iconv.decode(iconv.encode(character, 'big5'), 'big5') === character);
  fc.assert(
    fc.property(fc.array(fc.oneof(traditionalWords, big5), { maxLength: 80 }), (pieces) => {
      const source = `政府資訊公開\n${pieces.join('')}`;
      expect(decode(bytesOf(source, 'big5'))).toMatchObject({
        text: source,
        encoding: { name: 'big5', rule: 'vocabulary' },
        findings: [],
      });
    }),
  );
});

test('any bytes decode, alike each time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { text } = decode(bytes);
      expect(text).not.toMatch(/[\r\v]/);
      expect(decode(bytes).text).toBe(text);
    }),
  );
});
