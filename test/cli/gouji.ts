/** The command line as a user runs it, streams in place of the terminal. */
import { readFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { convert } from '../../src/index.js';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line with the real conversion. */
export async function gouji(...argv: string[]): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => {
    const out = new PassThrough();
    out.on('data', (chunk) => {
      said[name] += chunk;
    });
    return Object.assign(out, { isTTY: false, columns: 100 });
  };
  const code = await main(argv, {
    stdin: Readable.from([]),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    version: '1.2.3',
    convert,
    formSchema: JSON.parse(readFileSync('schema/form.schema.json', 'utf8')),
  });
  return { code, ...said };
}
