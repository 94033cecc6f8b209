/** Keys for rows, to be renamed: by the code that the form prints, else by the numbers of the rows from the outside in. */
import { cannotBeTold } from '../forms/file/labels.js';
import type { FormRow } from '../forms/form.js';
import { type NormalLabel, normalise } from '../forms/label.js';

export class RowKeys {
  private readonly taken = new Set<string>();

  /** @param rows rows that have their keys already */
  constructor(rows: readonly FormRow[]) {
    const visit = (row: FormRow): void => {
      for (const key of [row.key, row.figures]) if (typeof key === 'string') this.taken.add(key);
      for (const below of row.rows ?? []) visit(below);
    };
    for (const row of rows) visit(row);
  }

  /** `row_01` for the code 01, `row_1_2` for the second row below the first. */
  take(code: string, path: readonly number[]): string {
    const ofCode = code
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const base = `row_${ofCode === '' ? path.join('_') : ofCode}`;
    let key = base;
    for (let again = 2; this.taken.has(key); again++) key = `${base}_again${again}`;
    this.taken.add(key);
    return key;
  }
}

/** The labels of rows met, to leave out those that nobody could tell apart. */
export class RowLabels {
  private readonly all: NormalLabel[] = [];
  private readonly top: NormalLabel[] = [];

  constructor(private readonly nesting: 'columns' | 'lines') {}

  /**
   * Whether a label can be told from those before; then it is one of them.
   * @param top the row stands in no group
   */
  take(label: string, siblings: readonly FormRow[], top: boolean): boolean {
    const normal = normalise(label);
    // the group at hand tells rows of one label apart; where its label stands beside, nothing ends it
    const beside = this.nesting === 'lines' ? [] : top ? this.all : this.top;
    const near = [...siblings.map((row) => normalise(row.label)), ...beside];
    if (near.some((other) => cannotBeTold(other, normal))) return false;
    this.all.push(normal);
    if (top) this.top.push(normal);
    return true;
  }
}
