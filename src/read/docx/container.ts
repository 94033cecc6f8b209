/** What holds paragraphs and tables while they are being read. */
import { Fields } from '../word/fields.js';
import type { Place } from '../word/notes.js';
import type { Content } from './content.js';
import type { FormField } from './fields.js';
import type { Paragraph } from './paragraph.js';
import type { DocxCell } from './table.js';

/** The body, a cell, a text box. */
export interface Container {
  content: Content[];
  paragraph: Paragraph | undefined;
  /** A paragraph whose mark is gone, waiting for the text that it goes on with. */
  joined: Paragraph | undefined;
  fields: Fields;
  hasText: boolean;
  /** There is something to be seen that is not read, such as a picture. */
  holdsObject: boolean;
  form: FormField | undefined;
  /** The cell that this is, if it is one. */
  cell: DocxCell | undefined;
  /** The cell that this is or stands in. */
  place: Place | undefined;
}

export function newContainer(place?: Place, cell?: DocxCell): Container {
  return {
    content: [],
    paragraph: undefined,
    joined: undefined,
    fields: new Fields(),
    hasText: false,
    holdsObject: false,
    form: undefined,
    cell,
    place,
  };
}
