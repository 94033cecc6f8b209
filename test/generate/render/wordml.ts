/** A .doc as web systems write it from a template: WordprocessingML 2003, with `w:gridSpan` and `w:vmerge`. */
import { p, span, tbl, tc, tr } from '../../build/docx.js';
import { merge, wordml } from '../../build/wordml.js';
import { type Grid, type GridCell, wholeRows } from '../grid.js';
import { outlineOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

export function renderWordml(report: GeneratedReport): string {
  const body = outlineOf(report).map((part) => (part.kind === 'table' ? table(part.grid) : p(part.text)));
  return wordml(body.join(''));
}

const table = (grid: Grid): string => tbl(...wholeRows(grid).map((cells) => tr(cells.map(cellXml))));

function cellXml({ text, columnSpan, rowSpan, covered }: GridCell & { covered: boolean }): string {
  const down = covered ? merge('continue') : rowSpan > 1 ? merge('restart') : '';
  return tc(
    covered
      ? ''
      : text
          .split('\n')
          .map((line) => p(line))
          .join(''),
    `${columnSpan > 1 ? span(columnSpan) : ''}${down}`,
  );
}
