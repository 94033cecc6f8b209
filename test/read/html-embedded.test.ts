import { readPageText } from '../../src/read/html/index.js';
import { LIMITS } from '../../src/read/limits.js';
import { noted, outline } from '../build/outline.js';

function read(html: string) {
  const { blocks, findings } = readPageText(html);
  return { lines: outline(blocks), notes: noted(findings) };
}

const FOUND = 'restored page content kept in scripts, templates, text areas, frames or hidden elements';
const script = (code: string, attributes = '') => `<script ${attributes}>${code}</script>`;
const TABLE = '<table><tr><td>规章</td><td>1</td></tr><tr><td>行政许可</td><td>2</td></tr></table>';
const ROWS = ['0:规章 | 1:1', '0:行政许可 | 1:2'];
const escaped = (html: string) => html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const points = (html: string) =>
  [...html].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const oldEscape = (html: string) => points(html).replaceAll('\\u00', '%').replaceAll('\\u', '%u');
const bytes = (html: string) => [...html].map((sign) => `\\x${sign.charCodeAt(0).toString(16)}`).join('');

describe('a table that stands in no markup', () => {
  test.each([
    ['written by a script', script(`document.write('${TABLE}')`)],
    ['with the slash of each end tag escaped', script(`x = "${TABLE.replaceAll('</', '<\\/')}"`)],
    ['in strings that are joined', script(`x = '${TABLE.replaceAll('<tr>', '\' +\n  "<tr>" + \'')}';`)],
    ['written line by line', script(TABLE.replace(/<tr>.*?<\/tr>|<\/?table>/g, "document.writeln('$&');\n"))],
    ['added line by line', script(`var h = '';\n${TABLE.replace(/<tr>.*?<\/tr>|<\/?table>/g, "h += '$&';\n")}`)],
    ['in an array', script(`x = [${TABLE.replace(/<tr>.*?<\/tr>|<\/?table>/g, "'$&',")}].join('')`)],
    ['in escapes of characters', script(`x = "${points(TABLE)}"`)],
    [
      'in escapes of bytes',
      script(`x = "${bytes('<table><tr><td>')}规章${bytes('</td><td>')}1</td></tr><tr><td>行政许可<td>2</table>"`),
    ],
    ['in a template literal', script(`x = \`\n${TABLE}\n\``)],
    ['percent-encoded', script(`document.write(decodeURIComponent("${encodeURIComponent(TABLE)}"))`)],
    ['escaped in the old way', script(`document.write(unescape("${oldEscape(TABLE)}"))`)],
    ['in JSON', script(JSON.stringify({ id: 7, html: TABLE }), 'type="application/json"')],
    [
      'in JSON within a string',
      script(`x = JSON.parse(${JSON.stringify(JSON.stringify({ a: TABLE.replace('<td>', '<td class="x">') }))})`),
    ],
    ['as entities in a string', script(`x = "${escaped(TABLE)}"`)],
    ['in a template of a script', script(TABLE, 'type="text/template"')],
    ['in a template', `<template>${TABLE}</template>`],
    ['for browsers without scripts', `<noscript>${TABLE}</noscript>`],
    ['in a text area', `<textarea>${escaped(TABLE)}</textarea>`],
    ['in a text area, as it is', `<textarea>${TABLE}</textarea>`],
    ['in a text area, escaped twice', `<textarea>${escaped(escaped(TABLE))}</textarea>`],
    ['as text', `<div>${escaped(TABLE)}</div>`],
    ['in an element that a script is to show', `<div style="display:none">${TABLE}</div>`],
    ['in the page of a frame', `<iframe srcdoc='${TABLE}'></iframe>`],
    [
      'in two scripts',
      script("document.write('<table><tr><td>规章</td><td>1</td></tr>')") +
        script("document.write('<tr><td>行政许可</td><td>2</td></tr></table>')"),
    ],
  ])('%s', (_, html) => {
    const { lines, notes } = read(html);
    expect(lines.filter((line) => line.trim() !== '')).toEqual(ROWS);
    expect(notes[0]).toMatch(FOUND);
  });

  test('stands where its script does', () => {
    const { lines } = read(`<p>前</p>${script(`document.write('${TABLE}')`)}<p>后</p>`);
    expect(lines).toEqual(['P1:前', ...ROWS, 'P2:后']);
  });

  test('comes behind the text when its script stands in the head', () => {
    const { lines } = read(`<head>${script(`x = '${TABLE}'`)}</head><body><h1>题</h1></body>`);
    expect(lines).toEqual(['P1:题', ...ROWS]);
  });

  test('the title beside it in the data is text, names of the data are none', () => {
    const { lines } = read(script(JSON.stringify({ title: '某局年报', type: 'a', html: TABLE })));
    expect(lines).toEqual(['P1:某局年报', ...ROWS]);
  });
});

describe('what only a run of the script could tell is not blank', () => {
  test.each([
    ['an operand', "x = '<table><tr><td>规章</td><td>' + count + '</td></tr></table>'"],
    ['a call', "w('<table><tr><td>规章</td><td>'); w(count); w('</td></tr></table>')"],
    ['a statement', "h += '<table><tr><td>规章</td><td>'; h += count; h += '</td></tr></table>'"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: JavaScript in a string
    ['a placeholder', 'x = `<table><tr><td>规章</td><td>${count}</td></tr></table>`'],
    ['a condition', "x = '<table><tr><td>规章</td><td>' + (a ? '' : '') + '</td></tr></table>'"],
    ['digits behind an operand', "x = '<table><tr><td>规章</td><td>' + count + '2</td></tr></table>'"],
  ])('%s', (_, code) => {
    expect(read(script(code)).lines[0]).toMatch(/^0:规章 \| 1:\ufffc/);
  });
});

describe('scripts are left alone', () => {
  test('where the page shows a table of figures', () => {
    const { lines, notes } = read(
      `${TABLE}${script("document.write('<table><tr><td>x</td><td>3</td></tr></table>')")}`,
    );
    expect(lines).toEqual(ROWS);
    expect(notes).toEqual([]);
  });

  test('a hidden table without figures stays hidden', () => {
    expect(read('<div hidden><table><tr><td>首页</td><td>公开</td></tr></table></div>').lines).toEqual([]);
  });

  test('a table that was taken back stays so', () => {
    expect(read(`<del>${TABLE}</del>`)).toEqual({ lines: [], notes: ['html_left_out 1'] });
  });

  test.each([
    ['no table in them', "document.write('<div>x</div>')"],
    ['a table in a comment', `// '${TABLE}'\n/* "${TABLE}" */ x = 1`],
    ['a regular expression', `x = y.replace(/['"<td>]/g, 1)`],
    ['a quote without an end', `x = 'a\n${'y'.repeat(9)}`],
  ])('with %s', (_, code) => {
    expect(read(`<p>a</p>${script(code)}`)).toEqual({ lines: ['P1:a'], notes: [] });
  });
});

test('quotes in comments and in regular expressions do not begin strings', () => {
  const code = `// don't\nvar a = b / 2, r = /["']/g; x = '${TABLE}';`;
  expect(read(script(code)).lines).toEqual(ROWS);
});

test('a frame whose page is not in the file is told, where nothing else shows figures', () => {
  expect(read('<frameset><frame src="a.html"><frame src="b.html"></frameset>').notes).toEqual([
    'left_out pages in frames (not in the file) 2',
  ]);
  expect(read(`${TABLE}<iframe src="share.html"></iframe>`).notes).toEqual([]);
});

describe('hostile pages', () => {
  test('places beyond the bound are said to be left out', () => {
    const { notes } = read('<textarea><td>1</textarea>'.repeat(LIMITS.htmlEmbedded + 3));
    expect(notes).toEqual([`left_out${FOUND.slice('restored'.length)} 3`, `${FOUND} ${LIMITS.htmlEmbedded}`]);
  });

  test.each(['"', "'", '`', '\\', '/', '/*', '${', '"+', "';x+='", '=/a['])('a script of nothing but %s', (sign) => {
    expect(read(`<p>a</p><script>"<td>"${sign.repeat(200_000)}</script>`).lines[0]).toBe('P1:a');
  });

  test('what is parsed piece by piece has one bound', () => {
    const half = '<br>'.repeat(LIMITS.htmlElements / 2);
    expect(() => read(`${half}<textarea><td>${half}</textarea>`)).toThrow('document_limit');
  });
});
