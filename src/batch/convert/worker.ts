/** What a worker thread does: takes a file, converts and formats it, and sends document after document. */
import { type MessagePort, workerData } from 'node:worker_threads';
import type { AcrossKind } from '../../check/across.js';
import type { Form } from '../../forms/form.js';
import { FORMS } from '../../forms/index.js';
import { csvTables } from '../../write/tables.js';
import type { Convert } from './convert-file.js';
import { formattedItems, type Job } from './executor.js';
import type { Formatted, JsonMode, Shape } from './formatted.js';

/** What a worker must know besides the files; it goes from thread to thread, so it holds no function. */
export interface WorkerSetting {
  json: JsonMode;
  /** Whether the rows of tables are wanted. */
  tables: boolean;
  kinds: readonly AcrossKind[];
  /** Forms of the user's own, besides the built-in ones. */
  ownForms?: readonly Form[];
  docx?: 'own' | 'mammoth';
}

/** `convert` as the public API has it. */
export type ConvertWith = (
  bytes: Uint8Array,
  options: Parameters<Convert>[1] & { forms?: readonly Form[]; docx?: 'own' | 'mammoth' },
) => ReturnType<Convert>;

/** `convert` with what the settings say. */
export function withSetting(convert: ConvertWith, { ownForms = [], docx }: WorkerSetting): Convert {
  if (ownForms.length === 0 && docx === undefined) return convert;
  const more = {
    ...(ownForms.length > 0 && { forms: [...FORMS, ...ownForms] }),
    ...(docx !== undefined && { docx }),
  };
  return (bytes, options) => convert(bytes, { ...options, ...more });
}

export interface ToWorker extends Job {
  port: MessagePort;
  /** Documents that may be sent before one is taken. */
  most: number;
}

export type WorkerMessage =
  /** The document is being converted; undefined: nothing is, but the archive is gone on with. */
  | { begun: string | undefined }
  | { item: Formatted }
  /** Enough was sent: it waits until more is asked for. */
  | { waits: true }
  | { defect: string; document: string }
  /** The main thread's own: there is no more. */
  | { ended: true };

/** What a worker is told while it works on a file. */
export type FromMain = 'taken' | 'enough';

/** How documents are formatted with these settings. */
export function shapeOf({ json, tables, kinds, ownForms = [] }: WorkerSetting): Shape {
  const forms = [...FORMS, ...ownForms];
  return { json, tables: tables ? csvTables(forms) : [], kinds, forms };
}

/** The task of a worker. */
export function workerWith(convert: ConvertWith): (task: ToWorker) => Promise<void> {
  // tinypool puts what it knows itself before what it was given.
  const setting: WorkerSetting = workerData[1];
  const shape = shapeOf(setting);
  const convertSo = withSetting(convert, setting);
  return async ({ port, most, ...job }) => {
    const credit = new Credit(port, most);
    port.postMessage({ begun: undefined } satisfies WorkerMessage);
    const events = {
      onDocument: (document: string) => port.postMessage({ begun: document } satisfies WorkerMessage),
      onDefect: (document: string, error: unknown) =>
        port.postMessage({ defect: (error as Error | null)?.stack ?? String(error), document } satisfies WorkerMessage),
    };
    for await (const item of formattedItems(job, convertSo, shape, events)) {
      port.postMessage({ item } satisfies WorkerMessage, buffersOf(item));
      await credit.spend();
      if (credit.enough) break;
    }
    port.close();
  };
}

/** What goes to the main thread without being copied; the rows of an entry share a buffer. */
const buffersOf = ({ entries }: Formatted): ArrayBuffer[] => [
  ...new Set(entries.flatMap(({ json, rows }) => [...(json ? [json] : []), ...rows].map(bufferOf))),
];

const bufferOf = ({ buffer }: Uint8Array): ArrayBuffer => buffer as ArrayBuffer;

/** Waits while too many documents have been sent and none was taken. */
class Credit {
  /** No further ones are wanted. */
  enough = false;
  readonly #port: MessagePort;
  #left: number;
  #wake = (): void => {};

  constructor(port: MessagePort, most: number) {
    this.#port = port;
    this.#left = most;
    port.on('message', (word: FromMain) => {
      if (word === 'enough') this.enough = true;
      else this.#left++;
      this.#wake();
    });
  }

  async spend(): Promise<void> {
    this.#left--;
    if (this.#left > 0) return;
    this.#port.postMessage({ waits: true } satisfies WorkerMessage);
    while (this.#left <= 0 && !this.enough) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#port.postMessage({ begun: undefined } satisfies WorkerMessage);
  }
}
