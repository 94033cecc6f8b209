/** A worker whose `convert` does what no document should: by the first word of the text. All else is converted for real. */

import { workerWith } from '../../../dist/batch/convert/worker.js';
import { convert } from '../../../dist/index.js';

const kept = [];

/** Milliseconds of a document that takes its time. */
const SLOW = 1500;

const DEEDS = {
  slow: () => new Promise((resolve) => setTimeout(resolve, SLOW)),
  hang: () => {
    for (;;);
  },
  wait: () => new Promise(() => {}),
  eat: () => {
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  crash: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('crashed');
      });
    }),
  throw: () => {
    throw new TypeError('defect');
  },
};

export default workerWith(async (bytes, options) => {
  const [word] = new TextDecoder().decode(bytes.subarray(0, 20)).split(' ');
  await DEEDS[word]?.();
  return convert(bytes, options);
});
