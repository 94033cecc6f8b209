/**
 * Whole runs of `gouji convert`, each a process of its own: one worker beside two, over an archive and over one ten times as large,
 * and a run over an archive that has not changed. Two workers are held against one over the same documents: in the small archive both
 * are still warming up, in the large one they are warm. Peak memory is what the system says of the process, workers included.
 *
 * Every run that begins anew has an output folder of its own, and all are removed at the end, some five gigabytes for the usual number
 * of documents: ext4 does not use the inodes of removed files again for minutes, but looks at each of them whenever it makes a file.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { writeCorpus } from './corpus/index.js';

/** Runs of each kind, taken in turn so that whatever else the machine does meets all of them. */
const ROUNDS = 3;
/** How many times as large the large archive is. */
export const LARGER = 10;

/** What others over the same documents are held against. */
const ONE = 'one worker';

/** What a kind of run came to: the medians of its rounds. */
export interface RunTimes {
  name: string;
  documents: number;
  seconds: number;
  /** MB */
  peak: number;
}

/** Says at its end how much memory the process had at the most. */
const TELL_PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`;

/** Times the runs over an archive of so many documents and over one ten times as large, made below `work`. */
export async function timedRuns(work: string, count: number, seed: number): Promise<RunTimes[]> {
  const [small, large] = [path.join(work, 'small'), path.join(work, 'large')];
  await writeCorpus(small, count, seed);
  await writeCorpus(large, LARGER * count, seed);
  const ofSmall = { input: small, documents: count, rounds: ROUNDS };
  const ofLarge = { input: large, documents: LARGER * count, rounds: 1 };
  const kinds = [
    { ...ofSmall, name: ONE, jobs: 1, anew: true },
    { ...ofSmall, name: 'two workers', jobs: 2, anew: true },
    { ...ofSmall, name: 'two workers, nothing changed', jobs: 2, anew: false },
    { ...ofLarge, name: ONE, jobs: 1, anew: true },
    { ...ofLarge, name: 'two workers', jobs: 2, anew: true },
  ].map((kind) => ({ ...kind, measured: [] as { seconds: number; peak: number }[] }));
  let outputs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of kinds) {
      if (round >= kind.rounds) continue;
      if (kind.anew) outputs++;
      kind.measured.push(timedRun(path.join(work, `out-${outputs}`), kind));
    }
  }
  return kinds.map(({ name, documents, measured }) => ({
    name,
    documents,
    seconds: median(measured.map((one) => one.seconds)),
    peak: median(measured.map((one) => one.peak)),
  }));
}

function timedRun(out: string, { input, jobs }: { input: string; jobs: number }) {
  const begun = performance.now();
  const argv = ['--import', TELL_PEAK, 'dist/cli/index.js', 'convert', input, '-o', out, '-q', '-j', String(jobs)];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`a run ended with ${status}: ${stderr}`);
  return { seconds, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

/** The runs as a table, for the terminal and for the page. */
export function runTable(times: readonly RunTimes[]): string {
  const one = new Map(times.flatMap(({ name, ...rest }) => (name === ONE ? [[rest.documents, rest.seconds]] : [])));
  const head = [
    '|  | documents | seconds | documents a second | times as fast as one worker | peak memory |',
    '| --- | --: | --: | --: | --: | --: |',
  ];
  const rows = times.map(({ name, documents, seconds, peak }) => {
    const speedUp = (one.get(documents) ?? Number.NaN) / seconds;
    const shown = [seconds.toFixed(1), (documents / seconds).toFixed(0), speedUp.toFixed(2), `${peak.toFixed(0)} MB`];
    return `| ${[name, documents.toLocaleString('en-US'), ...shown].join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}
