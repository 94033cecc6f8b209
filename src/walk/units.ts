/** The units that a head states: `本年收费金额（单位：万元）`, `采购总金额(元)`, `（单位：人民币万元）` in a cell of its own. */
import { compact } from '../forms/label.js';

const MONEY = '亿元|百万元|万元|千元|元';
const STATEMENT = new RegExp(`[(/,:]?(?:计量|金额)?(?:单位:?|[(/,])(?:人民币)?(${MONEY})\\)?`, 'u');
const NOTHING_ELSE = /^\(?(?:计量|金额)?单位:[^()]{1,8}\)?$/u;

/** The unit of money that a text states, or null. */
export function statedUnit(text: string): string | null {
  return STATEMENT.exec(compact(text))?.[1] ?? null;
}

/** The text without its statement of a unit. */
export const withoutUnit = (text: string): string => compact(text).replace(STATEMENT, '');

/** Whether a text states a unit and nothing else. */
export const isUnitAlone = (text: string): boolean => NOTHING_ELSE.test(compact(text));
