/** A saved web archive (MHTML) as browsers, Word and exporters of web systems write it. */
import iconv from 'iconv-lite';
import type { GeneratedReport } from '../report.js';
import { renderHtml } from './html.js';
import { GB2312 } from './html-variants.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 2045, 6.7: lines of at most 76 characters. */
export function quotedPrintable(bytes: Uint8Array): string {
  const lines = [''];
  for (const byte of bytes) {
    const plain = (byte > 32 && byte < 127 && byte !== 0x3d) || byte === 32;
    const sign = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (byte === 10) lines.push('');
    else if ((lines.at(-1)?.length ?? 0) + sign.length > 75) {
      lines[lines.length - 1] += '=';
      lines.push(sign);
    } else lines[lines.length - 1] += sign;
  }
  return lines.join('\r\n');
}

export function base64(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

/** As Internet Explorer saves a page: GBK, quoted-printable, a picture behind it. */
export function renderMhtml(report: GeneratedReport): Uint8Array {
  const page = quotedPrintable(iconv.encode(renderHtml(report, GB2312), 'gbk'));
  return bytesOf(`From: "Saved by a browser"\r
Subject: =?gb2312?B?xOq2yLGouOY=?=\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----=_NextPart_000_0000"\r
\r
This is a multi-part message in MIME format.\r
\r
------=_NextPart_000_0000\r
Content-Type: text/html;\r
\tcharset="gb2312"\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: http://www.example.gov.cn/1.html\r
\r
${page}\r
------=_NextPart_000_0000\r
Content-Type: image/gif\r
Content-Transfer-Encoding: base64\r
Content-Location: http://www.example.gov.cn/1.gif\r
\r
R0lGODlhAQABAAAAACw=\r
\r
------=_NextPart_000_0000--\r
`);
}

/** As exporters of web systems write a .doc: no version, no end; the page in Base64. */
export function renderMhtmlBase64(report: GeneratedReport): Uint8Array {
  return bytesOf(`content-type: Multipart/related; boundary="NEXT.ITEM-BOUNDARY";type="text/html"
mime-version: 1.0

--NEXT.ITEM-BOUNDARY
content-type: text/html; charset="utf-8"
content-transfer-encoding: base64
content-location: file:///C:/report.htm

${base64(bytesOf(renderHtml(report)))}
`);
}
