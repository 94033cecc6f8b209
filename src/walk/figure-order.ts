/**
 * Where figures stand that are not beside their labels. Some programs print the figures of a row above its label:
 * ```
 *                            0  0  0  0  1014  0  1014
 * 2.没有现成信息需要另行制
 * 作
 * ```
 * Where that is seen in a table, figures belong to a label for certain only on its own line. Where every row lacks its
 * figure that stands before the row of a group, which has none, all figures may stand one row too early.
 */
import { type Finding, finding } from '../findings.js';
import type { NamedRow } from './named.js';
import { standsAlone } from './pieces.js';
import { isFewerDivided } from './torn.js';

/** What the rows of a table tell of it, from the first to the last. */
export class FigureOrder {
  /** Where figures stand before any label, the first of them. */
  first: string | null = null;
  /** Digits that did not fit in their columns go on below them. */
  wraps = false;
  /** How many figures each row directly before the row of a group has. */
  readonly beforeGroups: number[] = [];

  /** @param elsewhere figures stand before labels elsewhere in the document */
  doubts(rows: readonly NamedRow[], elsewhere: boolean): Finding[] {
    if (this.wraps) doubtAboveUnknown(rows);
    const early = elsewhere || (this.beforeGroups.length > 1 && this.beforeGroups.every((count) => count === 0));
    const first = this.first ?? (early ? rows.find((row) => row.raw.figures.length > 0)?.location : undefined);
    const bare = first === undefined ? [] : rows.filter((row) => standsAlone(row.raw));
    for (const row of bare) row.doubtful = true;
    return first === undefined || bare.length === 0
      ? []
      : [finding('labels_behind_figures', first, { count: bare.length })];
  }
}

/** Where digits go on in the line below, those beside an unknown label may be the row's above. */
function doubtAboveUnknown(rows: readonly NamedRow[]): void {
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    if (row.name === undefined && above !== undefined && isFewerDivided(row.raw, above.raw)) above.doubtful = true;
  });
}
