/** A draft tried on its own sample: every cell must come out as it stands. */
import type { Report } from '../report.js';
import { readFigure } from '../walk/figure.js';
import type { Draft, SampleCell } from './index.js';

export interface Trial {
  figures: number;
  /** Cells that come out otherwise, or not at all. */
  wrong: SampleCell[];
}

export function trialOf({ cells }: Draft, reports: readonly Report[]): Trial {
  const figures = new Map(
    reports.flatMap((report) =>
      report.figures.map((figure) => [`${figure.table}/${figure.row}/${figure.column}`, figure]),
    ),
  );
  const wrong = cells.filter(({ table, row, column, text }) => {
    const figure = figures.get(`${table}/${row}/${column}`);
    const { status, decimal } = readFigure(text);
    return figure?.status !== status || figure.value !== (decimal === '' ? null : Number(decimal));
  });
  return { figures: cells.length, wrong };
}
