import { readPageText } from '../../src/read/html/index.js';
import { LIMITS } from '../../src/read/limits.js';
import { sniff } from '../../src/read/sniff.js';
import { noted, outline } from '../build/outline.js';

function read(html: string) {
  const { blocks, findings } = readPageText(html);
  return { lines: outline(blocks), notes: noted(findings) };
}

const LEFT_OUT = 'left_out menus, buttons, lists of links and the foot of the site';
const TITLE = '云岫县林业局2023年政府信息公开工作年度报告';
const link = (text: string) => `<a href="/x.html">${text}</a>`;
const TABLE = '<table><tr><td>规章</td><td>1</td></tr><tr><td>行政许可</td><td>2</td></tr></table>';

test.each(['<frameset>', '<template>', '<textarea>', '<nav>', '<a href="x">', '<u>', '<noscript>', '<iframe src="x">'])(
  '%s begins a page',
  (tag) => {
    expect(sniff(new TextEncoder().encode(`${tag}x`))).toBe('html');
  },
);

describe('the title of a page', () => {
  test('comes first, unless a paragraph says it', () => {
    expect(read('<title>某局 2023 年报</title><p>正文</p>').lines).toEqual(['P1:某局 2023 年报', 'P2:正文']);
    expect(read('<head><title>2023年报</title></head><h1>某局2023\n年报</h1>').lines).toEqual(['P1:某局2023 年报']);
  });

  test.each([
    `${TITLE}_云岫县人民政府`,
    `云岫县人民政府 - ${TITLE}`,
    `云岫县人民政府门户网站 ${TITLE}`,
    `年报 | ${TITLE} | 云岫县`,
    `${TITLE}-云岫县政府网`,
  ])('%s: the names of the site are none of it', (title) => {
    expect(read(`<title>${title}</title><p>正文</p>`).lines[0]).toBe(`P1:${TITLE}`);
  });

  test('the site and a part of it before the title, apart by spaces alone', () => {
    expect(read(`<title>云岫县人民政府 年度报告 ${TITLE}</title><p>正文</p>`).lines[0]).toBe(`P1:${TITLE}`);
    const { lines } = read('<title>云岫县人民政府 2023年政府信息公开工作年度报告</title><p>正文</p>');
    expect(lines[0]).toBe('P1:2023年政府信息公开工作年度报告');
  });

  test('of the catalogue of the site goes before <title>, too', () => {
    const rows = `<tr><td>索 引 号：</td><td>1</td></tr><tr><td>分类：年报</td><td>名称</td><td>${TITLE}</td></tr>`;
    expect(read(`<title>云岫县政府信息公开年报</title><table>${rows}</table><p>正文</p>`).lines[0]).toBe(`P1:${TITLE}`);
  });

  test('years are not torn', () => {
    expect(read('<title>某局2022-2023年政务公开年报</title><p>正文</p>').lines[0]).toBe(
      'P1:某局2022-2023年政务公开年报',
    );
  });

  test('ArticleTitle goes before <title>', () => {
    const head = `<meta name="ArticleTitle" content="${TITLE}"><title>云岫县林业局政府信息公开年报</title>`;
    expect(read(`<head>${head}</head><p>正文</p>`).lines[0]).toBe(`P1:${TITLE}`);
  });

  test('another title than that of the text is that of the site', () => {
    expect(read(`<title>云岫县政府信息公开年报</title><h1>${TITLE}</h1>`).lines).toEqual([`P1:${TITLE}`]);
    expect(read(`<title>云岫县人民政府</title><h1>${TITLE}</h1>`).lines).toEqual([`P1:${TITLE}`]);
  });

  test('a fuller one than that of the text names the authority', () => {
    const { lines } = read(`<title>${TITLE}</title><h1>2023年政府信息公开工作年度报告</h1>`);
    expect(lines).toEqual([`P1:${TITLE}`, 'P2:2023年政府信息公开工作年度报告']);
  });
});

describe('what belongs to the site', () => {
  test.each([
    ['a menu', `<nav>${link('首页')} 政务公开</nav>`],
    ['a menu by its role', '<div role="navigation">政务公开</div>'],
    ['a menu by its class', '<div class="mainNav">政务公开</div>'],
    ['a menu by its id', '<div id="nav">政务公开</div>'],
    ['the head of the page', `<header>云岫县人民政府 ${link('首页')}</header>`],
    ['a head by its class, with a link in it', `<div class="header">云岫县人民政府 ${link('首页')}</div>`],
    ['the foot of the page', '<footer>主办：某办公室</footer>'],
    ['an aside', '<aside>热点</aside>'],
    ['a list of links', `<ul><li>${link('规划')}</li><li>${link('统计')} 2023-01-02</li></ul>`],
    ['links of a line', `<p>${link('规划')} | ${link('统计')}</p>`],
    ['links under a word', `<div>友情链接：${link('规划')} ${link('统计')} ${link('财政')}</div>`],
    [
      'reports of other years',
      `<div>${link('某局2022年政府信息公开工作年度报告')}${link('某局2021年政府信息公开年报')}</div>`,
    ],
    ['a table of links', `<table><tr><td>${link('首页')}</td><td>${link('公开')}</td></tr></table>`],
    ['a path', '<div>您当前的位置：首页 &gt; 政务公开 &gt; 年报</div>'],
    ['a path without a label', '<div>首页 &raquo; 政府信息公开年报</div>'],
    ['a path of links', `<div>${link('首页')} &gt; ${link('政务公开')} &gt; 年报</div>`],
    ['buttons', '<p>字号：[大 中 小] 【打印本页】 【关闭窗口】</p>'],
    ['buttons to share', '<p>分享到： 微信 新浪微博 QQ空间</p>'],
    ['a counter', '<p>浏览次数：128</p>'],
    ['the next page', `<p>下一篇：${link('某局2024年政府信息公开工作年度报告')}</p>`],
    ['the page before, where there is none', '<p>上一篇：没有了</p>'],
    ['a registration', '<p>某ICP备00000000号-1 某公网安备 00000000000000号</p>'],
    [
      'the entry of the catalogue',
      `<table><tr><td>索引号</td><td>1</td><td>主题分类</td><td>政府信息公开年报</td></tr><tr><td>发布机构</td><td>某局</td></tr></table>`,
    ],
    ['a class of the catalogue', '<p>主题分类：政府信息公开年报</p>'],
    [
      'a foot as a table',
      '<table><tr><td>主办：某县</td><td>某ICP备0号</td></tr><tr><td>地址</td><td>电话</td></tr></table>',
    ],
    ['the head of a list', '<h3>相关文档</h3>'],
    ['an owner', '<p>版权所有 &copy; 某县人民政府</p>'],
  ])('%s', (_, html) => {
    const { lines, notes } = read(`<h1>${TITLE}</h1>${html}<p>正文。</p>${TABLE}`);
    expect(lines.slice(0, 2)).toEqual([`P1:${TITLE}`, 'P2:正文。']);
    expect(notes).toEqual([`${LEFT_OUT} 1`]);
  });

  test('a link to another report on a page that has a title', () => {
    const { lines, notes } = read(`<h1>${TITLE}</h1><li>${link('某局2022年政府信息公开工作年度报告')}</li>${TABLE}`);
    expect(lines[1]).toBe('0:规章 | 1:1');
    expect(notes).toEqual([`${LEFT_OUT} 1`]);
  });

  test.each([
    ['a table in a part that is named as a menu', `<div class="nav">${TABLE}</div>`, '0:规章 | 1:1'],
    ['a table of labels that are links', `<table><tr><td>${link('规章')}</td><td>1</td></tr></table>`, '0:规章 | 1:1'],
    ['prose in an aside', '<aside>本年度无此类申请。</aside>', 'P1:本年度无此类申请。'],
    ['a chapter in a part that is named as a menu', '<div id="menu"><p>一、总体情况</p></div>', 'P1:一、总体情况'],
    ['the title in the head of the page', `<header><h1>${TITLE}</h1></header>`, `P1:${TITLE}`],
    [
      'the title in the head of a page whose <title> says it too',
      `<title>${TITLE}</title><header><h1>${TITLE}</h1></header>`,
      `P1:${TITLE}`,
    ],
    ['a table in a link', `<div><a href="x">${TABLE}</a>${link('下载')}</div>`, '0:规章 | 1:1'],
    ['prose in links', `<p>${link('本年度公开。')}${link('另有一段。')}</p>`, 'P1:本年度公开。另有一段。'],
    ['the title as the only link', `<div>${link(TITLE)}</div>`, `P1:${TITLE}`],
    ['a title in a part that is named as a menu', `<div class="nav">${TITLE}</div>`, `P1:${TITLE}`],
    ['one link of an attachment', `<p>附件：${link('统计表.xls')}</p>`, 'P1:附件：统计表.xls'],
    ['the head of an article', '<article><header>云岫县林业局</header></article>', 'P1:云岫县林业局'],
    ['prose that mentions a registration', '<p>完成网站ICP备案信息更新。</p>', 'P1:完成网站ICP备案信息更新。'],
    ['prose in a link that was never closed', `<a href="x"><p>一、概述。</p><p>另有一段。</p>`, 'P1:一、概述。'],
    ['a table with one word of a catalogue', '<table><tr><td>名称</td><td>1</td></tr></table>', '0:名称 | 1:1'],
    [
      'a table of figures that mentions a registration',
      '<table><tr><td>ICP备案</td><td>1</td></tr></table>',
      '0:ICP备案 | 1:1',
    ],
    ['a line of a table written as text', '<p>12</p>', 'P1:12'],
  ])('%s stays', (_, html, line) => {
    const { lines, notes } = read(html);
    expect(lines[0]).toBe(line);
    expect(notes).toEqual([]);
  });

  test('lines of a paragraph are told apart', () => {
    const { lines, notes } = read(`<div>首页 &gt; 年报<br>${TITLE}<br>【打印】【关闭】</div>`);
    expect(lines).toEqual([`P1:${TITLE}`]);
    expect(notes).toEqual([`${LEFT_OUT} 2`]);
  });

  test('a cell of a table is no line of the site', () => {
    expect(read('<table><tr><td>返回</td><td>首页 &gt; 年报</td></tr></table>').lines).toEqual([
      '0:返回 | 1:首页 > 年报',
    ]);
  });
});

test.each(['3', '- 3 -', '— 3 —', '第 3 页', '第3页 共12页', '3/12'])(
  'the page number %s between two tables',
  (number) => {
    const { lines, notes } = read(`<p>${number}</p>${TABLE}<p>${number}</p>${TABLE}`);
    expect(lines.filter((line) => line.startsWith('P'))).toEqual([`P1:${number}`]);
    expect(notes).toEqual(['left_out page numbers between tables 1']);
  },
);

describe('hostile pages', () => {
  test('paragraphs beyond the bound are said to be left out', () => {
    const { lines, notes } = read('<p>a'.repeat(LIMITS.textLines + 2));
    expect(lines).toHaveLength(LIMITS.textLines);
    expect(notes).toEqual(['text_limit']);
  });

  test('a page of too many elements is not read', () => {
    expect(() => read('<br>'.repeat(LIMITS.htmlElements + 1))).toThrow('document_limit');
  });

  test.each(['<nav>', '<div class="nav">', '<h1>', '<a href="x">', '<ul><li><a href="x">', '<div class="top"><b>'])(
    'parts in parts of %s are gone through once',
    (tag) => {
      const html = `${tag.repeat(60)}政府信息公开年报。`.repeat(500);
      expect(read(`${html}${TABLE}`).notes.length).toBeLessThan(3);
    },
  );
});
