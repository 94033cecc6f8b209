/** Control words that stand for a character (1.9.1, "Special Characters"), and may stand in for one by `\u`. */
export const SPECIAL_CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    emdash: '—',
    endash: '–',
    emspace: '\u2003',
    enspace: '\u2002',
    qmspace: '\u2005',
    bullet: '•',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
  }),
);
