/** `reports.csv`: what each document came to. */
import type { Form } from '../forms/form.js';
import { fieldColumns } from './field-columns.js';
import { AGENCY, type Column, column, DOCUMENT, defineTable, FORM, type Origin, type Table, YEAR } from './table.js';
import { keysOf, listed, OUTCOME_WORDS, RESULT_WORDS, STATUS_WORDS } from './words.js';

const statusCounts = keysOf(STATUS_WORDS).map(
  (status): Column<Origin> =>
    column(
      status,
      'integer',
      [`状态为 ${status} 的数字`, `figures ${status}`],
      [`${STATUS_WORDS[status].zh}的数字个数`, `how many figures have this status: ${STATUS_WORDS[status].en}`],
      ({ entry }) => entry.report?.figures.filter((figure) => figure.status === status).length ?? null,
    ),
);

const resultCounts = keysOf(RESULT_WORDS).map(
  (result): Column<Origin> =>
    column(
      `relations_${result}`,
      'integer',
      [`${RESULT_WORDS[result].zh}的勾稽关系`, `relations ${RESULT_WORDS[result].en}`],
      [
        `报告之内${RESULT_WORDS[result].zh}的勾稽关系个数`,
        `how many relations within the report are ${RESULT_WORDS[result].en}`,
      ],
      ({ entry }) => entry.report?.relations.filter((relation) => relation.result === result).length ?? null,
    ),
);

const findingCounts = (['error', 'warning', 'info'] as const).map(
  (severity): Column<Origin> =>
    column(
      `findings_${severity}`,
      'integer',
      [`${severity} 级提示`, `findings: ${severity}`],
      [
        `findings.csv 中此文件 ${severity} 级的行数，年度之间的不计`,
        `how many rows of findings.csv are of this severity, those between the years not counted`,
      ],
      ({ entry }) => entry.findings.filter((found) => found.severity === severity).length,
      { required: true },
    ),
);

export const reportsTable = (forms: readonly Form[]): Table =>
  defineTable<Origin>({
    name: 'reports',
    title: { zh: '报告', en: 'reports' },
    about: {
      zh: '每份报告一行；没有读出报告的文件（包括无法读取的）也各占一行',
      en: 'a row for each report, and for each document without one, unreadable documents included',
    },
    primaryKey: ['document'],
    ofReports: false,
    records: (entry) => [{ entry, form: entry.report?.form ?? '' }],
    columns: [
      DOCUMENT,
      {
        ...FORM,
        about: { zh: '全文多数表格所依据的官方格式', en: 'the official form that most of the report follows' },
      },
      AGENCY,
      YEAR,
      ...fieldColumns(forms),
      column(
        'format',
        'string',
        ['文件格式', 'format'],
        ['按内容判断的文件格式，如 docx、text', 'format of the file, told from its content, e.g. docx, text'],
        ({ entry }) => entry.source.format,
        { required: true },
      ),
      column(
        'encoding',
        'string',
        ['字符编码', 'encoding'],
        ['文本的字符编码；其他格式为空', 'character encoding of a text; empty for other formats'],
        ({ entry }) => entry.source.encoding?.name ?? '',
      ),
      column(
        'outcome',
        'string',
        ['结果', 'outcome'],
        [listed(OUTCOME_WORDS, 'zh'), listed(OUTCOME_WORDS, 'en')],
        ({ entry }) => entry.outcome,
        { required: true, values: keysOf(OUTCOME_WORDS) },
      ),
      column(
        'figures',
        'integer',
        ['数字个数', 'figures'],
        ['格式要求的和本地行的数字个数，没有值的也计入', 'how many figures, those without a value included'],
        ({ entry }) => entry.report?.figures.length ?? null,
      ),
      ...statusCounts,
      ...resultCounts,
      ...findingCounts,
    ],
  });
