/**
 * Automatic numbers (1.9.1, "List Table" and "List Override Table"). A paragraph names an override by `\lsN` and a level by
 * `\ilvlN`; the override names a list by `\listidN`, and may begin anew or look otherwise.
 */
import { LIMITS } from '../limits.js';
import { unreadable } from '../unreadable.js';
import { numberFormat } from '../word/number-formats.js';
import { type AutomaticNumber, Counters, LEVELS, type Level, type ListUse, PLAIN_LEVEL } from '../word/numbering.js';
import { inWords } from '../words.js';
import { CHARACTER_WORDS } from './character-words.js';
import { type Control, type Destination, SKIPPED, wordsOf } from './destination.js';
import type { Pass } from './pass.js';

/** `\levelfollowN` */
const FOLLOWS = ['tab', 'space', 'nothing'];

interface Override {
  list: number;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

export class Lists {
  private readonly lists = new Map<number, Map<number, Level>>();
  private readonly overrides = new Map<number, Override>();
  private readonly counters = new Counters();
  private levels = new Map<number, Level>();
  private override = newOverride();
  private level: Level = { ...PLAIN_LEVEL };
  /** Which level of the list, or of the override, is being described. */
  private at = -1;
  private inOverride = false;
  private startsAnew = false;
  /** Text of the level being described. */
  text = '';

  beginList(): void {
    this.levels = new Map();
    this.at = -1;
    this.inOverride = false;
    this.startsAnew = false;
  }

  /** Ends a list, or an override: `\listid` and `\ls` stand behind what they name. */
  name(list: number): void {
    if (this.inOverride) this.override.list = list;
    else keep(this.lists, list, this.levels);
  }

  beginOverride(): void {
    this.override = newOverride();
    this.level = { ...PLAIN_LEVEL };
    this.at = -1;
    this.inOverride = true;
    this.startsAnew = false;
  }

  use(number: number): void {
    keep(this.overrides, number, this.override);
  }

  /** `\lfolevel` */
  beginOverrideLevel(): void {
    this.at += 1;
    this.startsAnew = false;
  }

  overrideStarts(): void {
    this.startsAnew = true;
  }

  /** `\listlevel`: in a list each is the next level, in an override the level that is overridden. */
  beginLevel(): void {
    if (!this.inOverride) this.at += 1;
    this.level = { ...PLAIN_LEVEL };
    if (this.at >= 0 && this.at < LEVELS)
      (this.inOverride ? this.override.levels : this.levels).set(this.at, this.level);
  }

  set(change: Partial<Level>): void {
    Object.assign(this.level, change);
  }

  start(number: number): void {
    if (!this.startsAnew) this.level.start = number;
    else if (this.at < LEVELS) this.override.starts.set(this.at, number);
  }

  /** Counts a paragraph; undefined where the list is not defined. */
  next(use: number, level: number): AutomaticNumber | undefined {
    const override = this.overrides.get(use);
    const levels = override && this.lists.get(override.list);
    if (!override || !levels) return undefined;
    const listUse: ListUse = { ...override, id: `${use}`, series: { id: `${override.list}`, levels } };
    return this.counters.next(listUse, level);
  }
}

const newOverride = (): Override => ({ list: 0, starts: new Map(), levels: new Map() });

function keep<Kept>(all: Map<number, Kept>, number: number, kept: Kept): void {
  all.set(number, kept);
  if (all.size > LIMITS.rtfLists) {
    throw unreadable('document_limit', { ...inWords('what', 'list_definitions'), limit: LIMITS.rtfLists });
  }
}

/**
 * The text of a level has its length before it, and numbers stand in it as control characters:
 *
 *     {\leveltext\'03\'a3\'a8\'00\'a3\'a9;}   ─▶  （%1）
 *                 ^ 3 characters  ^ the number of level 0
 */
function levelText(text: string): string {
  const characters = [...text.slice(1, 1 + text.charCodeAt(0))];
  return characters.map((one) => (one < '\t' ? `%${one.charCodeAt(0) + 1}` : one)).join('');
}

const format: Control = ({ lists }, code = 0) => lists.set({ format: numberFormat(code) ?? 'unknown' });

const LEVEL_TEXT: Destination = {
  words: wordsOf(CHARACTER_WORDS),
  keepsControls: true,
  text: ({ lists }, text) => {
    lists.text = (lists.text + text).slice(0, 1 + LIMITS.numberingText);
  },
};

export const LIST_TABLE: Destination = {
  words: wordsOf({
    list: ({ lists }) => lists.beginList(),
    listid: ({ lists }, number = 0) => lists.name(number),
    listname: (pass) => pass.enter(SKIPPED),
    listoverride: ({ lists }) => lists.beginOverride(),
    ls: ({ lists }, number = 0) => lists.use(number),
    lfolevel: ({ lists }) => lists.beginOverrideLevel(),
    listoverridestartat: ({ lists }) => lists.overrideStarts(),
    listlevel: ({ lists }) => lists.beginLevel(),
    levelnfc: format,
    levelnfcn: format,
    levelstartat: ({ lists }, number = 1) => lists.start(number),
    levelfollow: ({ lists }, code = 0) => lists.set({ suffix: FOLLOWS[code] ?? 'tab' }),
    levellegal: ({ lists }, on = 1) => lists.set({ legal: on !== 0 }),
    levelnorestart: ({ lists }, on = 1) => on !== 0 && lists.set({ restart: 0 }),
    leveltext: readLevelText,
    levelnumbers: (pass) => pass.enter(SKIPPED),
  }),
};

function readLevelText(pass: Pass): void {
  pass.lists.text = '';
  pass.enter(LEVEL_TEXT, ({ lists }) => lists.set({ text: levelText(lists.text) }));
}
