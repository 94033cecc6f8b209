/** Control words of tables (1.9.1, "Table Definitions"). */
import type { Control } from './destination.js';
import { SKIPPED } from './destination.js';
import type { Pass } from './pass.js';
import type { RowBuilder } from './rows.js';

/** The row definition that is being written, or is in force. */
const rowOf = ({ rows, state }: Pass): RowBuilder => (state.inNestedRow ? rows.nested : rows.outer);

export const TABLE_WORDS: Record<string, Control> = {
  // definitions
  trowd: (pass) => rowOf(pass).begin(),
  trleft: (pass, place = 0) => rowOf(pass).leftEdge(place),
  cellx: (pass, place = 0) => rowOf(pass).rightEdge(place),
  clmgf: (pass) => rowOf(pass).across('first'),
  clmrg: (pass) => rowOf(pass).across('covered'),
  clvmgf: (pass) => rowOf(pass).down('first'),
  clvmrg: (pass) => rowOf(pass).down('covered'),

  // paragraphs
  intbl: ({ state }, on) => {
    state.inTable = on !== 0;
  },
  itap: ({ state }, nesting = 1) => {
    state.nesting = Math.max(nesting, 0);
  },

  // marks
  cell: (pass) => {
    pass.numbers.settle(pass.state);
    pass.flow.endCell(1);
    pass.rows.endCell();
  },
  row: (pass) => {
    pass.flow.endRow(1, pass.rows.endRow(), pass.state.deleted);
  },
  nestcell: (pass) => {
    pass.numbers.settle(pass.state);
    pass.flow.endCell(nested(pass));
  },
  nestrow: (pass) => {
    pass.flow.endRow(nested(pass), pass.rows.nested.definition(), pass.state.deleted);
  },

  // {\*\nesttableprops\trowd … \nestrow}{\nonesttables\par}: the row of a table in a cell, and what stands in for it
  nesttableprops: ({ state }) => {
    state.inNestedRow = true;
  },
  nonesttables: (pass) => pass.enter(SKIPPED),
};

const nested = ({ state }: Pass): number => Math.max(state.nesting, 2);
