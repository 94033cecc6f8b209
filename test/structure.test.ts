/** What holds the rooms apart: direction, purity, size, names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Source files below a folder, with `/`, in order. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`; types as well. */
const IMPORT = /(?:^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*|\bimport\()'([^']+)'/gm;

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);

/** The source file that an import names, or null for a package. */
function fileOf(file: string, name: string): string | null {
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name.replace(/\.js$/, '.ts')) : null;
}

const sources = sourcesIn('src');

test('the imports are found as the source writes them', () => {
  expect(importsOf('src/index.ts')).toContain('./walk/index.js');
  expect(importsOf('src/forms/index.ts')).toEqual([
    './foi-2019.json',
    './foi-2021.json',
    './form.js',
    './statistics-2014.json',
  ]);
  expect(importsOf('src/cli/index.ts')).toContain('node:fs');
  const dead = sources.flatMap((file) => importsOf(file).flatMap((name) => fileOf(file, name) ?? []));
  expect(dead.filter((file) => !existsSync(file))).toEqual([]);
});

/** Every source file that a file leads to, itself included. */
function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.endsWith('.ts')) return seen;
  seen.add(file);
  for (const name of importsOf(file)) {
    const next = fileOf(file, name);
    if (next !== null) reachableFrom(next, seen);
  }
  return seen;
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`\\])\/\/.*$/gm, '');

const OF_NODE = /(?<![\w.$'"])(?:process|Buffer|__dirname|__filename|require|setImmediate)\s*[.([]|['"]node:/;

describe('what src/index.ts reaches runs in a browser', () => {
  const pure = [...reachableFrom('src/index.ts')].sort();

  test('it reaches reading, walking, checking and the forms, not the machine', () => {
    const rooms = new Set(pure.map((file) => file.split('/')[1] ?? ''));
    for (const room of ['read', 'walk', 'check', 'forms']) expect(rooms).toContain(room);
    for (const room of ['batch', 'cli']) expect(rooms).not.toContain(room);
  });

  test.each(pure)('%s uses nothing of Node', (file) => {
    expect(importsOf(file).filter((name) => name.startsWith('node:'))).toEqual([]);
    expect(withoutComments(readFileSync(file, 'utf8'))).not.toMatch(OF_NODE);
  });

  test('the look-out for Node sees what it should', () => {
    for (const text of ['process.env', ' Buffer.from(x)', 'x = require("fs")', "from 'node:fs'"])
      expect(text).toMatch(OF_NODE);
    for (const text of ['new ArrayBuffer(8)', 'not_processed.x', "rule: 'process'", 'this.process(x)'])
      expect(text).not.toMatch(OF_NODE);
    expect(withoutComments('a // process.env\n/* Buffer.from */ b')).not.toMatch(OF_NODE);
  });
});

test('mammoth is loaded by whoever asks for it alone, a reader with its first document', () => {
  const eager = (file: string) => withoutComments(readFileSync(file, 'utf8')).match(/ from '[^']+'/g) ?? [];
  const by = (name: RegExp) => sources.filter((file) => eager(file).some((text) => name.test(text)));
  expect(by(/ from 'mammoth'/)).toEqual(['src/read/docx/mammoth.ts']);
  expect(by(/\/mammoth\.js'/)).toEqual([]);
  expect(eager('src/read/index.ts').filter((text) => /\/index\.js'/.test(text))).toEqual([]);
});

/** Rooms that a room may import besides itself and the files at the top of src/. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  forms: [],
  read: ['forms'],
  walk: ['forms'],
  check: ['walk', 'forms'],
  draft: ['walk', 'forms'],
  write: ['check', 'walk', 'forms'],
  explain: ['walk', 'forms'],
  compare: [],
};
/** The models, the findings, the width of characters; src/index.ts is for those behind it. */
const TOP = ['document', 'report', 'findings', 'display-width'];

test.each(Object.entries(MAY_IMPORT))('src/%s imports only what stands before it', (room, others) => {
  const allowed = [room, ...others, ...TOP.map((name) => `${name}.ts`)];
  const wrong = sourcesIn(`src/${room}`).flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const target = fileOf(file, name);
      return target === null || allowed.includes(target.split('/')[1] ?? '') ? [] : [`${file}: ${name}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('src/document.ts and src/report.ts, the models between the rooms, need no room', () => {
  expect(TOP.flatMap((name) => importsOf(`src/${name}.ts`)).filter((name) => name.split('/').length > 2)).toEqual([]);
});

/** Longer because they are one table that is read from top to bottom. */
const TABLES = ['src/findings.ts'];

test('no source file is longer than 320 lines', () => {
  const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 321);
  expect(long.filter((file) => !TABLES.includes(file))).toEqual([]);
});

test('every file is named after what it does', () => {
  const files = [...sources, ...sourcesIn('test')];
  expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common|shared|lib)(?:\.|\/)/.test(file))).toEqual([]);
});
