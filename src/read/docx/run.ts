/** Runs: how their text looks, by their own properties and by the styles. */
import type { Kind } from '../word/notes.js';
import type { Closer, Opener, Pass, RunProperties } from './pass.js';
import type { Toggle } from './styles.js';
import type { Attributes } from './xml.js';

export function openRun(pass: Pass): Closer {
  const { shift, unshownAround } = pass;
  const reasons = pass.unshown.length;
  pass.unshownAround = reasons;
  applyLook(pass, {});
  return () => {
    pass.unshown.length = reasons;
    pass.unshownAround = unshownAround;
    pass.shift = shift;
  };
}

export function openRunProperties(pass: Pass, _: Attributes, parents: readonly string[]): Closer | 'skip' {
  const parent = parents.at(-1);
  if (parent !== 'w:r' && parent !== 'm:r' && parent !== 'w:pPr') return 'skip';
  const properties: RunProperties = {};
  pass.properties = properties;
  return () => (parent === 'w:pPr' ? applyToMark(pass, properties) : applyToRun(pass, properties));
}

function applyToRun(pass: Pass, properties: RunProperties): void {
  pass.properties = undefined;
  // what the paragraph's style alone said of the run
  pass.unshown.length = Math.min(pass.unshown.length, pass.unshownAround);
  applyLook(pass, properties);
}

function applyLook(pass: Pass, properties: RunProperties): void {
  const paragraph = pass.styles.of(pass.paragraph?.styleId);
  const character = pass.styles.of(properties.style);
  for (const [toggle, reason] of TOGGLES) {
    // 17.7.3: a character style that sets hidden within a hidden paragraph style shows the text again
    if (properties[toggle] ?? (paragraph[toggle] ?? false) !== (character[toggle] ?? false)) pass.unshown.push(reason);
  }
  const by = (key: 'aligned' | 'position') => properties[key] ?? character[key] ?? paragraph[key];
  const aligned = by('aligned');
  const shift = aligned === undefined || aligned === 'line' ? by('position') : aligned;
  pass.shift = shift === 'line' ? undefined : shift;
}

const TOGGLES: readonly [toggle: Toggle, reason: Kind][] = [
  ['hidden', 'hidden_text'],
  ['struck', 'struck_text'],
  ['doubleStruck', 'struck_text'],
];

function applyToMark(pass: Pass, properties: RunProperties): void {
  pass.properties = undefined;
  const gone = properties.deleted === true || properties.hidden === true;
  if (pass.paragraph && gone) pass.paragraph.joinsNext = true;
}

export function property(set: (properties: RunProperties, attributes: Attributes) => void): Opener {
  return (pass, attributes, parents) => {
    if (pass.properties && parents.at(-1) === 'w:rPr') set(pass.properties, attributes);
  };
}
