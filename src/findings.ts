/** Findings: whatever a reader must know. One table of codes; text in Chinese and English; a place. Never a stack trace. */

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** Where: `L12`, `T1R2C3`, `P4`; empty when the whole document is meant. */
  location: string;
  /** The values set into the message. */
  params: Record<string, string | number>;
}

interface Entry {
  severity: Severity;
  zh: string;
  en: string;
}

/** `{name}` in a text stands for a parameter. */
export const FINDINGS = {
  // read: the file as a whole
  empty_file: { severity: 'error', zh: '文件为空', en: 'the file is empty' },
  file_unreadable: { severity: 'error', zh: '无法打开文件：{reason}', en: 'the file cannot be opened: {reason_en}' },
  file_too_large: {
    severity: 'error',
    zh: '文件有 {bytes} 字节，超过上限 {limit} 字节',
    en: 'the file has {bytes} bytes, more than the limit of {limit}',
  },
  format_not_read: {
    severity: 'error',
    zh: '能识别但尚不能读取的格式：{format_zh}',
    en: 'recognised, but this format is not read yet: {format_en}',
  },
  format_unknown: { severity: 'error', zh: '无法识别的文件格式', en: 'the format of the file is not known' },
  format_mismatch: {
    severity: 'warning',
    zh: '扩展名为 .{suffix}，内容却是{format_zh}；按内容处理',
    en: 'the name ends in .{suffix} but the content is of another format, {format_en}; taken by its content',
  },
  encrypted: { severity: 'error', zh: '文件有密码保护', en: 'the file is password-protected' },
  not_a_report: {
    severity: 'error',
    zh: '文件中没有政府信息公开工作年度报告的表格',
    en: 'no table of an annual report on information disclosure was found',
  },
  internal_error: {
    severity: 'error',
    zh: '处理此文件时程序出错（{where}），请报告此问题',
    en: 'gouji failed on this file ({where}); please report it',
  },
  // read: zip containers
  zip_damaged: { severity: 'error', zh: '压缩包损坏：{reason}', en: 'the zip container is damaged: {reason_en}' },
  zip_limit: {
    severity: 'error',
    zh: '压缩包超出安全上限（{what}，上限 {limit}）',
    en: 'the zip container exceeds a safety limit ({what_en}, limit {limit})',
  },
  // read: archives
  archive_not_opened: {
    severity: 'error',
    zh: '这是压缩包，其中的文件须逐个转换（convertAll）',
    en: 'an archive; the files in it are to be converted one by one (convertAll)',
  },
  archive_empty: { severity: 'error', zh: '压缩包中没有文件', en: 'there is no document in the archive' },
  archive_salvaged: {
    severity: 'error',
    zh: '压缩包损坏（{reason}）；按文件各自的文件头找到 {count} 个，其余可能已丢失',
    en: 'the archive is damaged: {reason_en}; {count} files were found by their own headers, others may be lost',
  },
  member_renamed: {
    severity: 'warning',
    zh: '压缩包中的路径“{path}”指向压缩包之外或含有控制字符，此文件称作“{document}”',
    en: 'the path "{path}" in the archive leads out of it or has control characters; the document is named "{document}"',
  },
  // read: Word documents
  document_damaged: {
    severity: 'error',
    zh: '文档内部结构损坏：{reason}',
    en: 'the document is damaged inside: {reason_en}',
  },
  document_cut_off: {
    severity: 'warning',
    zh: '文件被截断，此处以后的内容未读',
    en: 'the file is cut off; nothing was read behind this place',
  },
  document_ends_early: {
    severity: 'warning',
    zh: '文档在此处结束，其后还有 {bytes} 字节不属于它，未读',
    en: 'the document ends here; {bytes} bytes behind its end were not read',
  },
  document_limit: {
    severity: 'error',
    zh: '文档超出安全上限（{what}，上限 {limit}）',
    en: 'the document exceeds a safety limit ({what_en}, limit {limit})',
  },
  columns_unknown: {
    severity: 'warning',
    zh: '表中有{what}（{count} 行，首行在此），该表各列位置不能确定',
    en: 'a table has {what_en} ({count}, the first is here); where its columns stand is not known',
  },
  part_not_read: {
    severity: 'warning',
    zh: '未读取{what}，其中可能有表格（{count} 处）',
    en: 'not read, and may hold a table: {what_en} ({count})',
  },
  restored: {
    severity: 'info',
    zh: '还原了{what}（{count} 处）',
    en: 'restored: {what_en} ({count})',
  },
  left_out: {
    severity: 'info',
    zh: '略去了{what}（{count} 处）',
    en: 'left out: {what_en} ({count})',
  },
  html_left_out: {
    severity: 'info',
    zh: '略去了 {count} 处隐藏或已删除的内容',
    en: '{count} hidden or deleted elements were left out',
  },
  note_mark_left_out: {
    severity: 'info',
    zh: '略去了单元格中上标的注释标记“{text}”',
    en: 'the superscript note mark "{text}" in a cell was left out',
  },
  nesting_limit: {
    severity: 'warning',
    zh: '嵌套超过 {limit} 层，更深的内容未读',
    en: 'nested deeper than {limit} levels; what is deeper was not read',
  },
  table_limit: {
    severity: 'warning',
    zh: '表格过大（{what}，上限 {limit}），超出部分未读',
    en: 'a table is too large ({what_en}, limit {limit}); the rest of it was not read',
  },
  // read: text
  encoding_undone: {
    severity: 'warning',
    zh: '文本曾被误按 {wrong} 解码，已还原为 {right}',
    en: 'the text had once been decoded as {wrong}; undone to {right}',
  },
  encoding_mended: {
    severity: 'warning',
    zh: '还原乱码时，有 {count} 处丢失的字节按表格用词补回',
    en: 'bytes lost in {count} places of garbled text were filled in by the words of the forms',
  },
  charset_overruled: {
    severity: 'warning',
    zh: '网页声明的编码“{declared}”与内容不符，按 {encoding} 解码',
    en: 'the page declares "{declared}", which its bytes contradict; decoded as {encoding}',
  },
  encoding_garbled: {
    severity: 'warning',
    zh: '有 {count} 行疑为乱码，丢失过多，未还原，首行在此',
    en: '{count} lines look garbled, too much of them lost to undo it; the first is here',
  },
  encoding_lossy: {
    severity: 'warning',
    zh: '有 {count} 处字节无法按 {encoding} 解码（U+FFFD），首处在此',
    en: '{count} places could not be decoded as {encoding} (U+FFFD); the first is here',
  },
  private_use_characters: {
    severity: 'info',
    zh: '有 {count} 个私有区字符（造字），首个在此',
    en: '{count} private-use characters; the first is here',
  },
  control_characters: {
    severity: 'info',
    zh: '略去 {count} 个控制字符，首个在此',
    en: '{count} control characters were left out; the first is here',
  },
  text_limit: {
    severity: 'warning',
    zh: '文本超过 {limit} 行，其余未读',
    en: 'the text has more than {limit} lines; the rest was not read',
  },
  page_furniture: {
    severity: 'info',
    zh: '略去页码等 {count} 行，首行在此',
    en: '{count} lines with page numbers were left out; the first is here',
  },
  // walk
  label_similar: {
    severity: 'info',
    zh: '“{label}”按近似认作“{official}”（差 {distance} 字）',
    en: '"{label}" taken for "{official}" (distance {distance})',
  },
  label_wrapped: {
    severity: 'info',
    zh: '“{official}”的文字被分在数字两侧',
    en: 'the label "{official}" is wrapped around its figures',
  },
  label_by_place: {
    severity: 'warning',
    zh: '“{label}”按其位置认作“{official}”',
    en: '"{label}" taken for "{official}" by its place',
  },
  label_ambiguous: {
    severity: 'warning',
    zh: '“{label}”与多行相近（{candidates}），未采用',
    en: '"{label}" resembles several rows ({candidates}); none was chosen',
  },
  local_row: {
    severity: 'info',
    zh: '表中有官方格式没有的行“{label}”，已保留',
    en: 'a row the form does not know was kept: "{label}"',
  },
  text_in_table: {
    severity: 'info',
    zh: '表中有不属于任何行列的文字“{text}”',
    en: 'text in the table that belongs to no row or column: "{text}"',
  },
  figures_without_label: {
    severity: 'warning',
    zh: '表中有找不到行名的数字“{text}”',
    en: 'figures in the table without a row label: "{text}"',
  },
  titles_limit: {
    severity: 'warning',
    zh: '不同的报告标题超过 {limit} 个，其余标题不再另起一份报告',
    en: 'more than {limit} different titles of reports; the further ones begin no report of their own',
  },
  running_head: {
    severity: 'info',
    zh: '表中的页眉“{title}”已略去',
    en: 'the running head of a page, "{title}", was left out of the table',
  },
  labels_behind_figures: {
    severity: 'warning',
    zh: '表中有数字排在行名之前，{count} 行的数字无法确定属于哪一行',
    en: 'figures stand before their labels in this table; the figures of {count} rows cannot be attributed',
  },
  unit_differs: {
    severity: 'warning',
    zh: '“{row}”写的单位是“{unit}”，官方格式为“{expected}”',
    en: 'the unit stated for "{row}" is {unit}; the form has {expected}',
  },
  column_head_missing: {
    severity: 'warning',
    zh: '没有找到列名，按官方格式的列序读取',
    en: 'no column labels were found; columns taken in the order of the form',
  },
  column_head_damaged: {
    severity: 'warning',
    zh: '列名有缺损（“{head}”），按其次序认作 {form} 的列',
    en: 'damaged column labels ("{head}") taken, in their order, for the columns of {form}',
  },
  column_head_unknown: {
    severity: 'warning',
    zh: '认不出列名“{head}”，其下数字未归列',
    en: 'the column labels "{head}" are not known; figures below them are unplaced',
  },
  column_unknown: {
    severity: 'warning',
    zh: '官方格式没有“{head}”一列，“{row}”行此列的“{text}”未收入表中',
    en: 'the form has no column "{head}"; "{text}" in row "{row}" is left out of the tables',
  },
  row_unplaced: {
    severity: 'warning',
    zh: '“{row}”一行的 {found} 个数字在 {expected} 列中各属哪一列，无法确定',
    en: 'row "{row}": which of its {found} figures belongs to which of {expected} columns cannot be told',
  },
  row_placed: {
    severity: 'warning',
    zh: '“{row}”一行的空格已丢失，只有一种排法满足勾稽关系，据此归列',
    en: 'row "{row}" lost its empty cells; exactly one placement satisfies the relations',
  },
  row_shifted: {
    severity: 'warning',
    zh: '“{row}”一行的单元格与列名错位，按次序归列',
    en: 'the cells of row "{row}" do not stand under their columns; taken in order',
  },
  row_without_figures: {
    severity: 'warning',
    zh: '“{row}”一行没有数字',
    en: 'row "{row}" has no figures',
  },
  row_missing: {
    severity: 'warning',
    zh: '没有找到 {count} 行（{form}）：{rows}',
    en: '{count} rows were not found ({form}): {rows}',
  },
  row_repeated: {
    severity: 'info',
    zh: '“{row}”一行重复出现，数字相同',
    en: 'row "{row}" occurs again with the same figures',
  },
  row_conflict: {
    severity: 'error',
    zh: '“{row}”一行出现两次且数字不同，两次都未采用',
    en: 'row "{row}" occurs twice with different figures; neither was taken',
  },
  figure_spans_rows: {
    severity: 'warning',
    zh: '数字“{raw}”的单元格跨多行，无法确定属于哪一行',
    en: 'the cell of "{raw}" spans several rows; which one it belongs to cannot be told',
  },
  figure_torn: {
    severity: 'warning',
    zh: '“{row}”一行之下有不属于任何行的数字“{text}”，可能是该行数字的后半，勾稽关系不能证实该行，故未采用其数字',
    en: 'below row "{row}" stands "{text}", which may be the rest of a figure; the relations do not confirm the row, so it was not taken',
  },
  row_maybe_torn: {
    severity: 'warning',
    zh: '“{row}”一行合计不符，若把拆开的数字合并、空格补上则相符，原文无法确定，未采用：{text}',
    en: 'the figures of row "{row}" contradict each other, but would not with torn digits put together and lost cells empty; none was taken: {text}',
  },
  row_maybe_apart: {
    severity: 'warning',
    zh: '“{row}”一行每个数字各占一行，其中一行有几个数字，各属哪一栏无法确定，未采用：{text}',
    en: 'each figure of row "{row}" has a line of its own, but one line holds several numbers: which column each belongs to cannot be told, none was taken: {text}',
  },
  figure_unreadable: {
    severity: 'warning',
    zh: '“{raw}”不是数字',
    en: '"{raw}" is no figure',
  },
  figure_repaired: {
    severity: 'warning',
    zh: '“{raw}”按规则 {rule} 读作 {value}',
    en: '"{raw}" read as {value} by the rule {rule}',
  },
  figure_note: {
    severity: 'info',
    zh: '数字 {value} 附有说明“{raw}”',
    en: 'the figure {value} carries a note: "{raw}"',
  },
  figure_unlikely: {
    severity: 'warning',
    zh: '“{raw}”在此列不合常理（{why}）',
    en: '"{raw}" is unusual in this column ({why})',
  },
  unit_converted: {
    severity: 'warning',
    zh: '“{raw}”由 {from} 换算为 {to}：{value}',
    en: '"{raw}" converted from {from} to {to}: {value}',
  },
  unit_not_stated: {
    severity: 'info',
    zh: '“{row}”的单位（元或万元）未写明',
    en: 'the unit (元 or 万元) of "{row}" is not stated',
  },
  unit_of_form: {
    severity: 'warning',
    zh: '“{row}”的单位未写明，按官方格式作 {unit}',
    en: 'the unit of "{row}" is not stated; taken as {unit}, as the form prescribes',
  },
  form_besides: {
    severity: 'info',
    zh: '除 {main} 外，文中还有 {form} 的表“{table}”',
    en: 'besides {main}, the document has the table "{table}" of {form}',
  },
  form_mixed: {
    severity: 'warning',
    zh: '“{table}”部分按 {form}，与全文的 {main} 不同',
    en: 'part of table "{table}" follows {form}, unlike the report ({main})',
  },
  table_missing: {
    severity: 'warning',
    zh: '没有找到表“{table}”',
    en: 'the table "{table}" was not found',
  },
  several_titles: {
    severity: 'warning',
    zh: '文件中有几个报告标题（{titles}），可能含几份报告；未分开，数字可能属于不同机关',
    en: 'several titles of reports ({titles}): the document may hold several reports; they were not told apart',
  },
  year_contradicted: {
    severity: 'warning',
    zh: '报告年度 {year}（{place}）与{against}“{other}”不一致',
    en: 'the year of the report, {year} ({place}), is not that of {against_en}: {other}',
  },
  year_from_prose: {
    severity: 'info',
    zh: '标题未写年份，由正文推得 {year}',
    en: 'the title has no year; {year} was taken from the prose',
  },
  // check
  relation_failed: {
    severity: 'warning',
    zh: '勾稽关系不成立（{label}）：{words}（{left} ≠ {right}）',
    en: 'relation failed ({scope}): {words_en} ({left} ≠ {right})',
  },
  misreading_possible: {
    severity: 'info',
    zh: '{figure} 的 {value} 若为 {due}（{why}），它所在的 {count} 个勾稽关系便全部成立{fault}；仅供查对，未作改动',
    en: '{figure}: were {value} a {due} ({why_en}), the relations it takes part in ({count}) would all hold{fault_en}; to be looked up, nothing was changed',
  },
  prose_differs: {
    severity: 'warning',
    zh: '正文“{text}”（{said}）与表中 {figures} 的 {value}（{place}）不一致',
    en: 'the prose says {said} ("{text}"), the table {value}: {figures}, {place}',
  },
  years_differ: {
    severity: 'warning',
    zh: '与上一年度的报告（{other}）不衔接（{scope}）：{words}（{left} ≠ {right}）',
    en: 'does not follow from the report of the year before, {other} ({scope}): {words_en} ({left} ≠ {right})',
  },
  years_unclear: {
    severity: 'info',
    zh: '同一机关 {year} 年有 {count} 份数字不同的报告（{documents}），未与上一年度核对',
    en: '{count} reports of the same authority for {year} have different figures ({documents}); the years were not compared',
  },
  // batch and write
  path_collision: {
    severity: 'warning',
    zh: '输出路径与“{other}”相同，改写到 {path}',
    en: 'would be written to the same path as "{other}"; written to {path} instead',
  },
  output_inside_input: {
    severity: 'warning',
    zh: '输出文件夹在输入文件夹之内，已跳过：{path}',
    en: 'the output folder lies inside the input and was passed over: {path}',
  },
  file_missing: {
    severity: 'error',
    zh: '文件不存在，或链接指向的文件已不在',
    en: 'the file is not there, or the link to it leads nowhere',
  },
  file_no_permission: { severity: 'error', zh: '没有读取的权限', en: 'there is no permission to read it' },
  file_not_regular: {
    severity: 'error',
    zh: '不是普通文件（管道、设备等），未打开',
    en: 'not a regular file (a pipe, a device or the like); it was not opened',
  },
  folder_unreadable: {
    severity: 'error',
    zh: '无法打开文件夹，其中的文件未读：{reason}',
    en: 'the folder cannot be opened, the files in it were not read: {reason_en}',
  },
  folder_repeated: {
    severity: 'info',
    zh: '链接指向已读过的文件夹，已跳过',
    en: 'a link to a folder that is read already was passed over',
  },
  file_repeated: {
    severity: 'info',
    zh: '与“{other}”是同一个文件，只计一次',
    en: 'the same file as "{other}"; counted once',
  },
  document_renamed: {
    severity: 'warning',
    zh: '已有同名文件“{name}”，此文件（{path}）改称“{document}”',
    en: 'another document is already named "{name}"; this one ({path}) is named "{document}"',
  },
  several_reports: {
    severity: 'info',
    zh: '文件中有 {count} 份报告，后面的记作“{documents}”',
    en: 'the document holds {count} reports; the further ones are named "{documents}"',
  },
  content_repeated: {
    severity: 'info',
    zh: '内容与“{other}”完全相同，只转换一次',
    en: 'the same bytes as "{other}", which was converted',
  },
  document_replaced: {
    severity: 'info',
    zh: '此文件已不在，其名称或内容现属另一文件，原有结果未保留',
    en: 'this file is gone, and another one has its name or its content now; what had come of it was not kept',
  },
  time_limit: {
    severity: 'error',
    zh: '转换超过 {seconds} 秒，已放弃',
    en: 'took more than {seconds} seconds and was given up',
  },
  memory_limit: {
    severity: 'error',
    zh: '转换所需内存超过上限（{limit} MB），已放弃',
    en: 'needed more memory than the limit ({limit} MB) and was given up',
  },
  worker_lost: {
    severity: 'error',
    zh: '转换此文件的进程意外终止，已放弃',
    en: 'ended the process that converted it, and was given up',
  },
  report_not_written: {
    severity: 'error',
    zh: '无法写出 {path}：{reason}',
    en: '{path} could not be written: {reason_en}',
  },
} as const satisfies Record<string, Entry>;

export type FindingCode = keyof typeof FINDINGS;

/** A finding of the table above. */
export function finding(code: FindingCode, location = '', params: Record<string, string | number> = {}): Finding {
  return { code, severity: FINDINGS[code].severity, location, params };
}

/** The text of a finding in one language. */
export function message(found: Finding, lang: 'zh' | 'en'): string {
  return FINDINGS[found.code][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(found.params[name] ?? ''));
}
