/** Pictures, drawings with their text, embedded objects (1.9.1, "Pictures", "Objects", "Word 97 through Word 2007 RTF for Drawing Objects"). */
import { SKIPPED } from './destination.js';
import type { Pass } from './pass.js';
import { Rows } from './rows.js';

/** `\pict` */
export function picture(pass: Pass): void {
  if (!pass.state.inObject) pass.picture('picture');
  pass.enter(SKIPPED);
}

/** `\shp`, `\do`: a picture, unless text stands in it. */
export function shape(pass: Pass): void {
  const before = pass.given;
  pass.state.atEnd ??= (ended) => {
    if (ended.given === before) ended.picture('picture');
  };
}

/** `\object`: its result may be text, mostly it is a picture. */
export function object(pass: Pass): void {
  const before = pass.given;
  pass.state.inObject = true;
  pass.state.atEnd ??= (ended) => {
    if (ended.given === before) ended.picture('embedded_object');
  };
}

/** `\shptxt`, `\dptxbxtext`: a story of its own. */
export function textBox(pass: Pass): void {
  const { state, flow, rows, numbers } = pass;
  if (state.atEnd) return;
  const { rendered, bulleted } = numbers;
  state.paragraphDefaults();
  state.plain(pass.fonts.initial);
  pass.rows = new Rows();
  numbers.rendered = undefined;
  numbers.bulleted = false;
  flow.beginTextBox();
  state.atEnd = (ended) => {
    ended.endOfText();
    ended.flow.endTextBox();
    ended.rows = rows;
    ended.numbers.rendered = rendered;
    ended.numbers.bulleted = bulleted;
  };
}
