import { type Finding, type FindingCode, finding } from '../findings.js';

/** A document cannot be read at all. The findings say why; no other error leaves a reader. */
export class Unreadable extends Error {
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    super(findings.map((found) => found.code).join(', '));
    this.name = 'Unreadable';
    this.findings = findings;
  }
}

/** An `Unreadable` with one finding about the whole document. */
export function unreadable(code: FindingCode, params: Record<string, string | number> = {}): Unreadable {
  return new Unreadable([finding(code, '', params)]);
}
