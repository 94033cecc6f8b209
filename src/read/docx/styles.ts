/** What of word/styles.xml changes the text that a reader sees: hidden and struck text, text above or below its line, and numbering, by style (ECMA-376 part 1, 17.7). */
import { LIMITS } from '../limits.js';
import type { Shift } from '../word/pieces.js';
import { type Attributes, isOn, type XmlPart } from './xml.js';

/** Undefined is left to the style that it is based on. */
export interface Style {
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

/** What the styles of a document say. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  /** What each says with its ancestors' word, once it has been asked for. */
  private readonly resolved = new Map<string, Style>();

  constructor(part?: XmlPart) {
    if (part) this.read(part);
  }

  /** What a style says, its ancestors' word included; nothing for one that is not there. */
  of(id: string | undefined): Readonly<Style> {
    if (id === undefined) return {};
    const resolved = this.resolved.get(id) ?? this.resolve(id);
    this.resolved.set(id, resolved);
    return resolved;
  }

  private resolve(id: string): Style {
    let resolved: Style = {};
    let style = this.styles.get(id);
    // The bound also ends a circle.
    for (let depth = 0; style && depth < LIMITS.styleDepth; depth += 1) {
      resolved = { ...style, ...resolved };
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return resolved;
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
