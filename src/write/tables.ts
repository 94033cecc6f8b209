/** Which CSV tables there are, in the order in which the data package lists them. */
import type { Form } from '../forms/form.js';
import { FORMS } from '../forms/index.js';
import type { Figure, Section } from '../report.js';
import { type Entry, rowKey } from './entry.js';
import { FINDINGS } from './findings-table.js';
import { formTables } from './form-tables.js';
import { RELATIONS } from './relations-table.js';
import { reportsTable } from './reports-table.js';
import { AGENCY, column, DOCUMENT, defineTable, FORM, type Origin, type Table, YEAR } from './table.js';
import { keysOf, listed, STATUS_WORDS } from './words.js';

const CELLS = defineTable<Origin & { figure: Figure }>({
  name: 'cells',
  title: { zh: '数字', en: 'figures' },
  about: { zh: '每个数字一行，没有值的也各占一行', en: 'a row for each figure, those without a value included' },
  primaryKey: ['document', 'table', 'row', 'column'],
  ofReports: true,
  records: (entry) => {
    const forms = new Map(entry.report?.rows.map((row) => [rowKey(row), row.form]));
    const formOf = (figure: Figure): string => forms.get(rowKey(figure)) ?? entry.report?.form ?? '';
    let above: (Origin & { figure: Figure }) | undefined;
    return (entry.report?.figures ?? []).map((figure) => {
      // the figures of a row stand together
      const isSame = above?.figure.row === figure.row && above.figure.table === figure.table;
      above = { entry, form: isSame && above ? above.form : formOf(figure), figure };
      return above;
    });
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
  return [reportsTable(forms), ...formTables(forms), CELLS, RELATIONS, NARRATIVE, FINDINGS];
}
