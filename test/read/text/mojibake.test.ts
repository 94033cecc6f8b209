import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decode } from '../../../src/read/text/encoding.js';
import { undoMojibake } from '../../../src/read/text/mojibake.js';

const REPORT =
  '二、主动公开政府信息情况\n信息内容\t本年制发件数\n规章\t0\n行政规范性文件\t12\n一、予以公开（全部）\t3\n行政复议\t0';

const garbled = (text: string, right: string, wrong: string): string => iconv.decode(iconv.encode(text, right), wrong);
const asGb18030 = (text: string): string => garbled(text, 'utf-8', 'gb18030');
const codes = (text: string): string[] => undoMojibake(text).findings.map((found) => found.code);

describe('UTF-8 read as GB 18030', () => {
  test('is undone', () => {
    expect(undoMojibake(asGb18030('政府信息公开'))).toEqual({
      text: '政府信息公开',
      findings: [
        { code: 'encoding_undone', severity: 'warning', location: 'L1', params: { wrong: 'gb18030', right: 'utf-8' } },
      ],
    });
  });

  test('is undone from the bytes on, whatever the text was saved as', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'gb18030']) {
      expect(decode(iconv.encode(asGb18030('政府信息公开\n0\n'), encoding)).text).toBe('政府信息公开\n0\n');
    }
  });

  test('公开 without its private-use character is filled in by the vocabulary, and says so', () => {
    for (const torn of ['鏀垮簻淇℃伅鍏紑', '鏀垮簻淇℃伅鍏?紑', '鏀垮簻淇℃伅鍏\ufffd紑']) {
      expect(undoMojibake(torn)).toMatchObject({
        text: '政府信息公开',
        findings: [{ code: 'encoding_undone' }, { code: 'encoding_mended', params: { count: 1 } }],
      });
    }
  });

  test('words at an odd byte are recognised', () => {
    expect(undoMojibake(asGb18030('其政府其信息事')).text).toBe('其政府其信息�');
  });

  test('bytes lost before a line end become U+FFFD and the rest is undone', () => {
    // 行政信息公 has 15 bytes: the last of them has no partner
    for (const stand of ['\ufffd', '?']) {
      const lossy = asGb18030('政府信息公开\n行政信息公\t0').replaceAll('\ufffd', stand);
      expect(undoMojibake(lossy).text).toBe('政府信息公开\n行政信息�\t0');
    }
  });

  test('a question mark that stands for no lost byte stays', () => {
    expect(undoMojibake(asGb18030('政府信息公开?')).text).toBe('政府信息公开?');
  });

  test('characters next to a lost pair are not made into others', () => {
    // 公告 as 鍏憡 with the private-use character between them lost: e5 85 | 91 8a would be 兑 and a rest
    const lossy = asGb18030('政府信息公开\n兹公告').replace(/[\ue000-\uf8ff]/g, '');
    expect(undoMojibake(lossy).text).not.toMatch(/[^兹公告�政府信息开\n]/);
  });

  test('U+FFFD that was garbled in its turn (锟斤拷) is U+FFFD again', () => {
    expect(undoMojibake(asGb18030('政府信息公开��行政')).text).toBe('政府信息公开��行政');
  });

  test('what is read as the euro sign comes back, one byte or two', () => {
    expect(asGb18030('一面、信')).toMatch(/^涓€闈€€/);
    expect(undoMojibake(asGb18030('政府信息\n一一件件\n面、信息有\n')).text).toBe('政府信息\n一一件件\n面、信息有\n');
  });

  test('sane lines of a text garbled in part stay', () => {
    const text = `2022年政府信息公开年度报告\n${asGb18030('主动公开政府信息')}\n云岫村\n录\n`;
    expect(undoMojibake(text)).toMatchObject({
      text: '2022年政府信息公开年度报告\n主动公开政府信息\n云岫村\n录\n',
      findings: [{ code: 'encoding_undone', location: 'L2' }],
    });
  });

  test('a sane line that quotes garbled words stays, and is reported', () => {
    const text = '本报告曾显示为鏀垮簻淇℃伅，现已更正';
    expect(undoMojibake(text)).toMatchObject({
      text,
      findings: [{ code: 'encoding_garbled', location: 'L1', params: { count: 1 } }],
    });
  });

  test('what lost too much is left and reported', () => {
    expect(undoMojibake('规章\n锟斤拷锟斤拷锟斤拷\t0\n')).toMatchObject({
      text: '规章\n锟斤拷锟斤拷锟斤拷\t0\n',
      findings: [{ code: 'encoding_garbled', location: 'L2' }],
    });
  });

  test('line ends stay as they are', () => {
    expect(undoMojibake(`${asGb18030('政府信息')}\r\n${asGb18030('行政复议')}\r0`).text).toBe(
      '政府信息\r\n行政复议\r0',
    );
  });
});

describe('read as windows-1252', () => {
  test.each([
    ['utf-8', 'latin1'],
    ['utf-8', 'whatwg'],
    ['gb18030', 'latin1'],
    ['gb18030', 'whatwg'],
  ])('%s read as %s is undone', (right, wrong) => {
    const bytes = iconv.encode(REPORT, right);
    const text = wrong === 'whatwg' ? new TextDecoder('windows-1252').decode(bytes) : iconv.decode(bytes, 'latin1');
    expect(undoMojibake(text)).toMatchObject({
      text: REPORT,
      findings: [{ code: 'encoding_undone', location: 'L1', params: { wrong: 'windows-1252', right } }],
    });
  });

  test('undefined bytes that were lost become U+FFFD', () => {
    const lossy = garbled(REPORT, 'utf-8', 'windows-1252'); // iconv-lite: U+FFFD for 81, 8d, 8f, 90, 9d
    expect(lossy).toContain('\ufffd');
    const { text } = undoMojibake(lossy);
    expect(text).toContain('政府');
    expect(text.replace(/[^\n\t]/g, '')).toBe(REPORT.replace(/[^\n\t]/g, ''));
  });

  test('the first garbled line is named', () => {
    expect(undoMojibake(`\n2022\n${garbled('政府信息', 'utf-8', 'latin1')}`).findings[0]?.location).toBe('L3');
  });

  test('text in a Latin script stays', () => {
    const text = 'Résumé: naïve façade, 25 €, « l’été »';
    expect(undoMojibake(text)).toEqual({ text, findings: [] });
  });
});

// ---- properties ---------------------------------------------------------------------------------------------

const sane = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '公开',
        '政府信息',
        '予以公开',
        '公開',
        '行政复议',
        '规章',
        '0',
        '?',
        '？',
        '€',
        '·',
        '\t',
        '\n',
        '——',
        '“”',
        'é',
        '㙍',
        '𠮷',
      ),
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

test('sane text is never undone', () => {
  fc.assert(
    fc.property(sane, (text) => {
      expect(undoMojibake(text)).toEqual({ text, findings: [] });
      expect(undoMojibake(`政府信息公开\n${text}`)).toEqual({ text: `政府信息公开\n${text}`, findings: [] });
    }),
    { numRuns: 1000 },
  );
});

test('garbled text is undone to a part of the source, nothing else', () => {
  const line = fc.array(fc.constantFrom('公开', '政府信息', '不予公开', '规章', '（一）', '其他', '0', '法人', '、'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const source = ['政府信息公开', '主动公开政府信息情况', ...lines.map((pieces) => pieces.join(''))];
      const text = asGb18030(source.join('\n'));
      const undone = undoMojibake(text).text.split('\n');
      const before = text.split('\n');
      undone.forEach((got, index) => {
        if (got === before[index]) return;
        let at = 0;
        for (const character of got.replaceAll('�', '')) {
          at = (source[index] ?? '').indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      });
      expect(codes(text)).toContain('encoding_undone');
    }),
  );
});
