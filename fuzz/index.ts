/**
 * `npm run fuzz [-- FORMAT…] [--count N] [--from N]`: damaged documents of each format, the same ones each time. None may crash
 * the process, take two seconds, or more than 512 MB.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SEEDS } from './seeds.js';

const MOST_MS = 2_000;
const MOST_MEGABYTES = 512;

interface Result {
  outcomes: Record<string, number>;
  slowest: { number: number; ms: number };
  /** Megabytes of the whole process at its largest. */
  memory: number;
}

type Message = { begun: number } | Result;

const { values, positionals } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, from: { type: 'string', default: '0' } },
  allowPositionals: true,
});

function run(format: string, from: number, to: number): Promise<Result | string> {
  return new Promise((resolve) => {
    const child = fork(path.join(import.meta.dirname, 'child.js'), [format, String(from), String(to)], {
      execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let number = from;
    let said = '';
    let watch: NodeJS.Timeout | undefined;
    child.stderr?.on('data', (data) => {
      said += data;
    });
    child.on('message', (message: Message) => {
      clearTimeout(watch);
      if (!('begun' in message)) return resolve(message);
      number = message.begun;
      // far beyond the bound: the child itself tells what took long, this is for what never ends
      watch = setTimeout(() => child.kill('SIGKILL'), 10 * MOST_MS);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(watch);
      resolve(`number ${number}: ${signal ?? `exit ${code}`}\n${said.split('\n').slice(0, 12).join('\n')}`);
    });
  });
}

const judged = ({ slowest, memory }: Result): string =>
  slowest.ms > MOST_MS ? 'too slow' : memory > MOST_MEGABYTES ? 'too much memory' : 'ok';

let failed = false;
for (const format of positionals.length > 0 ? positionals : Object.keys(SEEDS)) {
  const from = Number(values.from);
  const result = await run(format, from, from + Number(values.count));
  if (typeof result === 'string') {
    failed = true;
    console.log(`${format}: ${result}`);
    continue;
  }
  const verdict = judged(result);
  failed ||= verdict !== 'ok';
  const outcomes = Object.entries(result.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  const { slowest, memory } = result;
  console.log(
    `${format}: ${verdict}; ${outcomes.join(', ')}; slowest ${slowest.ms.toFixed(0)} ms (number ${slowest.number}), ${memory.toFixed(0)} MB`,
  );
}
process.exitCode = failed ? 1 : 0;
