/** The command line as a user runs it, with the real conversion. */
import { readFileSync } from 'node:fs';
import { convert } from '../../src/index.js';
import * as command from './command.js';

export type { Ran } from './command.js';

/** Runs a command line with the real conversion. */
export const gouji = (...argv: string[]): Promise<command.Ran> =>
  command.gouji(argv, { convert, formSchema: JSON.parse(readFileSync('schema/form.schema.json', 'utf8')) });
