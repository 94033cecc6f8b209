#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { convert } from '../index.js';
import { type Machine, STOPPED } from './machine.js';
import { main } from './main.js';

const packaged = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const { version } = packaged('package.json');
const formSchema = packaged('schema/form.schema.json');
const { stdin, stdout, stderr, env } = process;
const machine: Machine = {
  stdin,
  stdout,
  stderr,
  env,
  version,
  convert,
  formSchema,
  worker: new URL('../batch/convert/worker-entry.js', import.meta.url),
  cores: availableParallelism(),
  now: () => performance.now(),
  onInterrupt,
};
// Not process.exit: what is on its way to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), machine);

/** The first Ctrl-C is a wish, the second an order. */
function onInterrupt(handler: () => void): () => void {
  let times = 0;
  const interrupted = (): void => {
    if (times++ > 0) process.exit(STOPPED);
    handler();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, interrupted);
  return () => {
    for (const signal of signals) process.off(signal, interrupted);
  };
}
