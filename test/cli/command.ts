/** The command line with streams of its own. */
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { fakeConvert } from '../batch/folder.js';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export type Machine = Parameters<typeof main>[1];

/** Runs the command line with streams of its own. */
export async function gouji(argv: string[], more: Partial<Machine> & { tty?: boolean } = {}): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => {
    const out = new PassThrough();
    out.on('data', (chunk) => {
      said[name] += chunk;
    });
    return Object.assign(out, { isTTY: more.tty === true, columns: 100 });
  };
  const code = await main(argv, {
    stdin: Readable.from([]),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    version: '1.2.3',
    convert: fakeConvert,
    formSchema: {},
    ...more,
  });
  return { code, ...said };
}
