/** The words that the findings of containers set into their messages: a stable key, and its text in both languages. */
const WORDS = {
  // zip_damaged
  zip_truncated: { zh: '文件不完整或不是压缩包', en: 'the file is cut off, or no zip container' },
  zip_directory: { zh: '目录损坏', en: 'its directory is damaged' },
  zip_bounds: {
    zh: '目录所指的位置超出文件或互相重叠',
    en: 'its directory points outside of the file or to overlapping data',
  },
  zip_split: { zh: '只是分卷压缩包的一卷', en: 'it is one volume of a split archive' },
  zip_method: { zh: '压缩方法不受支持', en: 'its method of compression is not supported' },
  zip_checksum: { zh: '校验和不符', en: 'a checksum does not match' },
  zip_size: { zh: '实际大小与目录不符', en: 'a size is not what the directory says' },
  zip_inflate: { zh: '压缩数据损坏', en: 'compressed data is damaged' },
  zip_missing: { zh: '缺少所需的文件', en: 'a file in it is missing' },
  zip_same_name: { zh: '有两个同名文件', en: 'two files in it have the same name' },
  // zip_limit
  zip_entries: { zh: '文件数', en: 'number of files' },
  zip_name: { zh: '文件名字节数', en: 'bytes of a file name' },
  zip_entry_bytes: { zh: '单个文件解压后字节数', en: 'unpacked bytes of one file' },
  zip_total_bytes: { zh: '解压后总字节数', en: 'unpacked bytes in total' },
  zip_ratio: { zh: '压缩比', en: 'ratio of compression' },
  docx_length: { zh: '正文字符数', en: 'characters of the body' },
  // document_damaged
  xml_broken: { zh: 'XML 标签不配对或文件被截断', en: 'XML tags do not match, or the file is cut off' },
  xml_depth: { zh: 'XML 嵌套过深', en: 'XML is nested too deep' },
  xml_dtd: { zh: '含有不允许的 DTD', en: 'it has a document type declaration, which is not allowed' },
  docx_body_missing: { zh: '找不到正文', en: 'the body is missing' },
  docx_conversion: { zh: '正文无法转换', en: 'the body cannot be converted' },
  // table_limit
  table_rows: { zh: '行数', en: 'rows' },
  table_columns: { zh: '列数', en: 'columns' },
  table_cells: { zh: '全文单元格数', en: 'cells of the document' },
  // restored
  grid_gap: { zh: '行首或行尾缺少的单元格', en: 'cells lacking at the begin or end of a row' },
  horizontal_merge: { zh: '横向合并的单元格', en: 'horizontally merged cells' },
  broken_merge: { zh: '上下列宽不一的纵向合并（已拆开）', en: 'vertical merges of unlike columns (taken apart)' },
  numbering: { zh: '自动编号', en: 'automatic numbers' },
  number_format: {
    zh: '未知格式的自动编号（写作阿拉伯数字）',
    en: 'automatic numbers of an unknown format (in plain digits)',
  },
  joined_paragraph: {
    zh: '段落标记已删除或隐藏的段落（已接上）',
    en: 'paragraphs whose mark is deleted or hidden (joined)',
  },
  text_box: { zh: '文本框内容（置于所在段落之后）', en: 'text boxes (set after their paragraph)' },
  formula: { zh: '公式（写成一行）', en: 'formulas (written in one line)' },
  // left_out
  hidden_text: { zh: '隐藏文字', en: 'hidden text' },
  deleted_text: { zh: '修订中已删除的文字', en: 'text deleted by tracked changes' },
  deleted_row: { zh: '修订中已删除的行', en: 'rows deleted by tracked changes' },
  deleted_cell: { zh: '修订中已删除的单元格', en: 'cells deleted by tracked changes' },
  struck_text: { zh: '带删除线的文字', en: 'struck-through text' },
  merged_text: { zh: '被合并单元格遮住的文字', en: 'text covered by merged cells' },
  placeholder: { zh: '内容控件的占位文字', en: 'placeholder text of content controls' },
  field_code: { zh: '域代码', en: 'field codes' },
  field_without_result: { zh: '未计算的公式域', en: 'formula fields never calculated' },
  number_before_figure: { zh: '数字前的自动编号', en: 'automatic numbers before a figure' },
  bullet: { zh: '项目符号', en: 'bullets' },
  ruby_reading: { zh: '拼音指南的注音', en: 'phonetic guides' },
  note_reference: { zh: '脚注或尾注', en: 'footnotes or endnotes' },
  comment: { zh: '批注', en: 'comments' },
  header_footer: { zh: '页眉或页脚', en: 'page headers or footers' },
  picture: { zh: '图片或图形', en: 'pictures or drawings' },
  embedded_object: { zh: '嵌入对象', en: 'embedded objects' },
  other_document: { zh: '引入的其他文档', en: 'other documents included' },
  symbol: { zh: '无法辨认的符号字体字符', en: 'characters of symbol fonts that cannot be told' },
} as const;

export type Word = keyof typeof WORDS;

/** The parameters `{name}` and `{name_en}` of a finding. */
export function inWords(name: 'what' | 'reason', word: Word): Record<string, string> {
  return { [name]: WORDS[word].zh, [`${name}_en`]: WORDS[word].en };
}
