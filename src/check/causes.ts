/**
 * What may lie behind failed relations: one figure that, read as another number, would satisfy every relation it takes part
 * in, where a known misreading leads from that number to this one. A suggestion and nothing more; no figure is changed.
 */
import { type Finding, finding } from '../findings.js';
import type { Bilingual } from '../forms/form.js';
import type { Figure, RelationResult } from '../report.js';
import { digitsOf, MISREADINGS, NEIGHBOUR } from './misreadings.js';
import { figureKey, type Instance } from './relations.js';

/** A relation with the instance it was evaluated from. */
export interface Evaluated {
  instance: Instance;
  result: RelationResult;
}

interface Suspect {
  figure: Figure;
  due: number;
  /** How many failed relations it would mend. */
  mends: number;
  why: Bilingual;
}

/** More than this many figures that would do equally well tell nothing. */
const MOST_SUSPECTS = 3;

/** A finding for each figure that alone, or as one of few, may be the cause of a failed relation. */
export function causesOf(relations: readonly Evaluated[], figures: readonly Figure[]): Finding[] {
  if (!relations.some(({ result }) => result.result === 'failed')) return [];
  const byKey = new Map(figures.map((figure) => [figureKey(figure), figure]));
  const touching = relationsByFigure(relations);
  const suspects = new Map<string, Suspect>();
  for (const { result } of relations) {
    if (result.result !== 'failed') continue;
    const own = result.figures.flatMap((key) => suspectOf(byKey.get(key), touching.get(key) ?? [], figures) ?? []);
    const most = Math.max(...own.map(({ mends }) => mends));
    const best = own.filter(({ mends }) => mends === most);
    if (best.length <= MOST_SUSPECTS) for (const suspect of best) suspects.set(figureKey(suspect.figure), suspect);
  }
  return [...suspects.values()].map(suggestion);
}

function relationsByFigure(relations: readonly Evaluated[]): Map<string, Evaluated[]> {
  const touching = new Map<string, Evaluated[]>();
  for (const relation of relations) {
    if (relation.result.difference === null) continue;
    for (const key of relation.result.figures) {
      const known = touching.get(key);
      if (known === undefined) touching.set(key, [relation]);
      else known.push(relation);
    }
  }
  return touching;
}

/** The figure, if one other number satisfies all its relations and a misreading explains this one. */
function suspectOf(
  figure: Figure | undefined,
  touching: readonly Evaluated[],
  figures: readonly Figure[],
): Suspect | undefined {
  if (figure === undefined || figure.value === null) return undefined;
  const key = figureKey(figure);
  const [due, ...others] = new Set(touching.map((relation) => dueValue(key, figure.value ?? 0, relation)));
  if (due === undefined || others.length > 0) return undefined;
  const why = reasonFor(due, figure, figures);
  return why && { figure, due, mends: touching.length, why };
}

/**
 *     10 + 1 + 0 = 0      difference 11
 *     ^            ^ due: 0 + 11
 *     due: 10 − 11
 */
function dueValue(key: string, value: number, { instance, result }: Evaluated): number {
  const difference = result.difference ?? 0;
  return instance.left.includes(key) ? value - difference : value + difference;
}

function reasonFor(due: number, figure: Figure, figures: readonly Figure[]): Bilingual | undefined {
  const [wanted, shown] = [digitsOf(due), digitsOf(figure.value ?? -1)];
  if (wanted === undefined || shown === undefined) return undefined;
  const misreading = MISREADINGS.find(({ of }) => of(wanted, shown));
  if (misreading !== undefined) return misreading.words;
  const copied = shown !== '0' && neighboursOf(figure, figures).some(({ value }) => value === figure.value);
  return copied ? NEIGHBOUR.words : undefined;
}

/** The figures before and behind it in its row and in its column. */
function neighboursOf(figure: Figure, figures: readonly Figure[]): Figure[] {
  const ofTable = figures.filter(({ table }) => table === figure.table);
  const row = ofTable.filter(({ row }) => row === figure.row);
  const column = ofTable.filter(({ column }) => column === figure.column);
  return [row, column].flatMap((line) => {
    const at = line.indexOf(figure);
    return [line[at - 1], line[at + 1]].filter((beside) => beside !== undefined);
  });
}

/** Whether the reading or the source is at fault, where the layout tells. */
const FAULT = {
  reading: {
    zh: '；此数字经过修复或推定位置，可能是读取有误',
    en: '; it was mended or placed, so the reading may be at fault',
  },
  source: {
    zh: '；单元格位置确定、文字清楚，问题应在原文',
    en: '; its cell is certain and plainly written, so the source itself is at fault',
  },
  open: { zh: '', en: '' },
} as const satisfies Record<string, Bilingual>;

function faultOf({ status, location }: Figure): Bilingual {
  if (status !== 'read') return FAULT.reading;
  // in a grid the source itself says which column a cell belongs to
  return location.startsWith('T') ? FAULT.source : FAULT.open;
}

function suggestion({ figure, due, mends, why }: Suspect): Finding {
  const fault = faultOf(figure);
  return finding('misreading_possible', figure.location, {
    figure: figureKey(figure),
    value: figure.value ?? '',
    due,
    count: mends,
    why: why.zh,
    why_en: why.en,
    fault: fault.zh,
    fault_en: fault.en,
  });
}
