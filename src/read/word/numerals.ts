/** Numbers as automatic numbering writes them (ST_NumberFormat, ECMA-376 part 1, 17.18.59). */

type Numeral = (value: number) => string;

const DIGITS = '〇一二三四五六七八九';
const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** One line a format. A value beyond a series (㊿ is the last circled number) is written in plain digits, as Word does. */
const NUMERALS: Record<string, Numeral> = {
  none: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => (value < 10 ? `0${value}` : String(value)),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (value) => `- ${value} -`,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: series(0x2474, 20), // ⑴
  decimalEnclosedFullstop: series(0x2488, 20), // ⒈
  ideographEnclosedCircle: series(0x3220, 10), // ㈠, as Word writes it (MS-OI29500 2.1.540)
  chineseCounting: counting(DIGITS, '十百千'),
  chineseCountingThousand: counting(DIGITS, '十百千'),
  taiwaneseCounting: counting(DIGITS, '十百千'),
  taiwaneseCountingThousand: counting(DIGITS, '十百千'),
  japaneseCounting: counting(DIGITS, '十百千'),
  chineseLegalSimplified: counting(LEGAL_SIMPLIFIED, '拾佰仟', false),
  ideographLegalTraditional: counting(LEGAL_TRADITIONAL, '拾佰仟', false),
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperLetter: letters,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
};

/** The number in a format; undefined when the format is not known. */
export function numeral(format: string, value: number): string | undefined {
  const write = Object.hasOwn(NUMERALS, format) ? NUMERALS[format] : undefined;
  return write?.(value);
}

/** A run of code points for 1, 2, 3, … */
function series(first: number, length: number): Numeral {
  return (value) => (value >= 1 && value <= length ? String.fromCodePoint(first + value - 1) : String(value));
}

function circled(value: number): string {
  if (value <= 20) return series(0x2460, 20)(value); // ①
  if (value <= 35) return String.fromCodePoint(0x3251 + value - 21); // ㉑
  return value <= 50 ? String.fromCodePoint(0x32b1 + value - 36) : String(value); // ㊱
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

function digits(value: number): string {
  return String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit);
}

/** 一, 十, 十一, 二十, 一百〇一. `bare`: ten is 十, not 一十. */
function counting(numbers: string, units: string, bare = true): Numeral {
  return (value) => {
    if (value < 0 || value > 9999) return String(value);
    if (value === 0) return numbers[0] ?? '';
    let text = '';
    let gap = false;
    for (let power = 3; power >= 0; power -= 1) {
      const digit = Math.floor(value / 10 ** power) % 10;
      if (digit === 0) {
        gap = text !== '';
        continue;
      }
      const one = bare && power === 1 && digit === 1 && text === '';
      text += (gap ? numbers.charAt(0) : '') + (one ? '' : numbers.charAt(digit)) + units.charAt(power - 1);
      gap = false;
    }
    return text;
  };
}

function cycle(signs: string): Numeral {
  return (value) => (value >= 1 && value <= signs.length ? (signs[value - 1] ?? '') : String(value));
}

/** A to Z, then AA, BB, … (not AB), as 17.18.59 has it. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  return String.fromCodePoint(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, sign] of signs) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}
