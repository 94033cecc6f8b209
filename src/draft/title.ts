/** What a sample says about the form itself: its title, the heading over a table, the document that prescribes it. */
import type { Paragraph } from '../document.js';
import { FIELDS_OF_REPORTS } from '../forms/fields/index.js';
import { isTitle } from '../walk/title.js';
import { wordingsOf } from '../walk/wordings.js';
import { oneLine } from './columns.js';

export interface Line {
  text: string;
  location: string;
}

/** Lines that say who filled the form in, when, for what period, and in what unit. */
const FURNITURE =
  /(?:报告期|统计期|所属期|(?:统计|报告)(?:年度|时间)|填报|填表|报送|编制|制表|制定|批准|备案|有效期|审核|联系|负责人|日期|电话|文号|表\s*号|单位)[^，。]{0,8}[:：]|^[(（]?(?:计量|金额)?单位|^[\s\d年月日季度第一二三四至—-]+$/u;
const LONGEST = 50;

export const linesOf = (paragraphs: readonly Paragraph[]): Line[] =>
  paragraphs
    .flatMap(({ text, location }) => text.split('\n').map((line) => ({ text: oneLine(line), location })))
    .filter(({ text }) => text !== '');

/** The last line before a table that may be its heading. */
export function headingOf(lines: readonly Line[]): Line | null {
  return lines.findLast(isHeading) ?? null;
}

const isHeading = ({ text }: Line): boolean =>
  text.length <= LONGEST && !FURNITURE.test(text) && !/[。；;！？:：]$/u.test(text) && /\p{Script=Han}{2}/u.test(text);

/** The title of the form: the first heading that ends in 表 or 报表, else the first. */
export function titleOf(lines: readonly Line[]): Line | null {
  const headings = lines.filter(isHeading);
  return headings.find(({ text }) => /表(?:[(（][^()（）]*[)）])?$/u.test(text)) ?? headings[0] ?? null;
}

const YEAR = /[(（]?20\d{2}\s*年?度?(?:\s*(?:第?[一二三四1-4]季度|上半年|下半年|\d{1,2}月))?[)）]?/gu;

/** Whether the wordings of every report know it for a title: only then are title, agency and period read from it. */
export const isKnownTitle = ({ text, location }: Line): boolean =>
  isTitle([{ text: withoutYear(text), location }], wordingsOf(FIELDS_OF_REPORTS));

/** The word that a title ends in: 半年统计表 in 统计表. */
export const endOf = (text: string): string =>
  /(?:(?:统计|调查|情况|汇总)?(?:报表|表|报告)|[年季月周旬]报|通报)(?=(?:[(（][^()（）]*[)）])?$)/u.exec(text)?.[0] ??
  '';

/** A title without the year, which differs from report to report. */
export const withoutYear = (text: string): string => text.replace(YEAR, '').trim() || text;

export function yearIn(lines: readonly Line[]): number | null {
  for (const { text } of lines) {
    const year = /(20[0-4]\d)\s*年/u.exec(text)?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

/** 国办发〔2014〕32号 */
export function documentNumberIn(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const found = /[\p{Script=Han}]{2,12}[〔[【(（]20\d{2}[〕\]】)）]\s*\d{1,4}\s*号/u.exec(text)?.[0];
    if (found !== undefined) return found.replace(/^.*?(?:文号|依据|根据|按照)[:：]?/u, '');
  }
  return null;
}

/** `计量单位：件` beside or above a table. */
export function unitIn(lines: readonly Line[]): string {
  for (const { text } of [...lines].reverse()) {
    const unit = /(?:计量|金额)?单位\s*[:：]\s*([^\s()（），,、:：]{1,4})(?=$|[\s)）])/u.exec(text)?.[1];
    if (unit !== undefined) return unit;
  }
  return '';
}
