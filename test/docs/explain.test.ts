/** docs/explain.md: its commands are run, and what they print stands below them. */
import { readFileSync } from 'node:fs';
import { EVENTS } from '../../src/explain/trace.js';
import { code, expectGenerated, fencesOf, markdownTable, rewrite, withFences } from './page.js';
import { installedFolder, plainEnvironment, remove, run } from './shell.js';

const PAGE = 'docs/explain.md';

test('the events are those of src/explain/trace.ts', () => {
  const rows = Object.entries(EVENTS).map(([name, text]) => [code(name), text]);
  expectGenerated(PAGE, 'events', markdownTable(['event', 'says'], rows));
});

test('below each command stands what it prints', () => {
  const folder = installedFolder();
  const env = plainEnvironment({ LANG: 'en_US.UTF-8' });
  try {
    let printed = '';
    const after = withFences(PAGE, ({ language, mark, text }) => {
      if (mark === 'run') printed = run(folder, language, text, env);
      return mark === 'output' ? printed : text;
    });
    rewrite(PAGE, readFileSync(PAGE, 'utf8'), after);
  } finally {
    remove(folder);
  }
}, 60_000);

test('there is no command whose output is not shown', () => {
  const marks = fencesOf(PAGE).map(({ mark }) => mark);
  expect(marks).toEqual(marks.map((_, at) => (at % 2 === 0 ? 'run' : 'output')));
});
