/**
 * `npm run bench [-- --documents N] [--seed N] [--only formats|runs]`: documents a second and milliseconds a document, one core, gouji
 * beside what a user would pick instead and beside the floor, in one run over one corpus; then whole runs, with one worker and two,
 * over that many documents and ten times as many. With 2,000 documents, the default, the figures in docs/performance.md are
 * written anew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.js';
import { FORMATS, writeCorpus } from './corpus/index.js';
import { writePart } from './page.js';
import { timed } from './rounds.js';
import { runTable, timedRuns } from './run.js';
import { absentLines, markdownOf, textOf } from './table.js';

const DOCUMENTS = 2_000;
/** Batches of a corpus take seeds that follow each other: this one is far from them. */
const OTHER_SEED = 1_000_000;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: String(DOCUMENTS) },
    seed: { type: 'string', default: '2019' },
    only: { type: 'string', default: '' },
  },
});
const [count, seed] = [Number(values.documents), Number(values.seed)];

const work = mkdtempSync(path.join(tmpdir(), 'gouji-bench-'));
try {
  if (values.only !== 'runs') await formats();
  if (values.only !== 'formats') await runs();
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function formats(): Promise<void> {
  const items = await writeCorpus(path.join(work, 'corpus'), count, seed);
  const others = await writeCorpus(path.join(work, 'others'), count, seed + OTHER_SEED);
  const all = contenders(work);
  for (const line of absentLines(all)) console.log(line);
  for (const format of FORMATS) {
    const paths = items.filter((item) => item.format === format).map((item) => item.path);
    const times = await timed(all, format, { paths, others, work });
    console.log(textOf(format, paths.length, times));
    if (count >= DOCUMENTS) writePart(format, markdownOf(times));
  }
}

async function runs(): Promise<void> {
  const table = runTable(await timedRuns(work, count, seed));
  console.log(table);
  if (count >= DOCUMENTS) writePart('runs', table);
}
