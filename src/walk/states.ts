/**
 * The state machine of the walk, as one table: in which state, what kind of cell leads to which action and which state.
 * docs/walk.md draws it; the drawing is generated from here.
 */

export const STATES = {
  prose: 'outside of tables: narrative, title, agency',
  head: 'in the column labels of a table',
  label: 'in the label of a row, its figures are to come',
  figures: 'in the figures of a row',
} as const;
export type State = keyof typeof STATES;

export const CELL_KINDS = {
  section_heading: 'a heading of the form: 三、收到和处理政府信息公开申请情况',
  block_heading: 'the line above a column head: 第二十条第（五）项',
  head: 'a column label, or a text that opens a head: 信息内容, 自然人',
  row_label: 'the label of a row or of a group of rows: （一）予以公开, （三）不予公开',
  figure: 'a number, or a mark that there is none: 12, -, 无',
  unit: 'the unit of a row, where the form has a column of them: 条, 万元',
  empty: 'an empty cell',
  text: 'any other short text',
  sentence: 'a text too long for a label, or with a full stop',
  row_end: 'a row surely ends',
  soft_end: 'a row may end here: a blank line, the end of a line',
  table_end: 'a table of the source ends',
  end: 'the document ends',
} as const;
export type CellKind = keyof typeof CELL_KINDS;

export const ACTIONS = {
  tell: 'the cell is narrative',
  begin_section: 'close what is open, begin a section',
  begin_block: 'close what is open, begin a block with its own column head',
  add_head: 'the cell belongs to the column head',
  end_head_row: 'note the end of a row of the head',
  begin_row: 'close the row before, the cell begins a label',
  add_label: 'the cell continues the label',
  add_figure: 'the cell is a figure of the row',
  add_unit: 'the cell is the unit of the row',
  take_head_as_label: 'the last text of the head was the label of this row, unless it is the label of a column',
  hold_empty: 'an empty cell: a figure of this row, or the merged label of the next; what follows tells',
  may_end: 'remember that the row may have ended',
  close_row: 'the row is whole; one of nothing but unknown texts ends the table and is narrative',
  close_table: 'the table is whole',
  ignore: 'nothing to do',
} as const;
export type Action = keyof typeof ACTIONS;

export interface Transition {
  action: Action;
  to: State;
}

/** A step of the machine, for whoever wants to see why. */
export interface Step {
  from: State;
  kind: CellKind;
  action: Action;
  to: State;
  location: string;
  text: string;
}

const go = (action: Action, to: State): Transition => ({ action, to });

export const TRANSITIONS: Readonly<Record<State, Readonly<Record<CellKind, Transition>>>> = {
  prose: {
    section_heading: go('begin_section', 'prose'),
    block_heading: go('begin_block', 'head'),
    head: go('add_head', 'head'),
    row_label: go('begin_row', 'label'),
    figure: go('tell', 'prose'),
    unit: go('tell', 'prose'),
    empty: go('ignore', 'prose'),
    text: go('tell', 'prose'),
    sentence: go('tell', 'prose'),
    row_end: go('ignore', 'prose'),
    soft_end: go('ignore', 'prose'),
    table_end: go('ignore', 'prose'),
    end: go('close_table', 'prose'),
  },
  head: {
    section_heading: go('begin_section', 'prose'),
    block_heading: go('begin_block', 'head'),
    head: go('add_head', 'head'),
    row_label: go('begin_row', 'label'),
    figure: go('take_head_as_label', 'figures'),
    unit: go('add_head', 'head'),
    empty: go('add_head', 'head'),
    text: go('add_head', 'head'),
    sentence: go('close_table', 'prose'),
    row_end: go('end_head_row', 'head'),
    soft_end: go('end_head_row', 'head'),
    table_end: go('ignore', 'head'),
    end: go('close_table', 'prose'),
  },
  label: {
    section_heading: go('begin_section', 'prose'),
    block_heading: go('begin_block', 'head'),
    head: go('begin_block', 'head'),
    row_label: go('add_label', 'label'),
    figure: go('add_figure', 'figures'),
    unit: go('add_unit', 'label'),
    empty: go('hold_empty', 'label'),
    text: go('add_label', 'label'),
    sentence: go('close_table', 'prose'),
    row_end: go('close_row', 'label'),
    soft_end: go('ignore', 'label'),
    table_end: go('close_table', 'prose'),
    end: go('close_table', 'prose'),
  },
  figures: {
    section_heading: go('begin_section', 'prose'),
    block_heading: go('begin_block', 'head'),
    head: go('begin_block', 'head'),
    row_label: go('begin_row', 'label'),
    figure: go('add_figure', 'figures'),
    unit: go('add_unit', 'figures'),
    empty: go('hold_empty', 'figures'),
    text: go('begin_row', 'label'),
    sentence: go('close_table', 'prose'),
    row_end: go('close_row', 'label'),
    soft_end: go('may_end', 'figures'),
    table_end: go('close_table', 'prose'),
    end: go('close_table', 'prose'),
  },
};
