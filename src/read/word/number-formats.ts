/**
 * The codes of number formats in .doc (`nfc` of LVLF), .rtf (`\levelnfc`) and WordprocessingML 2003 (`w:nfc`), with the names
 * that .docx has for them: MSONFC (MS-OSHARED 2.2.1.3). Which names can be written stands in numerals.ts.
 */

/** In the order of the codes, 0 to 59. */
const FORMATS: readonly string[] = [
  'decimal', // 0
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'ordinal', // 5
  'cardinalText',
  'ordinalText',
  'hex',
  'chicago',
  'ideographDigital', // 10
  'japaneseCounting',
  'aiueo',
  'iroha',
  'decimalFullWidth',
  'decimalHalfWidth', // 15
  'japaneseLegal',
  'japaneseDigitalTenThousand',
  'decimalEnclosedCircle',
  'decimalFullWidth2',
  'aiueoFullWidth', // 20
  'irohaFullWidth',
  'decimalZero',
  'bullet',
  'ganada',
  'chosung', // 25
  'decimalEnclosedFullstop',
  'decimalEnclosedParen',
  'decimalEnclosedCircleChinese',
  'ideographEnclosedCircle',
  'ideographTraditional', // 30
  'ideographZodiac',
  'ideographZodiacTraditional',
  'taiwaneseCounting',
  'ideographLegalTraditional',
  'taiwaneseCountingThousand', // 35
  'taiwaneseDigital',
  'chineseCounting',
  'chineseLegalSimplified',
  'chineseCountingThousand',
  'decimal', // 40
  'koreanDigital',
  'koreanCounting',
  'koreanLegal',
  'koreanDigital2',
  'hebrew1', // 45
  'arabicAlpha',
  'hebrew2',
  'arabicAbjad',
  'hindiVowels',
  'hindiConsonants', // 50
  'hindiNumbers',
  'hindiCounting',
  'thaiLetters',
  'thaiNumbers',
  'thaiCounting', // 55
  'vietnameseCounting',
  'numberInDash',
  'russianLower',
  'russianUpper', // 59
];

/** A sequence without numbers. */
const NONE = 255;

/** The name of a number format by its code; undefined for a code that is none. */
export function numberFormat(code: number): string | undefined {
  return code === NONE ? 'none' : FORMATS[code];
}
