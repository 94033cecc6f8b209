/** The unit that a row states beside its label, or in it, against the one that the form prescribes. */
import { type Finding, finding } from '../findings.js';
import type { FormColumn } from '../forms/form.js';
import { countsAlike, isMoney } from './figure.js';
import { isUnit } from './stub.js';
import { statedUnit } from './units.js';

export interface RowUnit {
  column: FormColumn;
  /** The unit of money, or the multiple of a unit of counting, in which the row's figures stand. */
  stated: string;
  findings: Finding[];
}

/**
 * ```
 * 七、依申请公开信息收取的费用 | 元 | 3200        stated: 3200 is 0.32 万元
 * （三）接受培训人员数         | 人 | 40          人 for 人次: kept, and said
 * ```
 * @param cell text of the row's cell in the column of units, if it has one
 */
export function settleRowUnit(
  column: FormColumn,
  cell: string | undefined,
  row: { label: string; sourceLabel: string; location: string },
): RowUnit {
  if (cell === undefined) return inLabel(column, row.sourceLabel);
  const unit = cell.normalize('NFKC').replace(/[\s()]/gu, '');
  if (unit === '' || /^[-—―–/]+$/u.test(unit)) return inLabel(column, row.sourceLabel);
  const declared = column.unit === 'declared';
  const said = (): Finding[] => [
    finding('unit_differs', row.location, { row: row.label, unit, expected: column.unit }),
  ];
  // the place's own row: it is of money if its unit is
  if (isMoney(unit)) return { column: declared ? { ...column, type: 'amount' } : column, stated: unit, findings: [] };
  if (column.type === 'amount' || /^[十百千万亿]/u.test(unit)) return { column, stated: unit, findings: [] };
  if (declared) return { column: { ...column, unit }, stated: '', findings: [] };
  if (!isUnit(unit)) return { column, stated: '', findings: said() };
  if (countsAlike(unit, column.unit)) return { column, stated: '', findings: [] };
  return { column: { ...column, unit }, stated: '', findings: said() };
}

/** `依申请公开信息收取的费用（元）` */
function inLabel(column: FormColumn, label: string): RowUnit {
  const unit = column.type === 'amount' ? statedUnit(label) : null;
  return { column, stated: unit ?? '', findings: [] };
}
