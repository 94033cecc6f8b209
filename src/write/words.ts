/** The values of the contract in words, for the data dictionary and the terminal. */
import type { Bilingual } from '../forms/form.js';
import type { RelationResult, Status } from '../report.js';
import type { Outcome } from './entry.js';

export const STATUS_WORDS: Record<Status, Bilingual> = {
  read: { zh: '读出的数字，位置确定', en: 'plainly written, and surely in this row and column' },
  repaired: { zh: '按已命名的规则修复了损伤', en: 'mended by a rule that the figure names' },
  placed: {
    zh: '空单元格已丢失，按唯一满足勾稽关系的排法归列',
    en: 'the copy dropped blanks; only here do the sums of the form come out',
  },
  blank: { zh: '单元格存在但为空', en: 'an empty cell' },
  not_applicable: { zh: '填的是 /、-、—、无 等', en: 'somebody wrote that there is none: /, -, —, 无' },
  unreadable: { zh: '有文字但不是数字', en: 'words where a number is due' },
  unplaced: { zh: '有数字但无法确定属于哪一列', en: 'the row has numbers, but which belongs to which column is open' },
  missing: { zh: '文件中没有此行或此列', en: 'nothing in the source stands for it' },
};

export const RESULT_WORDS: Record<RelationResult['result'], Bilingual> = {
  held: { zh: '成立', en: 'held' },
  failed: { zh: '不成立', en: 'failed' },
  not_checkable: { zh: '无法核对', en: 'not checkable' },
};

export const OUTCOME_WORDS: Record<Outcome, Bilingual> = {
  read: { zh: '至少读出一份报告', en: 'at least one report' },
  unreadable: { zh: '格式不能读取或内容损坏', en: 'the format cannot be read, or the bytes are damaged' },
  no_report: { zh: '读出但其中没有报告', en: 'read, but there is no report in it' },
  archive: {
    zh: '已打开的压缩包，其中每个文件各占一行',
    en: 'an archive, opened: each file in it is a document of its own',
  },
  duplicate: {
    zh: '内容与另一文件完全相同，只转换一次',
    en: 'the same bytes as another document, which was converted',
  },
};

/** Keys of a table of words, in its order. */
export function keysOf<K extends string>(words: Record<K, unknown>): K[] {
  return Object.keys(words) as K[];
}

/** `read: …; repaired: …` */
export function listed(words: Record<string, Bilingual>, lang: 'zh' | 'en'): string {
  const between = lang === 'zh' ? '；' : '; ';
  return Object.entries(words)
    .map(([key, word]) => `${key} ${word[lang]}`)
    .join(between);
}
