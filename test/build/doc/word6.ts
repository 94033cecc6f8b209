/** Documents of Word 6 and 95, and of Works: other formats in the same container, which a reader has to tell apart. */
import { Bytes } from './bytes.js';
import { containerOf } from './container.js';

/** The FIB of Word 6 and 95: nFib 101 to 104, text of one byte a character from fcMin to fcMac. */
export function buildWord6(text: Uint8Array, nFib = 0x68): Uint8Array {
  const start = 0x300;
  const fib = new Bytes().u16(0xa5dc, nFib, 0xe02d, 0x0804, 0, 0x0200, 0x65).u32(0).u8(0, 0).u16(0, 0);
  fib
    .u32(start, start + text.length, start + text.length)
    .zeros(16)
    .u32(text.length);
  const stream = new Bytes().raw(fib.done());
  stream
    .zeros(start - stream.length)
    .raw(text)
    .align(512);
  return containerOf({ WordDocument: stream.done() });
}

/** A .wps of Microsoft Works: the same container, no WordDocument in it. */
export function buildWorks(): Uint8Array {
  const contents = new TextEncoder().encode('CHNKWKS ');
  return containerOf({ CONTENTS: contents, MatOST: new Uint8Array(24) }, 'b25aa40e0a9ed111a40700c04fb932ba');
}
