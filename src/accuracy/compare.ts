/** A report held against answers that a careful reader gave: how much is exact, how much is marked, what is wrong in silence. */
import type { Figure, Report } from '../report.js';

/** `NAME.expected.json`: answers by `table/row/column`, or a report as gouji writes it. */
export interface Answers {
  form?: string | null;
  year?: number | null;
  agency?: string | null;
  /** null: the cell is there and holds no number. */
  cells: Record<string, { value: number | null }>;
}

export interface Difference {
  key: string;
  expected: number | null;
  /** Absent when the report has no such figure. */
  figure?: Figure;
}

export interface Accuracy {
  exact: number;
  /** Not the answer, but marked as uncertain: no value, or a value under `repaired` or `placed`. */
  flagged: Difference[];
  /** Not the answer, under a status that says all is well. The one unforgivable defect. */
  silent: Difference[];
}

/** Statuses that claim to be right. */
const CLAIMS: readonly string[] = ['read', 'blank', 'not_applicable'];
const EMPTY: readonly string[] = ['blank', 'not_applicable'];

export function compare(report: Pick<Report, 'figures'> | undefined, answers: Answers): Accuracy {
  const figures = new Map(report?.figures.map((figure) => [`${figure.table}/${figure.row}/${figure.column}`, figure]));
  const accuracy: Accuracy = { exact: 0, flagged: [], silent: [] };
  for (const [key, { value: expected }] of Object.entries(answers.cells)) {
    const figure = figures.get(key);
    if (figure === undefined) accuracy.flagged.push({ key, expected });
    else if (isExact(figure, expected)) accuracy.exact++;
    else accuracy[CLAIMS.includes(figure.status) ? 'silent' : 'flagged'].push({ key, expected, figure });
  }
  return accuracy;
}

const isExact = (figure: Figure, expected: number | null): boolean =>
  expected === null ? EMPTY.includes(figure.status) : figure.value === expected;

/**
 * Answers from the text of an `.expected.json`. Of a report as gouji writes it, the figures that claim to be certain.
 * @throws SyntaxError for what is neither
 */
export function parseAnswers(text: string): Answers {
  const parsed: unknown = JSON.parse(text);
  if (isObject(parsed) && isObject(parsed.cells)) return parsed as unknown as Answers;
  if (!isObject(parsed) || !Array.isArray(parsed.figures)) throw new SyntaxError('neither answers nor a report');
  const cells: Answers['cells'] = {};
  for (const { table, row, column, value, status } of parsed.figures as Figure[]) {
    if (value !== null || EMPTY.includes(status)) cells[`${table}/${row}/${column}`] = { value };
  }
  return { cells };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
