/**
 * A page whose parts between markers are generated from the source:
 * ```
 * <!-- generated: states -->
 * …
 * <!-- /generated -->
 * ```
 * A test compares; `UPDATE_DOCS=1 npx jest -i test/docs` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const updating = process.env.UPDATE_DOCS === '1';

/** Fails when a generated part of a page is not what it should be. */
export function expectGenerated(page: string, name: string, text: string): void {
  const part = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- /generated -->)`);
  const before = readFileSync(page, 'utf8');
  if (!part.test(before)) throw new Error(`${page} has no part <!-- generated: ${name} -->`);
  const after = before.replace(part, (_, begin: string, end: string) => `${begin}\n${text.trim()}\n${end}`);
  rewrite(page, before, after);
}

/** Fails when a page differs from what it should be; rewrites it instead when that is asked for. */
export function rewrite(page: string, before: string, after: string): void {
  if (updating && before !== after) writeFileSync(page, after);
  else expect(before).toBe(after);
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text: string): string => `\`${text}\``;

/** A fenced block of a page. */
export interface Fence {
  /** `sh`, `js`, `text`, … */
  language: string;
  /** The word after the language: what a test does with the block. */
  mark: string;
  text: string;
}

const FENCE = /^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a page, in order. */
export function fencesOf(page: string): Fence[] {
  return [...readFileSync(page, 'utf8').matchAll(FENCE)].map(([, language = '', mark = '', text = '']) => {
    return { language, mark, text };
  });
}

/** The page with the text of its fenced blocks replaced by what `replace` gives for them. */
export function withFences(page: string, replace: (fence: Fence, index: number) => string): string {
  let index = 0;
  return readFileSync(page, 'utf8').replace(FENCE, (_, language: string, mark: string | undefined, text: string) => {
    const info = mark === undefined ? language : `${language} ${mark}`;
    return `\`\`\`${info}\n${replace({ language, mark: mark ?? '', text }, index++)}\`\`\``;
  });
}

/** The cells of the first column of the table that stands under a heading or in a generated part; code marks removed. */
export function firstColumn(page: string, heading: string): string[] {
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(heading);
  if (from < 0) throw new Error(`${page} does not say ${heading}`);
  const table = /(?:^\|.*\n)+/m.exec(text.slice(from))?.[0] ?? '';
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => (line.split('|')[1] ?? '').trim().replaceAll('`', ''));
}
