/** The columns of a row, which may have other units and types than those of the rows beside it. */
import type { FormColumn } from '../forms/form.js';
import type { RowName } from '../forms/vocabulary.js';
import { isLocalColumn } from './local-columns.js';
import type { NamedRow } from './named.js';

/** A head is read once for many rows; units and types are each row's own. */
export function columnOfRow({ name }: NamedRow, column: FormColumn): FormColumn {
  const own = name === undefined ? [] : columnsOf(name);
  const [first] = own;
  const { key, label, en } = column;
  if (isLocalColumn(key)) return first === undefined ? { ...column, unit: 'declared' } : { ...first, key, label, en };
  if (name === undefined && column.unit !== 'declared') return column;
  return own.includes(column) ? column : (own.find((one) => one.key === key) ?? column);
}

const columnsOfRows = new WeakMap<RowName, readonly FormColumn[]>();

/** All that the forms give the row. */
function columnsOf(name: RowName): readonly FormColumn[] {
  const columns = columnsOfRows.get(name) ?? name.flat.flatMap((flat) => flat.columns);
  columnsOfRows.set(name, columns);
  return columns;
}
