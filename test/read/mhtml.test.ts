import iconv from 'iconv-lite';
import { LIMITS } from '../../src/read/limits.js';
import { readMhtml } from '../../src/read/mhtml.js';
import { readMime } from '../../src/read/mime.js';
import { sniff } from '../../src/read/sniff.js';
import { noted, outline } from '../build/outline.js';
import { base64, quotedPrintable } from '../generate/render/mhtml.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');

interface Part {
  headers: string[];
  body: string;
}

/** Joined by `\r\n`, with a boundary `b`. */
function message(parts: Part[], headers: string[] = ['Content-Type: multipart/related; boundary="b"'], end = '--b--') {
  const lines = parts.flatMap((part) => ['--b', ...part.headers, '', part.body]);
  return ['MIME-Version: 1.0', ...headers, '', 'A text for old programs', '', ...lines, end, ''].join('\r\n');
}

const html = (body: string, ...headers: string[]): Part => ({ headers: ['Content-Type: text/html', ...headers], body });
const HEADER = 'left_out other pages in the web archive';
const TABLE = '<table><tr><td>规章</td><td>1</td></tr><tr><td>许可</td><td>2</td></tr></table>';
const ROWS = ['0:规章 | 1:1', '0:许可 | 1:2'];

async function read(source: string | Uint8Array) {
  const bytes = typeof source === 'string' ? encode(source) : source;
  expect(sniff(bytes)).toBe('mhtml');
  const { blocks, findings, encoding } = await readMhtml(bytes);
  return { lines: outline(blocks), notes: noted(findings), encoding };
}

test.each([
  'Content-Type: text/plain\n\nx',
  'Subject: 政府信息公开\n\nx',
  '标题: Content-Type: text/html\n\nx',
  'Subject: x\n\nContent-Type: text/html\n\nx',
])('%j is no web archive', (text) => {
  expect(sniff(encode(text))).toBe('text');
});

describe('transfer encodings', () => {
  test.each([
    ['quoted-printable', quotedPrintable(gbk('<p>政府信息公开</p>'))],
    ['Quoted-Printable', quotedPrintable(gbk('<p>政府信息公开</p>')).replaceAll('=B', '=b')],
    ['base64', base64(gbk('<p>政府信息公开</p>'))],
    ['BASE64', base64(gbk('<p>政府信息公开</p>')).replace(/.{8}/g, '$&\r\n\r\n')],
  ])('%s', async (encoding, body) => {
    const part = {
      headers: ['Content-Type: text/html; charset="gb2312"', `Content-Transfer-Encoding: ${encoding}`],
      body,
    };
    const { lines, encoding: found, notes } = await read(message([part]));
    expect(lines).toEqual(['P1:政府信息公开']);
    expect(found?.name).toBe('gb18030');
    expect(notes).toEqual([]);
  });

  test.each(['7bit', '8bit', 'binary', 'x-unknown'])('%s: the bytes as they are', async (encoding) => {
    const { lines } = await read(message([html('<p>政府</p>', `Content-Transfer-Encoding: ${encoding}`)]));
    expect(lines).toEqual(['P1:政府']);
  });

  test('lines of quoted-printable that end softly go on, those of a figure too', async () => {
    const body = '<table><tr><td>=E8=A7=84=\r\n=E7=AB=A0</td><td>1=\r\n2</td></tr></table>';
    expect((await read(message([html(body, 'Content-Transfer-Encoding: quoted-printable')]))).lines).toEqual([
      '0:规章 | 1:12',
    ]);
  });
});

describe('the charset of a part', () => {
  const part = (charset: string, text: Uint8Array): Part => ({
    headers: [`Content-Type: text/html;\r\n\tcharset=${charset}`, 'Content-Transfer-Encoding: base64'],
    body: base64(text),
  });

  test('is checked against its bytes', async () => {
    const { lines, notes, encoding } = await read(message([part('gb2312', encode('<p>政府信息公开</p>'))]));
    expect(lines).toEqual(['P1:政府信息公开']);
    expect(encoding?.name).toBe('utf-8');
    expect(notes).toEqual(['charset_overruled']);
  });

  test('decides where no word of the forms tells', async () => {
    const { lines } = await read(message([part('"big5"', iconv.encode('<p>春眠不覺曉</p>', 'big5'))]));
    expect(lines).toEqual(['P1:春眠不覺曉']);
  });

  test('the option overrules it', async () => {
    const bytes = encode(message([part('utf-8', iconv.encode('<p>覺</p>', 'big5'))]));
    expect(outline((await readMhtml(bytes, { encoding: 'big5' })).blocks)).toEqual(['P1:覺']);
  });
});

describe('which part is the page', () => {
  test('the first page, whatever stands before it', async () => {
    const picture = { headers: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], body: 'iVBORw0KGgo=' };
    expect((await read(message([picture, html('<p>a</p>')]))).lines).toEqual(['P1:a']);
  });

  test('the one that the message names as its start', async () => {
    const headers = ['Content-Type: multipart/related; start="<main>"; boundary=b'];
    const { lines, notes } = await read(message([html('<p>x</p>'), html('<p>a</p>', 'Content-ID: <main>')], headers));
    expect(lines).toEqual(['P1:a']);
    expect(notes).toEqual([`${HEADER} 1`]);
  });

  test("not Word's page of page headers", async () => {
    const header = html(
      "<div style='mso-element:header' id=h1><p>x</p></div>",
      'Content-Location: file:///C:/a.files/header.htm',
    );
    const { lines, notes } = await read(message([html('<p>a</p>', 'Content-Location: file:///C:/a.htm'), header]));
    expect(lines).toEqual(['P1:a']);
    expect(notes).toEqual([`${HEADER} 1`]);
  });

  test('not an attachment', async () => {
    const attached = html('<p>x</p>', 'Content-Disposition: attachment; filename=x.htm');
    expect((await read(message([attached, html('<p>a</p>')]))).lines).toEqual(['P1:a']);
  });

  test('of parts within a part, and of several forms of one text', async () => {
    const inner = [
      '--c',
      'Content-Type: text/plain',
      '',
      'x',
      '--c',
      'Content-Type: text/html',
      '',
      '<p>a</p>',
      '--c--',
    ];
    const part = { headers: ['Content-Type: multipart/alternative; boundary=c'], body: inner.join('\r\n') };
    expect((await read(message([part]))).lines).toEqual(['P1:a']);
  });

  test('a part that does not say what it is, if it looks like a page', async () => {
    const { lines } = await read(message([{ headers: ['Content-Location: a'], body: '<html><p>a</p></html>' }]));
    expect(lines).toEqual(['P1:a']);
  });

  test('a page alone, with mail headers', async () => {
    expect((await read('Content-Type: text/html; charset=utf-8\n\n<p>政府</p>')).lines).toEqual(['P1:政府']);
  });

  test('none: that is said', async () => {
    const part = { headers: ['Content-Type: text/plain'], body: 'x' };
    await expect(readMhtml(encode(message([part])))).rejects.toMatchObject({
      findings: [{ code: 'document_damaged', params: { reason_en: 'there is no page in the web archive' } }],
    });
  });
});

describe('frames', () => {
  const located = (address: string, body: string) => html(body, `Content-Location: ${address}`);
  const frames = located('http://h/x/a.html', '<frameset><frame src="b.html"><frame src="../c.html"></frameset>');

  test('are pages of the archive, by their addresses', async () => {
    const { lines, notes } = await read(
      message([frames, located('http://h/c.html', TABLE), located('http://h/x/b.html', '<p>题</p>')]),
    );
    expect(lines).toEqual(['P1:题', ...ROWS]);
    expect(notes).toEqual([
      'restored page content kept in scripts, templates, text areas, frames or hidden elements 2',
    ]);
  });

  test('or by their ids', async () => {
    const page = html('<iframe src="cid:frame-1@x"></iframe>');
    expect((await read(message([page, html(TABLE, 'Content-ID: <frame-1@x>')]))).lines).toEqual(ROWS);
  });

  test('that hold each other come to an end', async () => {
    const page = (self: string, other: string) => located(self, `<p>${self}</p><iframe src="${other}"></iframe>`);
    const { lines } = await read(message([page('http://h/a', 'b'), page('http://h/b', 'a')]));
    expect(lines).toEqual(['P1:http://h/a', 'P2:http://h/b']);
  });
});

describe('messages that are not well made', () => {
  test.each([
    ['without an end', message([html('<p>a</p>')], undefined, '')],
    ['with lower-case headers', message([html('<p>a</p>')]).toLowerCase()],
    ['without a version', message([html('<p>a</p>')]).replace('MIME-Version: 1.0\r\n', '')],
    ['with another header first', `From: <x>\r\nX-Y: z\r\n${message([html('<p>a</p>')])}`],
    ['with line feeds alone', message([html('<p>a</p>')]).replaceAll('\r\n', '\n')],
    ['with blank lines before it', `\r\n\r\n${message([html('<p>a</p>')])}`],
    ['with a byte-order mark', `\ufeff${message([html('<p>a</p>')])}`],
    ['with spaces behind its boundaries', message([html('<p>a</p>')]).replaceAll('--b\r\n', '--b \t\r\n')],
    ['with a folded header', message([html('<p>a</p>')], ['Content-Type: multipart/related;\r\n\tboundary="b"'])],
    ['without the name of its boundary', message([html('<p>a</p>')], ['Content-Type: multipart/related'])],
    ['as multipart/mixed', message([html('<p>a</p>')], ['Content-Type: multipart/mixed; boundary=b'])],
  ])('%s', async (_, text) => {
    expect((await read(text)).lines).toEqual(['P1:a']);
  });

  test('a boundary that begins another one', async () => {
    const { lines } = await read(message([html('<p>a</p>\r\n--bc\r\n<p>d</p>')]));
    expect(lines).toEqual(['P1:a', 'P2:--bc', 'P3:d']);
  });
});

describe('hostile messages', () => {
  test('parts beyond the bound are said to be left out', async () => {
    const { notes } = await read(
      message([html('<p>a</p>'), ...Array<Part>(LIMITS.mimeParts).fill({ headers: [], body: '' })]),
    );
    expect(notes[0]).toMatch(/^left_out parts of the web archive/);
  });

  test('multiparts within multiparts are read down to a bound', async () => {
    const opened = Array.from(
      { length: 1_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=${depth}\n\n--${depth}\n`,
    );
    const { parts, passed } = await readMime(encode(`${opened.join('')}Content-Type: text/html\n\n<p>a`));
    expect({ parts: parts.length, passed }).toEqual({ parts: 0, passed: true });
  });

  test('multiparts of one boundary end each other', async () => {
    const text = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(5_000);
    expect((await readMime(encode(text))).parts.length).toBeLessThanOrEqual(LIMITS.mimeParts);
  });

  test.each(['\n', 'A=\n', 'A=', '=\n', '====', '\r'])('a body of nothing but %j', async (sign) => {
    for (const encoding of ['base64', 'quoted-printable']) {
      const text = message([html(sign.repeat(150_000), `Content-Transfer-Encoding: ${encoding}`)]);
      expect((await read(text)).lines.length).toBeLessThan(2);
    }
  });

  test('more padded units of Base64 than any program writes are not decoded', async () => {
    const body = 'QQ==\n'.repeat(LIMITS.mimePaddings + 1);
    const text = message([html(body, 'Content-Transfer-Encoding: base64')]);
    await expect(readMhtml(encode(text))).rejects.toMatchObject({ findings: [{ code: 'document_limit' }] });
  });

  test('headers without end are read up to a bound', async () => {
    const { lines } = await read(`Content-Type: text/html\r\n${'To: a,\r\n'.repeat(100_000)}\r\n<p>a</p>`);
    expect(lines).toEqual(['P1:a']);
  });

  test('a file that is too large is not taken apart', async () => {
    await expect(readMhtml(new Uint8Array(LIMITS.mimeBytes + 1))).rejects.toMatchObject({
      findings: [{ code: 'file_too_large' }],
    });
  });
});
