/**
 * A .doc as Word writes it, and as it may: which way a merge is written, how rows are kept, where the edges of cells lie,
 * whether the text is in one piece — all of it drawn from the report, so that the same report is the same file.
 */

import type { Drawing } from '../../build/doc/grid.js';
import { type Block, buildDoc, type Storage, tableOf } from '../../build/doc/index.js';
import { type Random, randomOf } from '../../build/doc/random.js';
import type { Grid } from '../grid.js';
import { outlineOf } from '../outline.js';
import type { GeneratedReport } from '../report.js';

export function renderDoc(report: GeneratedReport): Uint8Array {
  const random = randomOf(seedOf(report));
  const body = outlineOf(report).flatMap((part): Block[] => {
    if (part.kind !== 'table') return [part.text];
    // Word joins tables that touch; those of the form have a line between them
    return [tableOf(part.grid, drawingOf(part.grid, random)), ''];
  });
  return buildDoc({ body, storage: storageOf(random) });
}

const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)] as T;

function drawingOf(grid: Grid, random: Random): Drawing {
  const row = pick<NonNullable<Drawing['row']>>(random, [
    {},
    {},
    { kept: 'huge' },
    { kept: 'tableProps', fallback: 'one_cell' },
    { kept: 'hugeTableProps', defined: 'insert' },
  ]);
  const down = pick(random, ['flags', 'flags', 'modifier'] as const);
  const across = pick(random, ['wide', 'wide', 'wide', 'wide', 'flags', 'modifier'] as const);
  const left = pick(random, [-108, 0, 360]);
  // edges of rows that were drawn apart differ a little; Word takes up to three for one (TC of Word 97, fVertMerge)
  const jitter = pick(random, [0, 0, 2]);
  const offsets = Array.from({ length: 97 }, () => random(jitter + 1));
  const moved = (at: number, column: number): number => offsets[(31 * at + column) % offsets.length] ?? 0;
  return { widths: columnWidths(grid), down, across, left, moved, row };
}

/** In twentieths of a point; the first column of table two is as narrow as one character. */
function columnWidths(grid: Grid): number[] {
  const labels = grid.key === 'applications' ? [500, 1300, 3000] : [];
  const width = Math.floor((14_000 - labels.reduce((sum, one) => sum + one, 0)) / (grid.columns - labels.length));
  return [...labels, ...Array<number>(grid.columns - labels.length).fill(width)];
}

function storageOf(random: Random): Storage {
  const storage: Storage = {
    release: pick(random, [1997, 2000, 2002, 2003, 2007] as const),
    table: pick(random, ['1Table', '1Table', '0Table'] as const),
    compress: pick(random, ['mixed', 'whole', 'never'] as const),
    depth: pick(random, ['always', 'nested'] as const),
  };
  const tails = pick(random, ['own', 'other'] as const);
  if (random(3) > 0) return storage;
  return { ...storage, fastSaved: { pieces: 5 + random(60), seed: random(1000), leftover: '旧文字', tails } };
}

/** FNV-1a of everything that the report says. */
function seedOf({ agency, year, cells }: GeneratedReport): number {
  let hash = 0x811c9dc5;
  for (const sign of [agency, String(year), ...cells.values()].join('|'))
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
