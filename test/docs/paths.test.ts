/** What the documents point at is there: links, paths, npm scripts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PAGES = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('links to files that are there', () => {
    const links = matches(text, /\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    expect(links.filter((link) => !existsSync(path.join(path.dirname(page), link)))).toEqual([]);
  });

  test('links to headings that are there', () => {
    const headings = matches(text, /^#+ (.+)$/gm).map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
    expect(matches(text, /\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test('names paths that are there', () => {
    const paths = matches(text, /`((?:src|test|docs|schema|samples|bench|out)\/[\w./-]*)`/g);
    expect(paths.filter((named) => !existsSync(named))).toEqual([]);
  });

  test('names npm scripts that are there', () => {
    const named = [...matches(text, /npm run ([\w-]+)/g), ...matches(text, /npm (start|test)\b/g)];
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  test('is reached from the READMEs', () => {
    if (page.startsWith('README')) return;
    for (const readme of ['README.md', 'README.zh-CN.md']) expect(readFileSync(readme, 'utf8')).toContain(`](${page})`);
  });
});

test('CONTRIBUTING.md names every room of src/, and every file at its top', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const rooms = readdirSync('src', { withFileTypes: true }).map(
    (e) => `\`src/${e.name}${e.isDirectory() ? '/' : ''}\``,
  );
  expect(rooms.filter((room) => !text.includes(room))).toEqual([]);
});

test('CONTRIBUTING.md tells how a sample gets its expected output as the tests compare it', () => {
  const command = /`node dist\/cli\/index\.js (.*?) samples\/NAME\.txt > samples\/NAME\.expected\.json`/.exec(
    readFileSync('CONTRIBUTING.md', 'utf8'),
  );
  const test = readFileSync('test/samples.test.ts', 'utf8');
  for (const argument of command?.[1]?.split(' ') ?? ['no command']) expect(test).toContain(`'${argument}'`);
});

test('CHANGELOG.md has the version of package.json, and says why each large or native dependency is there', () => {
  const text = readFileSync('CHANGELOG.md', 'utf8');
  const { version, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(text).toContain(`## ${version}`);
  for (const name of matches(text, /^\| `([^`]+)`/gm)) expect(Object.keys(devDependencies)).toContain(name);
});

test('.ci/run runs the test command of the READMEs and ends with the counts', () => {
  const script = readFileSync('.ci/run', 'utf8');
  expect(script.replaceAll(' --no-audit --no-fund', '')).toContain('npm ci && npm test');
  expect(script).toMatch(/passed, \$\{.*\} failed/);
});
