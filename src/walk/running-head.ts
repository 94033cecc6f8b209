/** The title of a report printed again at the head of each page: in the middle of a table it is no part of it. */
import { type Finding, finding } from '../findings.js';
import { type Line, titleOf } from './title.js';

/** Whether a title is one of those known, or a part of one, or has one as its part: the running head of a page. */
export const isRunningHead = (title: string, known: readonly string[]): boolean =>
  known.some((other) => other.endsWith(title) || title.endsWith(other));

export class RunningHeads {
  readonly findings: Finding[] = [];
  private readonly titles: string[] = [];

  /** Whether a line is to be passed over: a title that was there before, within a table. */
  skips(line: Line, inTable: boolean): boolean {
    const title = titleOf(line);
    if (title === null) return false;
    const again = isRunningHead(title, this.titles);
    if (!again) this.titles.push(title);
    if (!again || !inTable) return false;
    if (this.findings.length === 0) this.findings.push(finding('running_head', line.location, { title }));
    return true;
  }
}
