/** What came of a damaged report, figure by figure: exact, flagged, or wrong in silence. */
import type { Figure, Report } from '../../../src/report.js';
import type { Way } from '../render/ways.js';
import type { Draft, Due } from './draft.js';

export interface Outcome {
  figure: string;
  due: Due | undefined;
  got: Pick<Figure, 'value' | 'status' | 'raw'> | undefined;
  /**
   * - `exact`: the value and the status that are due;
   * - `flagged`: no value, and a status that says so;
   * - `doubtful`: another value, but marked as repaired or placed;
   * - `silent`: another value, or none, under a status that says all is well.
   */
  verdict: 'exact' | 'flagged' | 'doubtful' | 'silent';
}

/** Statuses that claim to be right. */
const CLAIMS: readonly string[] = ['read', 'blank', 'not_applicable'];
const MARKED: readonly string[] = ['repaired', 'placed'];

export function judge(reports: readonly Report[], draft: Draft, way: Way): Outcome[] {
  const due = determinedBy(draft, way);
  const got = new Map(
    reports
      .flatMap(({ figures }) => figures)
      .map((figure) => [`${figure.table}/${figure.row}/${figure.column}`, figure]),
  );
  const asked = [...due].map(([figure, own]): Outcome => {
    const found = got.get(figure);
    return { figure, due: own, got: found, verdict: verdictOn(found, own) };
  });
  // a figure that the report does not have at all: of another form, or of a row that nobody wrote
  const invented = [...got].flatMap(([figure, found]): Outcome[] => {
    if (due.has(figure) || figure.includes('local:') || found.value === null) return [];
    return [{ figure, due: undefined, got: found, verdict: CLAIMS.includes(found.status) ? 'silent' : 'doubtful' }];
  });
  return [...asked, ...invented];
}

function verdictOn(got: Figure | undefined, due: Due): Outcome['verdict'] {
  if (got === undefined) return due.status === 'missing' ? 'exact' : 'flagged';
  if (got.value !== null && got.value === due.value) return 'exact';
  if (got.value === null && got.status === due.status) return 'exact';
  if (CLAIMS.includes(got.status)) return 'silent';
  return MARKED.includes(got.status) ? 'doubtful' : 'flagged';
}

/**
 * What of that the document still says, given the way it is written. Where empty cells leave no trace, a row with one does
 * not tell its columns; where lines are torn, nothing is asked but honesty.
 */
function determinedBy({ due }: Draft, { blanks, torn, text, pads }: Way): Map<string, Due> {
  const loose = new Set<string>();
  for (const [figure, { status, determined }] of due) {
    const lost = status === 'blank' && (blanks === 'lost' || (blanks === 'kept_inside' && atEdge(figure)));
    if (lost || (text === true && !determined)) loose.add(rowOf(figure));
  }
  return new Map(
    [...due].map(([figure, own]) => {
      const determined = own.determined && torn === undefined && !loose.has(rowOf(figure));
      return [figure, { ...own, ...(pads === true ? standing(due, own) : undefined), determined }];
    }),
  );
}

/** What stands in the column of a figure in a row that is filled up at its end. */
function standing(due: Draft['due'], own: Due): Pick<Due, 'value' | 'status'> {
  if (own.padded === undefined) return own;
  const { value, status } = (own.padded === null ? undefined : due.get(own.padded)) ?? { value: null, status: 'blank' };
  return { value, status };
}

/** Rows of one table stand side by side: its figures are one row. */
const rowOf = (figure: string): string =>
  figure.startsWith('review_litigation/') ? 'review_litigation' : figure.slice(0, figure.lastIndexOf('/'));

/** Table one is a block after the other, table three a single row: edges everywhere. */
const atEdge = (figure: string): boolean =>
  !figure.startsWith('applications/') || figure.startsWith('applications/carried_over_out/');
