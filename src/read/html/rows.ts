/** The rows and cells of an HTML table as they stand in the source, missing tags and stray elements included. */
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { LIMITS } from '../limits.js';

export interface HtmlCell {
  node: Element;
  columnSpan: number;
  /** 0 is: to the end of the row group. */
  rowSpan: number;
}

export type HtmlRow = HtmlCell[];

/** Row groups in source order, and what in the table is neither row nor cell (a caption; text gone astray). */
export interface HtmlRows {
  groups: HtmlRow[][];
  others: AnyNode[];
}

/** What `readRows` asks about an element that stands in a table. */
export interface RowRules {
  /** Tells, and counts, whether it is hidden. */
  leftOut(node: Element): boolean;
  /** Whether it holds rows or cells of this table, though it is none itself. */
  holdsCells(node: Element): boolean;
}

/** Collects the rows. */
export function readRows(table: Element, rules: RowRules): HtmlRows {
  const rows = new Rows(rules);
  rows.collect(table);
  return { groups: rows.groups.filter((group) => group.length > 0), others: rows.others };
}

class Rows {
  readonly groups: HtmlRow[][] = [];
  readonly others: AnyNode[] = [];
  private group: HtmlRow[] | undefined;
  private row: HtmlRow | undefined;

  constructor(private readonly rules: RowRules) {}

  collect(parent: Element): void {
    for (const node of parent.children) {
      if (isTag(node)) {
        if (!this.rules.leftOut(node)) this.element(node);
      } else if (isText(node) && node.data.trim() !== '') {
        this.others.push(node);
      }
    }
  }

  private element(node: Element): void {
    switch (node.name) {
      case 'thead':
      case 'tbody':
      case 'tfoot':
        this.openGroup();
        this.collect(node);
        this.group = undefined;
        this.row = undefined;
        break;
      case 'tr':
        this.openRow();
        this.collect(node);
        this.row = undefined;
        break;
      case 'td':
      case 'th':
        // <table><td>…: a row whose tag is missing
        (this.row ?? this.openRow()).push(cellOf(node));
        break;
      case 'col':
      case 'colgroup':
        break;
      default:
        // <table><form><tr>…, <tr><font><td>…: browsers read on as if the element were not there.
        if (this.rules.holdsCells(node)) this.collect(node);
        else this.others.push(node);
    }
  }

  private openGroup(): HtmlRow[] {
    this.group = [];
    this.groups.push(this.group);
    return this.group;
  }

  private openRow(): HtmlRow {
    this.row = [];
    (this.group ?? this.openGroup()).push(this.row);
    return this.row;
  }
}

function cellOf(node: Element): HtmlCell {
  return {
    node,
    columnSpan: span(node.attribs.colspan, LIMITS.tableColumns) || 1,
    rowSpan: span(node.attribs.rowspan, LIMITS.tableRows),
  };
}

/** Rules for parsing integers (HTML Living Standard, 2.3.4.1): `2`, ` 2`, `2px`; anything else is 1. */
function span(value: string | undefined, limit: number): number {
  const digits = /^\s*\+?(\d+)/.exec(value ?? '')?.[1];
  return digits === undefined ? 1 : Math.min(Number(digits), limit);
}
