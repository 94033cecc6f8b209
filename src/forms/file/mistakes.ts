/** Everything that can be wrong with a form file. One table of codes, said in Chinese and English; docs/forms.md shows it. */
import type { Bilingual } from '../form.js';

/** `{name}` in a text stands for a parameter; `{near}` for the name that was probably meant, see `NEAR`. */
export const MISTAKES = {
  // the text of the file
  too_large: { zh: '文件超过 {limit} 个字符', en: 'the file has more than {limit} characters' },
  too_deep: { zh: '嵌套超过 {limit} 层', en: 'nested deeper than {limit} levels' },
  empty: { zh: '文件为空', en: 'the file is empty' },
  byte_order_mark: {
    zh: '文件以字节顺序标记（BOM）开头，请另存为不带 BOM 的 UTF-8',
    en: 'the file begins with a byte-order mark; save it as UTF-8 without BOM',
  },
  not_utf8: { zh: '文件不是 UTF-8 编码，请另存为 UTF-8', en: 'the file is not UTF-8; save it as that' },
  wide_punctuation: { zh: '全角标点“{text}”，应为半角“{right}”', en: 'full-width "{text}"; JSON wants {right}' },
  wrong_quotes: { zh: '引号“{text}”不对，应为半角双引号 "', en: 'the quote {text} is none of JSON; use "' },
  comment: { zh: 'JSON 不能有注释', en: 'JSON has no comments' },
  comma_at_end: { zh: '最后一项之后多了逗号', en: 'a comma behind the last item' },
  comma_missing: { zh: '此处之前缺少逗号', en: 'a comma is missing before this' },
  colon_missing: { zh: '属性名之后缺少冒号', en: 'a colon is missing behind the name of a property' },
  quotes_missing: { zh: '“{text}”须加双引号', en: '{text} must stand in double quotes' },
  string_open: { zh: '文字没有结束的引号', en: 'the quote at the end of a text is missing' },
  bracket_missing: { zh: '缺少“{text}”', en: 'a {text} is missing' },
  control_character: {
    zh: '文字中有换行或控制字符，应写作 \\n、\\t',
    en: 'a line break or a control character in a text; write \\n, \\t',
  },
  escape_wrong: { zh: '“\\”之后的字符不对', en: 'what stands behind the \\ is no escape' },
  value_missing: { zh: '此处应有值', en: 'a value is missing here' },
  number_wrong: { zh: '数字写法不对', en: 'this is no number of JSON' },
  rest: { zh: '此处之后还有多余内容', en: 'there is more behind the end of the form' },
  syntax: { zh: 'JSON 语法有误', en: 'this is no JSON' },
  // what the schema says
  property_repeated: { zh: '属性“{name}”重复', en: 'the property {name} stands here twice' },
  property_unknown: { zh: '没有属性“{name}”{near}', en: 'there is no property {name}{near}' },
  property_missing: { zh: '缺少属性“{name}”', en: 'the property {name} is missing' },
  property_needs: { zh: '有“{name}”就须有“{needed}”', en: '{name} needs {needed} beside it' },
  one_missing: { zh: '须有 {names} 之一', en: 'one of {names} is missing' },
  type_wrong: { zh: '应为{type}，却是{found}', en: 'must be {type_en}, and is {found_en}' },
  value_unknown: { zh: '“{value}”不可用，可用：{values}{near}', en: '"{value}" is none of {values}{near}' },
  key_wrong: {
    zh: '“{value}”不能作键：小写字母开头，只含小写字母、数字和下划线',
    en: '"{value}" is no key: a small letter, then small letters, digits and _',
  },
  name_wrong: {
    zh: '“{value}”不能作格式名：小写字母开头，只含小写字母和数字，用 - 分隔',
    en: '"{value}" is no name of a form: a small letter, then small letters and digits, with - between words',
  },
  text_wrong: { zh: '文字为空，或前后有空格', en: 'the text is empty or has spaces around it' },
  equation_wrong: {
    zh: '等式写法不对，应如 a + b = c，只用加号，运算符前后各一空格',
    en: 'this is no equation: write a + b = c, sums alone, one space around each sign',
  },
  pattern_wrong: { zh: '“{value}”写法不对', en: '"{value}" is not written as it must be' },
  list_empty: { zh: '至少要有一项', en: 'must hold one item at least' },
  item_repeated: { zh: '“{value}”重复', en: '"{value}" stands here twice' },
  number_range: { zh: '{value} 不在 {least} 至 {most} 之间', en: '{value} is not between {least} and {most}' },
  // what the form says
  name_taken: { zh: '格式名“{name}”已有', en: 'there is a form of the name {name} already' },
  key_repeated: { zh: '键“{key}”重复，前一处在第 {line} 行', en: 'the key {key} is taken, in line {line}' },
  key_reserved: {
    zh: '“{key}”是输出中固有的名称，请另取',
    en: '{key} is a name that the output itself uses; take another',
  },
  table_unknown: { zh: '没有键为“{key}”的表{near}', en: 'there is no table {key}{near}' },
  column_unknown: { zh: '表“{table}”没有列“{key}”{near}', en: 'the table {table} has no column {key}{near}' },
  row_unknown: { zh: '表“{table}”没有行“{key}”{near}', en: 'the table {table} has no row {key}{near}' },
  column_unused: { zh: '列“{key}”没有用在任何表块中', en: 'no block has the column {key}' },
  layout_differs: {
    zh: '格式“{form}”的同一张表是 {layout} 排列',
    en: 'the same table of the form {form} is laid out {layout}',
  },
  block_repeated: { zh: '表块名“{label}”重复', en: 'two blocks have the label {label}' },
  years_reversed: { zh: '起始年 {from} 晚于结束年 {to}', en: 'the years go from {from} to {to}' },
  label_empty: {
    zh: '“{label}”中没有文字或数字，无法识别',
    en: '"{label}" has no letter or digit, nothing can match it',
  },
  label_ambiguous: {
    zh: '“{label}”与第 {line} 行的“{other}”无法区分（编号、括号、标点、空格不计）',
    en: '"{label}" cannot be told from "{other}" in line {line} (numbering, brackets, punctuation and spaces do not count)',
  },
  relation_trivial: {
    zh: '等式中“{key}”出现两次，没有可核对的内容',
    en: '{key} stands in the equation twice, which leaves nothing to check',
  },
  relation_idle: {
    zh: '没有一行同时有等式中的各列，等式无从核对',
    en: 'no row has all columns of the equation, so it is never checked',
  },
  term_misplaced: {
    zh: '“{list}”中不能有 {whose}(…)，只能有 {right}(…)',
    en: '{whose}(…) has no meaning in {list}; write {right}(…)',
  },
  columns_idle: {
    zh: 'each_row 的等式已写明各列，不能再有 columns',
    en: 'an equation for each_row names its columns itself; columns go with each_column',
  },
  term_needed: {
    zh: '“{list}”的等式中没有 {right}(…)，应写入 relations',
    en: 'an equation of {list} without {right}(…) belongs to relations',
  },
  words_unknown: { zh: '没有名为“{name}”的词表{near}', en: 'no words are listed under {name}{near}' },
  phrase_wrong: {
    zh: '括号不成对，或其中有空项；“/”只能在 [ ]、( ) 之内',
    en: 'the brackets do not match, or hold an empty choice; "/" stands within [ ] or ( ) only',
  },
  number_needed: { zh: '说法中须有一个 N', en: 'a phrase has one N, where the number stands' },
  number_idle: { zh: '“没有”的说法中不能有 N', en: 'a phrase that says there is none has no N' },
  kind_differs: {
    zh: '字段“{key}”已有，类型为 {kind}',
    en: 'there is a field {key} already, and it is of the kind {kind}',
  },
  field_idle: {
    zh: '“{name}”只用于类型为 {kind} 的字段',
    en: '{name} has a meaning in a field of the kind {kind} only',
  },
  period_wrong: {
    zh: '期间须有 YYYY，并有 M、Q、H 之一；Q、H 只能一次，其余至多两次',
    en: 'a period has YYYY and one of M, Q and H; Q and H once, the others twice at most',
  },
  field_label_taken: {
    zh: '“{label}”已是字段“{key}”的名称',
    en: '"{label}" is a label of the field {key} already',
  },
} as const satisfies Record<string, Bilingual>;

export type MistakeCode = keyof typeof MISTAKES;

export interface Mistake {
  code: MistakeCode;
  /** From 1. */
  line: number;
  /** From 1, in characters as editors count them. */
  column: number;
  params: Record<string, string | number>;
}

/** Behind what is not known: what was probably meant. */
const NEAR: Bilingual = { zh: '，是否为“{near}”？', en: '; did you mean {near}?' };

/** A mistake in words. */
export function mistakeText({ code, params }: Pick<Mistake, 'code' | 'params'>, lang: 'zh' | 'en'): string {
  const near = params.near === undefined || params.near === '' ? '' : NEAR[lang].replace('{near}', String(params.near));
  return MISTAKES[code][lang].replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'near' ? near : String(params[name] ?? ''),
  );
}
