/** The structures of the Table stream that say where something is: fields, notes, headers, text boxes, sections (2.8). */
import { Bytes, plc } from './bytes.js';
import type { Flow, Unit } from './flow.js';
import { littleEndian } from './sprm.js';

/** By the name that the FIB has for it (2.5.6). */
export type TableParts = Record<string, Uint8Array>;

export function storyTables({ stories, references }: Flow): TableParts {
  const main = stories.main.units.length;
  const parts: TableParts = {
    PlcfSed: sections(stories.main.units),
    PlcfFldMom: fields(stories.main.units),
    PlcfFldHdr: fields(stories.headers.units),
    PlcfFldFtn: fields(stories.footnotes.units),
  };
  const { footnotes, comments, endnotes, textBoxes } = references;
  if (footnotes.length > 0) {
    parts.PlcffndRef = plc(
      [...footnotes, main],
      footnotes.map((_, at) => littleEndian(at + 1, 2)),
    );
    parts.PlcffndTxt = plc(ends(stories.footnotes));
  }
  if (endnotes.length > 0) {
    parts.PlcfendRef = plc(
      [...endnotes, main],
      endnotes.map((_, at) => littleEndian(at + 1, 2)),
    );
    parts.PlcfendTxt = plc(ends(stories.endnotes));
  }
  if (comments.length > 0) {
    parts.PlcfandRef = plc(
      [...comments, main],
      comments.map(() => author),
    );
    parts.PlcfandTxt = plc(ends(stories.comments));
    parts.GrpXstAtnOwners = new Bytes().u16(1).utf16('A').done();
  }
  if (stories.headers.starts.length > 0) parts.PlcfHdd = plc(ends(stories.headers));
  if (textBoxes.length > 0) {
    parts.PlcftxbxTxt = plc(ends(stories.textBoxes), [...textBoxes.map((_, at) => textBox(at)), spareTextBox]);
    parts.PlcfTxbxBkd = plc(
      ends(stories.textBoxes),
      [...textBoxes, 0].map((_, at) => [...littleEndian(at, 2), 0, 0, 0, 0]),
    );
  }
  return Object.fromEntries(Object.entries(parts).filter(([, bytes]) => bytes.length > 4));
}

/** A story's parts begin at these, the one before the last ends it, the last one means nothing (PlcffndTxt and others). */
function ends({ starts, units }: { starts: number[]; units: Unit[] }): number[] {
  return [...starts, units.length];
}

/** Plcfld: places of all field marks; the last position is one that no mark has. */
function fields(units: readonly Unit[]): Uint8Array {
  const marks = units.flatMap((unit, at) =>
    unit.field === undefined ? [] : [{ at, code: unit.code, second: unit.field }],
  );
  if (marks.length === 0) return new Uint8Array();
  const positions = [...marks.map(({ at }) => at), units.length + 1];
  return plc(
    positions,
    marks.map(({ code, second }) => [code, second]),
  );
}

/** PlcfSed: each section with no properties of its own. */
function sections(units: readonly Unit[]): Uint8Array {
  const starts = [0, ...units.flatMap((unit, at) => (unit.section ? [at + 1] : []))];
  const sed = [...littleEndian(0, 2), ...littleEndian(-1, 4), ...littleEndian(0, 2), ...littleEndian(-1, 4)];
  return plc(
    [...starts, units.length],
    starts.map(() => sed),
  );
}

/** ATRDPre10: the initial of its author, no bookmark. */
const author = [
  ...littleEndian(1, 2),
  ...littleEndian(0x41, 2),
  ...Array(16).fill(0),
  0,
  0,
  0,
  0,
  0,
  0,
  ...littleEndian(-1, 4),
];

/** FTXBXS (2.9.106): one box with a shape of this number; the last one is a spare. */
const textBox = (at: number): number[] => [
  ...littleEndian(1, 4),
  ...littleEndian(0, 4),
  ...littleEndian(0, 2),
  ...littleEndian(-1, 4),
  ...littleEndian(1025 + at, 4),
  ...littleEndian(0, 4),
];
const spareTextBox = [...littleEndian(-1, 4), ...littleEndian(0, 4), 1, 0, ...littleEndian(-1, 4), ...Array(8).fill(0)];
