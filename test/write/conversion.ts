/** Conversions made by hand: what the walk would give for a filled-in form. */
import { type Finding, finding } from '../../src/findings.js';
import { flattenRows } from '../../src/forms/form.js';
import type { Conversion, Figure, RelationResult, Report, ReportRow } from '../../src/report.js';
import { formNamed } from '../generate/grid.js';

/** A report by a form in which every figure is 1, changed at will by key `table/row/column`. */
export function reportBy(
  form: string,
  changed: Record<string, Partial<Figure>> = {},
  more: Partial<Report> = {},
): Report {
  const rows: ReportRow[] = [];
  const figures: Figure[] = [];
  let line = 10;
  for (const table of formNamed(form).tables) {
    for (const { key, label, columns } of flattenRows(formNamed(form), table)) {
      const location = `L${line++}`;
      rows.push({
        table: table.key,
        row: key,
        form,
        label,
        sourceLabel: label,
        match: 'exact',
        local: false,
        location,
      });
      for (const { key: column, unit } of columns) {
        const figure: Figure = {
          table: table.key,
          row: key,
          column,
          value: 1,
          unit: unit === 'declared' ? '' : unit,
          status: 'read',
          raw: '1',
          location,
        };
        figures.push({ ...figure, ...changed[`${table.key}/${key}/${column}`] });
      }
    }
  }
  return {
    form,
    fields: {
      title: {
        value: '某某镇2022年政府信息公开工作年度报告',
        raw: '某某镇2022年政府信息公开工作年度报告',
        location: 'L1',
      },
      agency: { value: '某某镇人民政府', raw: '某某镇', location: 'L1' },
      year: { value: '2022', raw: '2022年', location: 'L1' },
    },
    tables: formNamed(form).tables.map(({ key }) => ({ table: key, form, location: 'L9' })),
    rows,
    figures,
    relations: relationsOf(form),
    narrative: [{ section: 'overview', heading: '一、总体情况', text: '第一段\n第二段', location: 'L3' }],
    findings: [],
    ...more,
  };
}

/** A relation for each row or column it is demanded for, all of them failed. */
function relationsOf(form: string): RelationResult[] {
  const { relations, tables } = formNamed(form);
  return relations.flatMap(({ name, table: key, for: scope, equation, zh, en }) => {
    const table = tables.find((candidate) => candidate.key === key);
    if (table === undefined) return [];
    const rows = flattenRows(formNamed(form), table);
    const scopes = scope === 'each_row' ? rows.map((row) => row.key) : table.columns.map((column) => column.key);
    return scopes.map((one): RelationResult => {
      const terms = equation.split(/ [+=] /).flatMap((term) => {
        if (!term.endsWith('.*')) return [term];
        return rows.map((row) => row.key).filter((row) => row.startsWith(term.slice(0, -1)));
      });
      const figures = terms.map((term) => (scope === 'each_row' ? `${key}/${one}/${term}` : `${key}/${term}/${one}`));
      return {
        table: key,
        relation: name,
        scope: one,
        equation,
        words: { zh, en },
        left: 6,
        right: 1,
        difference: 5,
        result: 'failed',
        figures,
      };
    });
  });
}

export function conversionOf(document: string, reports: Report[], findings: Finding[] = []): Conversion {
  return {
    document,
    source: { format: 'text', bytes: 1234, encoding: { name: 'gb18030', rule: 'vocabulary' }, layouts: ['tabs'] },
    outcome: reports.length > 0 ? 'read' : 'no_report',
    reports,
    findings: reports.length > 0 ? findings : [...findings, finding('not_a_report')],
  };
}

/** Every status once, among them text that a spreadsheet would run. */
export const EVERY_STATUS: Record<string, Partial<Figure>> = {
  'disclosure/regulations/issued': { value: 0, raw: 'O', status: 'repaired', rules: ['letter_for_digit'] },
  'disclosure/regulations/in_force': { value: null, raw: '', status: 'blank' },
  'disclosure/licensing/decisions': { value: null, raw: '-', status: 'not_applicable' },
  'disclosure/fees/amount': { value: -35.5, raw: '-35.5', status: 'read' },
  'applications/received/natural_person': { value: null, raw: '=1+1', status: 'unreadable' },
  'applications/received/total': { value: null, raw: '', status: 'missing', location: '' },
  'applications/granted/total': { value: 7, raw: '7', status: 'placed' },
  'applications/granted/business': { value: null, raw: '1 | "2"', status: 'unplaced' },
};
