import fc from 'fast-check';
import { walkPlainXml } from '../../src/read/docx/plain-xml.js';
import { walkAnyXml, type XmlHandler } from '../../src/read/docx/xml.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** What a handler is told; text that comes in pieces is one. */
function told(walk: (handler: XmlHandler) => unknown): { told: unknown[]; result: unknown } {
  const events: unknown[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') events.push({ text });
    text = '';
  };
  const result = walk({
    open(name, attributes, parents, end) {
      flush();
      events.push({ open: name, attributes: { ...attributes }, parents: [...parents], end });
    },
    text(piece) {
      text += piece;
    },
    close(name, start) {
      flush();
      events.push({ close: name, start });
    },
  });
  flush();
  return { told: events, result };
}

const plain = (source: string) => told((handler) => walkPlainXml(source, handler));
const any = (source: string) => told((handler) => walkAnyXml(source, handler));

test.each([
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:p ${W}><w:r><w:t xml:space="preserve"> 12 > 3 </w:t></w:r></w:p>\n`,
  `<w:p ${W}><w:tab/><w:tab /><w:r></w:r><w:t>A&amp;lt;B&lt;&gt;&quot;&apos;</w:t></w:p >`.replace(' >', '>'),
  `<w:p ${W}><w:fldSimple w:instr="HYPERLINK &quot;?a=1&amp;b=2&quot;"/></w:p>`,
  // the same tag under another declaration is another one
  `<x:p x:a="1" b="2" xmlns:x="urn:other"><x:p x:a="1" ${W.replace(':w', ':x')}><x:r x:a="1"/></x:p><x:r x:a="1"/></x:p>`,
  `<p ${W.replace(':w', '')}><r a="1"/></p>`,
  '<p\tconstructor="1"\n\ttoString=""/><hasOwnProperty/>',
])('plain XML is read as htmlparser2 reads it: %s', (source) => {
  expect(plain(source)).toEqual({ told: any(source).told, result: true });
});

test.each([
  '<w:p><!-- a --></w:p>',
  '<w:t><![CDATA[</w:t>]]></w:t>',
  '<w:p><?mso-application progid="Word.Document"?></w:p>',
  '<!DOCTYPE w:p [<!ENTITY a "1">]><w:p/>',
  '<w:t>&#x31;</w:t>',
  '<w:t>&a;</w:t>',
  '<w:t>&</w:t>',
  '<w:t w:val="&lt"/>',
  "<w:t w:val='1'/>",
  '<w:t w:val=1/>',
  '<w:t w:val/>',
  '<w:t w:val="1"w:w="2"/>',
  '<w:t w:val="1" w:val="2"/>',
  '<w:t w:val="a>b"/>',
  '<w:t w:val="a<b"/>',
  '<w:t/ >',
  '<w:t></w:t >',
  '<w:t></w:tt>',
  '<w:tt></w:t>',
  '<w:tc><w:p></w:tc>',
  '<w:tc></w:p></w:tc>',
  '<w:tr>?w:tc></w:tc></w:tr>',
  '<w:p>',
  '<w:p></w:p',
  '<w:p/',
  '</w:p>',
  '<w:p/><',
  '< w:p/>',
  '<段落/>',
  '<__proto__ __proto__="1"/>',
  `<w:p w:val="${'x'.repeat(20_000)}"/>`,
  '<w:p>'.repeat(300) + '</w:p>'.repeat(300),
  '<w:p/>'.repeat(400_001),
  // tags that differ stay in memory
  Array.from({ length: 40_000 }, (_, at) => `<w:p w:id="${at}"/>`).join(''),
  Array.from({ length: 3_000 }, (_, at) => `<w:p xmlns:w="${at}"/>`).join(''),
])('what is unusual or damaged is left to htmlparser2, and nothing has been told: %.60s', (source) => {
  expect(plain(source)).toEqual({ told: [], result: false });
});

test('whatever is put into XML or taken out of it, what is still plain is read as htmlparser2 reads it', () => {
  const source =
    `<?xml version="1.0"?><w:body ${W}><w:p><w:pPr><w:jc w:val="left" w:x="1"/></w:pPr>` +
    '<w:r><w:t>12&amp;</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve"> 3 </w:t><w:tab/></w:r></w:p></w:body>';
  const inserted = fc.constantFrom(
    ...['<', '>', '/', '"', "'", '=', '&', ';', '?', '!', ' ', '\n', '\f', ':', 'w', '-', '0', '年', '\0', ''],
    ...[
      '<w:p>',
      '</w:p>',
      '<w:tab/>',
      ' w:val="1"',
      ' xmlns:w="urn:x"',
      '&lt;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?a?>',
    ],
  );
  const edits = fc.array(fc.tuple(fc.nat(source.length), fc.nat(3), inserted), { minLength: 1, maxLength: 3 });
  let read = 0;
  fc.assert(
    fc.property(edits, (list) => {
      let edited = source;
      for (const [at, taken, put] of list) edited = edited.slice(0, at) + put + edited.slice(at + taken);
      const { told, result } = plain(edited);
      if (result === true) expect(any(edited).told).toEqual(told);
      else expect(told).toEqual([]);
      read += result === true ? 1 : 0;
    }),
    { numRuns: Number(process.env.RUNS ?? 2_000), seed: 7 },
  );
  expect(read).toBeGreaterThan(100);
});
