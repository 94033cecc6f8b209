/** Counts of outcomes, and the table of results. */
import type { Outcome } from './judge.js';

export interface Tally {
  reports: number;
  figures: number;
  /** Figures that the document still determines, and how many of them are exact. */
  determined: number;
  exact: number;
  /** Any figures. */
  flagged: number;
  doubtful: number;
  silent: number;
}

export const emptyTally = (): Tally => {
  return { reports: 0, figures: 0, determined: 0, exact: 0, flagged: 0, doubtful: 0, silent: 0 };
};

export function addTo(tally: Tally, outcomes: readonly Outcome[]): void {
  tally.reports++;
  tally.figures += outcomes.length;
  for (const { due, verdict } of outcomes) {
    if (due?.determined === true) {
      tally.determined++;
      if (verdict === 'exact') tally.exact++;
    }
    if (verdict !== 'exact') tally[verdict]++;
  }
}

const HEAD = [
  '',
  'reports',
  'figures',
  'determined',
  'exact of these',
  'flagged',
  'repaired or placed otherwise',
  'silent',
];

/** A table in Markdown, with the sum as its last line. */
export function tableOf(tallies: ReadonlyMap<string, Tally>, title: (name: string) => string): string {
  const sum = emptyTally();
  for (const tally of tallies.values()) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const row = (name: string, { reports, figures, determined, exact, flagged, doubtful, silent }: Tally): string =>
    line([name, reports, figures, determined, share(exact, determined), flagged, doubtful, silent]);
  const rows = [...tallies].map(([name, tally]) => row(title(name), tally));
  return [line(HEAD), line(HEAD.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows, row('**all**', sum)].join('\n');
}

/** Never rounded up to 100 %. */
const share = (exact: number, of: number): string =>
  of === 0 ? '—' : `${(Math.floor((10_000 * exact) / of) / 100).toFixed(2)} %`;
