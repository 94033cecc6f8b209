/** Damage to the rows of a table. */
import type { Grid, GridCell } from '../grid.js';
import {
  type Damage,
  type Die,
  type Draft,
  figureCells,
  figureRows,
  gridsIn,
  insertRow,
  isFigure,
  isLabel,
  nowIs,
  pick,
  removeRow,
  some,
  undetermine,
} from './draft.js';

/** Tables whose rows stand below each other. */
const downwards = (draft: Draft): Grid[] => gridsIn(draft).filter((grid) => figureRows(grid).length > 1);

/** Rows at random, the last first, so that the places of the others stay. */
const someRows = (die: Die, grid: Grid): number[] => some(die, figureRows(grid), 10).sort((one, other) => other - one);

/** The row's own cells: not those of groups that begin there. */
const own = (grid: Grid, at: number): GridCell[] => (grid.rows[at] ?? []).filter((cell) => cell.rowSpan === 1);

/** Figures of rows that the form does not have. */
const NOBODYS = 'nobodys';

const LOCAL_ROWS = ['本单位自行增设事项', '10.转交信访部门办理', '（九）未按时缴纳复制费用', '乡镇自定统计事项'];

/** Whether another row has the same label: behind the rows that are left it might be this one, and nobody could tell. */
function hasNamesake(grid: Grid, at: number): boolean {
  const labels = (row: readonly GridCell[]): string =>
    row
      .filter((cell) => isLabel(cell))
      .map(({ text }) => text)
      .join();
  return grid.rows.some((row, other) => other !== at && labels(row) === labels(grid.rows[at] ?? []));
}

/** Missing, unless the row was doubled before: then what its double says. */
function nowIsWhatIsLeft(draft: Draft, figure: string): void {
  const left = figureCells(draft).find((cell) => cell.figure === figure);
  if (left === undefined) nowIs(draft, figure, null, 'missing');
  else if (/^\d+$/.test(left.text)) nowIs(draft, figure, Number(left.text));
}

export const ROW_DAMAGES = {
  rows_missing: {
    title: 'rows missing',
    apply: (draft, die) => {
      for (const grid of downwards(draft)) {
        for (const at of someRows(die, grid).filter((row) => !hasNamesake(grid, row))) {
          const gone = (grid.rows[at] ?? []).filter(isFigure);
          removeRow(grid, at);
          for (const { figure } of gone) nowIsWhatIsLeft(draft, figure);
        }
      }
    },
  },
  rows_doubled: {
    title: 'rows doubled',
    apply: (draft, die) => {
      for (const grid of downwards(draft))
        for (const at of someRows(die, grid))
          insertRow(
            grid,
            at + 1,
            own(grid, at).map((cell) => ({ ...cell })),
          );
    },
  },
  rows_doubled_otherwise: {
    title: 'rows doubled with other figures',
    apply: (draft, die) => {
      for (const grid of downwards(draft)) {
        for (const at of someRows(die, grid)) {
          const again = own(grid, at).map((cell) =>
            isFigure(cell) ? { ...cell, text: String(die(30)) } : { ...cell },
          );
          undetermine(
            draft,
            again.filter(isFigure).map(({ figure }) => figure),
          );
          insertRow(grid, at + 1, again);
        }
      }
    },
  },
  rows_of_its_own: {
    title: "rows of the place's own",
    apply: (draft, die) => {
      for (const grid of downwards(draft)) {
        const at = pick(die, figureRows(grid)) ?? 0;
        const label = pick(die, LOCAL_ROWS) ?? '';
        const cells = own(grid, at).map((cell) => {
          if (isFigure(cell)) return { ...cell, figure: NOBODYS, text: String(die(30)) };
          return { ...cell, text: isLabel(cell) ? label : cell.text };
        });
        insertRow(grid, at + 1, cells);
      }
    },
  },
} satisfies Record<string, Damage>;
