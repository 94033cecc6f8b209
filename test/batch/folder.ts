/** A folder of its own for each test, and a `convert` that needs no walk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Convert } from '../../src/batch/convert/convert-file.js';
import { inProcess, type OnDefect } from '../../src/batch/convert/executor.js';
import type { JsonMode } from '../../src/batch/convert/formatted.js';
import { shapeOf } from '../../src/batch/convert/worker.js';
import { Walk, type WalkOptions } from '../../src/batch/input/find.js';
import { type FolderOptions, openFolder } from '../../src/batch/output/folder.js';
import type { RunResult } from '../../src/batch/result.js';
import { type RunOptions, run } from '../../src/batch/run.js';
import { finding } from '../../src/findings.js';
import { conversionOf, reportBy } from '../write/conversion.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A path in the folder of the test. */
export const at = (...parts: string[]): string => path.join(folder, ...parts);

/** Writes files, and the folders they stand in. */
export function lay(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
}

/** The same, each text followed by the name of its file, so that no two have the same bytes. */
export function layApart(files: Record<string, string>): void {
  lay(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `${text} ${name}`])));
}

/** What a run is to do, besides converting. */
export interface RunSetting
  extends Partial<Omit<RunOptions, 'executor' | 'walk' | 'stdin'>>,
    Pick<WalkOptions, 'wanted'>,
    Pick<Partial<FolderOptions>, 'headers' | 'fingerprint' | 'options'> {
  convert?: Convert;
  onDefect?: OnDefect;
  units?: boolean;
  json?: JsonMode;
  stdin?: Readable;
}

/** Converts into a folder, as `gouji convert` does. */
export async function convertTo(out: string, inputs: string[], setting: RunSetting = {}): Promise<RunResult> {
  const { convert = fakeConvert, onDefect, units, json = 'files', stdin, wanted, headers, ...more } = setting;
  const kinds = units ? (['between_years', 'across_units'] as const) : (['between_years'] as const);
  const shape = shapeOf({ json, tables: true, kinds });
  const { fingerprint = JSON.stringify({ json, units, headers }), options = { inputs: ['in'] }, ...rest } = more;
  const output = await openFolder({ out, version: '1.2.3', shape, options, fingerprint, ...(headers && { headers }) });
  return run(output, {
    executor: inProcess(convert, shape, onDefect),
    walk: () => new Walk(inputs, { out, ...(wanted && { wanted }) }),
    stdin: stdin ?? Readable.from([]),
    kinds,
    ...rest,
  });
}

/** Every file below a folder with its text; what a run keeps for the next is no part of the output. */
export function filesOf(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => name.split(path.sep)[0] !== '.gouji')
    .sort();
  return Object.fromEntries(
    names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')]),
  );
}

/** By the first word: `bad` cannot be read, `none` holds no report, `two` holds two, `throw` is a defect of gouji; all else is a report. */
export const fakeConvert: Convert = async (bytes, { document = '', encoding }) => {
  const [text] = Buffer.from(bytes).toString('utf8').split(' ');
  if (text === 'throw') throw new TypeError(`cannot read ${document} at /home/someone/secret`);
  if (text === 'bad') {
    return {
      ...conversionOf(document, []),
      outcome: 'unreadable',
      findings: [finding('encrypted')],
    };
  }
  if (text === 'none') return conversionOf(document, []);
  const reports = text === 'two' ? [reportBy('foi-2021'), reportBy('foi-2019')] : [reportBy('foi-2021')];
  const conversion = conversionOf(document, reports);
  return { ...conversion, source: { ...conversion.source, encoding: { name: encoding ?? 'utf-8', rule: 'option' } } };
};
