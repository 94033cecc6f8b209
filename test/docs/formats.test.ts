/** Which formats are recognised but not read: asked of the reader itself. */
import { FORMAT_NAMES, type Format } from '../../src/document.js';
import { read } from '../../src/read/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { expectGenerated } from './page.js';

/** A zip without entries, so that it is not refused as a damaged one (APPNOTE 4.3.16). */
const NOTHING = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0));

async function isNotReadYet(format: Format): Promise<boolean> {
  const error = await read(NOTHING, format).catch((thrown: unknown) => thrown);
  return error instanceof Unreadable && error.findings[0]?.code === 'format_not_read';
}

test.each([
  ['README.md', 'en', ', ', '.'],
  ['README.zh-CN.md', 'zh', '、', '。'],
] as const)('%s names every format that is recognised but not read', async (page, lang, comma, stop) => {
  const named: string[] = [];
  for (const format of Object.keys(FORMAT_NAMES) as Format[]) {
    if (await isNotReadYet(format)) named.push(FORMAT_NAMES[format][lang].trim());
  }
  expectGenerated(page, 'not-read', named.join(comma) + stop);
});
