import iconv from 'iconv-lite';
import { decodePage } from '../../src/read/html/charset.js';
import { readPage } from '../../src/read/html/index.js';

const TEXT = '某县政府信息公开工作年度报告，行政许可、行政处罚、规章。';
/** No word that a report holds. */
const OTHER = '春眠不觉晓，处处闻啼鸟。';

const page = (declaration: string, text = TEXT) => `<html><head>${declaration}</head><body>${text}</body></html>`;
const meta = (charset: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`;
const ENCODED: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  gb18030: (text) => iconv.encode(text, 'gb18030'),
  big5: (text) => iconv.encode(text, 'big5'),
  'utf-16le': (text) => iconv.encode(text, 'utf-16le', { addBOM: true }),
  'utf-16be': (text) => iconv.encode(text, 'utf-16be'),
  'windows-1252': (text) => iconv.encode(text, 'windows-1252'),
};
const encode = (name: string, text: string): Uint8Array => ENCODED[name]?.(text) ?? new Uint8Array();

function told(bytes: Uint8Array, charset = '') {
  const { text, encoding, findings } = decodePage(bytes, { charset });
  const overruled = findings.filter(({ code }) => code === 'charset_overruled').map(({ params }) => params.declared);
  return { text, name: encoding.name, rule: encoding.rule, overruled };
}

describe('a declaration that the bytes bear out', () => {
  test.each([
    ['utf-8', meta('utf-8')],
    ['utf-8', '<meta charset="UTF8">'],
    ['gb18030', meta('gb2312')],
    ['gb18030', meta('GBK')],
    ['gb18030', meta('gb_2312-80')],
    ['gb18030', '<meta charset=gb18030>'],
    ['gb18030', "<meta content='text/html;charset=GB2312' http-equiv='content-type'/>"],
    ['big5', meta('big5')],
    ['utf-16le', meta('unicode')],
    ['utf-16le', meta('utf-16')],
    ['utf-16be', '<meta charset="utf-16be">'],
  ])('%s, %s', (name, declaration) => {
    const text = name === 'big5' ? '某縣政府資訊公開工作年度報告' : TEXT;
    const found = told(encode(name, page(declaration, text)));
    expect(found).toMatchObject({ name, overruled: [] });
    expect(found.text).toContain(text);
  });

  test('of an XML declaration, of a mail header', () => {
    const xml = `<?xml version="1.0" encoding="gb2312"?>${page('')}`;
    expect(told(encode('gb18030', xml))).toMatchObject({ name: 'gb18030', overruled: [] });
    expect(told(encode('gb18030', page('')), 'GB2312')).toMatchObject({ name: 'gb18030', overruled: [] });
  });

  test('decides where no word of the forms tells', () => {
    const traditional = '春眠不覺曉，處處聞啼鳥。';
    const declared = told(encode('big5', page(meta('big5'), traditional)));
    expect(declared).toMatchObject({ name: 'big5', rule: 'declaration', overruled: [] });
    expect(declared.text).toContain(traditional);
    expect(told(encode('windows-1252', page(meta('iso-8859-1'), 'café'))).text).toContain('café');
  });

  test('four-byte characters of GB 18030 in a page that says GB2312', () => {
    expect(told(encode('gb18030', page(meta('gb2312'), `${TEXT}㐀`))).text).toContain('㐀');
  });
});

describe('a declaration that the bytes contradict is overruled', () => {
  test.each([
    ['utf-8', 'gb2312'],
    ['utf-8', 'big5'],
    ['utf-8', 'iso-8859-1'],
    ['utf-8', 'utf-16'],
    ['gb18030', 'utf-8'],
    ['gb18030', 'big5'],
    ['gb18030', 'iso-8859-1'],
    ['gb18030', 'euc-jp'],
    ['gb18030', 'x-nothing'],
    ['utf-16le', 'gb2312'],
    ['utf-16be', 'utf-8'],
  ])('the bytes are %s, it says %s', (name, declared) => {
    const found = told(encode(name, page(meta(declared))));
    expect(found).toMatchObject({ name, overruled: [declared] });
    expect(found.text).toContain(TEXT);
  });

  test('by strict UTF-8 even where no word of the forms tells', () => {
    expect(told(encode('utf-8', page(meta('gb2312'), OTHER)))).toMatchObject({ name: 'utf-8', overruled: ['gb2312'] });
  });

  test('UTF-16 by bytes without a zero, even where no word of the forms tells', () => {
    expect(told(encode('gb18030', page(meta('utf-16'), '啊啊啊啊 ')))).toMatchObject({
      name: 'gb18030',
      overruled: ['utf-16'],
    });
  });

  test('by another one', () => {
    expect(told(encode('gb18030', page(meta('gbk'))), 'utf-8')).toMatchObject({
      name: 'gb18030',
      overruled: ['utf-8'],
    });
  });

  test('in the finding of the page', () => {
    const { encoding, findings } = readPage(encode('utf-8', page(meta('gb2312'))));
    expect(encoding?.name).toBe('utf-8');
    expect(findings).toMatchObject([{ code: 'charset_overruled', params: { declared: 'gb2312', encoding: 'utf-8' } }]);
  });
});

describe('what is no declaration', () => {
  test.each([`<!-- ${meta('big5')} -->`, '<p>charset=big5</p>', `${' '.repeat(40_000)}${meta('big5')}`])(
    '%.20s',
    (text) => {
      expect(told(encode('utf-8', page(text))).overruled).toEqual([]);
    },
  );

  test('of a page of ASCII alone: any is right', () => {
    expect(told(encode('utf-8', page(meta('big5'), 'a'))).overruled).toEqual([]);
  });
});

test('the option overrules declarations and bytes', () => {
  const { text, encoding } = decodePage(encode('big5', page(meta('utf-8'), '縣')), { encoding: 'big5' });
  expect(encoding).toEqual({ name: 'big5', rule: 'option' });
  expect(text).toContain('縣');
});

test.each(['<meta ', '<meta charset', '<!--', '<?xml encoding='])('a page of nothing but %s', (sign) => {
  expect(told(encode('utf-8', `${sign.repeat(100_000)}字`)).name).toBe('utf-8');
});
