/** What is timed: gouji, what a user would pick instead, and the floor below which no reader comes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import { Parser } from 'htmlparser2';
import mammoth from 'mammoth';
import WordExtractor from 'word-extractor';
import { FORMS } from '../src/forms/index.js';
import { convert } from '../src/index.js';
import { decode } from '../src/read/text/encoding.js';
import { rowsText } from '../src/write/csv.js';
import { entriesOf } from '../src/write/entry.js';
import { jsonText, reportJson } from '../src/write/json.js';
import { csvTables } from '../src/write/tables.js';
import type { Format } from './corpus/index.js';

export interface Contender {
  name: string;
  formats: readonly Format[];
  /** What comes of it. */
  gives: string;
  /** Of each round's documents it gets so many at most: the slow ones would take hours. */
  most?: number;
  /** A program, a process for every call: it is never warm. */
  isProcess?: true;
  /** Whether it is installed; what is part of the project always is. */
  isThere(): boolean;
  /** Gives the number of documents that it could not read. */
  run(paths: readonly string[]): Promise<number> | number;
}

const always = (): boolean => true;

const isInstalled = (command: string, ...args: string[]) => {
  let known: boolean | undefined;
  return (): boolean => {
    known ??= spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
    return known;
  };
};

const ALL: readonly Format[] = ['docx', 'doc', 'rtf', 'html', 'txt'];

const TABLES = csvTables(FORMS);

/** Read, walked, checked, and formatted as a run writes it: the JSON file, and the rows of every CSV file. */
async function whole(file: string): Promise<number> {
  const document = path.basename(file);
  const conversion = await convert(new Uint8Array(readFileSync(file)), { document });
  if (conversion.outcome !== 'read') throw new Error(`no report in ${file}`);
  const names = [document, ...conversion.reports.slice(1).map((_, index) => `${document}#${index + 2}`)];
  let written = 0;
  for (const entry of entriesOf(conversion, names)) {
    if (entry.report !== undefined) written += Buffer.byteLength(jsonText(reportJson(entry, entry.report)));
    for (const table of TABLES) written += Buffer.byteLength(rowsText(table.rows(entry)));
  }
  return written;
}

const one =
  (work: (file: string) => unknown): Contender['run'] =>
  async (paths) => {
    let refused = 0;
    for (const file of paths) {
      try {
        await work(file);
      } catch {
        refused += 1;
      }
    }
    return refused;
  };

const extractor = new WordExtractor();

/** The body part of a .docx, by the directory at the container's end (APPNOTE 4.3.12, 4.3.16), and each of its tags once. */
function inflateAndParse(file: string): void {
  const bytes = readFileSync(file);
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    if (bytes.toString('latin1', at + 46, at + 46 + name) === 'word/document.xml') {
      const local = bytes.readUInt32LE(at + 42);
      const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
      const parser = new Parser({}, { xmlMode: true });
      parser.end(inflateRawSync(packed).toString());
      return;
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`no body in ${file}`);
}

export const GOUJI = 'gouji, whole';

/** @param work a folder for what others write */
export const contenders = (work: string): readonly Contender[] => [
  {
    name: GOUJI,
    formats: ALL,
    gives: 'figures with status, place and relations: the JSON file and the rows of all tables',
    isThere: always,
    run: one(whole),
  },
  {
    name: 'floor: unzip, one SAX pass',
    formats: ['docx'],
    gives: 'nothing',
    isThere: always,
    run: one(inflateAndParse),
  },
  {
    name: 'floor: bytes read and decoded',
    formats: ['html', 'txt'],
    gives: 'characters',
    isThere: always,
    run: one((file) => decode(new Uint8Array(readFileSync(file)))),
  },
  {
    name: 'floor: bytes read, one decoding',
    formats: ['doc', 'rtf'],
    gives: 'characters, most of them none of the text',
    isThere: always,
    run: one((file) => new TextDecoder(file.endsWith('.doc') ? 'utf-16le' : 'latin1').decode(readFileSync(file))),
  },
  {
    name: 'mammoth, then cheerio',
    formats: ['docx'],
    gives: 'a tree of HTML, the texts of its cells',
    most: 40,
    isThere: always,
    run: one(async (file) => {
      const { value } = await mammoth.convertToHtml({ buffer: readFileSync(file) });
      const page = cheerio.load(value);
      page('td').map((_, cell) => page(cell).text());
    }),
  },
  {
    name: 'word-extractor',
    formats: ['doc'],
    gives: 'text, cells and rows both as tabs',
    isThere: always,
    run: one(async (file) => (await extractor.extract(file)).getBody()),
  },
  {
    name: 'antiword, a process each',
    formats: ['doc'],
    gives: 'text, no spans',
    most: 6,
    isProcess: true,
    isThere: isInstalled('antiword'),
    run: one((file) => execFileSync('antiword', ['-m', 'UTF-8.txt', file], QUIET)),
  },
  {
    name: 'pandoc, a process each',
    formats: ['docx', 'rtf', 'html'],
    gives: 'HTML',
    most: 4,
    isProcess: true,
    isThere: isInstalled('pandoc', '--version'),
    run: one((file) => execFileSync('pandoc', ['-t', 'html', '-o', path.join(work, 'pandoc.html'), file], QUIET)),
  },
  {
    name: 'LibreOffice, a process for twenty',
    formats: ALL,
    gives: 'text, a cell a line',
    most: 20,
    isProcess: true,
    isThere: isInstalled('soffice', '--version'),
    run: (paths) => {
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(work, 'profile'))}`;
      const text = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', path.join(work, 'office')];
      execFileSync('soffice', [profile, '--headless', ...text, ...paths], QUIET);
      const made = new Set(readdirSync(path.join(work, 'office')));
      return paths.filter((file) => !made.has(`${path.parse(file).name}.txt`)).length;
    },
  },
];

const QUIET = { stdio: 'ignore' } as const;
