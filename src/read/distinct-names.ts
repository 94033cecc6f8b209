/** Names of documents, which must be distinct. */

/** A table from texts to numbers: a Map, or one that keeps no texts. */
export interface Numbers {
  get(text: string): number | undefined;
  set(text: string, value: number): unknown;
}

/** Gives out names, each once. */
export class DistinctNames {
  readonly #taken: Numbers;
  /** The number to try next, by what it is appended to: an archive may hold ten thousand files of one name. */
  readonly #next: Numbers;

  constructor(taken: Numbers = new Map(), next: Numbers = new Map()) {
    this.#taken = taken;
    this.#next = next;
  }

  take(name: string): boolean {
    if (this.has(name)) return false;
    this.#taken.set(name, 1);
    return true;
  }

  has(name: string): boolean {
    return this.#taken.get(name) !== undefined;
  }

  /** The name itself, or `a~2.docx`, `a~3.docx`, … when it is taken. */
  distinct(name: string): string {
    if (this.take(name)) return name;
    const ending = endingOf(name);
    const stem = name.slice(0, name.length - ending.length);
    return this.#numbered(2, name, (number) => `${stem}~${number}${ending}`);
  }

  /** `a.docx#2`, or the next number that is free: the name of a further report in a document. */
  further(name: string, number: number): string {
    return this.#numbered(number, `${name}#`, (next) => `${name}#${next}`);
  }

  #numbered(first: number, key: string, nameOf: (number: number) => string): string {
    let number = Math.max(first, this.#next.get(key) ?? 0);
    while (!this.take(nameOf(number))) number++;
    this.#next.set(key, number + 1);
    return nameOf(number);
  }
}

/** `.docx`; not the `.2022` of `report.2022`. */
export function endingOf(document: string): string {
  return /[^/](\.[a-z][a-z0-9]{0,7})$/i.exec(document)?.[1] ?? '';
}
