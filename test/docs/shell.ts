/** A folder like that of a user who has installed gouji, and commands run in it. */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve('.');

/** The newest modification below a folder. */
function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs));
}

/** Commands run what is built; a build older than its source would test yesterday's. */
export function expectBuilt(): void {
  if (newest('src') > newest('dist')) throw new Error('dist/ is older than src/: run `npm run build` first');
}

/** A temporary folder with samples/, in which `npx gouji` and `import 'gouji'` work. */
export function installedFolder(): string {
  expectBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-docs-'));
  mkdirSync(path.join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, path.join(folder, 'node_modules/gouji'));
  symlinkSync(path.join(root, 'samples'), path.join(folder, 'samples'));
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const command = path.join(folder, 'node_modules/.bin/gouji');
  writeFileSync(command, `#!/bin/sh\nexec node "${path.join(root, 'dist/cli/index.js')}" "$@"\n`);
  chmodSync(command, 0o755);
  return folder;
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** The environment without what npm sets for the scripts it runs: a command must see what a user's shell has. */
export function plainEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|LC_|LANG$|NODE_OPTIONS$|INIT_CWD$)/i.test(name),
  );
  return { ...Object.fromEntries(own), ...more };
}

/** Runs a command or a module and gives what it printed, line ends as `\n`; fails unless it ends with 0. */
export function run(folder: string, language: string, text: string, env: NodeJS.ProcessEnv): string {
  const options: ExecFileSyncOptionsWithStringEncoding = { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' };
  if (language !== 'js') return lines(execFileSync('sh', ['-e', '-c', text], options));
  writeFileSync(path.join(folder, 'example.mjs'), text);
  return lines(execFileSync('node', ['example.mjs'], options));
}

const lines = (printed: string): string => printed.replaceAll('\r\n', '\n');
