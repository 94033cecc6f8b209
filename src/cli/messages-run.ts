/** What `gouji convert` and `gouji merge` say. */

export const RUN_MESSAGES = {
  // help
  option_out: { zh: '输出文件夹，默认为 out', en: 'output folder, "out" unless told' },
  option_stdout: {
    zh: '不写文件，打印报告的 JSON：json 或 ndjson（每行一份）',
    en: 'write no files, print the JSON of the reports: json or ndjson (a report a line)',
  },
  option_name: { zh: '标准输入的文件名', en: 'name of the document on standard input' },
  option_units: {
    zh: '按文件夹层级核对机关与其所属单位之和（写入 relations.csv）',
    en: 'hold authorities against the sum of the units below them, as folders show (in relations.csv)',
  },
  option_quiet: { zh: '不显示进度和摘要', en: 'no progress and no summary' },
  option_jobs: {
    zh: '同时转换的文件数，默认为处理器核数',
    en: 'how many documents are converted at a time; the number of cores unless told',
  },
  option_json: {
    zh: '报告的 JSON：files（每份一个文件，默认）、ndjson（合为 reports.ndjson，每行一份）或 none',
    en: 'JSON of the reports: files (a file each, unless told), ndjson (all in reports.ndjson, a report a line) or none',
  },
  option_headers: {
    zh: 'CSV 的表头：en（字段名，默认）或 zh（中文列名）',
    en: 'header lines of the CSV files: en (names of the fields, unless told) or zh (Chinese titles)',
  },
  option_include: {
    zh: '只要文件夹中符合此式样的文件，如 "*.docx"、"2022/**"；可多次给出',
    en: 'of folders, only files that match, e.g. "*.docx" or "2022/**"; may be given several times',
  },
  option_exclude: {
    zh: '不要文件夹中符合此式样的文件和子文件夹；可多次给出',
    en: 'of folders, no files and no folders that match; may be given several times',
  },
  option_keep: {
    zh: '源文件已不在的，保留以前的结果',
    en: 'keep what earlier runs made of files that are gone',
  },
  option_shard: {
    zh: '只转换内容属于此份的文件，如 3/20；各份以 gouji merge 合并',
    en: 'convert only the share of the documents that falls to it by content, e.g. 3/20; gouji merge joins the shares',
  },
  option_progress: {
    zh: '进度：line（终端上一行，默认）或 json（标准错误上每行一个事件）',
    en: 'progress: line (one line on a terminal, unless told) or json (an event a line on standard error)',
  },
  option_time_limit: {
    zh: '一个文件最多可用的秒数，默认 {seconds}',
    en: 'seconds that a document may take, {seconds} unless told',
  },
  option_memory_limit: {
    zh: '一个文件最多可用的内存（MB），默认 {megabytes}',
    en: 'megabytes of memory that a document may take, {megabytes} unless told',
  },
  about_merge: {
    zh: '把各份（--shard）的输出文件夹合并为一次转换的结果',
    en: 'join the output folders of shards (--shard) to what one run would have written',
  },
  argument_shards: { zh: '各份的输出文件夹', en: 'the output folders of the shards' },
  // wrong usage
  unknown_stdout: {
    zh: '--stdout 只能是 json 或 ndjson，不能是 {value}',
    en: '--stdout takes json or ndjson, not {value}',
  },
  stdout_and_out: { zh: '--stdout 与 --out 不能同用', en: '--stdout and --out exclude each other' },
  name_without_stdin: { zh: '--name 只用于标准输入“-”', en: '--name is for standard input ("-") only' },
  out_is_input: {
    zh: '输出文件夹 {out} 就是输入文件夹，请另选一个',
    en: 'the output folder {out} is the input folder itself; choose another',
  },
  out_foreign: {
    zh: '输出文件夹 {out} 中已有不是 gouji 写的 {name}，未写入任何内容，请另选一个',
    en: 'the output folder {out} holds a {name} that gouji did not write; nothing was written, choose another folder',
  },
  out_unwritable: { zh: '无法写入 {out}：{reason}', en: 'cannot write to {out}: {reason}' },
  no_number: {
    zh: '{option} 须为 {least} 至 {most} 的整数，不能是 {value}',
    en: '{option} takes a whole number from {least} to {most}, not {value}',
  },
  no_choice: { zh: '{option} 只能是 {choices}，不能是 {value}', en: '{option} takes one of {choices}, not {value}' },
  no_shard: { zh: '--shard 须如 3/20，不能是 {value}', en: '--shard takes the like of 3/20, not {value}' },
  not_to_stdout: { zh: '--{option} 与 --stdout 不能同用', en: '--{option} and --stdout exclude each other' },
  out_locked: {
    zh: '另一次转换（{holder}）正在写入 {out}，未写入任何内容；如果它已不在，请删除 {file}',
    en: 'another run ({holder}) is writing to {out}; nothing was written. If it is no more, remove {file}',
  },
  out_changed: {
    zh: '接续 {out} 时输入发生了变化，请再运行一次',
    en: 'the inputs changed while the run into {out} was taken up; run it again',
  },
  stopping: {
    zh: '正在完成手头的文件，随后停止；再按一次 Ctrl-C 立即停止',
    en: 'finishing the documents in hand, then stopping; press Ctrl-C again to stop at once',
  },
  stopped: {
    zh: '已停止，完成 {done}/{total}。用同样的命令可接着转换，已完成的不会重做',
    en: 'stopped after {done} of {total}. The same command goes on from here; what is done is not done again',
  },
  stopped_stdout: {
    zh: '已停止，只输出了 {total} 个文件中的 {done} 个',
    en: 'stopped: only {done} of {total} were printed',
  },
  merge_changed: {
    zh: '“{document}”在各份转换时内容不同，请用同样的命令重新转换各份',
    en: '"{document}" was not the same for every shard; convert the shards again, by the same commands',
  },
  merge_no_shard: {
    zh: '{folder} 不是 gouji convert --shard 的完整输出',
    en: '{folder} is not the whole output of a gouji convert --shard',
  },
  merge_other: {
    zh: '{folder} 与 {other} 的版本或选项不同，不能合并',
    en: '{folder} was made by another version or other options than {other}; they cannot be joined',
  },
  merge_missing: { zh: '缺少第 {shards} 份（共 {of} 份）', en: 'the shards {shards} of {of} are missing' },
  merge_twice: { zh: '第 {shard} 份给出了两次', en: 'the shard {shard} is there twice' },
  merge_clash: {
    zh: '各份中的“{document}”互相冲突，不能合并，请不分份转换',
    en: '"{document}" is in the way of another document of another shard; convert without --shard',
  },
  // summary
  summary_documents: {
    zh: '文件 {documents} 个：读出报告 {read}，无法读取 {unreadable}，没有报告 {no_report}',
    en: 'documents  {documents}: {read} read, {unreadable} unreadable, {no_report} without a report',
  },
  summary_archives: {
    zh: '打开压缩包 {archives} 个，其中的文件已计入',
    en: 'archives   {archives}, opened; the files in them are counted as documents',
  },
  summary_not_read_yet: {
    zh: '尚不能读取的格式：{formats}',
    en: 'not read   {formats} (formats that are recognised, but not read yet)',
  },
  summary_format: { zh: '{name} {count} 个', en: '{count} {name}' },
  summary_skipped: {
    zh: '跳过锁文件、隐藏文件、已知答案等 {skipped} 个',
    en: 'left out   {skipped} (lock files, hidden files, known answers)',
  },
  summary_reports: { zh: '报告 {reports} 份', en: 'reports    {reports}' },
  summary_figures: { zh: '数字 {figures} 个：{parts}', en: 'figures    {figures}: {parts}' },
  summary_relations: {
    zh: '勾稽关系 {relations} 个：成立 {held}，不成立 {failed}，无法核对 {not_checkable}',
    en: 'relations  {relations}: {held} held, {failed} failed, {not_checkable} not checkable',
  },
  summary_findings: {
    zh: '提示 {findings} 条：error {error}，warning {warning}，info {info}',
    en: 'findings   {findings}: {error} error, {warning} warning, {info} info',
  },
  summary_unread: { zh: '没有得到报告的文件：', en: 'no report came of:' },
  unread: { zh: '{document}：{reason}', en: '{document}: {reason}' },
  summary_more: { zh: '  ……另有 {count} 个，见 findings.csv', en: '  … and {count} more, see findings.csv' },
  summary_more_stdout: { zh: '  ……另有 {count} 个', en: '  … and {count} more' },
  summary_out: { zh: '已写入 {out}', en: 'written to {out}' },
  summary_nothing: { zh: '没有找到任何文件', en: 'no documents were found' },
  summary_kept: { zh: '未变的文件 {kept} 个，沿用以前的结果', en: 'unchanged  {kept}, taken from the run before' },
  summary_copies: {
    zh: '内容重复的文件 {copies} 个，只转换一次',
    en: 'copies     {copies}, the same bytes as others, converted once',
  },
  summary_excluded: {
    zh: '按 --include、--exclude 跳过 {excluded} 个',
    en: 'kept out   {excluded} (--include, --exclude)',
  },
  summary_elsewhere: { zh: '属于其他份的文件 {elsewhere} 个', en: 'elsewhere  {elsewhere}, in other shards' },
  // progress
  progress: {
    zh: '{done}/{total}，每秒 {rate}，剩余 {left}，报告 {reports}，待查数字 {flagged}，无法读取 {unreadable}  {document}',
    en: '{done}/{total}, {rate}/s, {left} left, {reports} reports, {flagged} figures flagged, {unreadable} unreadable  {document}',
  },
} as const;
