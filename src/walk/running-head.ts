/** The titles of a document: a new one may begin a report, the same again is the running head of a page. */
import { type Finding, finding } from '../findings.js';
import { LIMITS } from './limits.js';
import { type Line, titleOf } from './title.js';
import type { Wordings } from './wordings.js';

export class RunningHeads {
  readonly findings: Finding[] = [];
  private readonly titles: string[] = [];
  private skipped = false;

  constructor(private readonly wordings: Wordings) {}

  /** Whether a line is a title that was not there before; it is remembered. */
  isNew(line: Line): boolean {
    const title = titleOf(line, this.wordings);
    if (title === null || this.titles.length > LIMITS.titles || this.isKnown(title)) return false;
    this.titles.push(title);
    if (this.titles.length <= LIMITS.titles) return true;
    this.findings.push(finding('titles_limit', line.location, { limit: LIMITS.titles }));
    return false;
  }

  /** Whether a line within a table is to be passed over: a title that was there before. */
  skips(line: Line): boolean {
    const title = titleOf(line, this.wordings);
    if (title === null || !this.isKnown(title)) return false;
    if (!this.skipped) this.findings.push(finding('running_head', line.location, { title }));
    this.skipped = true;
    return true;
  }

  /** The same title, a part of it, or one of which it is a part. */
  private isKnown(title: string): boolean {
    return this.titles.some((other) => other.endsWith(title) || title.endsWith(other));
  }
}
