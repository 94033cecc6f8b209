/** Groups and control words of the body, in the order in which the specification (1.9.1) has them. A word that is not listed does nothing. */
import { CHARACTER_WORDS } from './character-words.js';
import { type Control, type Destination, leftOut, SKIPPED, wordsOf } from './destination.js';
import { FONT_TABLE } from './fonts.js';
import { LIST_TABLE } from './lists.js';
import { NUMBER_TEXT, NUMBERING_OF_WORD_6 } from './numbers.js';
import type { Pass } from './pass.js';
import { object, picture, shape, textBox } from './shapes.js';
import { TABLE_WORDS } from './tables.js';

// ---- header -------------------------------------------------------------------------------------------------

const HEADER: Record<string, Control> = {
  rtf: (pass) => {
    pass.state.atEnd ??= (ended) => ended.endOfText();
  },
  ansicpg: ({ fonts }, page) => {
    if (page !== undefined && page > 0) fonts.documentPage = page;
  },
  mac: ({ fonts }) => {
    fonts.documentPage = 10000;
  },
  pc: ({ fonts }) => {
    fonts.documentPage = 437;
  },
  pca: ({ fonts }) => {
    fonts.documentPage = 850;
  },
  deff: ({ fonts, state }, font) => {
    fonts.initial = font;
    state.font = font;
  },
  fonttbl: within(FONT_TABLE),
  listtable: within(LIST_TABLE),
  listoverridetable: within(LIST_TABLE),
  colortbl: within(SKIPPED),
  stylesheet: within(SKIPPED),
  info: within(SKIPPED),
};

// ---- what stands beside the body -----------------------------------------------------------------------------

const BESIDE: Record<string, Control> = {
  header: headerOrFooter,
  headerl: headerOrFooter,
  headerr: headerOrFooter,
  headerf: headerOrFooter,
  footer: headerOrFooter,
  footerl: headerOrFooter,
  footerr: headerOrFooter,
  footerf: headerOrFooter,
  footnote: (pass) => {
    pass.flow.note('note_reference');
    pass.enter(SKIPPED);
  },
  annotation: (pass) => {
    pass.flow.note('comment');
    pass.enter(SKIPPED);
  },
  // entries of an index or a table of contents: hidden text
  xe: within(SKIPPED),
  rxe: within(SKIPPED),
  txe: within(SKIPPED),
  tc: within(SKIPPED),
  tcn: within(SKIPPED),
};

// ---- paragraphs and characters -------------------------------------------------------------------------------

const PARAGRAPHS: Record<string, Control> = {
  par: endParagraph,
  sect: endParagraph,
  pard: ({ state, numbers }) => {
    state.paragraphDefaults();
    numbers.bulleted = false;
  },
  ls: ({ state }, list = 0) => {
    state.list = list;
  },
  ilvl: ({ state }, level = 0) => {
    state.level = level;
  },
  listtext: within(NUMBER_TEXT),
  pntext: within(NUMBER_TEXT),
  pn: within(NUMBERING_OF_WORD_6),
};

const BREAKS: Record<string, Control> = {
  tab: (pass) => pass.give('\t'),
  line: (pass) => pass.give('\n'),
  lbr: (pass) => pass.give('\n'),
  page: (pass) => pass.give('\n'),
  column: (pass) => pass.give('\n'),
};

// ---- what stands in two shapes, fields, formulas, pictures ----------------------------------------------------

/** `{\upr{for readers that know no Unicode}{\*\ud{for those that do}}}` */
const IN_TWO_SHAPES: Destination = {
  words: wordsOf({
    ud: ({ state }) => {
      if (state.around) state.destination = state.around;
    },
  }),
};

const FIELD_CODE: Destination = {
  words: wordsOf({}),
  text: ({ flow }, text) => flow.fields.code(text),
};

const OTHERS: Record<string, Control> = {
  upr: (pass) => {
    pass.state.around = pass.state.destination;
    pass.enter(IN_TWO_SHAPES);
  },
  field: ({ flow, state }) => {
    if (state.atEnd) return;
    state.atEnd = (ended) => ended.flow.endField();
    flow.fields.begin();
  },
  fldinst: within(FIELD_CODE),
  fldrslt: ({ flow }) => flow.fields.separate(),

  // formulas, written in one line: 1/2, x^2
  mmath: nothing,
  moMath: ({ flow }) => flow.note('formula'),
  mden: (pass) => pass.give('/'),
  msup: (pass) => pass.give('^'),
  msub: (pass) => pass.give('_'),
  mmathPict: within(SKIPPED),

  pict: picture,
  shppict: nothing,
  nonshppict: within(SKIPPED),
  shp: shape,
  shpgrp: shape,
  shpinst: nothing,
  shptxt: textBox,
  sp: within(SKIPPED),
  shprslt: within(SKIPPED),
  // shapes of Word 6
  do: shape,
  dptxbxtext: textBox,
  object,
  result: nothing,
  objdata: within(SKIPPED),
  objclass: within(SKIPPED),
  objname: within(SKIPPED),
};

export const BODY: Destination = {
  words: wordsOf({
    ...HEADER,
    ...BESIDE,
    ...PARAGRAPHS,
    ...CHARACTER_WORDS,
    ...BREAKS,
    ...TABLE_WORDS,
    ...OTHERS,
  }),
  text: (pass, text) => {
    const { unshown } = pass;
    if (unshown === undefined) pass.count(text.length);
    pass.flow.give(text, { unshown, shift: pass.state.shift });
  },
  symbol: (pass) => {
    const { unshown } = pass;
    if (unshown === undefined) pass.picture('symbol');
    else pass.flow.note(unshown);
  },
};

function within(destination: Destination): Control {
  return (pass) => pass.enter(destination);
}

function headerOrFooter(pass: Pass): void {
  pass.enter(leftOut('header_footer'));
}

function endParagraph(pass: Pass): void {
  const { state, numbers, flow } = pass;
  // the mark of the paragraph is gone: the next goes on in the same line
  const joinsNext = state.deleted || state.hidden;
  if (joinsNext) numbers.rendered = undefined;
  else numbers.settle(state);
  flow.endParagraph(pass.depth, joinsNext);
}

/** A word that is known, so that what stands in its group is read even behind `\*`. */
function nothing(): void {}
