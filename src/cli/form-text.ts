/** A form as text, for `gouji forms show`: what a document is looked through for, and under which keys it comes out. */
import { widthOf } from '../display-width.js';
import type { Form, FormBlock, FormColumn, FormRow, FormTable } from '../forms/form.js';
import type { Paint } from './colour.js';
import { type Lang, printable, sayIn } from './messages.js';
import { padded } from './width.js';

/** Two columns of text: keys, labels behind them. */
type Line = [key: string, label: string];

export function formText(form: Form, lang: Lang, paint: Paint): string {
  const { name, title, source, years, sections, tables } = form;
  const parts = [
    [paint('bold', `${name} · ${printable(title[lang])}`), `${printable(source)}, ${years.from}–${years.to ?? ''}`],
    [
      sayIn(lang)('form_sections'),
      ...aligned(
        sections.map(({ key, label, aliases, table }) => [
          table === undefined || table === key ? key : `${key} → ${table}`,
          named(label, aliases, lang),
        ]),
      ),
    ],
    ...tables.map((table) => tableLines(table, form, lang, paint)),
  ];
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function tableLines(table: FormTable, form: Form, lang: Lang, paint: Paint): string[] {
  const say = sayIn(lang);
  const { key, title, layout, head = [], columns, blocks } = table;
  const relations = form.relations.filter((relation) => relation.table === key);
  const across = layout === 'across' ? ` (${say('form_across')})` : '';
  return [
    paint('bold', `${key} · ${printable(title[lang])}`) + across,
    ...(head.length > 0 ? [`${say('form_head')}: ${head.map(printable).join(', ')}`] : []),
    say('form_columns'),
    ...aligned(columns.map((column) => [column.key, columnText(column, lang)])),
    ...blocks.flatMap((block) => blockLines(block, blocks.length > 1, lang)),
    ...(relations.length > 0 ? [say('form_relations')] : []),
    ...aligned(relations.map(({ name, equation, ...words }) => [name, `${equation}  ${printable(words[lang])}`])),
  ];
}

function columnText({ label, en, unit, type = 'count', group, group_en, aliases }: FormColumn, lang: Lang): string {
  const above = lang === 'zh' ? group : (group_en ?? group);
  const full = [...(above === undefined ? [] : [above]), lang === 'zh' ? label : `${label} ${en}`].join(' › ');
  return `${named(full, aliases, lang)}  ${unit}${type === 'count' ? '' : `, ${type}`}`;
}

function blockLines({ label, columns, rows }: FormBlock, several: boolean, lang: Lang): string[] {
  const title = several
    ? `${sayIn(lang)('form_rows')} · ${printable(label ?? '')} (${columns.join(', ')})`
    : sayIn(lang)('form_rows');
  return [title, ...aligned(rows.flatMap((row) => rowLines(row, '', 0, lang)))];
}

/** A group that has figures stands under the key of its row, as relations name it; one that has none lends its key and a dot. */
function rowLines(row: FormRow, prefix: string, depth: number, lang: Lang): Line[] {
  const key = row.key === undefined ? prefix : joined(prefix, row.key);
  const label = lang === 'zh' ? row.label : `${row.label}  ${row.en}`;
  const own: Line = [ownKey(row, key), '  '.repeat(depth) + named(label, row.aliases, lang)];
  return [own, ...(row.rows ?? []).flatMap((one) => rowLines(one, key, depth + 1, lang))];
}

function ownKey({ key, rows, figures }: FormRow, full: string): string {
  if (rows === undefined || figures === true) return full;
  if (figures !== undefined) return joined(full, figures);
  return key === undefined ? '' : `${full}.`;
}

const joined = (prefix: string, key: string): string => (prefix === '' ? key : `${prefix}.${key}`);

function named(label: string, aliases: readonly string[] = [], lang: Lang): string {
  const also = aliases.length === 0 ? '' : ` (${sayIn(lang)('form_aliases')} ${aliases.join('; ')})`;
  // indents are ours, what else moves the cursor is not
  const indent = /^ */.exec(label)?.[0] ?? '';
  return indent + printable(label.trim() + also);
}

function aligned(lines: readonly Line[]): string[] {
  const width = Math.max(0, ...lines.map(([key]) => widthOf(key)));
  return lines.map(([key, label]) => `  ${padded(key, width)}  ${label}`);
}
