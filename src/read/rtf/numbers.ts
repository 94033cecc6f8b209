/**
 * The automatic number of a paragraph. Word writes it twice: as text for readers that know no lists, and as the list that it
 * comes from. The text is what a page shows; the list tells whether it is a bullet, and gives the number where no text does.
 *
 *     {\listtext\pard\plain 一、\tab}\ls1\ilvl0 总体情况\par
 *                            ^ as text   ^ level 0 of a list
 */
import { LIMITS } from '../limits.js';
import type { Flow } from '../word/flow.js';
import { CHARACTER_WORDS } from './character-words.js';
import { type Destination, wordsOf } from './destination.js';
import type { Lists } from './lists.js';
import type { GroupState } from './state.js';

/** What stands for a bullet where no list tells. */
const BULLET = /^[•·●○■□◆◇★☆►▶▪▫◦‣⁃§*–—-]$/;

interface Rendered {
  text: string;
  /** It is, or has, a character of a symbol font. */
  symbol: boolean;
}

export class Numbers {
  /** As `\listtext` or `\pntext` has it. */
  rendered: Rendered | undefined;
  /** `\pnlvlblt`: paragraphs of a list with bullets, as Word 6 writes it. */
  bulleted = false;

  constructor(
    private readonly lists: Lists,
    private readonly flow: Flow,
  ) {}

  add(text: string): void {
    this.rendered ??= { text: '', symbol: false };
    this.rendered.text = (this.rendered.text + text).slice(0, LIMITS.numberingText);
  }

  addSymbol(): void {
    this.add('•');
    if (this.rendered) this.rendered.symbol = true;
  }

  /** Gives the number of the paragraph that ends. */
  settle({ list, level }: GroupState): void {
    const counted = list === 0 ? undefined : this.lists.next(list, level);
    const { text = '', symbol = false } = this.rendered ?? {};
    this.rendered = undefined;
    const bare = text.trim();
    if (bare === '') {
      this.flow.number(counted);
      return;
    }
    const bullet = symbol || this.bulleted || (counted?.bullet ?? BULLET.test(bare));
    this.flow.number({ text: bare, gap: text.slice(text.trimEnd().length), bullet, unknown: false });
  }
}

/** `\listtext`, `\pntext` */
export const NUMBER_TEXT: Destination = {
  words: wordsOf({ ...CHARACTER_WORDS, tab: (pass) => pass.give('\t') }),
  text: ({ numbers }, text) => numbers.add(text),
  symbol: ({ numbers }) => numbers.addSymbol(),
};

/** `\pn` */
export const NUMBERING_OF_WORD_6: Destination = {
  words: wordsOf({
    pnlvlblt: ({ numbers }) => {
      numbers.bulleted = true;
    },
  }),
};
