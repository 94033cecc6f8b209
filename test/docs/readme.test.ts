/**
 * The READMEs: every block is executed and what it prints compared.
 *
 * | block            | what is done with it                                                   |
 * |------------------|------------------------------------------------------------------------|
 * | `sh setup`       | the scripts exist; what `npm start` runs is run in a temporary folder  |
 * | `sh package`     | run by package.test.ts, with the registry                              |
 * | `sh run`, `js run` | run in a folder with gouji installed and samples/; output follows    |
 * | `text output`    | compared with what the block before printed                            |
 */
import { readdirSync, readFileSync } from 'node:fs';
import { MESSAGES } from '../../src/cli/messages.js';
import { FORMS } from '../../src/forms/index.js';
import { STATUSES } from '../../src/report.js';
import { STATUS_WORDS } from '../../src/write/words.js';
import { code, expectGenerated, fencesOf, firstColumn, markdownTable, rewrite, withFences } from './page.js';
import { installedFolder, plainEnvironment, remove, run } from './shell.js';

const PAGES = [
  { page: 'README.md', lang: 'en', LANG: 'en_US.UTF-8', files: '## What comes out', status: 'when' },
  { page: 'README.zh-CN.md', lang: 'zh', LANG: 'zh_CN.UTF-8', files: '## 输出', status: '含义' },
] as const;

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const SETUP = ['npm ci && npm start', 'npm ci && npm test'];
const MARKS = ['sh setup', 'sh package', 'sh run', 'js run', 'text output'];

describe.each(PAGES)('$page', ({ page, lang, LANG, files, status }) => {
  let folder = '';
  beforeAll(() => {
    folder = installedFolder();
  });
  afterAll(() => remove(folder));
  const env = plainEnvironment({ LANG });

  test('opens with the two commands that do everything', () => {
    const [first] = fencesOf(page);
    const commands = first?.text.split('\n').map((line) => line.replace(/\s*#.*$/, ''));
    expect([first?.language, first?.mark, commands]).toEqual(['sh', 'setup', [...SETUP, '']]);
    expect(scripts.test).toMatch(/types.*lint.*build.*jest$/);
  });

  test('has no block that is not run, and no output without a command', () => {
    const marks = fencesOf(page).map(({ language, mark }) => `${language} ${mark}`);
    expect(marks.filter((mark) => !MARKS.includes(mark))).toEqual([]);
    const needless = marks.filter((mark, at) => / run$/.test(mark) !== (marks[at + 1] === 'text output'));
    expect(needless.filter((mark) => mark !== 'text output')).toEqual([]);
  });

  test('shows what its commands print', () => {
    let printed = '';
    const after = withFences(page, ({ language, mark, text }) => {
      if (mark === 'run') printed = run(folder, language, text, env);
      return mark === 'output' ? printed : text;
    });
    rewrite(page, readFileSync(page, 'utf8'), after);
  }, 120_000);

  test('shows as its first output what npm start prints', () => {
    const started = scripts.start?.split('&& ').at(-1) ?? '';
    expect(started).toBe('node dist/cli/index.js convert samples -o out');
    const fences = fencesOf(page);
    const first = fences.findIndex(({ mark }) => mark === 'output');
    expect(fences[first - 1]?.text).toBe('npx gouji convert samples -o out\n');
    const command = started.replace('dist/', 'node_modules/gouji/dist/');
    expect(fences[first]?.text).toBe(run(folder, 'sh', `rm -rf out\n${command}`, env));
  }, 60_000);

  test('names every file that a run writes', () => {
    run(folder, 'sh', 'npx gouji convert samples -o all', env);
    const written = readdirSync(`${folder}/all`)
      .filter((name) => name !== '.gouji')
      .map((name) => (name === 'reports' ? 'reports/….json' : name));
    const tables = FORMS.flatMap((form) => form.tables.map((table) => `${table.key}.csv`));
    const named = firstColumn(page, files).flatMap((cell) => cell.split(/[ ,、]+/));
    expect([...named].sort()).toEqual([...new Set([...written, ...tables])].sort());
  }, 60_000);

  test('names no option that convert lacks, and says the exit codes as --help does', () => {
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(MESSAGES.exit_codes[lang]);
    const help = run(folder, 'sh', 'npx gouji convert --help', env);
    const options = [...text.matchAll(/`(--[a-z]+)/g)].map(([, option]) => option ?? '');
    expect(options.filter((option) => !help.includes(option))).toEqual([]);
  });

  test('says what each status means', () => {
    const words = STATUSES.map((name) => [code(name), lang === 'zh' ? STATUS_WORDS[name].zh : STATUS_WORDS[name].en]);
    expectGenerated(page, 'statuses', markdownTable(['status', status], words));
  });

  test('is short', () => {
    expect(readFileSync(page, 'utf8').split('\n').length).toBeLessThan(160);
  });
});

test('both READMEs run the same commands', () => {
  const [english, chinese] = PAGES.map(({ page }) =>
    fencesOf(page)
      .filter(({ mark }) => mark !== 'output')
      .map(({ language, mark, text }) => [language, mark, text.replaceAll(/\s*(?:#|\/\/).*$/gm, '')]),
  );
  expect(english).toEqual(chinese);
});
