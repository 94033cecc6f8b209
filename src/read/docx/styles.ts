/** What of word/styles.xml changes the text that a reader sees: hidden and struck text, text above or below its line, and numbering, by style (ECMA-376 part 1, 17.7). */
import { LIMITS } from '../limits.js';
import type { Shift } from '../word/pieces.js';
import { type Attributes, isOn, type XmlPart } from './xml.js';

interface Style {
  basedOn?: string;
  hidden?: boolean;
  struck?: boolean;
  doubleStruck?: boolean;
  aligned?: Shift | 'line';
  position?: Shift | 'line';
  numId?: string;
  level?: number;
}

/** Properties that a character style turns off where the paragraph style has turned them on (17.7.3). */
export type Toggle = 'hidden' | 'struck' | 'doubleStruck';

/** `w:vertAlign` (17.3.2.42). */
export const alignedBy = (value: string | undefined): Shift | 'line' =>
  value === 'superscript' ? 'raised' : value === 'subscript' ? 'lowered' : 'line';

/** `w:position` (17.3.2.19): half points, upwards. */
export function positionedBy(value: string | undefined): Shift | 'line' {
  const up = Number.parseFloat(value ?? '');
  if (up > 0) return 'raised';
  return up < 0 ? 'lowered' : 'line';
}

/** What a style says, its ancestors word included. */
export class Styles {
  private readonly styles = new Map<string, Style>();

  constructor(part?: XmlPart) {
    if (part) this.read(part);
  }

  /** Is text of this style hidden, or struck through? */
  has(id: string | undefined, toggle: Toggle): boolean {
    return this.inherited(id, toggle) ?? false;
  }

  /** Does text of this style stand above or below its line? */
  shift(id: string | undefined, by: 'aligned' | 'position'): Shift | 'line' | undefined {
    return this.inherited(id, by);
  }

  /** The numbering of a paragraph (or numbering) style, and its level if the style names one. */
  numbering(id: string | undefined): { numId?: string | undefined; level?: number | undefined } {
    return { numId: this.inherited(id, 'numId'), level: this.inherited(id, 'level') };
  }

  private inherited<K extends keyof Style>(id: string | undefined, key: K): Style[K] | undefined {
    // The bound also ends a circle.
    let style = id === undefined ? undefined : this.styles.get(id);
    for (let depth = 0; style && depth < LIMITS.styleDepth; depth += 1) {
      if (style[key] !== undefined) return style[key];
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return undefined;
  }

  private read(part: XmlPart): void {
    let style: Style | undefined;
    part({
      open: (name, attributes, parents) => {
        if (name === 'w:style') {
          style = {};
          const id = attributes['w:styleId'];
          // 17.7.4.17: of two styles with one id the first keeps it.
          if (id !== undefined && !this.styles.has(id)) this.styles.set(id, style);
        } else if (style) {
          readProperty(style, `${parents.slice(2).join('/')}/${name}`, attributes);
        }
      },
      close: (name) => {
        if (name === 'w:style') style = undefined;
      },
    });
  }
}

/** The path within w:styles/w:style: what w:tblStylePr or w:rPrChange say of the same name is not meant. */
function readProperty(style: Style, path: string, attributes: Attributes): void {
  const value = attributes['w:val'];
  if (path === '/w:basedOn' && value !== undefined) style.basedOn = value;
  else if (path === 'w:rPr/w:vanish') style.hidden = isOn(attributes);
  else if (path === 'w:rPr/w:strike') style.struck = isOn(attributes);
  else if (path === 'w:rPr/w:dstrike') style.doubleStruck = isOn(attributes);
  else if (path === 'w:rPr/w:vertAlign') style.aligned = alignedBy(value);
  else if (path === 'w:rPr/w:position') style.position = positionedBy(value);
  else if (path === 'w:pPr/w:numPr/w:numId' && value !== undefined) style.numId = value;
  else if (path === 'w:pPr/w:numPr/w:ilvl') style.level = Number(value);
}
