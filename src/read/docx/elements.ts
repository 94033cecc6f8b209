/**
 * What the pass does with each element of a body. An element that is not listed is passed through: its children are read as if
 * they stood in its place (w:ins, w:hyperlink, w:smartTag, w:customXml, w:dir, …, all of DrawingML and VML around a text box),
 * so that bookmarks, content controls or markup of programs yet to come can hide neither text nor rows. Characters count within
 * w:t and m:t only.
 */
import type { Kind } from '../word/notes.js';
import { FIELDS } from './fields.js';
import type { Closer, Opener, Pass } from './pass.js';
import { openRun, openRunProperties, property } from './run.js';
import { alignedBy, positionedBy } from './styles.js';
import { type DocxCell, gridColumns, newCell } from './table.js';
import { type Attributes, isOn } from './xml.js';

/** What Word does not show, and nobody misses: former properties, codes, the reading beside a base text. */
const skip: Opener = () => 'skip';

const OPENERS: Readonly<Record<string, Opener>> = {
  'w:body': (pass) => {
    pass.bodySeen = true;
  },

  // Paragraphs and their properties
  'w:p': (pass) => pass.openParagraph(),
  'w:pPr': (pass, _, parents) => {
    if (parents.at(-1) !== 'w:p') return 'skip';
    return () => pass.countParagraph();
  },
  'w:pStyle': (pass, attributes, parents) => {
    const style = attributes['w:val'];
    if (pass.paragraph && style !== undefined && parents.at(-1) === 'w:pPr') pass.paragraph.styleId = style;
  },
  'w:numId': (pass, attributes, parents) => {
    const id = attributes['w:val'];
    if (pass.paragraph && id !== undefined && parents.at(-2) === 'w:pPr') pass.paragraph.number.numId = id;
  },
  'w:ilvl': (pass, attributes, parents) => {
    if (pass.paragraph && parents.at(-2) === 'w:pPr') pass.paragraph.number.level = Number(attributes['w:val']);
  },

  // Runs and their properties
  'w:r': openRun,
  'm:r': openRun,
  'w:rPr': openRunProperties,
  'w:rStyle': property((properties, attributes) => {
    if (attributes['w:val'] !== undefined) properties.style = attributes['w:val'];
  }),
  'w:vanish': property((properties, attributes) => {
    properties.hidden = isOn(attributes);
  }),
  'w:strike': property((properties, attributes) => {
    properties.struck = isOn(attributes);
  }),
  'w:dstrike': property((properties, attributes) => {
    properties.doubleStruck = isOn(attributes);
  }),
  'w:vertAlign': property((properties, attributes) => {
    properties.aligned = alignedBy(attributes['w:val']);
  }),
  'w:position': property((properties, attributes) => {
    properties.position = positionedBy(attributes['w:val']);
  }),

  // Text within runs
  'w:t': (pass) => pass.collect((text) => pass.giveText(text)),
  'm:t': (pass) => pass.collect((text) => pass.giveText(text)),
  'w:delText': (pass) => pass.collect((text) => text.trim() && pass.note(pass.unshown.at(-1) ?? 'deleted_text')),
  'w:tab': (pass, _, parents) => {
    // In w:pPr/w:tabs the same name is a tab stop.
    if (parents.at(-1) === 'w:r') pass.give('', (paragraph) => paragraph.text('\t'));
  },
  'w:ptab': (pass) => {
    pass.give('', (paragraph) => paragraph.text('\t'));
  },
  'w:br': lineBreak,
  'w:cr': lineBreak,
  'w:noBreakHyphen': (pass) => {
    pass.giveText('-');
  },
  'w:sym': (pass, attributes) => pass.giveSymbol(attributes['w:font'] ?? '', attributes['w:char'] ?? ''),
  'w:rt': (pass) => {
    pass.note('ruby_reading');
    return 'skip';
  },

  ...FIELDS,

  // Formulas, written in one line: 1/2, x^2
  'm:oMath': (pass) => {
    pass.note('formula');
  },
  'm:den': (pass) => {
    pass.giveText('/');
  },
  'm:sup': (pass) => {
    pass.giveText('^');
  },
  'm:sub': (pass) => {
    pass.giveText('_');
  },
  'm:rPr': skip,
  'm:ctrlPr': skip,

  // Tables, rows, cells and their properties (17.4)
  'w:tbl': (pass) => pass.openTable(),
  'w:tr': (pass) => {
    const table = pass.table;
    if (!table || table.row) return undefined;
    table.openRow();
    return () => table.closeRow();
  },
  'w:gridBefore': (pass, attributes, parents) => {
    const row = pass.table?.row;
    if (row && parents.at(-1) === 'w:trPr') row.before = gridColumns(attributes['w:val'], 0);
  },
  'w:gridAfter': (pass, attributes, parents) => {
    const row = pass.table?.row;
    if (row && parents.at(-1) === 'w:trPr') row.after = gridColumns(attributes['w:val'], 0);
  },
  'w:tc': (pass) => {
    const table = pass.table;
    if (!table?.row) return undefined;
    return pass.openCell(table, newCell(table));
  },
  'w:tcPr': (pass, _, parents) => (parents.at(-1) === 'w:tc' && pass.container.cell ? undefined : 'skip'),
  'w:gridSpan': cellProperty((cell, attributes) => {
    cell.span = gridColumns(attributes['w:val'], 1);
  }),
  'w:vMerge': cellProperty((cell, attributes) => {
    cell.vMerge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
  }),
  'w:hMerge': cellProperty((cell, attributes) => {
    cell.hMerge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
  }),
  // A tracked merge (17.13.5.2), read as accepted
  'w:cellMerge': cellProperty((cell, attributes) => {
    cell.vMerge = attributes['w:vMerge'] === 'cont' ? 'continue' : 'restart';
  }),
  'w:cellDel': cellProperty((cell) => {
    cell.deleted = true;
  }),

  // Tracked changes, read as accepted (17.13.5)
  'w:del': (pass, _, parents) => {
    const parent = parents.at(-1);
    if (parent === 'w:trPr' && pass.table?.row) pass.table.row.deleted = true;
    else if (parent === 'w:rPr' && pass.properties) pass.properties.deleted = true;
    else if (parent !== 'w:trPr' && parent !== 'w:rPr') return unshown(pass, 'deleted_text');
  },
  'w:moveFrom': (pass, _, parents) => {
    if (parents.at(-1) !== 'w:rPr') return unshown(pass, 'deleted_text');
    if (pass.properties) pass.properties.deleted = true;
  },
  'w:pPrChange': skip,
  'w:rPrChange': skip,
  'w:tblPrChange': skip,
  'w:tblPrExChange': skip,
  'w:tblGridChange': skip,
  'w:trPrChange': skip,
  'w:tcPrChange': skip,
  'w:sectPrChange': skip,
  'w:numberingChange': skip,

  // Content that stands in two shapes: the first that says anything is taken (part 3, 7.5)
  'mc:AlternateContent': (pass) => {
    pass.alternates.push({ taken: false, seen: false });
    return () => pass.alternates.pop();
  },
  'mc:Choice': (pass) => {
    const alternate = pass.alternates.at(-1);
    if (alternate?.taken) return 'skip';
    const before = pass.given;
    return () => {
      if (alternate) alternate.taken = pass.given > before;
    };
  },
  'mc:Fallback': (pass) => {
    if (pass.alternates.at(-1)?.taken) return 'skip';
    pass.inFallback += 1;
    return () => {
      pass.inFallback -= 1;
    };
  },
  'w:txbxContent': (pass) => {
    if (pass.unshown.length === 0) return pass.openTextBox();
    pass.note(pass.unshown.at(-1) as Kind);
    return 'skip';
  },

  // Content controls (17.5.2)
  'w:sdt': (pass) => {
    pass.controls.push({ placeholder: false });
    return () => pass.controls.pop();
  },
  'w:showingPlcHdr': (pass, attributes) => {
    const control = pass.controls.at(-1);
    if (control) control.placeholder = isOn(attributes);
  },
  'w:sdtContent': (pass) => (pass.controls.at(-1)?.placeholder ? unshown(pass, 'placeholder') : undefined),

  // What is not read: each leaves a note
  'w:drawing': unlessText('picture'),
  'w:pict': unlessText('picture'),
  'w:object': unlessText('embedded_object'),
  'w:contentPart': unlessText('picture'),
  'w14:contentPart': unlessText('picture'),
  'w:altChunk': notRead('other_document'),
  'w:subDoc': notRead('other_document'),
  'w:footnoteReference': leftOut('note_reference'),
  'w:endnoteReference': leftOut('note_reference'),
  'w:commentReference': leftOut('comment'),
  'w:headerReference': leftOut('header_footer'),
  'w:footerReference': leftOut('header_footer'),
  // The lines that part notes from the text are no notes
  'w:footnotePr': skip,
  'w:endnotePr': skip,
};

export const ELEMENTS: ReadonlyMap<string, Opener> = new Map(Object.entries(OPENERS));

function cellProperty(set: (cell: DocxCell, attributes: Attributes) => void): Opener {
  return (pass, attributes, parents) => {
    const cell = pass.container.cell;
    if (cell && parents.at(-1) === 'w:tcPr') set(cell, attributes);
  };
}

function lineBreak(pass: Pass): undefined {
  pass.give('', (paragraph) => paragraph.text('\n'));
}

function unshown(pass: Pass, reason: Kind): Closer {
  const reasons = pass.unshown.length;
  pass.unshown.push(reason);
  return () => {
    pass.unshown.length = reasons;
  };
}

function leftOut(kind: Kind): Opener {
  return (pass) => {
    pass.note(kind);
    return 'skip';
  };
}

function notRead(kind: Kind): Opener {
  return (pass) => {
    pass.noteObject(kind);
    return 'skip';
  };
}

/** A picture is left out; a drawing that holds a text box has given its text. In a fallback stands what has been seen. */
function unlessText(kind: Kind): Opener {
  return (pass) => {
    const before = pass.given;
    return () => {
      const alternate = pass.alternates.at(-1);
      const again = pass.inFallback > 0 && alternate?.seen === true;
      if (pass.given > before || again || pass.unshown.length > 0) return;
      pass.noteObject(kind);
      if (alternate) alternate.seen = true;
    };
  };
}
