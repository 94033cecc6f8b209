/**
 * Whole runs of `gouji convert`, each a process of its own: one worker beside two, an archive beside one ten times as large, and a run
 * over an archive that has not changed. Peak memory is what the system says of the process, workers included.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeCorpus } from './corpus/index.js';

/** Runs of each kind, taken in turn so that whatever else the machine does meets all of them. */
const ROUNDS = 3;
/** How many times as large the large archive is. */
export const LARGER = 10;

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
  const kinds = [
    { name: 'one worker', input: small, jobs: 1, documents: count, anew: true },
    { name: 'two workers', input: small, jobs: 2, documents: count, anew: true },
    { name: 'two workers, nothing changed', input: small, jobs: 2, documents: count, anew: false },
  ];
  const measured = new Map(kinds.map(({ name }) => [name, [] as { seconds: number; peak: number }[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of kinds) measured.get(kind.name)?.push(timedRun(work, kind));
  }
  const times = kinds.map(({ name, documents }) => {
    const own = measured.get(name) ?? [];
    return {
      name,
      documents,
      seconds: median(own.map((one) => one.seconds)),
      peak: median(own.map((one) => one.peak)),
    };
  });
  const much = { name: 'two workers', input: large, jobs: 2, documents: LARGER * count, anew: true };
  return [...times, { name: much.name, documents: much.documents, ...timedRun(work, much) }];
}

function timedRun(work: string, { input, jobs, anew }: { input: string; jobs: number; anew: boolean }) {
  const out = path.join(work, 'out');
  if (anew) rmSync(out, { recursive: true, force: true });
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
  const one = times[0]?.seconds ?? Number.NaN;
  const base = times[0]?.documents ?? Number.NaN;
  const head = [
    '|  | documents | seconds | documents a second | times as fast as one worker | peak memory |',
    '| --- | --: | --: | --: | --: | --: |',
  ];
  const rows = times.map(({ name, documents, seconds, peak }) => {
    const speedUp = (one / seconds) * (documents / base);
    const shown = [seconds.toFixed(1), (documents / seconds).toFixed(0), speedUp.toFixed(2), `${peak.toFixed(0)} MB`];
    return `| ${[name, documents.toLocaleString('en-US'), ...shown].join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}
