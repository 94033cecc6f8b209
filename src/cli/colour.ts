/** Colour on a terminal, and none anywhere else (no-color.org). */
export type Style = 'bold' | 'yellow' | 'red';

/** Sets a text in a style. */
export type Paint = (style: Style, text: string) => string;

/** SGR parameters (ECMA-48, 8.3.117) that begin and end a style. */
const CODES: Record<Style, readonly [on: number, off: number]> = { bold: [1, 22], yellow: [33, 39], red: [31, 39] };

/** Whether colour is wanted decides what the `Paint` does. */
export function painter(stream: { isTTY?: boolean }, env: Record<string, string | undefined>): Paint {
  if (stream.isTTY !== true || env.NO_COLOR || env.TERM === 'dumb') return (_, text) => text;
  return (style, text) => `\x1b[${CODES[style][0]}m${text}\x1b[${CODES[style][1]}m`;
}
