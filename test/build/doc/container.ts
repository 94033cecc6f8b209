/** The compound file around the streams ([MS-CFB]), with the class of a document of Word. */
import CFB from 'cfb';

/** {00020906-0000-0000-C000-000000000046}, Word.Document.8 */
const WORD_DOCUMENT = '0609020000000000c000000000000046';

export function containerOf(streams: Record<string, Uint8Array>, clsid = WORD_DOCUMENT): Uint8Array {
  const container = CFB.utils.cfb_new({ CLSID: clsid });
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, Buffer.from(bytes));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}
