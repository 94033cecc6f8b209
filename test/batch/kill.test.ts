/** A run that is killed at random moments, twenty times, and taken up each time, comes to the bytes of one that was not. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../../fuzz/random.js';
import { at, filesOf } from './folder.js';
import { node } from './node.js';

const DOCUMENTS = 2400;
const KILLS = 20;
const SEED = 20230401;

/** Texts that are converted fast, and among them true reports, no two alike. */
function layDocuments(): void {
  const samples = ['damaged-2021.txt', 'statistics-2017.txt', 'form-2019-pipes-2020.txt'].map((name) =>
    readFileSync(path.join('samples', name)),
  );
  for (let index = 0; index < DOCUMENTS; index++) {
    const folder = at('in', String(index % 40).padStart(2, '0'));
    mkdirSync(folder, { recursive: true });
    const sample = index % 16 === 0 ? samples[(index / 16) % samples.length] : undefined;
    const number = Buffer.from(`\n第${index}号\n`);
    writeFileSync(path.join(folder, `${index}.txt`), sample === undefined ? number : Buffer.concat([sample, number]));
  }
}

const argv = (out: string): string[] => ['dist/cli/index.js', 'convert', at('in'), '-o', at(out), '-q', '-j', '2'];

/** Runs until it is killed or done; true when it was killed. */
function killedAfter(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv('out'), { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

test('killed at random moments', async () => {
  layDocuments();
  const begun = performance.now();
  expect(node(argv('whole')).code).toBe(1);
  const wholeTime = performance.now() - begun;
  const whole = filesOf(at('whole'));
  const random = new Random(SEED);
  for (let kills = 0; kills < KILLS; ) {
    if (await killedAfter((wholeTime * (100 + random.below(300))) / 1000)) kills++;
    else {
      expect(filesOf(at('out'))).toEqual(whole);
      rmSync(at('out'), { recursive: true });
    }
  }
  expect(node(argv('out')).code).toBe(1);
  expect(filesOf(at('out'))).toEqual(whole);
}, 300_000);
