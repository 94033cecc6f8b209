/**
 * `npm run bench [-- --documents N] [--seed N]`: documents a second and milliseconds a document, one core, gouji beside what a
 * user would pick instead and beside the floor, in one run over one corpus. With 2,000 documents, the default, the figures in
 * docs/performance.md are written anew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.js';
import { FORMATS, writeCorpus } from './corpus/index.js';
import { writePart } from './page.js';
import { timed } from './rounds.js';
import { absentLines, markdownOf, textOf } from './table.js';

const DOCUMENTS = 2_000;

const { values } = parseArgs({
  options: { documents: { type: 'string', default: String(DOCUMENTS) }, seed: { type: 'string', default: '2019' } },
});
const count = Number(values.documents);

const work = mkdtempSync(path.join(tmpdir(), 'gouji-bench-'));
try {
  const items = await writeCorpus(path.join(work, 'corpus'), count, Number(values.seed));
  const all = contenders(work);
  for (const line of absentLines(all)) console.log(line);
  for (const format of FORMATS) {
    const paths = items.filter((item) => item.format === format).map((item) => item.path);
    const times = await timed(all, format, paths);
    console.log(textOf(format, paths.length, times));
    if (count >= DOCUMENTS) writePart(format, markdownOf(times));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
