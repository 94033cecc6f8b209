import fc from 'fast-check';
import { UTF8_NAME, unicodePath } from '../build/raw-zip.js';
import { codes, gbk, named, names, unpacked, utf8, zip } from '../build/unpacked.js';

test('in GBK, in UTF-8 without the flag, and by the Unicode path field', async () => {
  const bytes = zip(
    { name: gbk('浏阳市/报告䦃.txt') },
    { name: '浏阳市/b.txt' },
    { name: '浏阳市/c.txt', flags: UTF8_NAME },
    { name: utf8('?.txt'), extra: unicodePath(utf8('?.txt'), '浏阳市/d.txt') },
    { name: utf8('e.txt'), extra: unicodePath(utf8('another name'), '浏阳市/e.txt') },
  );
  expect(await names(bytes)).toEqual(
    ['浏阳市/报告䦃.txt', '浏阳市/b.txt', '浏阳市/c.txt', '浏阳市/d.txt', 'e.txt'].map((name) => `a.zip/${name}`),
  );
});

test('目录 in GBK is UTF-8 as well, but no Chinese', async () => {
  expect(await names(named(gbk('目录')))).toEqual(['a.zip/目录']);
  expect(await names(zip({ name: 'Ŀ¼', flags: UTF8_NAME }))).toEqual(['a.zip/Ŀ¼']);
});

test('bytes that are neither are shown as bytes', async () => {
  expect(await names(named(Uint8Array.of(0x63, 0xff, 0x2e, 0x74)))).toEqual(['a.zip/c%FF.t']);
});

test('a flag that lies is not believed', async () => {
  expect(await names(zip({ name: gbk('报告.txt'), flags: UTF8_NAME }))).toEqual(['a.zip/报告.txt']);
});

test('a path that climbs out stays in the archive, and is told', async () => {
  const all = await unpacked(named('../../x.txt', '/etc/y.txt', '..\\..\\z.txt', 'a/../b.txt', 'c\n.txt', '..'));
  expect(all.slice(1).map(({ document, findings }) => document + codes(findings))).toEqual(
    ['x.txt', 'etc/y.txt', 'z.txt', 'a/b.txt', 'c%0A.txt', '%2F'].map((name) => `a.zip/${name} member_renamed`),
  );
});

test('backslashes, a drive and needless segments are no more than that', async () => {
  const all = await unpacked(named('C:\\a\\b.txt', './c.txt', 'd//e.txt'));
  expect(all.slice(1).map(({ document, findings }) => document + codes(findings))).toEqual([
    'a.zip/C:/a/b.txt',
    'a.zip/c.txt',
    'a.zip/d/e.txt',
  ]);
});

test('two files of one name are two documents', async () => {
  const all = await unpacked(named('a.txt', 'a.txt', '../a.txt'));
  expect(all.slice(1).map(({ document, findings }) => document + codes(findings))).toEqual([
    'a.zip/a.txt',
    'a.zip/a~2.txt document_renamed',
    'a.zip/a~3.txt member_renamed document_renamed',
  ]);
});

test('any bytes give a path below the archive', async () => {
  const name = fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.stringMatching(/^[./\\a:]{0,9}$/).map(utf8));
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 5 }), async (all) => {
      const documents = (await names(zip(...all.map((one) => ({ name: one, data: 'x' }))))) as string[];
      expect(new Set(documents).size).toBe(documents.length);
      for (const document of documents) {
        expect(document).toMatch(/^a\.zip\/[^/]/);
        expect(document.split('/')).not.toContain('..');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(document).not.toMatch(/[\x00-\x1f]|\\/);
      }
    }),
    { numRuns: 60 },
  );
});
