/** Tables of a web page that belong to the site and not to the document in it. */
import type { Element } from 'domhandler';
import { FOOT } from './furniture-lines.js';
import { smallTextOf, type Tables } from './parse.js';

/** Cells of the largest of them, and characters of their largest cell. */
const CELLS = 60;
const CHARACTERS = 300;

/**
 * ```
 * | 索 引 号 | 000000000/2024-00001 | 分类     | 政府信息公开年报 |    the entry of the document in the site's catalogue, which
 * | 发布机构 | 青石镇               | 发文日期 | 2024-01-20       |    every item must have (政府信息公开条例, 第二十四条)
 * ```
 */
const CATALOGUE = new Set(
  (
    '索引号 信息索引号 信息索引 分类 主题分类 组配分类 体裁分类 服务对象分类 信息分类 类别 信息类别 主题词 关键词 名称 信息名称 标题 文号 发文字号 ' +
    '发布机构 发文机关 发文机构 公开主体 责任部门 信息来源 来源 成文日期 发文日期 发布日期 公开日期 生成日期 生效日期 失效日期 废止日期 有效性 ' +
    '时效性 效力状态 公开方式 公开形式 公开范围 公开时限 公开期限 内容概述 信息概述'
  ).split(' '),
);

/** Whether a table is of the site, told by the text of its cells. */
export function isFurnitureTable(cells: readonly Element[]): boolean {
  const texts = textsOf(cells);
  if (isCatalogue(texts)) return true;
  return texts.some((text) => FOOT.test(text)) && !texts.some((text) => /^\d[\d.,]*$|。/.test(text));
}

/** What the catalogue of the site, if a table of the page is one, calls the document. */
export function nameInCatalogues({ cells, layout }: Tables): string {
  for (const [table, own] of cells) {
    const texts = layout.has(table) ? [] : textsOf(own);
    const at = isCatalogue(texts) ? texts.findIndex((text) => NAMES.has(labelOf(text))) : -1;
    if (at >= 0) return /[:：]\s*(\S.*)/s.exec(texts[at] ?? '')?.[1] ?? texts[at + 1] ?? '';
  }
  return '';
}

const NAMES = new Set(['名称', '信息名称', '标题']);

function isCatalogue(texts: readonly string[]): boolean {
  const known = texts.map(labelOf).filter((label) => CATALOGUE.has(label));
  return known.length > 2 && known.some((label) => label.includes('索引'));
}

/** `索 引 号：000` → 索引号 */
const labelOf = (text: string): string => text.replace(/[:：].*$/s, '').replace(/[\s【】[\]]+/g, '');

/** None for a table that is too large. */
function textsOf(cells: readonly Element[]): string[] {
  if (cells.length > CELLS) return [];
  const texts = cells.map((cell) => smallTextOf(cell, CHARACTERS)?.trim());
  return texts.every((text) => text !== undefined) ? texts : [];
}
