import fc from 'fast-check';
import iconv from 'iconv-lite';
import { sniff, suffixLies } from '../../src/read/sniff.js';
import { buildWorks } from '../build/doc/index.js';

const bytesOf = (text: string, encoding = 'utf-8'): Uint8Array => iconv.encode(text, encoding);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A zip of stored entries (APPNOTE 4.3.7, 4.3.12, 4.3.16), as far as its names go. */
function zip(entries: Record<string, string>): Uint8Array {
  const header = (signature: string, fixed: number, nameAt: number, name: string, size: number): Uint8Array => {
    const bytes = new Uint8Array(fixed);
    bytes.set(latin(signature));
    new DataView(bytes.buffer).setUint16(nameAt, name.length, true);
    new DataView(bytes.buffer).setUint32(nameAt - 8, size, true);
    return join(bytes, latin(name));
  };
  const names = Object.entries(entries);
  const locals = names.map(([name, content]) =>
    join(header('PK\x03\x04', 30, 26, name, content.length), latin(content)),
  );
  const directory = names.map(([name, content]) => header('PK\x01\x02', 46, 28, name, content.length));
  const end = new Uint8Array(22);
  end.set(latin('PK\x05\x06'));
  new DataView(end.buffer).setUint32(
    16,
    locals.reduce((total, local) => total + local.length, 0),
    true,
  );
  return join(...locals, ...directory, end);
}

/** A compound file with a directory of these names (MS-CFB 2.2, 2.6.1) and nothing in its streams. */
function ole2(names: string[], rootClass = 0, sectorsBefore = 0): Uint8Array {
  const start = 512 * (1 + sectorsBefore);
  const bytes = new Uint8Array(start + 128 * (names.length + 1));
  const view = new DataView(bytes.buffer);
  bytes.set(latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'));
  view.setUint16(0x1e, 9, true);
  view.setUint32(0x30, sectorsBefore, true);
  ['Root Entry', ...names].forEach((name, index) => {
    const at = start + 128 * index;
    bytes.set(iconv.encode(`${name}\0`, 'utf-16le'), at);
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    view.setUint8(at + 66, index === 0 ? 5 : 2);
  });
  view.setUint32(start + 80, rootClass, true);
  return bytes;
}

describe('containers', () => {
  test.each([
    ['docx', { '[Content_Types].xml': '', 'word/document.xml': '' }],
    ['docx', { 'word\\document.xml': '' }],
    ['spreadsheet', { '[Content_Types].xml': '', 'xl/workbook.xml': '' }],
    ['spreadsheet', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }],
    ['ofd', { 'OFD.xml': '', 'Doc_0/Document.xml': '' }],
    ['zip', { 'report.docx': '' }],
    ['zip', { 'keyword/list.txt': '' }],
    ['odt', { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }],
    ['presentation', { mimetype: 'application/vnd.oasis.opendocument.presentation', 'content.xml': '' }],
    ['presentation', { '[Content_Types].xml': '', 'ppt/presentation.xml': '' }],
    ['package', { '[Content_Types].xml': '', '_rels/.rels': '' }],
    ['package', { mimetype: 'application/epub+zip', 'META-INF/container.xml': '' }],
    ['package', { 'META-INF/MANIFEST.MF': '', 'A.class': '' }],
    ['zip', { 'word/2021.docx': '', 'word/2022.doc': '', 'xl/a.xml.txt': '' }],
  ])('a zip is %s by the names in it: %j', (format, entries) => {
    expect(sniff(zip(entries as unknown as Record<string, string>))).toBe(format);
  });

  test('a docx cut off before its directory is told by its local headers', () => {
    const whole = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' });
    expect(sniff(whole.subarray(0, whole.length - 120))).toBe('docx');
    expect(sniff(latin('PK\x03\x04'))).toBe('zip');
  });

  test('a directory that points outside of the file is passed over', () => {
    const bytes = zip({ 'word/document.xml': '' });
    new DataView(bytes.buffer).setUint32(bytes.length - 6, 0xfffffff0, true);
    expect(sniff(bytes)).toBe('docx');
  });

  test.each([
    ['doc', ole2(['1Table', 'WordDocument'])],
    ['doc', ole2(['WordDocument'], 0, 40)],
    ['spreadsheet', ole2(['Workbook'])],
    ['spreadsheet', ole2(['SummaryInformation', 'Book'])],
    ['encrypted', ole2(['EncryptionInfo', 'EncryptedPackage'])],
    ['presentation', ole2(['PowerPoint Document'])],
    ['ole2', ole2(['Contents'])],
    ['ole2', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ])('a compound file is %s by the names in it', (format, bytes) => {
    expect(sniff(bytes)).toBe(format);
  });

  test('an embedded object does not decide', () => {
    expect(sniff(ole2(['Workbook', 'WordDocument']))).toBe('doc');
    expect(sniff(ole2(['Workbook', 'WordDocument'], 0x00020820))).toBe('spreadsheet');
    expect(sniff(ole2(['Workbook', 'WordDocument'], 0x00020906))).toBe('doc');
  });
});

test('a Works document in the container of Word is told apart', () => {
  expect(sniff(buildWorks())).toBe('works');
});

describe('signatures', () => {
  test.each([
    ['rtf', '{\\rtf1\\ansi'],
    ['rtf', '\xef\xbb\xbf{\\rtf1'],
    ['pdf', '%PDF-1.7\n%\xe2\xe3'],
    ['pdf', '\n\njunk before%PDF-1.4\n'],
    ['picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['picture', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['picture', 'GIF89a'],
    ['picture', `BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0`],
    ['picture', 'II*\0\x08\0\0\0'],
    ['picture', 'MM\0*\0\0\0\x08'],
    ['picture', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['rar', 'Rar!\x1a\x07\0\xcf\x90s\0\0'],
    ['rar', 'Rar!\x1a\x07\x01\0%PDF-1.4'],
    ['7z', "7z\xbc\xaf'\x1c\0\x04"],
    ['gzip', '\x1f\x8b\x08\0\0\0\0\0\0\x03'],
    ['tar', `report.pdf${'\0'.repeat(247)}ustar\x0000${'\0'.repeat(247)}%PDF-1.4`],
    ['word6', '\xdb\xa5\x2d\0\0\0'],
    ['word6', '\x31\xbe\0\0\0\xab\0\0'],
    ['unknown', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0'],
    ['unknown', '\0\0\0\0\0\0'],
    ['empty', ''],
  ])('%s: %j', (format, bytes) => {
    expect(sniff(latin(bytes))).toBe(format);
  });

  test.each(['BMI of the staff', 'GIF', 'PK', '%PDF is a format', 'RIFF', 'MM', '{rtf}', 'Rar!', '7z'])(
    '%j is text',
    (text) => {
      expect(sniff(bytesOf(text))).toBe('text');
    },
  );
});

describe('markup', () => {
  test.each([
    ['html', '<!DOCTYPE html><p>'],
    ['html', '<html xmlns:w="urn:schemas-microsoft-com:office:word">'],
    ['html', '\n <!-- saved <from> here -->\n<!-- and -->\n<HEAD>'],
    ['html', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">'],
    ['html', '<table border=1><tr><td>公开'],
    ['html', '<meta charset="gb2312">公开'],
    ['wordml', '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="">'],
    ['wordml', '<?xml version="1.0"?><w:wordDocument xmlns:w="">'],
    ['wordml', '<?xml version="1.0"?><pkg:package xmlns:pkg="">'],
    ['spreadsheet', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'],
    ['spreadsheet', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    ['mhtml', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b'],
    [
      'mhtml',
      'From: <Saved>\r\nSubject: =?utf-8?B?5YWs?=\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\nMIME-Version: 1.0\r\n\r\n',
    ],
    ['text', 'Subject: on the header\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n'],
    ['text', '公开<table><tr><td>'],
    ['text', '<公开>情况</公开>'],
    ['text', '<!-- never closed <html>'],
    ['text', '<paragraph>'],
  ])('%s: %j', (format, text) => {
    expect(sniff(bytesOf(text))).toBe(format);
    expect(sniff(bytesOf(text, 'gb18030'))).toBe(format);
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le']) {
      expect(sniff(bytesOf(`\ufeff${text}`, encoding))).toBe(format);
    }
  });

  test('html in UTF-16 without a mark', () => {
    expect(sniff(bytesOf('<html><body>政府信息公开</body></html>', 'utf-16le'))).toBe('html');
    expect(sniff(bytesOf('<html><body>政府信息公开</body></html>', 'utf-16be'))).toBe('html');
  });
});

describe('text', () => {
  const report = '政府信息公开\n规章\t0\n'.repeat(10);

  test.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('in %s', (encoding) => {
    expect(sniff(bytesOf(report, encoding))).toBe('text');
  });

  test('in Big5', () => {
    expect(sniff(bytesOf('政府資訊公開\n規章\t0\n', 'big5'))).toBe('text');
  });

  test('with one control character in it is text, with many it is not', () => {
    expect(sniff(bytesOf(`${report}\0`))).toBe('text');
    expect(sniff(bytesOf(`${report}\f`))).toBe('text');
    expect(sniff(bytesOf(report.replaceAll('\n', '\x01')))).toBe('unknown');
  });

  test('any bytes have a format', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => typeof sniff(bytes) === 'string'));
    const start = fc.constantFrom(
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'PK\x03\x04PK\x01\x02PK\x05\x06',
      '<?',
      '<!--',
      '\xff\xfe',
    );
    fc.assert(
      fc.property(
        start,
        fc.uint8Array({ maxLength: 2000 }),
        (head, bytes) => typeof sniff(join(latin(head), bytes)) === 'string',
      ),
    );
  });
});

describe('suffixes', () => {
  test.each([
    ['a.doc', 'html', { suffix: 'doc', format: 'html' }],
    ['a.doc', 'docx', { suffix: 'doc', format: 'docx' }],
    ['a/b.v2.DOCX', 'text', { suffix: 'docx', format: 'text' }],
    ['报告.txt', 'html', { suffix: 'txt', format: 'html' }],
    ['a.pdf', 'text', { suffix: 'pdf', format: 'text' }],
  ] as const)('%s lies when it holds %s', (name, format, params) => {
    expect(suffixLies(name, format)).toEqual(params);
  });

  test.each([
    ['a.doc', 'doc'],
    ['a.wps', 'doc'],
    ['a.DOCX', 'docx'],
    ['a.txt', 'text'],
    ['a.md', 'text'],
    ['a.csv', 'text'],
    ['a.htm', 'html'],
    ['a.et', 'spreadsheet'],
    ['report', 'html'],
    ['.txt', 'html'],
    ['a.doc/report', 'text'],
    ['报告.2022', 'text'],
    ['a.constructor', 'text'],
    ['a.docx', 'encrypted'],
    ['a.docx', 'empty'],
    ['a.docx', 'unknown'],
  ] as const)('%s does not lie when it holds %s', (name, format) => {
    expect(suffixLies(name, format)).toBeUndefined();
  });
});
