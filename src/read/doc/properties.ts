/** What the modifiers of a paragraph or of a run of characters come to. */
import type { Bytes } from './bytes.js';
import { eachModifier, SPRM } from './modifiers.js';
import { RowModifiers } from './row.js';

/** A paragraph, by the properties of its mark. */
export interface ParagraphProperties {
  style: number;
  /** How many tables it stands in. */
  depth: number;
  /** Its mark ends a row, or a cell of a table within a table. */
  ends: 'row' | 'cell' | undefined;
  /** Its list, counted from 1; 0 is none. */
  list: number | undefined;
  level: number | undefined;
  /** Undefined when none of its modifiers are those of a row. */
  row: RowModifiers | undefined;
}

/** Characters. What is absent, the style says. */
export interface CharacterProperties {
  style?: number;
  hidden?: boolean | Toggle;
  struck?: boolean | Toggle;
  /** Superscript or subscript, by name. */
  script?: 'raised' | 'lowered' | 'none';
  /** By how many half points it stands above its line; negative below. */
  position?: number;
  deleted?: boolean;
  special?: boolean;
  /** The character of a symbol font that stands for this one, as UTF-16. */
  symbol?: number;
}

/** 2.9.327 ToggleOperand: as the style has it, or the contrary. */
type Toggle = 'style' | 'contrary';

/** How many lists of modifiers in the data stream may follow each other. */
const DETOURS = 4;

/** Applies lists of modifiers, later ones after earlier ones. `data` is the Data stream. */
export function paragraphProperties(
  style: number,
  lists: readonly Uint8Array[],
  data: Bytes | undefined,
): ParagraphProperties {
  const properties = new ParagraphModifiers(style, data);
  for (const list of lists) properties.apply(list);
  return properties.result();
}

class ParagraphModifiers {
  inTable = false;
  depth: number | undefined;
  endsRow = false;
  endsCell = false;
  list: number | undefined;
  level: number | undefined;
  private row: RowModifiers | undefined;
  private detours = 0;

  constructor(
    public style: number,
    private readonly data: Bytes | undefined,
  ) {}

  apply(modifiers: Uint8Array): void {
    eachModifier(modifiers, (code, operand) => {
      const change = PARAGRAPH_MODIFIERS[code];
      if (change) change(this, operand);
      else {
        this.row ??= new RowModifiers();
        this.row.apply(code, operand);
      }
      return change === detour;
    });
  }

  /** 2.9.213 PrcData: a list that is too long for its page stands in the data stream, and in place of what follows here. */
  detour(offset: number): void {
    if (!this.data || this.detours >= DETOURS) return;
    this.detours += 1;
    const length = Math.max(this.data.i16(offset), 0);
    this.apply(this.data.slice(offset + 2, length));
  }

  result(): ParagraphProperties {
    const inTable = this.inTable || this.endsRow;
    return {
      style: this.style,
      depth: inTable ? Math.max(this.depth ?? 1, 1) : 0,
      ends: this.endsRow ? 'row' : this.endsCell ? 'cell' : undefined,
      list: this.list,
      level: this.level,
      row: this.row,
    };
  }
}

type ParagraphModifier = (paragraph: ParagraphModifiers, operand: DataView) => void;

const isOn = (operand: DataView): boolean => operand.getUint8(0) === 1;
const detour: ParagraphModifier = (paragraph, operand) => paragraph.detour(operand.getUint32(0, true));

const PARAGRAPH_MODIFIERS: Readonly<Record<number, ParagraphModifier>> = {
  [SPRM.PIstd]: (paragraph, operand) => {
    paragraph.style = operand.getUint16(0, true);
  },
  [SPRM.PFInTable]: (paragraph, operand) => {
    paragraph.inTable = isOn(operand);
  },
  [SPRM.PFTtp]: (paragraph, operand) => {
    paragraph.endsRow = isOn(operand);
  },
  [SPRM.PFInnerTtp]: (paragraph, operand) => {
    paragraph.endsRow = isOn(operand);
  },
  [SPRM.PFInnerTableCell]: (paragraph, operand) => {
    paragraph.endsCell = isOn(operand);
  },
  [SPRM.PItap]: (paragraph, operand) => {
    paragraph.depth = operand.getInt32(0, true);
  },
  [SPRM.PDtap]: (paragraph, operand) => {
    paragraph.depth = (paragraph.depth ?? 0) + operand.getInt32(0, true);
  },
  [SPRM.PIlfo]: (paragraph, operand) => {
    paragraph.list = listOf(operand.getInt16(0, true));
  },
  [SPRM.PIlvl]: (paragraph, operand) => {
    paragraph.level = operand.getUint8(0);
  },
  [SPRM.PHugePapx]: detour,
  [SPRM.PHugePapx95]: detour,
  [SPRM.PTableProps]: detour,
};

/** 2.6.2 sprmPIlfo: 0 is no list, 0x7ff one that Word 6 has made, and f801 to ffff lists taken off again. */
const listOf = (index: number): number => (index > 0 && index < 0x7ff ? index : 0);

/** Applies lists of modifiers of characters, later ones after earlier ones. */
export function characterProperties(lists: readonly Uint8Array[]): CharacterProperties {
  let properties: CharacterProperties = {};
  for (const list of lists) {
    eachModifier(list, (code, operand) => {
      if (code === SPRM.CPlain) properties = {};
      else CHARACTER_MODIFIERS[code]?.(properties, operand);
      return false;
    });
  }
  return properties;
}

const CHARACTER_MODIFIERS: Readonly<Record<number, (properties: CharacterProperties, operand: DataView) => void>> = {
  [SPRM.CIstd]: (properties, operand) => {
    properties.style = operand.getUint16(0, true);
  },
  [SPRM.CFVanish]: (properties, operand) => {
    properties.hidden = toggled(operand);
  },
  [SPRM.CFStrike]: (properties, operand) => {
    properties.struck = toggled(operand);
  },
  [SPRM.CFDStrike]: (properties, operand) => {
    properties.struck = toggled(operand);
  },
  [SPRM.CIss]: (properties, operand) => {
    properties.script = SCRIPTS[operand.getUint8(0)] ?? 'none';
  },
  [SPRM.CHpsPos]: (properties, operand) => {
    properties.position = operand.getInt16(0, true);
  },
  [SPRM.CFRMarkDel]: (properties, operand) => {
    properties.deleted = operand.getUint8(0) === 1;
  },
  [SPRM.CFSpec]: (properties, operand) => {
    properties.special = operand.getUint8(0) === 1;
  },
  [SPRM.CSymbol]: (properties, operand) => {
    properties.symbol = operand.getUint16(2, true);
  },
};

/** 2.6.1 sprmCIss */
const SCRIPTS: Readonly<Record<number, 'raised' | 'lowered'>> = { 1: 'raised', 2: 'lowered' };

function toggled(operand: DataView): boolean | Toggle {
  const value = operand.getUint8(0);
  return value === 0x80 ? 'style' : value === 0x81 ? 'contrary' : value === 1;
}
