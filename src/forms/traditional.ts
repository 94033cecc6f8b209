/** Traditional characters made simplified. */
import { Converter, Locale } from 'opencc-js/t2cn';

/** Simplified characters for traditional ones. Text that holds none is returned as it is: phrases are not touched. */
export function simplify(text: string): string {
  return mayChange(text) && toSimplifiedCharacters(text) !== text ? toSimplified(text) : text;
}

/** Taiwan wording (檔案 for 文件) included; characters that are the same in both scripts stay. */
const toSimplified = Converter({ from: 'twp', to: 'cn' });
const toSimplifiedCharacters = Converter({ from: 't', to: 'cn' });

/**
 * Whether the text has a character that `toSimplifiedCharacters` changes somewhere, alone or in a word (瞭 of 不瞭解). Hardly any
 * text has one, and looking costs far less than converting.
 */
export function mayChange(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (CHANGED[text.charCodeAt(at)] === 1) return true;
  return false;
}

const CHANGED = changedUnits();

/** Words and what stands for them, as opencc-js keeps them: `檔 档|不瞭解 不了解`. */
type Dictionary = string | readonly (readonly [string, string])[];

/** For each UTF-16 code unit 1 where a word that is converted differs from what stands for it: every character of a text is looked up. */
function changedUnits(): Uint8Array {
  const units = new Uint8Array(0x1_0000);
  const chains = Locale.configs.t2s as Partial<Record<string, readonly (readonly Dictionary[])[]>> | undefined;
  for (const chain of [chains?.normalizationChain, chains?.conversionChain]) {
    if (chain === undefined) throw new RangeError('opencc-js keeps its dictionaries elsewhere');
    for (const [word = '', other = ''] of chain.flat().flatMap(wordsOf)) {
      const [signs, others] = [[...word], [...other]];
      const differing = signs.filter((sign, at) => signs.length !== others.length || sign !== others[at]);
      for (const unit of differing.join('').split('')) units[unit.charCodeAt(0)] = 1;
    }
  }
  return units;
}

function wordsOf(dictionary: Dictionary): readonly (readonly string[])[] {
  return typeof dictionary === 'string' ? dictionary.split('|').map((entry) => entry.split(' ')) : dictionary;
}
