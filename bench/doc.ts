/**
 * `npm run bench`: milliseconds for a .doc of a usual report, one core, beside what a user would take instead, in one run. Each
 * round goes through all contenders, so that whatever else the machine does meets all of them. LibreOffice and antiword are
 * left out, with a word, where they are not installed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import WordExtractor from 'word-extractor';
import { convert } from '../src/index.js';
import { readDoc } from '../src/read/doc/index.js';

const FOLDER = path.join('test', 'fixtures', 'doc');
const ROUNDS = 15;
const WARM_UP = 3;

interface Contender {
  name: string;
  /** What comes of it. */
  gives: string;
  rounds?: number;
  run(files: readonly File[]): Promise<unknown> | unknown;
}

interface File {
  path: string;
  bytes: Uint8Array;
}

const files = readdirSync(FOLDER)
  .filter((name) => name.startsWith('foi-'))
  .map((name) => path.join(FOLDER, name))
  .map((file): File => ({ path: file, bytes: new Uint8Array(readFileSync(file)) }));

const work = mkdtempSync(path.join(tmpdir(), 'gouji-bench-'));
const extractor = new WordExtractor();

const CONTENDERS: readonly Contender[] = [
  {
    name: 'gouji, whole',
    gives: 'figures with status and relations, as JSON',
    async run() {
      for (const { bytes } of files) JSON.stringify(await convert(bytes));
    },
  },
  {
    name: 'gouji, reading',
    gives: 'cells with their spans',
    run() {
      for (const { bytes } of files) readDoc(bytes);
    },
  },
  {
    name: 'word-extractor',
    gives: 'text, cells and rows both as tabs',
    async run() {
      for (const { bytes } of files) (await extractor.extract(Buffer.from(bytes))).getBody();
    },
  },
  {
    name: 'antiword, a process each',
    gives: 'text, no spans',
    rounds: 3,
    run() {
      for (const file of files) execFileSync('antiword', ['-m', 'UTF-8.txt', file.path], { stdio: 'pipe' });
    },
  },
  {
    name: 'LibreOffice, one process for all',
    gives: '.docx, to be read by something else',
    rounds: 3,
    run() {
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(work, 'profile'))}`;
      const names = files.map((file) => file.path);
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', work, ...names], {
        stdio: 'pipe',
      });
    },
  },
];

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

const times = new Map<Contender, number[]>();
const absent = new Set<Contender>();
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  for (const contender of CONTENDERS) {
    const own = times.get(contender) ?? [];
    if (absent.has(contender) || own.length >= (contender.rounds ?? ROUNDS)) continue;
    const begun = performance.now();
    try {
      await contender.run(files);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      absent.add(contender);
      continue;
    }
    if (round >= 0) times.set(contender, [...own, (performance.now() - begun) / files.length]);
  }
}
rmSync(work, { recursive: true, force: true });

const whole = median(times.get(CONTENDERS[0] as Contender) ?? []);
console.log(`${files.length} reports, medians of ${ROUNDS} rounds (3 for processes), ms a document`);
for (const contender of CONTENDERS) {
  const own = times.get(contender);
  if (!own) {
    console.log(`${contender.name}: not installed, left out`);
    continue;
  }
  const ms = median(own);
  console.log(
    `${ms.toFixed(2).padStart(8)} ms  ${(ms / whole).toFixed(2).padStart(6)} ×  ${contender.name} (${contender.gives})`,
  );
}
