/**
 * The JSON files that an output folder may hold: each is put down before it is written, so that whatever happens none is left that a
 * later run would not know for gouji's own.
 */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import path from 'node:path';
import { isOurs } from '../../write/run-json.js';
import { linesOf, parsed } from './lines.js';
import { ignoreMissing } from './remove.js';

export class FileList {
  readonly #path: string;
  #file: number | undefined;

  constructor(folder: string) {
    this.#path = path.join(folder, 'files.ndjson');
  }

  add(files: readonly string[]): void {
    if (files.length === 0) return;
    this.#file ??= openSync(this.#path, 'a');
    writeFileSync(this.#file, files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  }

  /** Only what gouji could have written is believed. */
  async *all(): AsyncGenerator<string, void, void> {
    try {
      for await (const { text } of linesOf(this.#path)) {
        const file = parsed<string>(text);
        if (typeof file === 'string' && isOurs(file)) yield file;
      }
    } catch (error) {
      ignoreMissing(error);
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) closeSync(file);
  }

  /** Forgets them: the journal of the finished run knows all that are there. */
  async clear(): Promise<void> {
    await this.close();
    await unlink(this.#path).catch(ignoreMissing);
  }
}
