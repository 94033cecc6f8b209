/** What the command line says about forms, in Chinese and English. */
export const FORM_MESSAGES = {
  // help
  about_forms: { zh: '查看、检查、起草格式文件', en: 'list, show, check and draft form files' },
  about_forms_list: { zh: '列出各格式', en: 'list the forms' },
  about_forms_show: { zh: '显示一种格式', en: 'show a form' },
  about_forms_check: {
    zh: '检查格式文件，逐一指出错误所在的行',
    en: 'check form files and name every mistake with its line',
  },
  about_forms_draft: {
    zh: '由空白或已填的样表起草格式文件；或由一次运行的输出收集各地自加的行',
    en: 'draft a form file from a blank or filled sample, or from the local rows of a run',
  },
  argument_form_name: { zh: '格式名', en: 'name of a form' },
  argument_form_files: { zh: '格式文件（JSON）', en: 'form files (JSON)' },
  argument_sample: { zh: '样表，任何能读的格式', en: 'a sample, in any format that is read' },
  option_form: {
    zh: '另用此格式文件，可重复',
    en: 'use this form file besides the built-in forms; may be repeated',
  },
  option_json: { zh: '打印格式文件本身', en: 'print the form file itself' },
  option_draft_out: { zh: '写入此文件，不给则打印', en: 'write to this file instead of printing' },
  option_draft_name: { zh: '格式名，不给则取自文件名', en: 'name of the form; from the file name unless given' },
  option_from_run: {
    zh: '一次运行的输出文件夹：列出格式中没有的行',
    en: 'output folder of a run: list the rows that the forms lack',
  },
  option_base: {
    zh: '配合 --from-run：以此格式为底，打印加上这些行的格式文件',
    en: 'with --from-run: print this form with those rows added',
  },
  // wrong usage
  no_form_command: {
    zh: '缺少 forms 的子命令：list、show、check、draft',
    en: 'forms needs list, show, check or draft',
  },
  unknown_form: { zh: '没有格式 {name}；可用：{names}', en: 'there is no form {name}; there are {names}' },
  draft_without_sample: {
    zh: '须给出一个样表，或用 --from-run',
    en: 'draft needs a sample, or --from-run',
  },
  draft_with_both: { zh: '样表与 --from-run 不能同用', en: 'a sample and --from-run exclude each other' },
  base_without_run: { zh: '--base 只与 --from-run 同用', en: '--base goes with --from-run only' },
  form_unusable: { zh: '格式文件 {file} 有误，未使用', en: 'the form file {file} has mistakes and was not used' },
  form_name_taken: {
    zh: '格式名 {name} 已有（内置，或在另一个格式文件中），请在 {file} 中改名',
    en: 'there is a form {name} already, built in or in another file; give the one in {file} another name',
  },
  run_without_json: {
    zh: '{folder} 是以 --json none 转换的，其中没有报告的 JSON',
    en: '{folder} was converted with --json none; it has no JSON of the reports',
  },
  not_a_run: { zh: '{folder} 中没有 gouji 的运行结果', en: '{folder} holds no output of gouji' },
  file_unreadable_here: { zh: '无法读取 {file}：{reason}', en: 'cannot read {file}: {reason}' },
  // list and show
  form_line: {
    zh: '{name}  {years}  表 {tables} 张，数字 {figures} 个  {title}',
    en: '{name}  {years}  {tables} tables, {figures} figures  {title}',
  },
  form_sections: { zh: '标题', en: 'sections' },
  form_columns: { zh: '列', en: 'columns' },
  form_rows: { zh: '行', en: 'rows' },
  form_head: { zh: '表头中不是列名的文字', en: 'words of the head that name no column' },
  form_relations: { zh: '勾稽关系', en: 'relations' },
  form_aliases: { zh: '又作', en: 'also' },
  form_across: { zh: '各行横向并列', en: 'rows side by side' },
  // check
  check_line: { zh: '{file}:{line}:{column}: {text}（{code}）', en: '{file}:{line}:{column}: {text} ({code})' },
  check_right: {
    zh: '{file}：无误，{name}，表 {tables} 张，数字 {figures} 个',
    en: '{file}: right; {name}, {tables} tables, {figures} figures',
  },
  check_wrong: { zh: '{file}：{count} 处错误', en: '{file}: mistakes: {count}' },
  // draft
  draft_nothing: {
    zh: `{file} 中没有找到可以起草的表格。可用的样表：Word 文件或网页中的表格；文本中以制表符、“|”或多个空格分隔各列的表格；
每个单元格单独一行的表格，但各行的单元格须一样多：空单元格要留空行，或填 0`,
    en: `no table to draft a form from was found in {file}. What it can be drafted from: a table in a Word file or a web page; in a
text, a table with tabs, | or several spaces between its columns; or a cell a line, but then every row must have as many:
keep the blank lines of empty cells, or put a 0 into each`,
  },
  draft_blank_lines: {
    zh: '样表每个单元格单独一行，又全是空的，转换时无法确认空行是不是单元格：请用一份填好的报告试一试',
    en: 'the sample has a cell a line and not one figure, so that no blank line is sure to be a cell: try the form on a filled report',
  },
  draft_done: {
    zh: '起草了 {tables} 张表，行 {rows}，列 {columns}',
    en: 'drafted {tables} tables, {rows} rows, {columns} columns',
  },
  draft_notes: { zh: '请核对：', en: 'please check:' },
  draft_written: { zh: '已写入 {file}', en: 'written to {file}' },
  draft_exact: {
    zh: '用此格式转换样表：{figures} 个数字全部读出',
    en: 'the sample converts with it: all of its {figures} figures come out',
  },
  draft_known: {
    zh: '样表符合已有的格式 {form}，转换时用该格式',
    en: 'the sample follows the form {form} already, which is the one that converts it',
  },
  draft_inexact: {
    zh: '用此格式转换样表：{figures} 个数字中有 {wrong} 个未能照样读出，首个为 {first}',
    en: 'the sample converts with it, but {wrong} of {figures} figures do not come out as they stand; the first is {first}',
  },
  run_no_rows: { zh: '{folder} 中没有格式以外的行', en: 'every row in {folder} is one of a form' },
  run_near: { zh: '  近于 {key}“{label}”', en: '  near {key} "{label}"' },
  run_row: {
    zh: '{count} 份文件  {table}  {form}  “{label}”  如 {document} {location}',
    en: '{count} documents  {table}  {form}  "{label}"  e.g. {document} {location}',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
