/** What stands in a generated report from top to bottom, before any flavour: title, headings, prose, tables. */
import type { Form } from '../../src/forms/form.js';
import { formNamed, type Grid, gridsOf, setBy } from './grid.js';
import type { GeneratedReport } from './report.js';

export type Part = { kind: 'title' | 'heading' | 'prose'; text: string } | { kind: 'table'; grid: Grid };

export const titleOf = (report: GeneratedReport): string => `${report.agency}${report.year}年政府信息公开工作年度报告`;

export function outlineOf(report: GeneratedReport): readonly Part[] {
  return report.outline ?? drawnUp(report);
}

function drawnUp(report: GeneratedReport): Part[] {
  const form = setBy(formNamed(report.form), report.setting);
  const grids = gridsOf(form, (figure) => report.cells.get(figure) ?? '', report.setting);
  if (form.sections.some((section) => section.opens_report === true)) return statisticsOutline(report, form, grids);
  return [
    { kind: 'title', text: titleOf(report) },
    ...form.sections.flatMap((section): Part[] => [
      { kind: 'heading', text: section.label },
      ...(report.prose[section.key] ?? []).map((text): Part => ({ kind: 'prose', text })),
      ...grids.filter((grid) => grid.key === section.table).map((grid): Part => ({ kind: 'table', grid })),
    ]),
  ];
}

/** A report of 2014 to 2018 has headings of its own and the table as an annex; often the table stands alone. */
function statisticsOutline(report: GeneratedReport, { sections }: Form, grids: readonly Grid[]): Part[] {
  const { overview = [], problems = [] } = report.prose;
  const told = (text: string): Part => ({ kind: 'prose', text });
  const before: Part[] = [
    { kind: 'title', text: titleOf(report) },
    { kind: 'heading', text: '一、概述' },
    ...overview.map(told),
    { kind: 'heading', text: '六、存在的主要问题及改进情况' },
    ...problems.map(told),
  ];
  const heading: Part = { kind: 'heading', text: sections[0]?.label ?? '' };
  const about = [`（${report.year}年度）`, `填报单位（盖章）：${report.agency}`];
  return [
    ...(report.annex === true ? [...before, heading] : [heading]),
    ...about.map(told),
    ...grids.map((grid): Part => ({ kind: 'table', grid })),
  ];
}
