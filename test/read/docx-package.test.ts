/** The container and the XML of a .docx: where the body is, and what is damaged. */
import type { Finding } from '../../src/findings.js';
import { readDocx } from '../../src/read/docx/index.js';
import { LIMITS } from '../../src/read/limits.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { buildDocx, buildZip, p, r, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';

async function refusal(bytes: Uint8Array): Promise<string[]> {
  const error = await readDocx(bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Unreadable);
  return noted((error as { findings: Finding[] }).findings);
}

test('the body is where the relationships say', async () => {
  const { blocks } = await readDocx(await buildDocx({ body: p('正文'), path: 'word/document2.xml' }));
  expect(outline(blocks)).toEqual(['P1:正文']);
});

test('without relationships the body is where Word puts it', async () => {
  const { blocks } = await readDocx(await buildDocx({ body: p('正文'), files: { '_rels/.rels': '<Relationships/>' } }));
  expect(outline(blocks)).toEqual(['P1:正文']);
});

test('names with backslashes and in capitals are found', async () => {
  const document = '<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>';
  const { blocks } = await readDocx(await buildZip({ 'Word\\Document.xml': document }));
  expect(outline(blocks)).toEqual(['P1:正文']);
});

test('a strict document is read by its namespaces, so is one with another prefix', async () => {
  const inner = (x: string) =>
    `<${x}:body><${x}:tbl><${x}:tr><${x}:tc><${x}:tcPr><${x}:gridSpan ${x}:val="2"/></${x}:tcPr><${x}:p><${x}:r><${x}:t>12</${x}:t></${x}:r></${x}:p></${x}:tc><${x}:tc><${x}:p/></${x}:tc></${x}:tr></${x}:tbl></${x}:body>`;
  const strict = `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">${inner('w')}</w:document>`;
  const other = `<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner('ns0')}</ns0:document>`;
  for (const document of [strict, other]) {
    expect(outline((await readDocx(await buildDocx({ body: '', document }))).blocks)).toEqual(['0x2:12 | 2:']);
  }
});

test('elements and namespaces named like a property of every object are nothing', async () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  const inner = names.map((name) => `<${name} xmlns="${name}"><w:p><w:r><w:t>1</w:t></w:r></w:p></${name}>`).join('');
  const document = `<w:document>${names.map((name) => `<${name}/>`).join('')}<w:body>${inner}</w:body></w:document>`;
  expect(outline((await readDocx(await buildDocx({ body: '', document }))).blocks)).toHaveLength(names.length);
});

test('end tags within comments, CDATA and instructions are text', async () => {
  const runs = r('<w:t>1<!-- </w:t> --><![CDATA[</w:t>]]>2</w:t>');
  const document = `<?x </w:t> ?><w:document><w:body><!-- </w:p></w:p> -->${p(runs)}</w:body></w:document>`;
  expect(outline((await readDocx(await buildDocx({ body: '', document }))).blocks)).toEqual(['P1:1</w:t>2']);
});

test('a default namespace does as well', async () => {
  const document =
    '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>12</t></r></p></body></document>';
  expect(outline((await readDocx(await buildDocx({ body: '', document }))).blocks)).toEqual(['P1:12']);
});

test('UTF-16 parts are read, and bytes that are no UTF-8 are said', async () => {
  const text =
    '<?xml version="1.0" encoding="UTF-16"?><w:document><w:body><w:p><w:r><w:t>勾稽</w:t></w:r></w:p></w:body></w:document>';
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ]);
  expect(
    outline((await readDocx(await buildDocx({ body: '', files: { 'word/document.xml': utf16 } }))).blocks),
  ).toEqual(['P1:勾稽']);
  const broken = new TextEncoder().encode(
    '<w:document><w:body><w:p><w:r><w:t>1?2</w:t></w:r></w:p></w:body></w:document>',
  );
  broken[broken.indexOf(0x3f)] = 0xff;
  const { findings } = await readDocx(await buildDocx({ body: '', files: { 'word/document.xml': broken } }));
  expect(noted(findings)).toEqual(['encoding_lossy 1']);
});

test('headers, footers and included documents are said to be left out', async () => {
  const body = `${p('x')}<w:altChunk r:id="rId9"/><w:sectPr><w:headerReference r:id="rId7"/><w:footerReference r:id="rId8"/></w:sectPr>`;
  const { findings } = await readDocx(await buildDocx(body));
  expect(noted(findings)).toEqual(['left_out page headers or footers 2', 'left_out other documents included 1']);
});

describe('what cannot be read is refused with a reason', () => {
  const whole = `<w:document><w:body>${tbl(tr([tc('a'), tc('12')]))}</w:body></w:document>`;

  test.each([
    ['cut off', whole.slice(0, -40)],
    ['tags that do not match', whole.replace('</w:p>', '')],
    ['an end whose beginning is damaged', whole.replace('<w:tc>', '?w:tc>')],
    ['empty', ''],
  ])('XML %s', async (name, document) => {
    const reason = name === 'empty' ? 'the body is missing' : 'XML tags do not match, or the file is cut off';
    expect(await refusal(await buildDocx({ body: '', document }))).toEqual([`document_damaged ${reason}`]);
  });

  test('a document type declaration, with the entity that it would expand', async () => {
    const document = `<!DOCTYPE d [<!ENTITY a "1">]>${whole.replace('12', '&a;')}`;
    expect(await refusal(await buildDocx({ body: '', document }))).toEqual([
      'document_damaged it has a document type declaration, which is not allowed',
    ]);
  });

  test('XML nested without end', async () => {
    const depth = LIMITS.xmlDepth + 1;
    const body = '<w:sdt>'.repeat(depth) + '</w:sdt>'.repeat(depth);
    expect(await refusal(await buildDocx(body))).toEqual(['document_damaged XML is nested too deep']);
  });

  test('tables nested as deep as XML may be are read', async () => {
    const depth = Math.floor((LIMITS.xmlDepth - 8) / 3);
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${p('12')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    const { blocks } = await readDocx(await buildDocx(body));
    expect(outline(blocks)).toEqual(['P1:12']);
  });

  test('a container without a body', async () => {
    expect(await refusal(await buildZip({ 'xl/workbook.xml': '<x/>' }))).toEqual([
      'document_damaged the body is missing',
    ]);
  });

  test('a file cut off at any place', async () => {
    const bytes = await buildDocx(tbl(tr([tc('a'), tc('12')])));
    for (let length = 0; length < bytes.length; length += 97) {
      expect(await refusal(bytes.subarray(0, length))).toHaveLength(1);
    }
  });

  test('any byte changed is refused, or changes nothing', async () => {
    const bytes = await buildDocx(tbl(tr([tc('a'), tc('12')])));
    const right = outline((await readDocx(bytes)).blocks);
    for (let at = 0; at < bytes.length; at += 13) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      const read = await readDocx(damaged).catch((error: unknown) => error);
      if (read instanceof Unreadable) expect(read.findings).toHaveLength(1);
      else expect(outline((read as Awaited<ReturnType<typeof readDocx>>).blocks)).toEqual(right);
    }
  });
});
