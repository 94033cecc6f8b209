/** Fields that stand behind a label: `联系电话：0571-…`, `填报单位（盖章）：…`, in lines of their own or within a sentence. */
import { labelsOf } from '../forms/fields/index.js';
import type { FormField } from '../forms/form.js';
import type { Field } from '../report.js';
import { KINDS } from './field-kinds.js';
import type { Line } from './title.js';

/** Characters of a line that are looked at, of a value with the space before it. */
const LINE = 2_000;
const VALUE = 200;

/** 填报单位（盖章）, 电子邮箱（E-mail） */
const EXPLANATION = '(?:\\s{0,4}[(（][^()（）:：]{0,20}[)）])?';

const patterns = new WeakMap<FormField, RegExp>();

/** The first line that has one of the labels, and behind it a value of the field's kind. */
export function labelled(field: FormField, lines: readonly Line[]): Field | null {
  const pattern = patterns.get(field) ?? patternOf(field);
  patterns.set(field, pattern);
  for (const line of lines) {
    const found = inLine(line, pattern, field);
    if (found !== null) return found;
  }
  return null;
}

function inLine({ text: whole, location }: Line, pattern: RegExp, { kind }: FormField): Field | null {
  const text = whole.slice(0, LINE);
  // behind every label stands one of these
  if (!/[:：\t]/.test(text)) return null;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const source = text.slice(end, end + VALUE);
    const narrow = source.normalize('NFKC');
    const found = KINDS[kind]?.read(narrow);
    if (found === undefined || found === null) continue;
    // what is narrow is as long as its source but for signs like ㈠
    const behind = (narrow.length === source.length ? source : narrow).slice(0, found.length);
    const value = kind === 'text' ? behind.trim() : found.value;
    return { value, raw: (match[0] + behind).trim(), location };
  }
  return null;
}

/** No letter before the label: 举报电话 is no 电话, 上级文号 no 文号. Spaces may stand within: 电　话. */
function patternOf(field: FormField): RegExp {
  const labels = labelsOf(field).sort((a, b) => b.length - a.length);
  const spaced = labels.map((label) => [...label].map(escaped).join('[ \\u3000]{0,4}'));
  const colon = KINDS[field.kind]?.inRow === true ? '(?:\\s{0,4}[:：]|\\t)' : '\\s{0,4}[:：]';
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})${EXPLANATION}${colon}\\s{0,10}`, 'giu');
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?|()[\]{}/]/gu, '\\$&');
