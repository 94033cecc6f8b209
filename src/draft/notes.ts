/** What a draft had to decide, for the user to look at. JSON has no comments, so that it is said beside the file. */
import type { Bilingual } from '../forms/form.js';

export const NOTES = {
  keys: {
    zh: '键按编号或代码取名（row_1、column_1），发布数据之前请改为有含义的名称',
    en: 'keys are numbers or codes (row_1, column_1); rename them before you publish data',
  },
  english: { zh: '英文名称暂用中文，请翻译', en: 'the English labels are the Chinese ones; translate them' },
  source: { zh: '没有找到规定此表的文号，请填写 source', en: 'no document number was found; write the source' },
  years: {
    zh: '没有找到年份，years 暂从 {year} 年起',
    en: 'no year was found; years begin with {year} for now',
  },
  title: {
    zh: '标题取自“{text}”（{location}）；其中的机关名、年份因报告而异，请删去',
    en: 'the title is "{text}" ({location}); cut the authority and the year, which differ from report to report',
  },
  title_unknown: {
    zh: '报告中只有与“{text}”一致（年份、期限除外）的表题才认得出，否则标题、年度、期限可能为空；请在 fields 中加一项 key、kind 均为 "title" 的字段，about 写报告何事，ends 写标题以何结尾（如“{end}”），见 docs/forms.md“Titles and periods”',
    en: 'in reports, only a heading worded as "{text}", year and period aside, is known; with any other, title, year and period may stay empty: add an entry with key and kind "title" to fields, its about saying what such a report is about, its ends how titles end ("{end}"), see "Titles and periods" in docs/forms.md',
  },
  no_title: { zh: '没有找到标题，请填写 title', en: 'no title was found; write one' },
  unit: {
    zh: '表“{table}”的列“{label}”没有写明单位，unit 暂作 declared（按原文）',
    en: 'the unit of column "{label}" of {table} is not stated; it is "declared" for now (what the source states)',
  },
  codes: { zh: '列“{label}”作为代码列，不是数字', en: 'column "{label}" holds codes, no figures' },
  serial: { zh: '列“{label}”作为序号列，不是数字', en: 'column "{label}" numbers the rows and holds no figures' },
  units: { zh: '列“{label}”作为单位列', en: 'column "{label}" states the units' },
  remarks: { zh: '列“{label}”作为备注，未收入', en: 'column "{label}" holds remarks and is left out' },
  column_left_out: {
    zh: '第 {number} 列没有列名，或与前面的列名相同（“{label}”），未收入',
    en: 'column {number} has no label, or that of a column before ("{label}"), and is left out',
  },
  merged_head: {
    zh: '列“{label}”之上有多层标题，只取最近一层“{group}”',
    en: 'column "{label}" stands under several levels; the nearest, "{group}", is its group',
  },
  of_which: {
    zh: '“{label}”（{location}）及其后无编号的行作为上一行的下级',
    en: '"{label}" ({location}) and the rows behind it without a number stand below the row above',
  },
  group: {
    zh: '“{label}”（{location}）没有数字，作为分组',
    en: '"{label}" ({location}) has no figures and is a group',
  },
  row_left_out: {
    zh: '“{label}”（{location}）与前一行无法区分，未收入',
    en: '"{label}" ({location}) cannot be told from a row before and is left out',
  },
  row_unlabelled: { zh: '{location} 一行没有行名，未收入', en: 'the row at {location} has no label and is left out' },
  table_left_out: {
    zh: '{location} 的表格没有表头或行，未收入',
    en: 'the table at {location} has no head or no rows and is left out',
  },
  table_cut: {
    zh: '{location} 的表格超过 {rows} 行或 {columns} 列，其余未收入',
    en: 'the table at {location} has more than {rows} rows or {columns} columns; the rest is left out',
  },
  table_continued: {
    zh: '{location} 的表格与前一表列名相同，作为其续表',
    en: 'the table at {location} has the columns of the one before and continues it',
  },
  row_added: {
    zh: '加了一行“{label}”（如 {location}）',
    en: 'the row "{label}" was added (e.g. {location})',
  },
  row_added_near: {
    zh: '加了一行“{label}”（如 {location}）；若是“{near}”的另一写法，请删去此行，改写入 {key} 的 aliases',
    en: 'the row "{label}" was added (e.g. {location}); if it is "{near}" in other words, cut it and write it into the aliases of {key}',
  },
  row_not_added: {
    zh: '“{label}”（如 {location}）没有加入：此格式没有这张表，或已有同样的行',
    en: 'the row "{label}" (e.g. {location}) was not added: the form lacks its table or group, or has such a row',
  },
  amount: {
    zh: '列“{label}”有小数，作为金额（amount），请核对',
    en: 'column "{label}" has decimals and is of type amount; check it',
  },
} as const satisfies Record<string, Bilingual>;

export type NoteCode = keyof typeof NOTES;

export interface Note {
  code: NoteCode;
  params: Record<string, string | number>;
}

export const note = (code: NoteCode, params: Note['params'] = {}): Note => ({ code, params });

export const noteText = ({ code, params }: Note, lang: 'zh' | 'en'): string =>
  NOTES[code][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
