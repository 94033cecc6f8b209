/** What stands in a generated report from top to bottom, before any flavour: title, headings, prose, tables. */
import { formNamed, type Grid, gridsOf } from './grid.js';
import type { GeneratedReport } from './report.js';

export type Part = { kind: 'title' | 'heading' | 'prose'; text: string } | { kind: 'table'; grid: Grid };

export const titleOf = (report: GeneratedReport): string => `${report.agency}${report.year}年政府信息公开工作年度报告`;

export function outlineOf(report: GeneratedReport): Part[] {
  const form = formNamed(report.form);
  const grids = gridsOf(form, (figure) => report.cells.get(figure) ?? '');
  return [
    { kind: 'title', text: titleOf(report) },
    ...form.sections.flatMap((section): Part[] => [
      { kind: 'heading', text: section.label },
      ...(report.prose[section.key] ?? []).map((text): Part => ({ kind: 'prose', text })),
      ...grids.filter((grid) => grid.key === section.table).map((grid): Part => ({ kind: 'table', grid })),
    ]),
  ];
}
