/** All flavours of text, in one table. */
import { boxes } from './boxes.js';
import type { Flavour } from './flavour.js';
import { linesDoubled, linesKept, linesLost, linesReversed } from './lines.js';
import { markdown, markdownPadded } from './markdown.js';
import { pipeCells, pipeCellsLed, pipeRows, pipeRowsBare, pipeRowsLed } from './pipes.js';
import { ruled } from './ruled.js';
import {
  spacesAbove,
  spacesMiddle,
  spacesNarrowGroups,
  spacesRaw,
  spacesRawNarrow,
  spacesTop,
  spacesTopNarrow,
} from './spaces.js';
import { tabCells } from './tab-cells.js';
import { tabsSpreadsheet, tabsWord } from './tabs.js';

export const FLAVOURS: readonly Flavour[] = [
  tabCells,
  linesKept,
  linesLost,
  linesDoubled,
  tabsSpreadsheet,
  tabsWord,
  pipeRows,
  pipeRowsBare,
  pipeRowsLed,
  pipeCells,
  pipeCellsLed,
  markdown,
  markdownPadded,
  boxes,
  ruled,
  spacesRaw,
  spacesTop,
  spacesMiddle,
  spacesNarrowGroups,
  spacesAbove,
  spacesRawNarrow,
  spacesTopNarrow,
  linesReversed,
];
