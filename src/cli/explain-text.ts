/** The way of a figure as lines, each with what it is about in front. */
import type { Explanation } from '../explain/figure.js';
import { message } from '../findings.js';
import { RULES, type Rule } from '../report.js';
import { STATUS_WORDS } from '../write/words.js';
import { type Lang, type MessageKey, printable, sayIn } from './messages.js';

type Part = (explanation: Explanation, lang: Lang) => string[];

/** What is said, in this order; a part that has nothing to say is left out. */
const PARTS: readonly [MessageKey, Part][] = [
  ['explain_bytes', bytes],
  ['explain_cell', cell],
  ['explain_label', label],
  ['explain_near', near],
  ['explain_head', ({ head }) => (head.length === 0 ? [] : [head.map(quoted).join(' ')])],
  ['explain_steps', steps],
  ['explain_rules', rules],
  ['explain_relations', relations],
  [
    'explain_prose',
    ({ mentions }) => mentions.map(({ location, text, value }) => `${location} ${quoted(text)}: ${value}`),
  ],
  ['explain_findings', findings],
];

export function explanationText(document: string, explanation: Explanation, lang: Lang): string {
  const say = sayIn(lang);
  const { figure, row, column } = explanation;
  const { table, value, unit, status } = figure;
  const value_ = [value === null ? '' : `${value}`, value === null ? '' : unit].filter(Boolean).join(' ');
  const lines = [
    `${printable(document)} ${printable(`${table}/${figure.row}/${figure.column}`)}`,
    `${printable([row?.label ?? figure.row, column?.label ?? figure.column].join(' › '))}`,
    `${[value_, status].filter(Boolean).join(' ')}: ${STATUS_WORDS[status][lang]}`,
  ];
  for (const [key, part] of PARTS) {
    const said = part(explanation, lang);
    if (said.length > 0) lines.push('', say(key), ...said.map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `"${printable(text.trim()).slice(0, 60)}"`;

function bytes({ source: { format, bytes: size, encoding, layouts } }: Explanation, lang: Lang): string[] {
  const decoded = encoding === undefined ? [] : [sayIn(lang)('explain_encoding', { ...encoding })];
  return [[format, `${size} B`, ...decoded, ...layouts].join(', ')];
}

function cell({ figure: { location, raw } }: Explanation, lang: Lang): string[] {
  return [location === '' ? sayIn(lang)('explain_nowhere') : `${location} ${quoted(raw)}`];
}

function label({ row }: Explanation, lang: Lang): string[] {
  if (row === undefined || row.location === '') return [];
  const { location, sourceLabel, label: official, match, form } = row;
  const how = sayIn(lang)('explain_match', { official, match, form });
  return [`${location} ${quoted(sourceLabel)} ${how}`];
}

/** The row itself with its distance, then the runner-up. */
function near({ near: all }: Explanation, lang: Lang): string[] {
  return all.map(({ label: official, distance }) => sayIn(lang)('explain_distance', { official, distance }));
}

/** `L113 figures → label: row_label, begin_row "（一）予以公开"` */
function steps({ steps: all, stepsLeftOut }: Explanation, lang: Lang): string[] {
  const lines = all.map(({ from, kind, action, to, location, text }) =>
    [location, `${from} → ${to}: ${kind}, ${action}`, text.trim() === '' ? '' : quoted(text)].filter(Boolean).join(' '),
  );
  if (stepsLeftOut > 0) lines.splice(lines.length / 2, 0, sayIn(lang)('explain_more', { count: stepsLeftOut }));
  return lines;
}

function rules({ figure }: Explanation, lang: Lang): string[] {
  return (figure.rules ?? []).map((rule: Rule) => `${rule}: ${RULES[rule][lang]}`);
}

const SIGNS = { held: '=', failed: '≠', not_checkable: '?' } as const;

function relations({ relations: all }: Explanation, lang: Lang): string[] {
  return all.map(({ relation, scope, words, left, right, result }) => {
    const sides = `${left ?? '–'} ${SIGNS[result]} ${right ?? '–'}`;
    return `${relation} ${printable(scope)}: ${sides} (${result}) ${words[lang]}`;
  });
}

function findings({ findings: all }: Explanation, lang: Lang): string[] {
  return all.map((found) => `${found.location} ${found.code}: ${printable(message(found, lang))}`);
}
