/** The machine itself: its table of transitions, and the steps that small documents take through it. */
import type { Document, Table } from '../../src/document.js';
import { FORMS } from '../../src/forms/index.js';
import { walk } from '../../src/walk/index.js';
import type { Step } from '../../src/walk/states.js';
import { ACTIONS, CELL_KINDS, STATES, TRANSITIONS } from '../../src/walk/states.js';
import { DISCLOSURE, documentOf, grid, paragraph, reportOf, SECTION, textOf } from './documents.js';

function stepsOf(document: Document): Step[] {
  const steps: Step[] = [];
  walk(document, FORMS, (step) => steps.push(step));
  return steps;
}

/** The way through a document: `state kind→action`, one for each cell. */
const way = (document: Document): string[] =>
  stepsOf(document).map(({ from, kind, action }) => `${from} ${kind}→${action}`);

test('every state knows what to do with every kind of cell', () => {
  for (const state of Object.keys(STATES)) {
    const transitions = TRANSITIONS[state as keyof typeof STATES];
    expect(Object.keys(transitions).sort()).toEqual(Object.keys(CELL_KINDS).sort());
    for (const { action, to } of Object.values(transitions)) {
      expect(Object.keys(ACTIONS)).toContain(action);
      expect(Object.keys(STATES)).toContain(to);
    }
  }
  const used = new Set(Object.values(TRANSITIONS).flatMap((kinds) => Object.values(kinds).map(({ action }) => action)));
  expect([...used].sort()).toEqual(Object.keys(ACTIONS).sort());
});

describe('the way through', () => {
  test('a table of one row, a row a line', () => {
    const document = textOf('前言。', SECTION.disclosure, ...DISCLOSURE.slice(0, 3), '后记。');
    expect(way(document)).toEqual([
      'prose sentence→tell',
      'prose section_heading→begin_section',
      'prose block_heading→begin_block',
      'head head→add_head',
      'head head→add_head',
      'head head→add_head',
      'head head→add_head',
      'head row_end→end_head_row',
      'head row_label→begin_row',
      'label figure→add_figure',
      'figures figure→add_figure',
      'figures figure→add_figure',
      'figures row_end→close_row',
      'label sentence→close_table',
      'prose end→close_table',
    ]);
  });

  test('the same table, a cell a line', () => {
    const lines = [
      '第二十条第（一）项',
      '信息内容',
      '本年制发件数',
      '本年废止件数',
      '现行有效件数',
      '规章',
      '1',
      '2',
      '3',
    ];
    expect(way(textOf(SECTION.disclosure, ...lines))).toEqual([
      'prose section_heading→begin_section',
      'prose block_heading→begin_block',
      'head head→add_head',
      'head head→add_head',
      'head head→add_head',
      'head head→add_head',
      'head row_label→begin_row',
      'label figure→add_figure',
      'figures figure→add_figure',
      'figures figure→add_figure',
      'figures end→close_table',
    ]);
  });

  test('subheadings within a section are narrative', () => {
    const document = textOf(
      '一、总体情况',
      '（一）主动公开情况',
      '（二）依申请公开情况',
      '1.主动公开情况',
      '收到申请3件',
    );
    expect(way(document)).toEqual([
      'prose section_heading→begin_section',
      'prose text→tell',
      'prose text→tell',
      'prose text→tell',
      'prose text→tell',
      'prose end→close_table',
    ]);
  });
});

/** Cells whose row ends in a given way. */
const rows = (geometry: Table['geometry'], ...lines: [end: 'hard' | 'soft' | 'open', ...texts: string[]][]): Table => ({
  kind: 'table',
  geometry,
  rows: lines.map(([end, ...texts], y) => ({
    end,
    cells: texts.map((text, x) => ({ text, location: `TR${y + 1}C${x + 1}` })),
  })),
});

const LONG = '这一段文字不是标签，因为它有句号。';
const HEAD = ['第二十条第（一）项', '信息内容', '本年制发件数'];

/** From every state, each kind of cell: what leads into the state, then the cell. */
describe('every transition is taken by some document', () => {
  const into: Record<keyof typeof STATES, string[]> = {
    prose: [],
    head: HEAD,
    label: [...HEAD, '规章'],
    figures: [...HEAD, '规章', '1'],
  };
  const cells: Partial<Record<keyof typeof CELL_KINDS, string>> = {
    section_heading: SECTION.applications,
    block_heading: '第二十条第（五）项',
    head: '信息内容',
    row_label: '行政许可',
    figure: '5',
    empty: '',
    text: '附注',
    sentence: LONG,
  };
  const seen = (document: Document, from: string, kind: string): boolean =>
    stepsOf(document).some((step) => step.from === from && step.kind === kind);

  const cases = Object.entries(into).flatMap(([from, lead]) =>
    Object.entries(cells).map(([kind, text]) => [from, kind, lead, text] as const),
  );
  test.each(cases)('%s: %s', (from, kind, lead, text) => {
    const start = paragraph(SECTION.disclosure);
    const open = documentOf(start, rows('rows', ...[...lead, text].map((cell): ['open', string] => ['open', cell])));
    // an empty cell behind a label that is known is a figure: behind the label of a group it is not
    const behindGroup = documentOf(
      paragraph(SECTION.applications),
      rows('rows', ['open', '申请人情况'], ['open', '（三）不予公开'], ['open', '']),
    );
    expect(seen(open, from, kind) || seen(behindGroup, from, kind)).toBe(true);
  });

  test.each(Object.entries(into))('%s: the ends of rows, tables and the document', (from, lead) => {
    const start = paragraph(SECTION.disclosure);
    const cut = (end: 'hard' | 'soft', geometry: Table['geometry']): Document => {
      const opened = lead.map((cell): ['open', string] => ['open', cell]);
      const last: ['hard' | 'soft', ...string[]] = from === 'prose' ? [end, '附注'] : [end];
      return documentOf(start, rows(geometry, ...opened, last), paragraph('附注'));
    };
    for (const kind of ['row_end', 'soft_end', 'table_end', 'end'] as const) {
      const document =
        kind === 'row_end'
          ? cut('hard', 'rows')
          : kind === 'soft_end'
            ? cut('soft', 'rows')
            : documentOf(
                start,
                rows(kind === 'table_end' ? 'grid' : 'rows', ...lead.map((cell): ['open', string] => ['open', cell])),
              );
      expect([kind, seen(document, from, kind)]).toEqual([kind, true]);
    }
  });
});

test('the trace tells where each cell stood and what it said', () => {
  const document = documentOf(paragraph(SECTION.disclosure), grid([['第二十条第（一）项', 4]], ['规章', 1, 2, 3]));
  expect(stepsOf(document).map(({ location, text }) => `${location} ${text}`.trim())).toEqual([
    `P1 ${SECTION.disclosure}`,
    'T1R1C1 第二十条第（一）项',
    '',
    'T1R2C1 规章',
    'T1R2C2 1',
    'T1R2C3 2',
    'T1R2C4 3',
    '',
    '',
    '',
  ]);
});

test('a trace changes nothing', () => {
  const document = textOf(SECTION.disclosure, ...DISCLOSURE);
  expect(reportOf(document, () => undefined)).toEqual(reportOf(document));
});
