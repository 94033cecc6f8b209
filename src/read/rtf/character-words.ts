/** Control words of characters (1.9.1, "Font (Character) Formatting Properties", "Associated Character Properties"). */
import type { Control } from './destination.js';

export const CHARACTER_WORDS: Record<string, Control> = {
  plain: ({ state, fonts }) => state.plain(fonts.initial),
  f: ({ state }, font) => {
    state.font = font;
    if (state.characterClass === undefined || state.characterClass === 'dbch') state.doubleByteFont = font;
  },
  af: ({ state }, font) => {
    if (state.characterClass === 'dbch') state.doubleByteFont = font;
  },
  loch: ({ state }) => {
    state.characterClass = 'loch';
  },
  hich: ({ state }) => {
    state.characterClass = 'hich';
  },
  dbch: ({ state }) => {
    state.characterClass = 'dbch';
  },
  v: ({ state }, on) => {
    state.hidden = on !== 0;
  },
  deleted: ({ state }, on) => {
    state.deleted = on !== 0;
  },
  // text that tracked changes have moved from here
  mvf: ({ state }, on) => {
    state.deleted = on !== 0;
  },
  strike: ({ state }, on) => {
    state.struck = on !== 0;
  },
  striked: ({ state }, on) => {
    state.struck = on !== 0;
  },
  super: ({ state }, on) => {
    state.shift = on === 0 ? undefined : 'raised';
  },
  sub: ({ state }, on) => {
    state.shift = on === 0 ? undefined : 'lowered';
  },
  nosupersub: ({ state }) => {
    state.shift = undefined;
  },
  // by half points
  up: ({ state }, by) => {
    state.shift = by === 0 ? undefined : 'raised';
  },
  dn: ({ state }, by) => {
    state.shift = by === 0 ? undefined : 'lowered';
  },
};
