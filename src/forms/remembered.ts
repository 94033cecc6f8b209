/**
 * Answers that depend on a text alone, kept: the same few hundred labels come again in every report of an archive, and a
 * report asks about each of them many times.
 */

/** So many texts are kept for each thing that is asked about; then all are forgotten. */
const MEMORY = 2048;
/** Longer texts are prose, and come once. */
const LONGEST = 60;

/** What an answer may be: `undefined` says that there is none yet. */
type Answer = object | string | number | boolean | null;

/** `find`, with its answers kept. They are handed out again: nobody may change them. */
export function remembered<V extends Answer>(find: (text: string) => V, longest = LONGEST): (text: string) => V {
  const answers = new Map<string, V>();
  return (text) => {
    if (text.length > longest) return find(text);
    const answer = answers.get(text);
    if (answer !== undefined) return answer;
    const copy = detached(text);
    return kept(answers, copy, find(copy));
  };
}

/** The same for what is asked about something, a list of names or a table, for as long as that lives. */
export function rememberedOf<K extends object, V extends Answer>(
  find: (about: K, text: string) => V,
): (about: K, text: string) => V {
  const known = new WeakMap<K, Map<string, V>>();
  return (about, text) => {
    if (text.length > LONGEST) return find(about, text);
    let answers = known.get(about);
    if (answers === undefined) {
      answers = new Map();
      known.set(about, answers);
    }
    const answer = answers.get(text);
    if (answer !== undefined) return answer;
    const copy = detached(text);
    return kept(answers, copy, find(about, copy));
  };
}

function kept<V>(answers: Map<string, V>, text: string, answer: V): V {
  if (answers.size >= MEMORY) answers.clear();
  answers.set(text, answer);
  return answer;
}

/** A piece of a text keeps the whole text in memory: without a copy a label would keep its document as long as it is known. */
const detached = (text: string): string => `${text} `.slice(0, -1);
