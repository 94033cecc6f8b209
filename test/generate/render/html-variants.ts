/** One report as the web pages of authorities hold it: what editors, site programs and Word make of its tables. */
import { type Again, piece } from '../cut.js';
import type { Grid } from '../grid.js';
import { outlineOf, titleOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';
import { type HtmlStyle, renderHtml, rowsHtml, tableHtml } from './html.js';

export interface HtmlVariant {
  name: string;
  render(report: GeneratedReport): string;
}

const styled = (name: string, style: HtmlStyle): HtmlVariant => ({
  name,
  render: (report) => renderHtml(report, style),
});

const spelled = (text: string): string =>
  [...text].map((letter) => `<span style="font-size:12pt"><font face="宋体">${letter}</font></span>`).join('');

const nested = (grid: Grid): string =>
  `<table width="100%"><tr><td><table><tbody><tr><td>${tableHtml(grid, (text) => `<table><tr><td>${text}</td></tr></table>`)}</td></tr></tbody></table></td></tr></table>`;

// ---- cut tables ---------------------------------------------------------------------------------------------

/** Rows of the head of table two. */
const HEAD_ROWS = 3;

/** Where table two is cut: before 一、三、（四）、四、… as the page or the editor has it. */
function cutAt(grid: Grid, labels: readonly string[]): number[] {
  const rows = labels.map((label) => grid.rows.findIndex((row) => row.some(({ text }) => text.startsWith(label))));
  return [0, ...rows.filter((row) => row > 0), grid.rows.length];
}

function pieces(grid: Grid, cuts: readonly number[], again: Again): Grid[] {
  return cuts.slice(1).map((to, index) => piece(grid, cuts[index] ?? 0, to, again));
}

function cutByPage(grid: Grid): string {
  if (grid.key !== 'applications') return tableHtml(grid);
  const [first, ...others] = pieces(grid, cutAt(grid, ['（三）', '（五）']), 'label');
  const head = rowsHtml(piece(grid, 0, HEAD_ROWS, 'label'));
  const rest = others.map((one) => `<table>${head}${rowsHtml(one)}</table>`);
  return [first ? tableHtml(first) : '', ...rest].join('<p>— 3 —</p>');
}

function cutByParagraph(grid: Grid): string {
  const cuts = grid.key === 'applications' ? cutAt(grid, ['（二）', '（四）']) : [0, grid.rows.length];
  return pieces(grid, cuts, 'empty')
    .map((one) => tableHtml(one))
    .join('<p>&nbsp;</p><p>（续表）</p>');
}

/** As converters do that write each page anew: a merged cell is not begun again, so the rows below it are a cell short. */
function cutShort(grid: Grid): string {
  if (grid.key === 'review_litigation')
    return pieces(grid, [0, 3, 4], 'nothing')
      .map((one) => tableHtml(one))
      .join('<p>4</p>');
  const cuts =
    grid.key === 'applications' ? cutAt(grid, ['（二）', '2.', '（四）', '（七）']) : [0, 4, 9, grid.rows.length];
  return pieces(grid, cuts, 'nothing')
    .map((one) => tableHtml(one))
    .join('<p>4</p>');
}

function inFour(grid: Grid): string {
  const cuts = grid.key === 'applications' ? cutAt(grid, ['一、', '三、', '四、']) : [0, grid.rows.length];
  return pieces(grid, cuts, 'label')
    .map((one) => tableHtml(one))
    .join('\n');
}

/** Each row below a head is a table. */
function rowsApart(grid: Grid): string {
  const from = grid.key === 'disclosure' ? 0 : HEAD_ROWS;
  const cuts = [0, ...Array.from({ length: grid.rows.length - from }, (_, row) => from + row + 1)];
  return pieces(grid, from === 0 ? cuts.slice(0, -1).concat(grid.rows.length) : cuts, 'nothing')
    .map((one) => tableHtml(one))
    .join('\n');
}

/** Table one: each of its blocks a table. */
function blocksApart(grid: Grid): string {
  if (grid.key !== 'disclosure') return tableHtml(grid);
  const cuts = grid.rows.flatMap((row, at) => (row[0]?.text.startsWith('第二十条') ? [at] : []));
  return pieces(grid, [...cuts, grid.rows.length], 'label')
    .map((one) => tableHtml(one))
    .join('\n');
}

/** Headings and prose too are rows of the one table. */
function inOneTable(report: GeneratedReport): string {
  const rows = outlineOf(report).map((part) =>
    part.kind === 'table' ? rowsHtml(part.grid) : `<tr><td colspan="15">${part.text}</td></tr>`,
  );
  return `<html><head><meta charset="utf-8"></head><body><table>${rows.join('\n')}</table></body></html>`;
}

// ---- pages --------------------------------------------------------------------------------------------------

function onSite(body: string, report: GeneratedReport): string {
  const others = [1, 2, 3].map((back) => {
    return `<li><a href="/${back}.html">${report.agency}${report.year - back}年政府信息公开工作年度报告</a><span>${report.year - back + 1}-01-20</span></li>`;
  });
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${titleOf(report)}_云溪市人民政府门户网站</title>
<script>var _hmt = _hmt || []; document.write('<div class="x">2019年<\\/div>');</script></head><body>
<div class="header"><a href="/"><img src="logo.png"></a><h2><a href="/">云溪市人民政府</a></h2></div>
<ul id="nav"><li><a href="/">首页</a></li><li><a href="/xxgk">政府信息公开</a></li><li><a href="/nb">政府信息公开年报</a></li></ul>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/xxgk">政务公开</a> &gt; 政府信息公开年报</div>
<table><tr><td valign="top"><ul>${others.join('')}</ul></td><td><div class="article">
${body}</div>
<p>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] 【打印】 【关闭】</p>
<p>上一篇：<a href="/1.html">青石镇${report.year - 1}年政府信息公开工作年度报告</a></p></td></tr></table>
<footer><p>主办：云溪市人民政府办公室</p><p>网站标识码：0000000000 某ICP备00000000号</p></footer></body></html>`;
}

const ESCAPES: readonly [RegExp, string][] = [
  [/\\/g, '\\\\'],
  [/"/g, '\\"'],
  [/\n/g, '\\n'],
  [/<\//g, '<\\/'],
  [/告/g, '\\u544a'],
];

/** A string of JavaScript, in pieces joined with `+`. */
function scriptString(html: string): string {
  const escaped = (text: string): string => ESCAPES.reduce((done, [from, to]) => done.replace(from, to), text);
  return (html.match(/[\s\S]{1,500}/gu) ?? []).map((part) => `"${escaped(part)}"`).join(' +\n  ');
}

const inScript = (body: string): string =>
  `<html><head><meta charset="utf-8"></head><body><div id="c"></div><script>
var content = ${scriptString(body)};
document.getElementById("c").innerHTML = content;
</script></body></html>`;

const written = (body: string): string =>
  `<html><head><meta charset="utf-8"></head><body><script>\n${body
    .split('\n')
    .map((line) => `document.write('${line.replace(/'/g, "\\'").replace(/<\//g, '<\\/')}');`)
    .join('\n')}\n</script></body></html>`;

const inJson = (body: string): string =>
  `<html><head><meta charset="utf-8"><script id="data" type="application/json">${JSON.stringify({ id: 12, content: body }).replace(/</g, '\\u003c')}</script></head><body></body></html>`;

const inTextArea = (body: string): string =>
  `<html><head><meta charset="utf-8"></head><body><textarea style="display:none">${body.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</textarea></body></html>`;

/** "Web page, filtered", with the number of a label as Word writes the number of a list. */
function wordText(text: string): string {
  const [, number = '', rest = text] = /^(（[一二三四五六七]）)(.+)$/.exec(text) ?? [];
  const list = `<![if !supportLists]><span lang=EN-US style='font-size:10.5pt;mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>`;
  return `<p class=MsoNormal align=center style='mso-pagination:widow-orphan'>${number === '' ? '' : list}<span\nlang=EN-US style='font-size:10.5pt;mso-hansi-font-family:宋体'>${rest}<o:p></o:p></span></p>`;
}

/** Behind the rows of a table whose columns do not line up, Word writes one that only sets their widths. */
function wordTable(grid: Grid): string {
  const widths = "<td width=64 style='border:none'></td>".repeat(grid.columns);
  return `<table class=MsoTableGrid>${rowsHtml(grid, wordText)}<![if !supportMisalignedColumns]><tr height=0>${widths}</tr><![endif]></table>`;
}

const wordPage = (
  body: string,
): string => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 11 (filtered)">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal{mso-style-parent:"";}</style></head><body lang=ZH-CN><div class=Section1>${body}</div></body></html>`;

/** Declared as GB2312, as most pages of the time are: the bytes are the caller's. */
export const GB2312: HtmlStyle = {
  page: (body) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${body}</body></html>`,
};

export const HTML_VARIANTS: readonly HtmlVariant[] = [
  styled('html_spelled', { text: spelled }),
  styled('html_nested', { table: nested }),
  styled('html_cut_by_page', { table: cutByPage }),
  styled('html_cut_by_paragraph', { table: cutByParagraph }),
  styled('html_cut_short', { table: cutShort }),
  styled('html_table_two_in_four', { table: inFour }),
  styled('html_rows_apart', { table: rowsApart }),
  styled('html_blocks_apart', { table: blocksApart }),
  { name: 'html_one_table', render: inOneTable },
  styled('html_on_site', { page: onSite }),
  styled('html_in_script', { page: inScript }),
  styled('html_written', { page: written }),
  styled('html_in_json', { page: inJson }),
  styled('html_in_textarea', { page: inTextArea }),
  styled('html_word', { text: wordText, table: wordTable, page: wordPage }),
];
