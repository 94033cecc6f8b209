/** docs/performance.md: its generated parts. */
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/performance.md';

/** Writes the part of this name anew. */
export function writePart(name: string, text: string): void {
  const part = new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- /generated -->)`);
  const page = readFileSync(PAGE, 'utf8');
  if (!part.test(page)) throw new Error(`${PAGE} has no part ${name}`);
  writeFileSync(
    PAGE,
    page.replace(part, (_, begin: string, end: string) => `${begin}\n${text}\n${end}`),
  );
}
