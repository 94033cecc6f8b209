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
  zip_directory_bytes: { zh: '目录字节数', en: 'bytes of the directory' },
  zip_path: { zh: '路径字符数', en: 'characters of a path' },
  zip_folders: { zh: '路径的文件夹层数', en: 'folders in a path' },
  zip_depth: { zh: '压缩包套压缩包的层数', en: 'archives within archives' },
  zip_ratio: { zh: '压缩比', en: 'ratio of compression' },
  format_runs: { zh: '格式段数', en: 'runs of one format' },
  xml_elements: { zh: 'XML 元素数', en: 'XML elements' },
  rtf_tokens: { zh: '控制字与文字段数', en: 'control words and pieces of text' },
  list_definitions: { zh: '编号列表数', en: 'definitions of lists' },
  mime_paddings: { zh: 'Base64 单元数', en: 'units of Base64' },
  html_elements: { zh: '网页元素数', en: 'elements of the page' },
  body_length: { zh: '正文字符数', en: 'characters of the body' },
  // document_damaged
  xml_broken: { zh: 'XML 标签不配对或文件被截断', en: 'XML tags do not match, or the file is cut off' },
  xml_depth: { zh: 'XML 嵌套过深', en: 'XML is nested too deep' },
  xml_dtd: { zh: '含有不允许的 DTD', en: 'it has a document type declaration, which is not allowed' },
  ole2_truncated: { zh: 'OLE2 容器不完整', en: 'its OLE2 container is cut off' },
  ole2_directory: { zh: 'OLE2 容器的目录损坏', en: 'the directory of its OLE2 container is damaged' },
  doc_stream: { zh: '缺少正文或表格数据流', en: 'the stream of its text or of its tables is missing' },
  doc_header: { zh: '文件信息块损坏', en: 'its file information block is damaged' },
  doc_truncated: { zh: '所指的位置超出文件', en: 'it points outside of the file; it may be cut off' },
  doc_pieces: { zh: '文字的片段表损坏', en: 'the table of the pieces of its text is damaged' },
  doc_pages: { zh: '格式页损坏', en: 'a page of formats is damaged' },
  rtf_header: { zh: '不是以 {\\rtf 开头', en: 'it does not begin with {\\rtf' },
  part_base64: { zh: '内嵌部件的 Base64 编码损坏', en: 'the Base64 of a part in it is damaged' },
  mime_page_missing: { zh: '网页档案中没有网页', en: 'there is no page in the web archive' },
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
  embedded_html: {
    zh: '写在脚本、模板、文本框、框架或隐藏元素中的网页内容',
    en: 'page content kept in scripts, templates, text areas, frames or hidden elements',
  },
  // left_out
  navigation: { zh: '网站的导航、按钮、链接列表和页脚', en: 'menus, buttons, lists of links and the foot of the site' },
  page_number: { zh: '表格之间的页码', en: 'page numbers between tables' },
  frame: { zh: '框架中的网页（不在文件内）', en: 'pages in frames (not in the file)' },
  mime_parts: {
    zh: '网页档案中过多或嵌套过深的部分',
    en: 'parts of the web archive, for they are too many or too deep',
  },
  other_page: { zh: '网页档案中的其他网页', en: 'other pages in the web archive' },
  hidden_text: { zh: '隐藏文字', en: 'hidden text' },
  deleted_text: { zh: '修订中已删除的文字', en: 'text deleted by tracked changes' },
  deleted_row: { zh: '修订中已删除的行', en: 'rows deleted by tracked changes' },
  deleted_cell: { zh: '修订中已删除的单元格', en: 'cells deleted by tracked changes' },
  struck_text: { zh: '带删除线的文字', en: 'struck-through text' },
  merged_text: { zh: '被合并单元格遮住的文字', en: 'text covered by merged cells' },
  placeholder: { zh: '内容控件的占位文字', en: 'placeholder text of content controls' },
  field_code: { zh: '域代码', en: 'field codes' },
  field_without_result: {
    zh: '没有结果的域（公式、EQ、下拉列表等）',
    en: 'fields without a result (formulas, EQ, drop-down lists and the like)',
  },
  // columns_unknown
  row_definition: { zh: '单元格数与定义不符的行', en: 'rows whose cells do not fit their definition' },
  // part_not_read
  number_before_figure: { zh: '数字前的自动编号', en: 'automatic numbers before a figure' },
  number_damaged: { zh: '定义已损坏的自动编号', en: 'automatic numbers whose definition is damaged' },
  text_box_left_out: { zh: '文本框的文字', en: 'text of text boxes' },
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
