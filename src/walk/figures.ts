/** A placed row becomes figures: each cell read, units settled, repairs named. */
import { type Finding, finding } from '../findings.js';
import type { FormColumn } from '../forms/form.js';
import type { Figure, Rule } from '../report.js';
import { convertUnit, countsAlike, isMoney, type Reading, readFigure, unlikely } from './figure.js';
import type { StreamCell } from './stream.js';

export interface FigurePlace {
  table: string;
  row: string;
  column: FormColumn;
  /** The unit that the head of the source states, or empty. */
  headUnit: string;
  /** For messages. */
  rowLabel: string;
}

/** A figure without a value. */
export function emptyFigure(place: FigurePlace, status: Figure['status'], raw = '', location = ''): Figure {
  const { table, row, column, headUnit } = place;
  const unit = column.unit === 'declared' ? headUnit : column.unit;
  return { table, row, column: column.key, value: null, unit, status, raw, location, rules: undefined };
}

/** A figure like another, but for what is given. */
export function figureLike(figure: Figure, changed: Partial<Figure>): Figure {
  const { table, row, column, value, unit, status, raw, location, rules } = figure;
  return {
    table,
    row,
    column,
    value: changed.value === undefined ? value : changed.value,
    unit,
    status: changed.status ?? status,
    raw: changed.raw ?? raw,
    location: changed.location ?? location,
    rules: 'rules' in changed ? changed.rules : rules,
  };
}

/** A figure of which it is not known where it belongs; `raw`: the texts of its row, or of all that it may be. */
export const unplacedLike = (figure: Figure, raw: string): Figure =>
  figureLike(figure, { value: null, status: 'unplaced', raw, rules: undefined });

/**
 * Reads a cell as the figure of a place.
 * @param rule the rule by which the cell was given to this place, where its place was not certain
 */
export function figureOf(place: FigurePlace, cell: StreamCell, rule?: Rule): { figure: Figure; findings: Finding[] } {
  const raw = cell.text.trim();
  const reading = readFigure(cell.text);
  const { location } = cell;
  if (reading.status !== 'read' && reading.status !== 'repaired') {
    const figure = emptyFigure(place, reading.status, raw, location);
    const findings = reading.status === 'unreadable' ? [finding('figure_unreadable', location, { raw })] : [];
    return { figure, findings };
  }
  const settled = settleUnit(reading, place);
  if (settled === null) {
    return {
      figure: emptyFigure(place, 'unreadable', raw, location),
      findings: [finding('figure_unreadable', location, { raw })],
    };
  }
  const { value, unit, converted } = settled;
  const rules: Rule[] = [
    ...reading.rules,
    ...(converted === null ? [] : (['unit_converted'] as const)),
    ...(rule === undefined ? [] : [rule]),
  ];
  const figure = emptyFigure(place, rules.length > 0 ? 'repaired' : 'read', raw, location);
  figure.value = value;
  figure.unit = unit;
  if (rules.length > 0) figure.rules = rules;
  return { figure, findings: remarks(place, reading, figure, converted) };
}

interface Settled {
  value: number;
  unit: string;
  /** The unit it was converted from, or null. */
  converted: string | null;
}

/** The value in the unit of the column. Null when the cell's unit cannot be that of the column. */
function settleUnit(reading: Reading, { column, headUnit }: FigurePlace): Settled | null {
  const stated = reading.unit !== '' ? reading.unit : headUnit;
  const target = column.unit === 'declared' ? headUnit || reading.unit : column.unit;
  const plain: Settled = { value: Number(reading.decimal), unit: target, converted: null };
  const money = column.type === 'amount';
  if (stated !== '' && stated === column.unit) return plain;
  if (stated !== '' && isMoney(stated) !== money) return null;
  if (stated !== '' && !money && !countsAlike(stated, target)) return null;
  if (!isMoney(stated) || stated === target) return plain;
  const value = convertUnit(reading.decimal, stated, target);
  return value === null ? null : { value, unit: target, converted: stated };
}

function remarks(place: FigurePlace, reading: Reading, figure: Figure, converted: string | null): Finding[] {
  const { raw, location, unit } = figure;
  const value = figure.value ?? 0;
  const findings: Finding[] = [];
  for (const rule of reading.rules) findings.push(finding('figure_repaired', location, { raw, rule, value }));
  if (converted !== null) findings.push(finding('unit_converted', location, { raw, from: converted, to: unit, value }));
  if (reading.note !== '') findings.push(finding('figure_note', location, { value, raw }));
  const why = unlikely(value, place.column.type ?? 'count');
  if (why !== null) findings.push(finding('figure_unlikely', location, { raw, why }));
  if (place.column.type === 'amount' && isMoney(place.column.unit) && place.headUnit === '' && reading.unit === '') {
    findings.push(finding('unit_of_form', location, { row: place.rowLabel, unit }));
  }
  if (place.column.unit === 'declared' && unit === '')
    findings.push(finding('unit_not_stated', location, { row: place.rowLabel }));
  return findings;
}
