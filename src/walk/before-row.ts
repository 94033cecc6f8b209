/** What stands between two rows, and makes the second one doubtful. */
import { normalise } from '../forms/label.js';
import type { TableNames } from '../forms/vocabulary.js';
import type { NamedRow } from './named.js';
import { standsAlone, textsApart } from './pieces.js';
import { goesOnWithNumber, isBegunBy } from './rest-of-row.js';
import { isFilled, type StreamCell } from './stream.js';
import { isUnitLabel } from './stub.js';

/** Shortest beginning of a label that says which it is. */
const TELLING = 4;

export class BeforeRow {
  /** A unit and figures stood without a label: the figure of the next label may be the rest of theirs. */
  apart = false;
  /** Labels beside figures that went to the row above. */
  begun: readonly StreamCell[] = [];
  /** The texts that named no row. */
  private unknown: string[] = [];
  private above: NamedRow | undefined;

  /** A text that names no row. */
  pass(text: string): void {
    for (const piece of textsApart(text)) {
      const { full, core } = normalise(piece);
      this.unknown.push(full, core);
    }
  }

  /** The row has come: doubts it, and looks from there. */
  end(row: NamedRow, names: TableNames): void {
    if (this.isRest(row) || this.isTwice(row) || this.isBegun(row) || this.mayBeLabel(row)) row.doubtful = true;
    this.above = row;
    if (row.sourceLabel !== '') this.apart = row.raw.labels.some((label) => isUnitLabel(label, names));
    this.begun = [];
    this.unknown = [];
  }

  private isRest({ unit, raw, sourceLabel }: NamedRow): boolean {
    return this.apart && unit === undefined && standsAlone(raw) && sourceLabel !== '';
  }

  /**
   * ```
   * | 其申：涉     | 件 | 600 |
   * | 及国家秘密   |    |     |      like a label of the form, and perhaps the rest of the one above
   * ```
   */
  private mayBeLabel({ match, raw }: NamedRow): boolean {
    const { above } = this;
    const isUnknown = above !== undefined && above.name === undefined && above.raw.figures.some(isFilled);
    return isUnknown && match === 'similar' && !raw.figures.some(isFilled);
  }

  /** The same label stood directly before, cut perhaps, without a figure: its cell may have been empty. */
  private isTwice({ sourceLabel }: NamedRow): boolean {
    const { full, core } = normalise(sourceLabel);
    return this.unknown.some((text) => text.length >= TELLING && (full.startsWith(text) || core.startsWith(text)));
  }

  /**
   * ```
   * | （             | 2 | 2 | 9 |
   * | 一）予以公开   |   |   |   |      goes on with the number of its label: no row with empty cells
   * ```
   */
  private isBegun({ name, sourceLabel }: NamedRow): boolean {
    const above = this.above?.name === undefined ? (this.above?.raw.labels ?? []) : [];
    return (
      goesOnWithNumber(this.begun, sourceLabel) || isBegunBy(this.begun, name) || goesOnWithNumber(above, sourceLabel)
    );
  }
}
