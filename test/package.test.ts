/**
 * The package as a user gets it: what `npm pack` makes is installed into an empty folder and run, by the commands of the
 * READMEs. Dependencies come from the registry, or from npm's cache.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fencesOf } from './docs/page.js';
import { expectBuilt, plainEnvironment, remove } from './docs/shell.js';

const FROM_NPM = ['cache', 'registry', 'userconfig'];

/** The user's own settings of npm, in whose place the temporary home would put defaults. */
function npmSettings(): Record<string, string> {
  const settings = JSON.parse(execFileSync('npm', ['config', 'list', '--json'], { encoding: 'utf8', stdio: 'pipe' }));
  return Object.fromEntries(FROM_NPM.map((name) => [`npm_config_${name}`, String(settings[name])]));
}

let home = '';
let printed = '';

beforeAll(() => {
  expectBuilt();
  home = mkdtempSync(path.join(tmpdir(), 'gouji-package-'));
  const env = plainEnvironment({
    ...npmSettings(),
    HOME: home,
    LANG: 'en_US.UTF-8',
    // what is packed is what `npm test` has built; building anew would take it away from under the other tests
    npm_config_ignore_scripts: 'true',
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  });
  const commands = fencesOf('README.md').find(({ mark }) => mark === 'package')?.text ?? '';
  printed = execFileSync('sh', ['-e', '-c', commands], { env, encoding: 'utf8', stdio: 'pipe' });
}, 180_000);

afterAll(() => remove(home));

const installed = (...parts: string[]): string => path.join(home, 'reports', 'node_modules', 'gouji', ...parts);

test('the packed gouji installs into an empty folder and converts there, by the commands of the READMEs', () => {
  expect(home).not.toBe(homedir());
  expect(printed).toMatch(/^documents {2}(\d+): \1 read, 0 unreadable, 0 without a report$/m);
  expect(printed).toMatch(/^written to out$/m);
  expect(readdirSync(path.join(home, 'reports/out'))).toContain('cells.csv');
});

test('what is built can be run: npm makes it so only when it links the command for the first time', () => {
  expect(statSync('dist/cli/index.js').mode & 0o111).toBe(0o111);
});

test('the package holds what is run, its types and schemas, and no tests, sources or samples', () => {
  const { version, exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(existsSync(path.join(home, `gouji-${version}.tgz`))).toBe(true);
  expect(readdirSync(installed()).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'dist',
    'docs',
    'package.json',
    'schema',
  ]);
  const promised = [...Object.values<string | { types: string; default: string }>(exports), ...Object.values(bin)];
  const files = promised.flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values<string>(entry as never),
  );
  expect(files.filter((file) => !existsSync(installed(file)))).toEqual([]);
  const all = readdirSync(installed(), { recursive: true, encoding: 'utf8' });
  expect(all.filter((file) => /(?:^|[\\/])(?:test|bench|samples)(?:[\\/]|$)|\.test\./.test(file))).toEqual([]);
});

test('a program in TypeScript that uses the package passes strict checks without the types of Node', () => {
  const program = `
    import { convert, FORMS, message, STATUSES, type Figure, type Report } from 'gouji';
    const { reports, findings } = await convert(new Uint8Array(), { document: 'x.docx', forms: FORMS });
    const figures: Figure[] = reports.flatMap((report: Report) => report.figures);
    export const texts: string[] = findings.map((found) => message(found, 'zh'));
    export const known: boolean = figures.every(({ status }) => STATUSES.includes(status));
    // @ts-expect-error a figure may be without value
    export const values: number[] = figures.map(({ value }) => value);
  `;
  const folder = path.join(home, 'reports');
  writeFileSync(path.join(folder, 'program.mts'), program);
  const options = { target: 'es2023', module: 'nodenext', strict: true, noEmit: true, types: [] };
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['program.mts'] }),
  );
  const tsc = path.resolve('node_modules/.bin/tsc');
  expect(() => execFileSync(tsc, ['-p', folder], { encoding: 'utf8', stdio: 'pipe' })).not.toThrow();
}, 60_000);

test('package-lock.json has every optional package of other platforms: without them npm ci refuses the lock', () => {
  interface Locked {
    optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const lacking = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${at}/node_modules/${name}` in packages),
    ),
  );
  expect(lacking).toEqual([]);
});
