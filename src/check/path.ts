/** The year of a report against the years in the path of its document. */
import { type Finding, finding } from '../findings.js';
import type { Report } from '../report.js';

/** Years of one part of a path; several are a span, or the one is as good as the other. */
interface PathYears {
  part: string;
  years: number[];
}

/**
 * ```
 * 2022/水务局2021年年报.docx
 * ^ may be the year of publication, one after that of the report
 *            ^ says which year is reported on
 * ```
 * @param reports all reports of the document: the path is theirs together
 */
export function pathContradictions(document: string, report: Report, reports: readonly Report[]): Finding[] {
  const { year } = report.fields;
  if (year === undefined) return [];
  const found = contradicting(document, Number(year.value));
  // a yearbook named after one of its reports
  const others = reports.map(({ fields }) => Number(fields.year?.value));
  if (found === null || others.some((other) => contradicting(document, other) === null)) return [];
  const against = { against: '文件路径', against_en: 'the path' };
  return [
    finding('year_contradicted', year.location, {
      year: year.value,
      place: year.location,
      ...against,
      other: found.part,
    }),
  ];
}

function contradicting(document: string, year: number): PathYears | null {
  const parts = document.normalize('NFKC').split('/');
  const name = (parts.pop() ?? '').replace(/#\d+$/u, '').replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  const stated = yearsIn(name, STATED);
  const folder = parts.map((part) => yearsIn(part, ANY)).findLast(({ years }) => years.length > 0);
  if (stated.years.length > 0 && !covers(stated, year, 0)) return stated;
  const dated = yearsIn(name, ANY);
  if (dated.years.length > 0 && !covers(dated, year, 1)) return dated;
  return folder !== undefined && !covers(folder, year, 1) ? folder : null;
}

/** 2021年, 2021年度: not the year of a date, 2022年1月. */
const STATED = /(?<!\d)(20\d{2})\s?年(?!\s?\d{1,2}\s?月)/gu;
/** No part of a longer number, of a number of a document (〔2021〕3号), or of a date written in one: 20220120. */
const ANY = /(?<![\d〔[])(20\d{2})(?!\d)/gu;

const yearsIn = (part: string, pattern: RegExp): PathYears => ({
  part,
  years: [...part.slice(0, 1_000).matchAll(pattern)].map(([, year]) => Number(year)),
});

/** @param later years by which the path may be later than the report */
const covers = ({ years }: PathYears, year: number, later: number): boolean =>
  Math.min(...years) <= year + later && year <= Math.max(...years);
