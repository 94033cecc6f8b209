/** Which CSV tables there are, in the order in which the data package lists them. */
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Figure, RelationResult, Section } from '../report.js';
import { type Entry, rowKey } from './entry.js';
import { FINDINGS } from './findings-table.js';
import { formTables } from './form-tables.js';
import { REPORTS } from './reports-table.js';
import { AGENCY, column, DOCUMENT, defineTable, FORM, type Origin, type Table, YEAR } from './table.js';
import { keysOf, listed, RESULT_WORDS, STATUS_WORDS } from './words.js';

const CELLS = defineTable<Origin & { figure: Figure }>({
  name: 'cells',
  title: { zh: '数字', en: 'figures' },
  about: { zh: '每个数字一行，没有值的也各占一行', en: 'a row for each figure, those without a value included' },
  primaryKey: ['document', 'table', 'row', 'column'],
  ofReports: true,
  records: (entry) => {
    const forms = new Map(entry.report?.rows.map((row) => [rowKey(row), row.form]));
    const formOf = (figure: Figure): string => forms.get(rowKey(figure)) ?? entry.report?.form ?? '';
    return (entry.report?.figures ?? []).map((figure) => ({ entry, form: formOf(figure), figure }));
  },
  columns: [
    DOCUMENT,
    FORM,
    AGENCY,
    YEAR,
    column('table', 'string', ['表', 'table'], ['表的键', 'key of the table'], ({ figure }) => figure.table, {
      required: true,
    }),
    column(
      'row',
      'string',
      ['行', 'row'],
      ['行的键；格式中没有的行为 local:<行名>', 'key of the row; local:<label> for a row that the form lacks'],
      ({ figure }) => figure.row,
      { required: true },
    ),
    column(
      'column',
      'string',
      ['列', 'column'],
      ['列的键；格式中没有的列为 local:<列名>', 'key of the column; local:<label> for a column that the form lacks'],
      ({ figure }) => figure.column,
      {
        required: true,
      },
    ),
    column(
      'value',
      'number',
      ['值', 'value'],
      ['数字；状态为 read、repaired、placed 时才有', 'the figure; only with the status read, repaired or placed'],
      ({ figure }) => figure.value,
    ),
    column(
      'unit',
      'string',
      ['单位', 'unit'],
      ['格式规定或报告写明的单位；都没有时为空', 'the unit that form or report states; empty when neither does'],
      ({ figure }) => figure.unit,
    ),
    column(
      'status',
      'string',
      ['状态', 'status'],
      [listed(STATUS_WORDS, 'zh'), listed(STATUS_WORDS, 'en')],
      ({ figure }) => figure.status,
      { required: true, values: keysOf(STATUS_WORDS) },
    ),
    column(
      'raw',
      'string',
      ['原文', 'raw'],
      ['单元格的原文', 'the text of the cell; for unplaced all texts of the row, joined by " | "'],
      ({ figure }) => figure.raw,
    ),
    column(
      'location',
      'string',
      ['位置', 'location'],
      [
        '文本为 L<行号>，表格为 T<表>R<行>C<格>，均从 1 起；missing 为空',
        'L<line> in a text, T<table>R<row>C<cell> in a grid, each from 1; empty for missing',
      ],
      ({ figure }) => figure.location,
    ),
  ],
});

const RELATIONS = defineTable<Origin & { relation: RelationResult }>({
  name: 'relations',
  title: { zh: '勾稽关系', en: 'relations' },
  about: {
    zh: '格式规定的每个等式对每一行或每一列的核对结果',
    en: 'a row for each equation of the form and each row or column it was evaluated for',
  },
  primaryKey: ['document', 'table', 'relation', 'scope'],
  ofReports: true,
  records: (entry) => {
    const forms = new Map(entry.report?.tables.map(({ table, form }) => [table, form]));
    return (entry.report?.relations ?? []).map((relation) => ({
      entry,
      form: forms.get(relation.table) ?? entry.report?.form ?? '',
      relation,
    }));
  },
  columns: [
    DOCUMENT,
    {
      ...FORM,
      about: {
        zh: '读取此表所依据的官方格式；同一表依据多种格式时以 + 相连',
        en: 'the official form the table was read by; several are joined by +',
      },
    },
    AGENCY,
    YEAR,
    column('table', 'string', ['表', 'table'], ['表的键', 'key of the table'], ({ relation }) => relation.table, {
      required: true,
    }),
    column(
      'relation',
      'string',
      ['关系', 'relation'],
      ['关系的名称，如 results', 'name of the relation, e.g. results'],
      ({ relation }) => relation.relation,
      { required: true },
    ),
    column(
      'scope',
      'string',
      ['范围', 'scope'],
      ['核对的那一行或那一列的键', 'key of the row or the column it was evaluated for'],
      ({ relation }) => relation.scope,
      { required: true },
    ),
    column(
      'equation',
      'string',
      ['等式', 'equation'],
      ['以键写的等式', 'the equation in keys'],
      ({ relation }) => relation.equation,
    ),
    column(
      'words_zh',
      'string',
      ['等式（中文）', 'in Chinese'],
      ['以中文写的等式', 'the equation in Chinese'],
      ({ relation }) => relation.words.zh,
    ),
    column(
      'words_en',
      'string',
      ['等式（英文）', 'in English'],
      ['以英文写的等式', 'the equation in English'],
      ({ relation }) => relation.words.en,
    ),
    column(
      'left',
      'number',
      ['左边', 'left'],
      ['左边之和；有数字没有值时为空', 'sum of the left side; empty when a figure has no value'],
      ({ relation }) => relation.left,
    ),
    column(
      'right',
      'number',
      ['右边', 'right'],
      ['右边之和；有数字没有值时为空', 'sum of the right side; empty when a figure has no value'],
      ({ relation }) => relation.right,
    ),
    column(
      'difference',
      'number',
      ['差', 'difference'],
      ['左边 − 右边', 'left − right'],
      ({ relation }) => relation.difference,
    ),
    column(
      'result',
      'string',
      ['结果', 'result'],
      [listed(RESULT_WORDS, 'zh'), listed(RESULT_WORDS, 'en')],
      ({ relation }) => relation.result,
      { required: true, values: keysOf(RESULT_WORDS) },
    ),
    column(
      'figures',
      'string',
      ['有关数字', 'figures'],
      ['等式中的数字：表/行/列，以 ; 分隔', 'the figures in it: table/row/column, separated by ;'],
      ({ relation }) => relation.figures.join(';'),
    ),
  ],
});

const NARRATIVE = defineTable<{ entry: Entry; section: Section }>({
  name: 'narrative',
  title: { zh: '文字部分', en: 'narrative' },
  about: { zh: '每节文字一行', en: 'a row for each section of prose' },
  ofReports: true,
  records: (entry) => (entry.report?.narrative ?? []).map((section) => ({ entry, section })),
  columns: [
    DOCUMENT,
    AGENCY,
    YEAR,
    column(
      'section',
      'string',
      ['章节', 'section'],
      [
        '章节的键；第一个标题之前为 preface，格式中没有的标题为 unlisted',
        'key of the section; preface before the first heading, unlisted for a heading that no form knows',
      ],
      ({ section }) => section.section,
      { required: true },
    ),
    column(
      'heading',
      'string',
      ['标题', 'heading'],
      ['原文标题', 'the heading as it stands'],
      ({ section }) => section.heading,
    ),
    column(
      'text',
      'string',
      ['正文', 'text'],
      ['原文全文', 'the whole text as it stands'],
      ({ section }) => section.text,
    ),
    column(
      'location',
      'string',
      ['位置', 'location'],
      ['在文件中的位置', 'where it begins in the document'],
      ({ section }) => section.location,
    ),
  ],
});

/** All CSV tables. */
export function csvTables(forms: readonly Form[] = FORMS): Table[] {
  return [REPORTS, ...formTables(forms), CELLS, RELATIONS, NARRATIVE, FINDINGS];
}
