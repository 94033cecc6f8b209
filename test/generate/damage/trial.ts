/** One report, damaged in one way, written in another, and read again. */
import fc from 'fast-check';
import { convert } from '../../../src/index.js';
import { titleOf } from '../outline.js';
import { WAYS, type Way } from '../render/ways.js';
import { type GeneratedReport, reportArbitrary } from '../report.js';
import { type Draft, dieOf, draftOf, gridsIn, isFigure, undetermine } from './draft.js';
import { DAMAGES } from './index.js';
import { judge, type Outcome } from './judge.js';

export interface Trial {
  report: GeneratedReport;
  /** Name of a damage. */
  damage: string;
  /** Name of a way. */
  way: string;
  /** What the damage draws from. */
  numbers: readonly number[];
}

export function trialArbitrary(
  damages: readonly string[] = Object.keys(DAMAGES),
  ways: readonly string[] = WAYS.map(({ name }) => name),
): fc.Arbitrary<Trial> {
  return fc
    .record({
      report: reportArbitrary(),
      damage: fc.constantFrom(...damages),
      way: fc.constantFrom(...ways),
      numbers: fc.array(fc.nat(9999), { minLength: 61, maxLength: 61 }),
    })
    .map((trial) => ({ ...trial, [fc.toStringMethod]: () => shown(trial) }));
}

const shown = ({ report, damage, way }: Trial): string =>
  `${titleOf(report)} (${report.form}, ${report.filling}), ${damage}, ${way}`;

export async function documentOf(
  trial: Trial,
): Promise<{ bytes: Uint8Array; judged: (reports: Parameters<typeof judge>[0]) => Outcome[] }> {
  const { report, damage, numbers } = trial;
  const way = WAYS.find(({ name }) => name === trial.way);
  const done = DAMAGES[damage];
  if (way === undefined || done === undefined) throw new RangeError(`no way ${trial.way}, or no damage ${damage}`);
  const draft = draftOf(report);
  done.apply(draft, dieOf(numbers));
  undetermineCut(draft, way);
  const bytes = await way.render({ ...report, outline: draft.parts });
  return { bytes, judged: (reports) => judge(reports, draft, way) };
}

/** In a table with a figure that is cut, lines of figures stand without a label: which are whose is not said. */
function undetermineCut(draft: Draft, { cuts }: Way): void {
  for (const grid of cuts === undefined ? [] : gridsIn(draft)) {
    const cells = grid.rows.flat().filter(isFigure);
    if (cells.some((cell) => cuts?.(grid, cell) === true))
      undetermine(
        draft,
        cells.map(({ figure }) => figure),
      );
  }
}

export async function outcomesOf(trial: Trial): Promise<Outcome[]> {
  const { bytes, judged } = await documentOf(trial);
  return judged((await convert(bytes)).reports);
}
