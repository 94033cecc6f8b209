/** `findings.csv`: whatever a reader must know. */
import { type Finding, message } from '../findings.js';
import { column, defineTable } from './table.js';

/** A finding with what it is about: a document, or something that was passed over and so has no row in `reports.csv`. */
export interface FindingRecord {
  document: string;
  found: Finding;
}

const FINDING_FIELDS = [
  column<FindingRecord>(
    'document',
    'string',
    ['文件', 'document'],
    [
      'reports.csv 中的文件，或被跳过的文件（夹）',
      'a document of reports.csv, or a file or folder that was passed over and is not listed there',
    ],
    ({ document }) => document,
    { required: true },
  ),
  column<FindingRecord>(
    'code',
    'string',
    ['代码', 'code'],
    ['固定不变的代码', 'a code that does not change'],
    ({ found }) => found.code,
    {
      required: true,
    },
  ),
  column<FindingRecord>(
    'severity',
    'string',
    ['级别', 'severity'],
    [
      'error 有内容没有读出；warning 须核对；info 仅供知悉',
      'error: something was not read; warning: to be looked at; info: good to know',
    ],
    ({ found }) => found.severity,
    { required: true, values: ['error', 'warning', 'info'] },
  ),
  column<FindingRecord>(
    'location',
    'string',
    ['位置', 'location'],
    ['在文件中的位置；指整个文件时为空', 'where in the document; empty when the whole of it is meant'],
    ({ found }) => found.location,
  ),
  column<FindingRecord>(
    'message_zh',
    'string',
    ['说明（中文）', 'message in Chinese'],
    ['中文说明', 'what was found, in Chinese'],
    ({ found }) => message(found, 'zh'),
  ),
  column<FindingRecord>(
    'message_en',
    'string',
    ['说明（英文）', 'message in English'],
    ['英文说明', 'what was found, in English'],
    ({ found }) => message(found, 'en'),
  ),
];

/** A row of `findings.csv`. */
export const findingRow = (record: FindingRecord) => FINDING_FIELDS.map((field) => field.of(record));

export const FINDINGS = defineTable<FindingRecord>({
  name: 'findings',
  title: { zh: '提示', en: 'findings' },
  about: {
    zh: '使用者须知的每件事一行，包括无法读取的文件',
    en: 'a row for whatever a reader must know, documents that could not be read included',
  },
  ofReports: false,
  records: ({ document, findings }) => findings.map((found) => ({ document, found })),
  columns: FINDING_FIELDS,
});
