/** How the forms of a run word titles and periods, made into patterns: `about`, `ends`, `in_title`, `phrases` of their fields. */
import type { FormField } from '../forms/form.js';
import { phrasePattern } from '../forms/phrase.js';
import { periodPatterns } from './period.js';

export interface Wordings {
  /** The end of a title: what it is about, and that it is a report; brackets and marks may follow. */
  title: RegExp;
  /** What a title is about, and all that follows. */
  subject: RegExp;
  /** What such a report is about, anywhere in a text. */
  about: RegExp;
  /** Periods in titles and on lines of their own, and in the prose. */
  inTitle: readonly RegExp[];
  inProse: readonly RegExp[];
}

const known = new WeakMap<readonly FormField[], Wordings>();

export function wordingsOf(fields: readonly FormField[]): Wordings {
  const wordings = known.get(fields) ?? read(fields);
  known.set(fields, wordings);
  return wordings;
}

function read(fields: readonly FormField[]): Wordings {
  const listed = (name: 'about' | 'ends' | 'in_title' | 'phrases'): string[] =>
    fields.flatMap((field) => field[name] ?? []);
  const anyOf = (texts: readonly string[]): string => `(?:${texts.map((text) => phrasePattern(text)).join('|')})`;
  const [about, ends] = [anyOf(listed('about')), anyOf(listed('ends'))];
  return {
    title: new RegExp(`${about}[^。；;！？>＞]{0,20}${ends}[》”"]?(?:[(（][^()（）]{0,20}[)）])?$`, 'u'),
    subject: new RegExp(`${about}.*$`, 'u'),
    about: new RegExp(about, 'u'),
    inTitle: periodPatterns(listed('in_title')),
    inProse: periodPatterns(listed('phrases')),
  };
}
