/** Everything the command line says, in Chinese and English. `{name}` stands for a value. */
import { FORM_MESSAGES } from './messages-forms.js';
import { RUN_MESSAGES } from './messages-run.js';

export type Lang = 'zh' | 'en';

export const MESSAGES = {
  ...FORM_MESSAGES,
  ...RUN_MESSAGES,
  // help
  about: {
    zh: '勾稽：把政府信息公开工作年度报告（Word 文件、网页、文本）转为 JSON 和 CSV，逐项核对勾稽关系',
    en: 'gouji turns annual reports on government information disclosure (Word files, web pages, texts) into JSON and CSV, every sum checked',
  },
  about_convert: {
    zh: '转换文件或文件夹；“-”为标准输入',
    en: 'convert files or folders; "-" is standard input',
  },
  about_show: { zh: '在终端显示一个文件中的表格', en: 'show the tables of one file in the terminal' },
  about_accuracy: {
    zh: '用已知答案（NAME.expected.json）检验转换结果',
    en: 'check conversions against known answers (NAME.expected.json)',
  },
  argument_answers: { zh: '文件夹，答案与文件并列', en: 'a folder with the answers beside the documents' },
  accuracy_line: {
    zh: '{document}：正确 {exact}，已标记 {flagged}，无声出错 {silent}',
    en: '{document}: exact {exact}, flagged {flagged}, silent {silent}',
  },
  accuracy_sum: {
    zh: '合计 {total}：正确 {exact}（{share}%），已标记 {flagged}，无声出错 {silent}',
    en: 'total {total}: exact {exact} ({share} %), flagged {flagged}, silent {silent}',
  },
  accuracy_nothing: { zh: '{folder} 中没有 NAME{ending}', en: 'there is no NAME{ending} in {folder}' },
  about_diff: {
    zh: '比较两次转换的输出文件夹：数字、状态、勾稽关系有何不同',
    en: 'compare two output folders: which figures, statuses and relations changed',
  },
  argument_run: { zh: '输出文件夹', en: 'an output folder' },
  option_format: { zh: '输出格式：text（默认）、csv 或 json', en: 'text unless told, csv or json' },
  unknown_format: {
    zh: '--format 只能是 text、csv 或 json，不能是 {value}',
    en: '--format takes text, csv or json, not {value}',
  },
  diff_codes: {
    zh: '退出码：0 相同；1 有不同；2 无法比较。',
    en: 'Exit code: 0 the same; 1 different; 2 they cannot be compared.',
  },
  run_foreign: { zh: '{folder} 不是 gouji 的输出文件夹', en: '{folder} is no output folder of gouji' },
  run_open: { zh: '{folder} 的转换没有完成，请重新运行', en: 'the run into {folder} was cut short; run it again' },
  run_unreadable: { zh: '无法读取 {folder} 中的文件：{reason}', en: 'cannot read the files in {folder}: {reason}' },
  diff_added: { zh: '+ {what}（{after}）', en: '+ {what} ({after})' },
  diff_removed: { zh: '- {what}（{before}）', en: '- {what} ({before})' },
  diff_changed: { zh: '~ {what}：{before} → {after}', en: '~ {what}: {before} → {after}' },
  diff_document: { zh: '文件 {document}', en: 'document {document}' },
  diff_report: { zh: '报告', en: 'report' },
  diff_relation: { zh: '勾稽关系 {key}', en: 'relation {key}' },
  diff_same: { zh: '没有不同', en: 'no difference' },
  diff_sum: {
    zh: '不同之处：文件 {document}，报告 {report}，数字 {figure}，勾稽关系 {relation}',
    en: 'changed: {document} documents, {report} reports, {figure} figures, {relation} relations',
  },
  about_explain: {
    zh: '说明一个数字的来历：编码、单元格、行名、状态机、规则、勾稽关系',
    en: 'show the way of a figure: encoding, cell, label, state machine, rules, relations',
  },
  argument_figure: {
    zh: '数字的键：表/行/列，如 applications/received/total',
    en: 'key of a figure, table/row/column: applications/received/total',
  },
  option_trace: {
    zh: '把转换的每一步写入文件（NDJSON）',
    en: 'write every step of the conversion to a file (NDJSON)',
  },
  trace_in_input: {
    zh: '{file} 是要转换的文件，或在要转换的文件夹或输出文件夹中，请另选一处',
    en: '{file} is a document to be converted, or lies in a folder that is converted or written to; choose another place',
  },
  explain_folder: { zh: 'explain 只接受一个文件，{path} 是文件夹', en: 'explain takes a file; {path} is a folder' },
  argument_document: {
    zh: '文件，或数据中的文件名：a.txt#2、a.zip/x.docx、a.zip/x.docx#2（只说明这一份）；“-”为标准输入',
    en: 'a file, or a document of it by its name in the data (that one only): a.txt#2, a.zip/x.docx, a.zip/x.docx#2; "-" for standard input',
  },
  unknown_document: {
    zh: '{file} 中没有 {document}；最接近的是 {names}',
    en: '{file} holds no document {document}; nearest are {names}',
  },
  unknown_figure: { zh: '没有数字 {key}；是否指 {near}', en: 'there is no figure {key}; did you mean {near}' },
  explain_bytes: { zh: '文件', en: 'file' },
  explain_encoding: { zh: '{name}（{rule}）', en: '{name} ({rule})' },
  explain_cell: { zh: '单元格', en: 'cell' },
  explain_nowhere: { zh: '文件中没有', en: 'not in the document' },
  explain_label: { zh: '行名', en: 'label of the row' },
  explain_match: { zh: '认作“{official}”（{match}，{form}）', en: 'taken for "{official}" ({match}, {form})' },
  explain_near: { zh: '最接近的行名', en: 'labels nearest to it' },
  explain_distance: { zh: '差 {distance} 字：{official}', en: 'distance {distance}: {official}' },
  explain_head: { zh: '列名', en: 'head of the columns' },
  explain_steps: { zh: '状态机', en: 'state machine' },
  explain_more: { zh: '……另有 {count} 步', en: '… {count} more steps' },
  explain_rules: { zh: '规则', en: 'rules' },
  explain_relations: { zh: '勾稽关系', en: 'relations' },
  explain_prose: { zh: '正文', en: 'prose' },
  explain_findings: { zh: '提示', en: 'findings' },
  about_dictionary: { zh: '打印数据字典（Markdown）', en: 'print the data dictionary (Markdown)' },
  about_help: { zh: '显示帮助', en: 'show this help' },
  about_version: { zh: '显示版本', en: 'show the version' },
  argument_paths: { zh: '文件或文件夹；“-”为标准输入', en: 'files or folders; "-" for standard input' },
  argument_file: { zh: '文件；“-”为标准输入', en: 'a file; "-" for standard input' },
  option_encoding: {
    zh: '文本的字符编码（{encodings}），不给则自动判断',
    en: 'character encoding of texts ({encodings}); told from the bytes unless given',
  },
  option_docx: {
    zh: '由什么读 .docx 和 Word XML：own（默认）或 mammoth（较慢，结果相同）',
    en: 'what reads .docx and Word XML: own (unless told) or mammoth, which is slower and reads the same',
  },
  option_lang: { zh: '语言：zh 或 en，不给则按系统区域设置', en: 'language: zh or en; by the locale unless given' },
  exit_codes: {
    zh: '退出码：0 完成；1 有文件未能读出或其中没有报告；2 用法有误；130 中途停止。',
    en: 'Exit code: 0 done; 1 some document could not be read or holds no report; 2 wrong usage; 130 stopped before the end.',
  },
  // wrong usage
  usage_error: { zh: '用法有误：{what}', en: 'wrong usage: {what}' },
  usage_hint: { zh: '用 gouji --help 查看用法', en: 'see gouji --help' },
  unknown_option: { zh: '没有选项 {what}', en: 'there is no option {what}' },
  unknown_command: { zh: '没有命令 {what}', en: 'there is no command {what}' },
  missing_argument: { zh: '缺少参数 {what}', en: 'the argument {what} is missing' },
  missing_option_value: { zh: '选项 {what} 缺少值', en: 'the option {what} needs a value' },
  excess_arguments: { zh: '参数过多', en: 'too many arguments' },
  no_command: { zh: '缺少命令', en: 'a command is missing' },
  no_such_path: { zh: '没有这个文件或文件夹：{path}', en: 'no such file or folder: {path}' },
  unknown_encoding: {
    zh: '未知的字符编码 {encoding}；可用：{encodings}',
    en: 'unknown encoding {encoding}; there are {encodings}',
  },
  unknown_lang: { zh: '未知的语言 {lang}；可用：zh、en', en: 'unknown language {lang}; there are zh and en' },
  show_folder: { zh: 'show 只接受一个文件，{path} 是文件夹', en: 'show takes a file; {path} is a folder' },
  stdout_unwritable: { zh: '无法输出：{reason}', en: 'cannot write the output: {reason}' },
  defect: {
    zh: 'gouji 内部出错，请报告此问题（设 GOUJI_DEBUG=1 可显示详情）',
    en: 'gouji itself failed; please report it (GOUJI_DEBUG=1 shows details)',
  },
  none: { zh: '无', en: 'none' },
  // show
  show_form: { zh: '格式', en: 'form' },
  show_agency: { zh: '机关', en: 'agency' },
  show_year: { zh: '年度', en: 'year' },
  show_period: { zh: '统计期', en: 'period' },
  show_signatory: { zh: '落款', en: 'signatory' },
  show_source: { zh: '文件', en: 'source' },
  show_unit: { zh: '单位', en: 'unit' },
  show_local: { zh: '（格式中没有的行）', en: ' (not in the form)' },
  show_legend: { zh: '标记：', en: 'marks:' },
  show_relation_failed: {
    zh: '✗ {scope}：{words}（{left} ≠ {right}）',
    en: '✗ {scope}: {words} ({left} ≠ {right})',
  },
  show_relations: {
    zh: '勾稽关系：成立 {held}，不成立 {failed}，无法核对 {not_checkable}',
    en: 'relations: {held} held, {failed} failed, {not_checkable} not checkable',
  },
  show_findings: { zh: '提示：', en: 'findings:' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type MessageKey = keyof typeof MESSAGES;

/** Says something in the language chosen. */
export type Say = (key: MessageKey, params?: Record<string, string | number>) => string;

/** A `Say` for a language. */
export function sayIn(lang: Lang): Say {
  return (key, params = {}) =>
    MESSAGES[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => printable(String(params[name] ?? '')));
}

/** The first locale variable that is set decides (POSIX.1-2017, 8.2); what is not Chinese is spoken to in English. */
export function langOf(env: Record<string, string | undefined>): Lang {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('zh') ? 'zh' : 'en';
}

/**
 * Text out of a document or a file name, safe for a terminal: no control characters, which could move the cursor or set
 * colours, and no format characters, which could turn the line around.
 */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '\uFFFD');
}
