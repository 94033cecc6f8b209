/**
 * Answers that depend on a text alone, kept: the same few hundred labels come again in every report of an archive, and a
 * report asks about each of them many times.
 */

/** So many texts are kept at the least for each thing that is asked about, and twice as many at the most. */
const MEMORY = 1024;
/** Longer texts are prose, and come once: of them only the last is kept. */
const LONGEST = 60;

/** What an answer may be: `undefined` says that there is none yet. */
type Answer = object | string | number | boolean | null;

/** `find`, with its answers kept. They are handed out again: nobody may change them. */
export function remembered<V extends Answer>(find: (text: string) => V, longest = LONGEST): (text: string) => V {
  const answers = new Answers<V>();
  return (text) => {
    if (text.length > longest) return answers.ofLast(text) ?? answers.keepLast(detached(text), find(text));
    const answer = answers.of(text);
    if (answer !== undefined) return answer;
    const copy = detached(text);
    return answers.keep(copy, find(copy));
  };
}

/** The same for what is asked about something, a list of names or a table, for as long as that lives. */
export function rememberedOf<K extends object, V extends Answer>(
  find: (about: K, text: string) => V,
): (about: K, text: string) => V {
  const known = new WeakMap<K, Answers<V>>();
  return (about, text) => {
    if (text.length > LONGEST) return find(about, text);
    let answers = known.get(about);
    if (answers === undefined) {
      answers = new Answers();
      known.set(about, answers);
    }
    const answer = answers.of(text);
    if (answer !== undefined) return answer;
    const copy = detached(text);
    return answers.keep(copy, find(about, copy));
  };
}

interface Known<V> {
  text: string;
  answer: V;
}

/** Answers by text. Those that were not asked for again since as many others came are forgotten. */
class Answers<V extends Answer> {
  #recent = new Map<string, Known<V>>();
  #older = new Map<string, Known<V>>();
  /** Several rooms ask about a text one after the other: to compare it with the last one is cheaper than to look it up. */
  #last: Known<V> | undefined;

  of(text: string): V | undefined {
    const last = this.ofLast(text);
    if (last !== undefined) return last;
    const found = this.#recent.get(text) ?? this.#renewed(text);
    this.#last = found;
    return found?.answer;
  }

  keep(text: string, answer: V): V {
    this.#put({ text, answer });
    return this.keepLast(text, answer);
  }

  ofLast(text: string): V | undefined {
    return this.#last?.text === text ? this.#last.answer : undefined;
  }

  keepLast(text: string, answer: V): V {
    this.#last = { text, answer };
    return answer;
  }

  #renewed(text: string): Known<V> | undefined {
    const known = this.#older.get(text);
    if (known !== undefined) this.#put(known);
    return known;
  }

  #put(known: Known<V>): void {
    if (this.#recent.size >= MEMORY) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(known.text, known);
  }
}

/** A piece of a text keeps the whole text in memory: without a copy a label would keep its document as long as it is known. */
const detached = (text: string): string => `${text} `.slice(0, -1);
