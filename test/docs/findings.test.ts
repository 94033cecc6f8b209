/** docs/findings.md: every code with its severity and both texts. */
import { readFileSync } from 'node:fs';
import { FINDINGS } from '../../src/findings.js';
import { code, expectGenerated, markdownTable } from './page.js';

/** Groups of codes, as the comments of src/findings.ts divide them: `// read: zip and docx`. */
function groups(): Map<string, string[]> {
  const source = readFileSync('src/findings.ts', 'utf8');
  const table = source.slice(source.indexOf('export const FINDINGS'), source.indexOf('} as const'));
  const found = new Map<string, string[]>();
  let group = '';
  for (const [, title, name] of table.matchAll(/^ {2}(?:\/\/ (.+)|(\w+): \{.*)$/gm)) {
    if (title !== undefined) group = title;
    else found.set(group, [...(found.get(group) ?? []), name ?? '']);
  }
  return found;
}

test('docs/findings.md lists every finding with its severity and both texts', () => {
  expect([...groups().values()].flat()).toEqual(Object.keys(FINDINGS));
  const parts = [...groups()].map(([title, codes]) => {
    const rows = codes.map((name) => {
      const { severity, zh, en } = FINDINGS[name as keyof typeof FINDINGS];
      return [code(name), severity, `${zh}<br>${en}`];
    });
    return `### ${title}\n\n${markdownTable(['code', 'severity', 'text'], rows)}`;
  });
  expectGenerated('docs/findings.md', 'findings', parts.join('\n\n'));
});
