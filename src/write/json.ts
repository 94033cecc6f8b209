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
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${memberText(member as Json)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

/** A member of the outermost object: its own members or items a line each. */
function memberText(value: Json): string {
  if (Array.isArray(value)) return lines('[', value.map(onOneLine), ']');
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return lines(
      '{',
      members.map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member as Json)}`),
      '}',
    );
  }
  return onOneLine(value);
}

function lines(open: string, items: string[], close: string): string {
  return items.length === 0 ? open + close : `${open}\n ${items.join(',\n ')}\n${close}`;
}

const onOneLine = (value: Json): string => JSON.stringify(value);
