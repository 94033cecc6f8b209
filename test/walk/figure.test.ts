import fc from 'fast-check';
import { convertUnit, isFigureLike, readFigure, unlikely } from '../../src/walk/figure.js';

/** A reading as `status number unit note rules`, what is absent left out. */
function reading(text: string): string {
  const { status, decimal, unit, note, rules } = readFigure(text);
  return [status, decimal, unit, note, ...rules].filter((part) => part !== '').join(' ');
}

describe('readFigure', () => {
  test.each([
    ['12', 'read 12'],
    ['0', 'read 0'],
    ['１２', 'read 12'],
    ['１２３．５', 'read 123.5'],
    ['1,234', 'read 1234'],
    ['１，２３４', 'read 1234'],
    ['1,234,567.89', 'read 1234567.89'],
    ['7730.28', 'read 7730.28'],
    [' 5\u00a0\n', 'read 5'],
    ['\u200b5\ufeff', 'read 5'],
    ['+19', 'read 19'],
    ['-35', 'read -35'],
    ['−35', 'read -35'],
    ['－３５', 'read -35'],
    ['- 35', 'read -35'],
    ['增10', 'read 10'],
    ['增加 10', 'read 10'],
    ['减4', 'read -4'],
    ['减少3件', 'read -3 件'],
    ['0件', 'read 0 件'],
    ['12 项', 'read 12 项'],
    ['10人次', 'read 10 人次'],
    ['251000元', 'read 251000 元'],
    ['20.3万元', 'read 20.3 万元'],
    ['1.2亿元', 'read 1.2 亿元'],
    ['22（其中修订16件）', 'read 22 (其中修订16件)'],
    ['22件\n(其中修订16件)', 'read 22 件 (其中修订16件)'],
    ['5[注]', 'read 5 [注]'],
  ])('%j', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  test.each(['', ' ', '　', '\n\t', '\u200b', '\ufeff'])('%j is blank, not zero', (text) => {
    expect(reading(text)).toBe('blank');
  });

  test.each(['-', '--', '—', '——', '－', '/', '\\', '/ ', '无', '暂无', '空', 'N/A', 'n/a', '不适用'])(
    '%j says that there is no figure',
    (text) => {
      expect(reading(text)).toBe('not_applicable');
    },
  );

  test.each([
    ['O', 'repaired 0 letter_for_digit'],
    ['Ｏ', 'repaired 0 letter_for_digit'],
    ['〇', 'repaired 0 letter_for_digit'],
    ['2O', 'repaired 20 letter_for_digit'],
    ['l2', 'repaired 12 letter_for_digit'],
    ['零', 'repaired 0 zero_in_words'],
    ['00', 'repaired 0 leading_zeros'],
    ['007', 'repaired 7 leading_zeros'],
  ])('%j is repaired by a rule that it names', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  test.each([
    // more than one number, or a number torn apart
    '0 0',
    '1 2',
    '12\n34',
    '1,\n234',
    '1 234',
    '0/0',
    '1-2',
    '3~5',
    '5、6',
    '5+6',
    // no separators of thousands
    '1,23',
    '1,2345',
    '1,,234',
    ',123',
    '1，23',
    '1、234',
    '1.2.3',
    '.5',
    '5.',
    // something besides the number
    '3‰',
    '约5',
    '5左右',
    '5余件',
    '5*',
    '5家',
    '2.5万',
    '3元整',
    '第5',
    '5。',
    '22（未闭合',
    '（5）',
    '￥5',
    '+-5',
    '--5',
    '增-5',
    '减-5',
    // dates, telephones, and more digits than a double holds
    '2021-01-01',
    '2021年',
    '2021年1月1日',
    '0976-8888888',
    '1234567890123456',
    '12345678901234567890',
    // words and rubbish
    '十二',
    '两',
    '无。',
    '未统计',
    '增',
    '×',
    '…',
    '5\0',
    '\ud800',
    '5\udc00',
    '1e5',
    '0x10',
    '½',
    '٣',
  ])('%j is no figure', (text) => {
    expect(reading(text)).toBe('unreadable');
  });

  test.each(['5①', '22②', '5²', '①', '12⒈5'])('a note mark is no digit: %s', (text) => {
    const { status, decimal } = readFigure(text);
    expect(status === 'unreadable' ? '' : decimal).toBe(status === 'unreadable' ? '' : /^\d+/.exec(text)?.[0]);
  });

  test('no thousands begin with 0: 0,123 is no figure', () => {
    expect(reading('0,123')).toBe('unreadable');
  });

  test('every number that JavaScript prints plainly reads back, however it is dressed', () => {
    const number = fc.oneof(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
    );
    fc.assert(
      fc.property(number, fc.constantFrom('', '件', ' 项', '（其中3件）'), fc.boolean(), (value, behind, wide) => {
        const [digits = '', fraction] = String(value).split('.');
        const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',');
        for (const whole of [digits, grouped]) {
          const text = (fraction === undefined ? whole : `${whole}.${fraction}`) + behind;
          const dressed = wide
            ? text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
            : text;
          const { status, decimal } = readFigure(dressed);
          expect([status, Number(decimal)]).toEqual(['read', value]);
        }
      }),
    );
  });

  test('a text without a digit gives a value only by a named rule', () => {
    const sign = fc.constantFrom(...'Oo〇○lI|零元件万增减+-—/无空（）,. 一二十甲\n', '\ud800', '\0');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: sign, maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 })),
        (text) => {
          fc.pre(!/\p{N}/u.test(text.replace(/[〇○]/g, '')));
          const { status, rules } = readFigure(text);
          expect(status).not.toBe('read');
          expect(rules.length > 0).toBe(status === 'repaired');
        },
      ),
    );
  });

  test('a text of nothing but digits gives just these digits, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,. '), minLength: 1, maxLength: 12 }), (text) => {
        const { decimal } = readFigure(text);
        if (decimal !== '') expect(Number(decimal)).toBe(Number(text.trim().replaceAll(',', '')));
      }),
    );
  });
});

test('a figure, or a mark that there is none, is like a figure; a blank and a word are not', () => {
  expect(['12', '-', '无', 'O', '零', '1 2'].map(isFigureLike)).toEqual([true, true, true, true, true, true]);
  expect(['', ' ', '规章', '12家'].map(isFigureLike)).toEqual([false, false, false, false]);
});

test.each([
  ['251000', '元', '万元', 25.1],
  ['0.1', '元', '万元', 0.00001],
  ['1.005', '万元', '元', 10050],
  ['0.07', '亿元', '万元', 700],
  ['-3', '元', '元', -3],
  ['1', '件', '万元', null],
  ['1', '', '元', null],
])('%s %s is %s %p, computed on decimal digits', (decimal, from, to, value) => {
  expect(convertUnit(decimal, from, to)).toBe(value);
});

test('a count below zero, a fraction of a count: unlikely; a change may fall, an amount may be broken', () => {
  expect([unlikely(-1, 'count'), unlikely(-1, 'amount'), unlikely(-1, 'change')]).toEqual([
    'negative',
    'negative',
    null,
  ]);
  expect([unlikely(0.5, 'count'), unlikely(0.5, 'change'), unlikely(0.5, 'amount')]).toEqual([
    'fraction',
    'fraction',
    null,
  ]);
  expect(unlikely(12, 'count')).toBeNull();
});
