/** The units that a head states: `本年收费金额（单位：万元）`, `采购总金额(元)`, `（单位：人民币万元）` in a cell of its own. */
import { compact } from '../forms/label.js';
import { remembered } from '../forms/remembered.js';

const MONEY = '亿元|百万元|万元|千元|元';
/** 万件: read as 件 it would be wrong ten thousand times over. */
const MULTIPLES = '[十百千万亿]+[件项条个宗次]';
const STATEMENT = new RegExp(`[(/,:]?(?:计量|金额)?(?:单位:?|[(/,])(?:人民币)?(${MONEY}|${MULTIPLES})\\)?`, 'u');
const STATEMENTS = new RegExp(STATEMENT, 'gu');
const NOTHING_ELSE = /^\(?(?:计量|金额)?单位:[^()]{1,8}\)?$/u;

/** The texts of a head in one come again in every report. */
const HEAD_LENGTH = 400;

/** The unit of money, or the multiple of a unit of counting, that a text states; null for none. */
export const statedUnit = remembered((text): string | null => {
  const stated = new Set([...compact(text).matchAll(STATEMENTS)].map(([, unit]) => unit ?? ''));
  const [only] = stated;
  // 万元/元: nobody knows which is meant
  return stated.size === 1 && only !== undefined ? only : null;
}, HEAD_LENGTH);

/** The text without its statement of a unit. */
export const withoutUnit = remembered((text) => compact(text).replace(STATEMENT, ''));

/** Whether a text states a unit and nothing else. */
export const isUnitAlone = remembered((text) => NOTHING_ELSE.test(compact(text)));
