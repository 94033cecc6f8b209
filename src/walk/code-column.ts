/** A column of codes between labels and figures: 收到申请数 | 01 | 12 | 30. */
import { matchExact } from '../forms/match.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';
import type { StreamCell } from './stream.js';

/**
 * Takes the code of a row away from its figures. Only where the head has a column of codes, and only what is the code that the
 * form gives the row, or stands below that head for sure: any other text is left, and the row has a cell too many.
 */
export function takeCode({ name, block, raw }: NamedRow, { codes }: TableNames): void {
  const head = codes.length === 0 ? undefined : block.head.flat().find((cell) => hasWord(cell, codes));
  if (head === undefined) return;
  const own = (name?.flat ?? []).flatMap(({ code }) => code ?? []);
  const isCode = ({ text }: StreamCell): boolean => own.some((code) => plain(code) === plain(text));
  const below = raw.figures.findIndex(({ column }) => column !== undefined && column === head.column);
  const cell = raw.figures[Math.max(0, below)];
  if (cell === undefined) return;
  // a row of the place's own has a code of its own
  const sure = below >= 0 && (name === undefined || cell.text.trim() === '');
  if (isCode(cell) || sure) raw.figures.splice(Math.max(0, below), 1);
}

const hasWord = ({ text }: StreamCell, codes: TableNames['codes']): boolean =>
  [text, ...text.trim().split(/\s+/u)].some((piece) => matchExact(codes, piece) !== null);

/** 01 is 1: spreadsheets drop the zero. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^0+(?=\d)/, '');
