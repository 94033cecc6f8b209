/** What a page says its title is, apart from its text: often the only place that names the authority. */
import { type Elements, textOf } from './parse.js';

/** What every title of such a report holds. */
export const REPORT_NAMES = /(?:信息公开|信息公開|資訊公開|政务公开|政務公開)[^\n。；;]{0,20}?(?:报告|報告|年报|年報)/g;

export const namesReport = (text: string): boolean => text.search(REPORT_NAMES) >= 0;

/** A line longer than this is prose that mentions a report. */
const TITLE_LENGTH = 60;
/** What the page itself says is read no further. */
const LONGEST_TITLE = 300;

/**
 * The title that a page is to be given in front of its text, or an empty one.
 * @param own what `ownTitle` tells, @param paragraphs the text of the page
 */
export function pageTitle(own: string, paragraphs: readonly string[]): string {
  const plainOwn = plain(own);
  if (own === '' || paragraphs.some((text) => plain(text).includes(plainOwn))) return '';
  const lines = paragraphs.flatMap((text) => text.split('\n')).map(plain);
  const stated = lines.find((line) => line.length <= TITLE_LENGTH && namesReport(line) && !/[。；>＞]/.test(line));
  // the page has a title in its text: another one is the site's, or that of a part of it; a fuller one names the authority
  return stated === undefined || (namesReport(own) && plainOwn.endsWith(stated)) ? own : '';
}

/**
 * What the page itself says: `ArticleTitle` (政府网站发展指引, 附件1: 网页标签规范), else the name of the document in the
 * catalogue of the site, else the part of <title> that names a report.
 */
export function ownTitle({ titles, metas }: Elements, catalogued: string): string {
  for (const { attribs } of metas) {
    const content = spaced(attribs.content ?? '').slice(0, LONGEST_TITLE);
    if (attribs.name?.toLowerCase() === 'articletitle' && content !== '') return content;
  }
  if (namesReport(catalogued)) return spaced(catalogued).slice(0, LONGEST_TITLE);
  const [first] = titles;
  return first === undefined ? '' : partOfTitle(spaced(textOf(first)).slice(0, LONGEST_TITLE));
}

/**
 * ```
 * 云岫县林业局2023年政府信息公开工作年度报告_云岫县人民政府门户网站
 *                                           ^ what follows is the site
 * 云岫县 年度报告 云岫县林业局2023年政府信息公开工作年度报告
 *        ^ the site, and a part of it; with 云岫县 it may as well be one name, which then is not taken
 * ```
 */
function partOfTitle(title: string): string {
  const parts = title.split(/\s*[_|｜»›>＞·]+\s*|\s*(?<!\d)[-—–]+\s*|\s*[-—–]+(?!\d)\s*/);
  const own = parts.find((part) => namesReport(part)) ?? title;
  return own.split(' ').find((part) => namesReport(part)) ?? own;
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
const plain = (text: string): string => text.replace(/\s+/g, '');
