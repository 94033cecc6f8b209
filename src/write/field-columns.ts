/** The columns of `reports.csv` for what a report says about itself: the fields of every report, then those of the forms. */
import { fieldsOf, labelsOf, outputKeys } from '../forms/fields/index.js';
import type { Bilingual, FieldKind, Form, FormField } from '../forms/form.js';
import { type Column, column, type Origin } from './table.js';

/** What stands behind a label. Agency and year are columns of every table. */
const BEHIND: Readonly<Record<Exclude<FieldKind, 'title' | 'period'>, Bilingual>> = {
  agency: { zh: '机关名称', en: 'the name of the authority' },
  person: { zh: '姓名', en: 'the name' },
  telephone: { zh: '电话号码，几个的以、分隔', en: 'the number, several with 、 between,' },
  email: { zh: '电子邮箱', en: 'the address' },
  date: { zh: '日期（年-月-日）', en: 'the date (YYYY-MM-DD)' },
  document_number: { zh: '字号，如 云政办发〔2022〕3号', en: 'the number, e.g. 云政办发〔2022〕3号,' },
  year: { zh: '年份', en: 'the year' },
  text: { zh: '文字', en: 'the text' },
};

export function fieldColumns(forms: readonly Form[]): Column<Origin>[] {
  return fieldsOf(forms)
    .filter(({ key }) => key !== 'agency' && key !== 'year')
    .flatMap(columnsOf);
}

function columnsOf(field: FormField): Column<Origin>[] {
  const { key, kind, label, en } = field;
  if (kind === 'title') return [text(key, [label, en], ['报告标题', 'title of the report'])];
  if (kind === 'period') return period(field);
  const labels = labelsOf(field);
  const about = [
    `“${labels.join('”“')}”之后的${BEHIND[kind].zh}`,
    `${BEHIND[kind].en} behind ${labels.join(', ')}`,
  ] as const;
  return [text(key, [label, en], about)];
}

function period(field: FormField): Column<Origin>[] {
  const { label, en } = field;
  const [from = '', to = ''] = outputKeys(field);
  const ends = [
    [from, '起', 'from', '第一天', 'first'],
    [to, '止', 'to', '最后一天', 'last'],
  ] as const;
  return ends.map(([key, zh, way, day, which]) =>
    text(
      key,
      [`${label}${zh}`, `${en} ${way}`],
      [
        `${label}的${day}（年-月-日），报告写明时才有`,
        `${which} day of the ${en} (YYYY-MM-DD), where the report states it`,
      ],
    ),
  );
}

const text = (key: string, title: readonly [string, string], about: readonly [string, string]): Column<Origin> =>
  column(key, 'string', title, about, ({ entry }) => entry.report?.fields[key]?.value ?? '');
