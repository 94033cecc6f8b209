/** `relations.csv`: every equation with its result, those between reports included. */
import type { RelationResult } from '../report.js';
import { AGENCY, type Column, column, DOCUMENT, defineTable, FORM, YEAR } from './table.js';
import { keysOf, listed, RESULT_WORDS } from './words.js';

/** A relation with the report that it is demanded of. */
export interface RelationRecord {
  document: string;
  form: string;
  agency: string;
  year: string;
  relation: RelationResult;
  /** The other documents whose figures are in it. */
  others: readonly string[];
}

const RELATION_FIELDS: readonly Column<RelationRecord>[] = [
  { ...DOCUMENT, of: ({ document }) => document },
  {
    ...FORM,
    of: ({ form }) => form,
    about: {
      zh: '读取此表所依据的官方格式；同一表依据多种格式时以 + 相连',
      en: 'the official form the table was read by; several are joined by +',
    },
  },
  { ...AGENCY, of: ({ agency }) => agency },
  { ...YEAR, of: ({ year }) => year },
  column<RelationRecord>(
    'table',
    'string',
    ['表', 'table'],
    ['表的键', 'key of the table'],
    ({ relation }) => relation.table,
    {
      required: true,
    },
  ),
  column<RelationRecord>(
    'relation',
    'string',
    ['关系', 'relation'],
    ['关系的名称，如 results', 'name of the relation, e.g. results'],
    ({ relation }) => relation.relation,
    { required: true },
  ),
  column<RelationRecord>(
    'scope',
    'string',
    ['范围', 'scope'],
    ['核对的那一行或那一列的键', 'key of the row or the column it was evaluated for'],
    ({ relation }) => relation.scope,
    { required: true },
  ),
  column<RelationRecord>(
    'equation',
    'string',
    ['等式', 'equation'],
    ['以键写的等式', 'the equation in keys'],
    ({ relation }) => relation.equation,
  ),
  column<RelationRecord>(
    'words_zh',
    'string',
    ['等式（中文）', 'in Chinese'],
    ['以中文写的等式', 'the equation in Chinese'],
    ({ relation }) => relation.words.zh,
  ),
  column<RelationRecord>(
    'words_en',
    'string',
    ['等式（英文）', 'in English'],
    ['以英文写的等式', 'the equation in English'],
    ({ relation }) => relation.words.en,
  ),
  column<RelationRecord>(
    'left',
    'number',
    ['左边', 'left'],
    ['左边之和；有数字没有值时为空', 'sum of the left side; empty when a figure has no value'],
    ({ relation }) => relation.left,
  ),
  column<RelationRecord>(
    'right',
    'number',
    ['右边', 'right'],
    ['右边之和；有数字没有值时为空', 'sum of the right side; empty when a figure has no value'],
    ({ relation }) => relation.right,
  ),
  column<RelationRecord>(
    'difference',
    'number',
    ['差', 'difference'],
    ['左边 − 右边', 'left − right'],
    ({ relation }) => relation.difference,
  ),
  column<RelationRecord>(
    'result',
    'string',
    ['结果', 'result'],
    [listed(RESULT_WORDS, 'zh'), listed(RESULT_WORDS, 'en')],
    ({ relation }) => relation.result,
    { required: true, values: keysOf(RESULT_WORDS) },
  ),
  column<RelationRecord>(
    'figures',
    'string',
    ['有关数字', 'figures'],
    [
      '等式中的数字：表/行/列，以 ; 分隔；previous(…) 为上一年度的，units(…) 为各所属单位的',
      'the figures in it: table/row/column, separated by ;; previous(…) is that of the year before, units(…) those of the units',
    ],
    ({ relation }) => relation.figures.join(';'),
  ),
  column<RelationRecord>(
    'other_documents',
    'string',
    ['其他文件', 'other documents'],
    [
      '等式涉及的其他文件（上一年度的报告、所属单位的报告），以 ; 分隔；一般为空',
      'other documents with figures in it (that of the year before, those of the units), separated by ;; mostly empty',
    ],
    ({ others }) => others.join(';'),
  ),
];

/** A row of `relations.csv`. */
export const relationRow = (record: RelationRecord) => RELATION_FIELDS.map((field) => field.of(record));

export const RELATIONS = defineTable<RelationRecord>({
  name: 'relations',
  title: { zh: '勾稽关系', en: 'relations' },
  about: {
    zh: '格式规定的每个等式对每一行或每一列的核对结果；同一机关各年度之间（及所属单位之间）的等式列在最后',
    en: 'a row for each equation of the form and each row or column it was evaluated for; those between the years of an authority (and across its units) come last',
  },
  primaryKey: ['document', 'table', 'relation', 'scope'],
  ofReports: true,
  records: (entry) => {
    const forms = new Map(entry.report?.tables.map(({ table, form }) => [table, form]));
    const { agency, year } = entry.report?.fields ?? {};
    return (entry.report?.relations ?? []).map((relation) => ({
      document: entry.document,
      form: forms.get(relation.table) ?? entry.report?.form ?? '',
      agency: agency?.value ?? '',
      year: year?.value ?? '',
      relation,
      others: [],
    }));
  },
  columns: RELATION_FIELDS,
});
