/** .rtf: automatic numbers, as they stand and as lists have them. */
import { readRtf } from '../../src/read/rtf/index.js';
import { noted, outline } from '../build/outline.js';
import { buildRtf, font, hex, par, row } from '../build/rtf.js';

/** `{\listlevel…}` with `%1` for the number of level 0. */
function level(format: number, text: string, more = ''): string {
  const signs = text.replace(/%(\d)/g, (_, digit: string) => String.fromCharCode(Number(digit) - 1));
  const written = [...signs].map((sign) => (sign < '\t' ? `\\'0${sign.charCodeAt(0)}` : hex(sign))).join('');
  const length = `\\'${signs.length.toString(16).padStart(2, '0')}`;
  return `{\\listlevel\\levelnfc${format}\\levelnfcn${format}\\levelstartat1\\levelfollow2${more}{\\leveltext\\leveltemplateid1${length}${written};}{\\levelnumbers\\'01;}}`;
}

const LISTS =
  `{\\*\\listtable{\\list${level(39, '%1、')}${level(39, '（%2）')}${level(0, '%1.%3', '\\levellegal1')}{\\listname ;}\\listid11}` +
  `{\\list${level(0, '%1.', '\\levelstartat5')}\\listid12}{\\list${level(23, '*')}\\listid13}{\\list${level(99, '%1')}\\listid14}}` +
  '{\\*\\listoverridetable{\\listoverride\\listid11\\listoverridecount0\\ls1}{\\listoverride\\listid12\\listoverridecount0\\ls2}' +
  '{\\listoverride\\listid13\\ls3}{\\listoverride\\listid14\\ls4}' +
  '{\\listoverride\\listid11\\listoverridecount1{\\lfolevel\\listoverridestartat\\levelstartat7}{\\lfolevel\\levelstartat9}\\ls5}' +
  `{\\listoverride\\listid12\\listoverridecount1{\\lfolevel\\listoverrideformat${level(3, '%1)')}}\\ls6}}`;

const documentOf = (body: string) =>
  readRtf(buildRtf({ body, header: LISTS, fonts: font(0, 0) + font(1, 134) + font(5, 2) }));
const blocksOf = (body: string): string[] => outline(documentOf(body).blocks);
const notesOf = (body: string): string[] => noted(documentOf(body).findings);
const item = (list: number, at: number, text: string): string => par(text, `\\ls${list}\\ilvl${at}`);

describe('lists', () => {
  test('count by level', () => {
    expect(
      blocksOf([item(1, 0, 'a'), item(1, 1, 'b'), item(1, 1, 'c'), item(1, 0, 'd'), item(1, 1, 'e')].join('')),
    ).toEqual(['P1:一、a', 'P2:（一）b', 'P3:（二）c', 'P4:二、d', 'P5:（一）e']);
  });

  test('begin where they say, in plain digits where they say', () => {
    expect(blocksOf(item(2, 0, 'a') + item(2, 0, 'b') + item(1, 0, 'c') + item(1, 2, 'd'))).toEqual([
      'P1:5.a',
      'P2:6.b',
      'P3:一、c',
      'P4:1.1d',
    ]);
  });

  test('used again may begin anew, or look otherwise', () => {
    expect(blocksOf(item(1, 0, 'a') + item(5, 0, 'b') + item(1, 0, 'c') + item(6, 0, 'd'))).toEqual([
      'P1:一、a',
      'P2:七、b',
      'P3:八、c',
      'P4:A)d',
    ]);
    expect(blocksOf(item(5, 0, 'a') + item(5, 1, 'b'))).toEqual(['P1:七、a', 'P2:（一）b']);
  });

  test('of bullets and of unknown formats are said', () => {
    expect(blocksOf(item(3, 0, 'a') + item(4, 0, 'b'))).toEqual(['P1:a', 'P2:1b']);
    expect(notesOf(item(3, 0, 'a') + item(4, 0, 'b'))).toEqual([
      'restored automatic numbers 1',
      'restored automatic numbers of an unknown format (in plain digits) 1',
      'left_out bullets 1',
    ]);
  });

  test('end with \\pard; a list that is not there has no numbers', () => {
    expect(blocksOf(`${item(1, 0, 'a')}${par('b')}${item(9, 0, 'c')}${item(1, 99, 'd')}`)).toEqual([
      'P1:一、a',
      'P2:b',
      'P3:c',
      'P4:d',
    ]);
  });

  test('count in cells; a number before a figure is left out', () => {
    expect(blocksOf(row(['\\ls2 a', '\\ls2 7', '\\ls2\\ilvl0 ']))).toEqual(['0:5.a | 1:7 | 2:7.']);
    expect(notesOf(row(['\\ls2 a', '\\ls2 7']))).toEqual([
      'restored T1R1C1 automatic numbers 1',
      'left_out T1R1C2 automatic numbers before a figure 1',
    ]);
  });

  test('a paragraph whose mark is deleted is not counted', () => {
    expect(blocksOf(`\\ls2 a{\\deleted\\par}b\\par c\\par`)).toEqual(['P1:5.ab', 'P2:6.c']);
  });

  test('a last paragraph without its mark is counted', () => {
    expect(blocksOf('\\ls2 a')).toEqual(['P1:5.a']);
    const cut = buildRtf({ body: '{\\b\\ls2 a', header: LISTS });
    expect(outline(readRtf(cut.slice(0, -1)).blocks)).toEqual(['P1:5.a']);
  });
});

describe('numbers as text', () => {
  const rendered = (text: string, gap = '\\tab'): string =>
    `{\\listtext\\pard\\plain\\loch\\af0\\dbch\\f1 ${text}${gap}}`;

  test('are what the page shows, before what the list has', () => {
    expect(blocksOf(`${rendered(hex('九、'), '')}\\ls1 a\\par{\\pntext\\f1 2.\\tab}b\\par`)).toEqual([
      'P1:九、a',
      'P2:2.\tb',
    ]);
  });

  test('count in the list all the same', () => {
    expect(blocksOf(`${rendered('5.', '')}\\ls2 a\\par b\\par`)).toEqual(['P1:5.a', 'P2:6.b']);
  });

  test('that are empty leave it to the list', () => {
    expect(blocksOf(`${rendered('')}\\ls2 a\\par`)).toEqual(['P1:5.a']);
  });

  test('of symbols, or of a list of bullets, are bullets', () => {
    const bullets = [
      `${rendered("\\f5 \\'b7")}a\\par`,
      `${rendered('-')}b\\par`,
      `${rendered('o')}\\ls3 c\\par`,
      `${rendered('o')}{\\*\\pn\\pnlvlblt\\pnf1{\\pntxtb o}}d\\par`,
    ];
    expect(blocksOf(bullets.join('\\pard '))).toEqual(['P1:a', 'P2:b', 'P3:c', 'P4:d']);
    expect(notesOf(bullets.join('\\pard '))).toEqual(['left_out bullets 4']);
  });

  test('a sign that the list writes as a number is none', () => {
    expect(blocksOf(`${rendered('-', ' ')}\\ls1 a\\par`)).toEqual(['P1:- a']);
  });

  test('of a paragraph around a text box are not those of its text', () => {
    const box = (text: string): string => `{\\shp{\\*\\shpinst{\\shptxt ${text}}}}`;
    expect(blocksOf(`\\ls2 a${box('in\\par')}\\par b${box('\\ls2 in')}\\par`)).toEqual([
      ...['P1:5.a', 'P2:in', 'P3:7.b', 'P4:6.in'],
    ]);
    expect(blocksOf(`{\\*\\pn\\pnlvlblt}${box('{\\pntext 1.\\tab}in\\par')}${rendered('o')}a\\par`)).toEqual([
      ...['P1:a', 'P2:1.\tin'],
    ]);
    expect(blocksOf(`${rendered('1.', '')}{\\shp{\\*\\shpinst{\\shptxt in\\par}}}a\\par`)).toEqual(['P1:1.a', 'P2:in']);
  });
});
