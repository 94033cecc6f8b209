/** A report as its JSON file: schema/report.schema.json says what stands in it. */
import { type Finding, message } from '../findings.js';
import { FIELDS_OF_REPORTS, outputKeys } from '../forms/fields/index.js';
import type { Field, Report } from '../report.js';
import type { Entry } from './entry.js';
import { equationsOf } from './equations.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The JSON of an entry with a report, keys in the order of the schema. */
export function reportJson(entry: Entry, report: Report): Record<string, Json> {
  return {
    document: entry.document,
    source: sourceJson(entry.source),
    form: report.form,
    fields: fieldsJson(report),
    tables: report.tables.map(({ table, form, location }) => ({ table, form, location })),
    rows: report.rows.map((r) => ({
      table: r.table,
      row: r.row,
      form: r.form,
      label: r.label,
      source_label: r.sourceLabel,
      match: r.match,
      local: r.local,
      location: r.location,
    })),
    figures: report.figures.map((f) => ({
      table: f.table,
      row: f.row,
      column: f.column,
      value: f.value,
      unit: f.unit,
      status: f.status,
      raw: f.raw,
      location: f.location,
      rules: f.rules,
    })),
    equations: equationsOf(report).map(({ table, relation, for: scope, equation, words, terms }) => ({
      table,
      relation,
      for: scope,
      equation,
      words_zh: words.zh,
      words_en: words.en,
      terms,
    })),
    relations: report.relations.map((r) => ({
      table: r.table,
      relation: r.relation,
      scope: r.scope,
      left: r.left,
      right: r.right,
      difference: r.difference,
      result: r.result,
    })),
    narrative: report.narrative.map(({ section, heading, text, location }) => ({ section, heading, text, location })),
    findings: entry.findings.map(findingJson),
  };
}

function sourceJson({ format, bytes, encoding, layouts }: Entry['source']): Json {
  return { format, bytes, encoding: encoding && { name: encoding.name, rule: encoding.rule }, layouts };
}

function fieldsJson({ fields }: Report): Json {
  const shown = ({ value, raw, location }: Field): Json => ({ value, raw, location });
  const keys = new Set([...FIELDS_OF_REPORTS.flatMap(outputKeys), ...Object.keys(fields)]);
  return Object.fromEntries([...keys].flatMap((key) => (fields[key] ? [[key, shown(fields[key])]] : [])));
}

function findingJson(found: Finding): Json {
  return {
    code: found.code,
    severity: found.severity,
    location: found.location,
    message: message(found, 'zh'),
    message_en: message(found, 'en'),
  };
}

/** The text of the file: each figure, row, relation and finding on a line of its own, so that two runs can be compared. */
export function jsonText(value: Record<string, Json>): string {
  // joined once at the end: the text is long, and every joining copies it
  const parts = ['{\n'];
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    parts.push(before, JSON.stringify(key), ': ');
    addMember(parts, member);
    before = ',\n';
  }
  parts.push('\n}\n');
  return parts.join('');
}

/** A member of the outermost object: its own members or items a line each. */
function addMember(parts: string[], value: Json): void {
  if (Array.isArray(value)) addLines(parts, '[', value.map(onOneLine), ']');
  else if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const items = members.map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member as Json)}`);
    addLines(parts, '{', items, '}');
  } else parts.push(onOneLine(value));
}

function addLines(parts: string[], open: string, items: readonly string[], close: string): void {
  let before = `${open}\n `;
  for (const item of items) {
    parts.push(before, item);
    before = ',\n ';
  }
  parts.push(items.length === 0 ? open + close : `\n${close}`);
}

const onOneLine = (value: Json): string => JSON.stringify(value);
