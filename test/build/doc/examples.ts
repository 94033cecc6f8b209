/** A document for each thing that the writer can write, with what shows of it (test/build/outline.ts, without numbers). */
import type { Cell, DocDescription, ListLevel } from './description.js';

export interface Example {
  document: DocDescription;
  shows: string[];
  /** The text of it, for programs that know no hidden text, no tables, no numbers; tabs end cells and rows. */
  text: string;
}

const cell = (content: Cell['content'], width = 1500): Cell => ({ content, width });
const table = {
  rows: [{ cells: [cell('a'), cell('b'), cell('c')] }, { cells: [cell('合计', 3000), cell('2')] }],
};
const level = (format: number, text: string): ListLevel => ({ format, text, follow: 'nothing' });

const inner = {
  rows: [{ cells: [cell('内左', 900), cell('7', 900)] }, { cells: [cell('内下', 900), cell('8', 900)] }],
};

export const EXAMPLES: Record<string, Example> = {
  runs: {
    document: {
      body: [
        {
          runs: [
            '甲',
            { text: 'hidden', hidden: true },
            '乙',
            { text: 'old', deleted: true },
            { text: 'new', inserted: true },
          ],
        },
        { runs: [{ text: '12', struck: true }, '13'] },
        'tab\there',
      ],
    },
    shows: ['P:甲乙new', 'P:13', 'P:tab\there'],
    text: '甲hidden乙new\n1213\ntab\there\n',
  },
  table: {
    document: { body: ['前', table, '后'] },
    shows: ['P:前', '0:a | 1:b | 2:c', '0x2:合计 | 2:2', 'P:后'],
    text: '前\na\tb\tc\t\n合计\t2\t\n后\n',
  },
  nested: {
    document: { body: [{ rows: [{ cells: [cell('左', 2000), cell(['嵌前', inner, '嵌后'], 4000)] }] }, '后'] },
    shows: ['P:左', 'P:嵌前', '0:内左 | 1:7', '0:内下 | 1:8', 'P:嵌后', 'P:后'],
    text: '左\t嵌前\n内左\n7\n\n内下\n8\n\n嵌后\t\n后\n',
  },
  fields: {
    document: {
      body: [
        {
          runs: [
            '见',
            { field: [' HYPERLINK "http://example.org/" '], result: ['网站'], type: 0x58 },
            { field: ['QUOTE ', { field: ['PAGE'], result: ['七'], type: 0x21 }], result: ['内'], type: 0x23 },
            '尾',
          ],
        },
      ],
    },
    shows: ['P:见网站内尾'],
    text: '见网站内尾\n',
  },
  numbers: {
    document: {
      lists: [
        { id: 77, levels: [level(39, '%1、'), level(39, '（%2）'), level(0, '%3.')] },
        { id: 78, levels: [level(0, '%1)')] },
      ],
      listUses: [{ list: 77 }, { list: 78, overrides: [{ level: 0, start: 5 }] }],
      body: [
        { runs: ['总体'], list: { use: 1, level: 0 } },
        { runs: ['主动'], list: { use: 1, level: 1 } },
        { runs: ['依申请'], list: { use: 1, level: 1 } },
        { runs: ['二'], list: { use: 1, level: 0 } },
        { runs: ['五'], list: { use: 2, level: 0 } },
      ],
    },
    shows: ['P:一、总体', 'P:（一）主动', 'P:（二）依申请', 'P:二、二', 'P:5)五'],
    text: '总体\n主动\n依申请\n二\n五\n',
  },
  styles: {
    document: {
      styles: [
        { name: 'Hidden', kind: 'character', character: [[0x083c, 1]] },
        {
          name: 'Numbered',
          kind: 'paragraph',
          paragraph: [
            [0x260a, 0],
            [0x460b, 1],
          ],
        },
      ],
      lists: [{ id: 5, levels: [level(11, '第%1条')] }],
      listUses: [{ list: 5 }],
      body: [{ runs: ['可见', { text: '隐', style: 15 }, '又'] }, { runs: ['数'], style: 16 }],
    },
    shows: ['P:可见又', 'P:第一条数'],
    text: '可见隐又\n数\n',
  },
  pieces_with_properties: {
    document: {
      body: [
        {
          runs: [
            '甲',
            { text: '隐', prm: { isprm: 0x5c, value: 1 } },
            '乙',
            { text: '藏', prm: { properties: [[0x083c, 1]] } },
            '丙',
          ],
        },
      ],
    },
    shows: ['P:甲乙丙'],
    text: '甲隐乙藏丙\n',
  },
  sections: {
    document: { body: ['一', { section: ['节末'] }, '二'] },
    shows: ['P:一', 'P:节末', 'P:二'],
    text: '一\n节末\n二\n',
  },
  notes: {
    document: {
      header: ['页眉字'],
      footer: ['页脚字'],
      body: [{ runs: ['正文', { footnote: ['脚注'] }, '续', { comment: ['批注'] }, { endnote: ['尾注'] }] }, '二'],
    },
    shows: ['P:正文续', 'P:二'],
    text: '正文续\n二\n',
  },
};
