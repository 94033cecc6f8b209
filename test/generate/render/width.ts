/** How wide a text is on a page set in one width: Chinese characters take two columns (Unicode TR 11). */
export function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (isWide(sign) ? 2 : 1), 0);
}

const isWide = (sign: string): boolean =>
  /[\u1100-\u115f\u2018-\u201d\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/u.test(sign);

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Cuts a text where a line is full; a number wider than a line is torn. */
export const wrapped = (text: string, width: number): string[] =>
  text.split('\n').flatMap((line) => wrappedLine(line, width));

function wrappedLine(text: string, width: number): string[] {
  const words = text.match(/[\x21-\x7e]+|[^\x21-\x7e]/gu)?.flatMap((word) => torn(word, width)) ?? [];
  const lines = [''];
  for (const word of words) {
    const last = lines.length - 1;
    if (lines[last] !== '' && widthOf(`${lines[last]}${word}`) > width) lines.push(word);
    else lines[last] += word;
  }
  return lines;
}

function torn(word: string, width: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < word.length; at += width) pieces.push(word.slice(at, at + width));
  return widthOf(word) > width ? pieces : [word];
}
