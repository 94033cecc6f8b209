/**
 * An .rtf as programs write it (RTF 1.9.1): Word with `\u` and what stands in for it, WPS with the bytes of GBK in hexadecimal,
 * web systems with these bytes as they are. Merges to the right are cells as wide as all of them, or flags; the definition of a
 * row stands before its cells, behind them, on both sides, or once for all rows that are alike.
 */

import type { CellDefinition, RowDefinition } from '../../../src/read/word/table.js';
import { buildRtf, cells, font, hex, par, raw, trowd, unicode } from '../../build/rtf.js';
import { type Grid, wholeRows } from '../grid.js';
import { outlineOf, titleOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

/** How text is written, in what font. */
export const WRITERS: readonly ((text: string) => string)[] = [
  (text) => `{\\rtlch\\fcs1\\af0\\ltrch\\fcs0\\loch\\af0\\hich\\af0\\dbch\\f1 ${unicode(text, 2)}}`,
  (text) => `{\\hich\\af0\\dbch\\af1\\loch\\f0 ${unicode(text, 2)}}`,
  (text) => `{\\loch\\af0\\hich\\af0\\dbch\\f1\\fs21 ${hex(text)}}`,
  (text) => `{\\dbch\\f1 ${hex(text)}}`,
  (text) => `\\f1 ${raw(text)}`,
  raw,
];

const DEFINITIONS = ['before', 'behind', 'both', 'once'] as const;

interface Manner {
  write(text: string): string;
  definitions: (typeof DEFINITIONS)[number];
  /** Merges to the right are flags. */
  flags: boolean;
}

export function renderRtf(report: GeneratedReport): Uint8Array {
  const manner = mannerOf(report);
  const body = outlineOf(report).map((part) =>
    part.kind === 'table' ? table(part.grid, manner) : par(manner.write(part.text)),
  );
  return buildRtf({ body: `\\uc2 ${body.join('')}`, fonts: font(0, 0, 'Times New Roman') + font(1, 134, 'SimSun') });
}

/** The same for the same report. */
export function mannerOf(report: GeneratedReport): Manner {
  const text = `${titleOf(report)}${[...report.cells.values()].join('')}`;
  let die = 0;
  for (const character of text) die = (die * 31 + character.charCodeAt(0)) % 65_521;
  const write = WRITERS[die % WRITERS.length] ?? raw;
  return {
    write,
    definitions: DEFINITIONS[Math.floor(die / 6) % DEFINITIONS.length] ?? 'both',
    flags: Math.floor(die / 24) % 2 === 0,
  };
}

/** A table of any grid. */
export function table(grid: Grid, { write, definitions, flags }: Manner): string {
  let last = '';
  const rows = wholeRows(grid).map((row) => {
    const places = row.flatMap((cell) => {
      const down: CellDefinition['down'] = cell.covered ? 'covered' : cell.rowSpan > 1 ? 'first' : undefined;
      const text =
        cell.covered || cell.text === ''
          ? ''
          : cell.text
              .split('\n')
              .map((line) => write(line))
              .join('\\par ');
      const right = (cell.column + cell.columnSpan) * WIDTH;
      if (!flags || cell.columnSpan === 1) return [{ text, right, definition: { down } }];
      return Array.from({ length: cell.columnSpan }, (_, at) => ({
        text: at === 0 ? text : '',
        right: (cell.column + at + 1) * WIDTH,
        definition: { down, across: at === 0 ? ('first' as const) : ('covered' as const) },
      }));
    });
    const edges = [(row[0]?.column ?? 0) * WIDTH, ...places.map(({ right }) => right)];
    const definition = trowd({ edges, cells: places.map((place) => place.definition) } satisfies RowDefinition);
    const before =
      definitions === 'before' || definitions === 'both' || (definitions === 'once' && definition !== last);
    last = definition;
    const behind = definitions === 'behind' || definitions === 'both';
    return `${before ? `${definition}\n` : ''}${cells(places.map(({ text }) => text))}${behind ? `{${definition}\\row}` : '\\row'}\n`;
  });
  return `${rows.join('')}\\pard\\par\n`;
}

/** Of a column, in twentieths of a point. */
const WIDTH = 600;
