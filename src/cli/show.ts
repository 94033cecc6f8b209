/** `gouji show`: one report in the terminal. */
import { type Finding, message } from '../findings.js';
import type { Form } from '../forms/form.js';
import { type Report, STATUSES } from '../report.js';
import type { Entry } from '../write/entry.js';
import { STATUS_WORDS } from '../write/words.js';
import type { Paint } from './colour.js';
import { type Lang, printable, sayIn } from './messages.js';
import { scopeLabel } from './show-labels.js';
import { MARKS, tableLines } from './show-table.js';

export interface ShowOptions {
  lang: Lang;
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** The forms that the report was looked for by. */
  forms: readonly Form[];
}

/** The report as text: who and when, its tables, what the marks mean, failed relations, findings. */
export function showReport(entry: Entry, report: Report, options: ShowOptions): string {
  const keys = [...new Set(report.rows.map((row) => row.table))];
  const parts = [
    headLines(entry, report, options),
    ...keys.map((key) => [
      ...tableLines(key, { report, ...options }, options.forms),
      ...failedLines(key, report, options),
    ]),
    legendLines(report, options),
    relationLines(report, options),
    findingLines(entry.findings, options),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headLines({ document, source }: Entry, { form, fields }: Report, { lang, paint }: ShowOptions): string[] {
  const say = sayIn(lang);
  const { title, agency, year, period_from, period_to, signatory } = fields;
  const period = period_from && period_to ? `${period_from.value} – ${period_to.value}` : undefined;
  const facts: [string, string | undefined][] = [
    [say('show_agency'), agency?.value],
    [say('show_year'), year?.value],
    [say('show_period'), period],
    [say('show_signatory'), signatory?.value],
    [say('show_form'), form],
    [say('show_source'), [document, source.format, source.encoding?.name].filter(Boolean).join(', ')],
  ];
  const said = facts.flatMap(([name, value]) => (value ? [`${name}: ${printable(value)}`] : []));
  return [paint('bold', printable(title?.value ?? document)), ...said];
}

function failedLines(key: string, report: Report, { lang, paint, forms }: ShowOptions): string[] {
  const failed = report.relations.filter((relation) => relation.table === key && relation.result === 'failed');
  return failed.map((relation) => {
    const { words, left, right } = relation;
    const params = {
      scope: scopeLabel(relation, report, lang, forms),
      words: words[lang],
      left: left ?? '',
      right: right ?? '',
    };
    return paint('red', sayIn(lang)('show_relation_failed', params));
  });
}

function legendLines({ figures }: Report, { lang }: ShowOptions): string[] {
  const lines = STATUSES.flatMap((status) => {
    const count = figures.filter((figure) => figure.status === status).length;
    return status === 'read' || count === 0
      ? []
      : [`  ${MARKS[status]} ${status} (${count}): ${STATUS_WORDS[status][lang]}`];
  });
  return lines.length === 0 ? [] : [sayIn(lang)('show_legend'), ...lines];
}

function relationLines({ relations }: Report, { lang }: ShowOptions): string[] {
  const counts = { held: 0, failed: 0, not_checkable: 0 };
  for (const { result } of relations) counts[result]++;
  return relations.length === 0 ? [] : [sayIn(lang)('show_relations', counts)];
}

/** Failed relations stand under their tables already. */
function findingLines(findings: readonly Finding[], { lang, paint }: ShowOptions): string[] {
  const lines = findings
    .filter((found) => found.code !== 'relation_failed')
    .map((found) => {
      const place = found.location === '' ? '' : `${found.location} `;
      const line = `  ${found.severity}: ${place}${printable(message(found, lang))} (${found.code})`;
      return found.severity === 'info' ? line : paint(found.severity === 'error' ? 'red' : 'yellow', line);
    });
  return lines.length === 0 ? [] : [sayIn(lang)('show_findings'), ...lines];
}
