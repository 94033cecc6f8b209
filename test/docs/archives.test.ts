/** docs/archives.md: its commands are run, and what they print stands below them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fencesOf, rewrite, withFences } from './page.js';
import { installedFolder, plainEnvironment, remove, run } from './shell.js';

const PAGE = 'docs/archives.md';
const hasParallel = spawnSync('parallel', ['--version']).status === 0;

test('below each command stands what it prints', () => {
  const folder = installedFolder();
  const env = plainEnvironment({ LANG: 'en_US.UTF-8' });
  // The package of Debian; without it that one block is left as it is.
  if (!hasParallel) console.warn('GNU parallel is not installed: its block in docs/archives.md was not run');
  try {
    let printed: string | undefined;
    const after = withFences(PAGE, ({ language, mark, text }) => {
      if (mark === 'run') printed = run(folder, language, text, env);
      if (mark === 'parallel') printed = hasParallel ? run(folder, language, text, env) : undefined;
      return mark === 'output' ? (printed ?? text) : text;
    });
    rewrite(PAGE, readFileSync(PAGE, 'utf8'), after);
  } finally {
    remove(folder);
  }
}, 120_000);

test('there is no command whose output is not shown', () => {
  const marks = fencesOf(PAGE).map(({ mark }) => mark);
  const commands = marks.flatMap((mark, at) => (mark === 'run' || mark === 'parallel' ? [marks[at + 1]] : []));
  expect(commands).toEqual(commands.map(() => 'output'));
});
