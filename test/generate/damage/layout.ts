/** Damage to what stands around the rows: pages, tables, sections. */
import { piece } from '../cut.js';
import type { Grid, GridCell } from '../grid.js';
import type { Part } from '../outline.js';
import { type Damage, type Die, type Draft, figureRows, pick, some } from './draft.js';

/** Puts several parts in the place of each table. */
const replaceTables = (draft: Draft, replace: (grid: Grid) => Part[]): void => {
  draft.parts = draft.parts.flatMap((part) => (part.kind === 'table' ? replace(part.grid) : [part]));
};

/** The grid in two or three pieces, cut between rows of figures. */
function cut(grid: Grid, die: Die, isPlace: (above: GridCell[]) => boolean = () => true): Grid[] {
  const rows = figureRows(grid)
    .slice(1)
    .filter((at) => isPlace(grid.rows[at - 1] ?? []));
  if (rows.length === 0) return [grid];
  const at = [...new Set([pick(die, rows) ?? 0, ...(die(2) === 0 ? [pick(die, rows) ?? 0] : [])])].sort(
    (a, b) => a - b,
  );
  const edges = [0, ...at, grid.rows.length];
  const again = pick(die, ['label', 'empty'] as const) ?? 'label';
  return edges.slice(1).map((to, index) => piece(grid, edges[index] ?? 0, to, again));
}

const tables = (grids: readonly Grid[]): Part[] => grids.map((grid) => ({ kind: 'table', grid }));

/** With something between each and the next. */
const between = (parts: Part[], middle: (index: number) => Part[]): Part[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [...middle(index), part]));

const HEAD_ROWS: Readonly<Record<string, number>> = {
  applications: 3,
  statistics: 1,
  disclosure: 0,
  review_litigation: 3,
};

const NUMERALS = [...'一二三四五六七八九十'];

/** 三、 becomes 五、 */
const shifted = (text: string, by: number): string =>
  text.replace(/^[一二三四五六七八九十]/u, (number) => NUMERALS[NUMERALS.indexOf(number) + by] ?? number);

const changeHeadings = (draft: Draft, changed: (text: string) => string): void => {
  for (const part of draft.parts) if (part.kind === 'heading') part.text = changed(part.text);
};

/** Indices of the parts from each heading of a table to its table. */
function tableSections(parts: readonly Part[]): { from: number; to: number }[] {
  return parts.flatMap((part, to) => {
    if (part.kind !== 'table') return [];
    const from = parts.findLastIndex((before, at) => at < to && before.kind === 'heading');
    return from < 0 ? [] : [{ from, to: to + 1 }];
  });
}

export const LAYOUT_DAMAGES = {
  page_numbers: {
    title: 'page numbers between rows',
    apply: (draft, die) => {
      const page = pick(die, ['— 3 —', '3', '- 12 -', '第 4 页 共 9 页', '第3页']) ?? '3';
      // a bare number behind an empty cell that the copy lost would be its figure, and nobody could tell
      const isPlace = (above: GridCell[]): boolean => page !== '3' || above.every(({ text }) => text !== '');
      replaceTables(draft, (grid) => between(tables(cut(grid, die, isPlace)), () => [{ kind: 'prose', text: page }]));
    },
  },
  heads_repeated: {
    title: 'heads repeated between rows',
    apply: (draft, die) =>
      replaceTables(draft, (grid) => {
        const [first = grid, ...others] = cut(grid, die);
        const rows = piece(grid, 0, HEAD_ROWS[grid.key] ?? 0, 'label').rows;
        const head = rows.map((row) => row.map((cell) => ({ ...cell })));
        return tables([first, ...others.map((one) => ({ ...one, rows: [...head, ...one.rows] }))]);
      }),
  },
  tables_cut: {
    title: 'tables cut',
    apply: (draft, die) =>
      replaceTables(draft, (grid) =>
        between(tables(cut(grid, die)), () => (die(2) === 0 ? [] : [{ kind: 'prose', text: '（续表）' }])),
      ),
  },
  tables_joined: {
    title: 'tables joined',
    apply: (draft) => {
      const [first, ...others] = draft.parts.flatMap((part) => (part.kind === 'table' ? [part.grid] : []));
      const sections = tableSections(draft.parts).slice(1);
      if (first === undefined || others.length === 0) return;
      draft.parts = draft.parts.filter((_, at) => !sections.some(({ from, to }) => from <= at && at < to));
      for (const grid of others) {
        first.columns = Math.max(first.columns, grid.columns);
        first.rows.push(...grid.rows);
      }
    },
  },
  tables_in_another_order: {
    title: 'tables in another order',
    apply: (draft, die) => {
      const sections = tableSections(draft.parts);
      const one = pick(die, sections);
      const other = pick(
        die,
        sections.filter((section) => section !== one),
      );
      if (one === undefined || other === undefined) return;
      const [a, b] = one.from < other.from ? [one, other] : [other, one];
      const { parts } = draft;
      draft.parts = [
        ...parts.slice(0, a.from),
        ...parts.slice(b.from, b.to),
        ...parts.slice(a.to, b.from),
        ...parts.slice(a.from, a.to),
        ...parts.slice(b.to),
      ];
    },
  },
  section_numbers_shifted: {
    title: 'section numbers shifted or lost',
    apply: (draft, die) => {
      const by = die(3);
      changeHeadings(draft, (text) => (by === 0 ? text.replace(/^[一二三四五六七八九十]、/u, '') : shifted(text, by)));
    },
  },
  headings_gone: {
    title: 'headings gone',
    apply: (draft, die) => {
      const headings = draft.parts.filter((part) => part.kind === 'heading');
      const gone = new Set<Part>(some(die, headings, 2));
      draft.parts = draft.parts.filter((part) => !gone.has(part));
    },
  },
} satisfies Record<string, Damage>;
