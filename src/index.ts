/** gouji: reports on government information disclosure, from bytes to data whose sums are checked. */
import { check } from './check/index.js';
import { pathContradictions } from './check/path.js';
import type { Finding } from './findings.js';
import type { Form } from './forms/form.js';
import { FORMS } from './forms/index.js';
import { unpack } from './read/archive.js';
import type { DocxReader } from './read/docx/blocks.js';
import { mismatch, read } from './read/index.js';
import { sniff } from './read/sniff.js';
import { Unreadable } from './read/unreadable.js';
import type { Conversion, Report } from './report.js';
import { notAReport, walk } from './walk/index.js';
import type { Step } from './walk/states.js';

export type { Encoding, Format } from './document.js';
export { FINDINGS, type Finding, type FindingCode, message, type Severity } from './findings.js';
export type { Form } from './forms/form.js';
export { FORMS } from './forms/index.js';
export type { Conversion, Field, Figure, RelationResult, Report, ReportRow, Section, Status } from './report.js';
export { RULES, STATUSES } from './report.js';

export interface ConvertOptions {
  /** Name of the document, for its findings; a suffix that belies the content is one. */
  document?: string;
  /** Overrules the encoding that the bytes of a text show: any label that iconv-lite knows. */
  encoding?: string;
  /** What reads .docx and Word XML: `own`, or `mammoth` on demand, which is slower and reads the same. */
  docx?: DocxReader;
  /** Forms to look for; the official ones by default. A form is not changed once it has been used. */
  forms?: readonly Form[];
  /** Called with every step of the state machine. */
  trace?: (step: Step) => void;
}

/**
 * Converts a document or, of a .zip, each file in it, one after the other: first the archive (outcome `archive`), then its files
 * under names like `archive.zip/folder/report.docx`, those of the archives in it as well.
 * @throws RangeError for an encoding that is not known
 */
export async function* convertAll(
  bytes: Uint8Array,
  options: ConvertOptions = {},
): AsyncGenerator<Conversion, void, void> {
  const { document = '' } = options;
  for await (const item of unpack({ document, bytes, findings: [] })) {
    if ('outcome' in item) yield item;
    else {
      const conversion = await convert(item.bytes, { ...options, document: item.document });
      yield { ...conversion, findings: [...item.findings, ...conversion.findings] };
    }
  }
}

/**
 * Converts one document; of an archive, `convertAll` converts the files in it. Never throws for what a document holds: whatever is wrong with it is a finding.
 * @throws RangeError for an encoding that is not known
 */
export async function convert(bytes: Uint8Array, options: ConvertOptions = {}): Promise<Conversion> {
  const name = options.document ?? '';
  const forms = options.forms ?? FORMS;
  const format = sniff(bytes);
  const findings = mismatch(name, format);
  const source: Conversion['source'] = { format, bytes: bytes.length, layouts: [] };
  const came = (outcome: Conversion['outcome'], reports: Report[], findings: Finding[]): Conversion => {
    const conversion: Conversion = { document: name, source, outcome, reports, findings };
    if (options.forms !== undefined) conversion.forms = options.forms;
    return conversion;
  };
  try {
    const { encoding, docx } = options;
    const document = await read(bytes, format, { ...(encoding !== undefined && { encoding }), ...(docx && { docx }) });
    source.layouts = document.layouts;
    if (document.encoding !== undefined) source.encoding = document.encoding;
    findings.push(...document.findings);
    const reports = walk(document, forms, options.trace).map((walked) => check(walked, forms));
    for (const report of reports) report.findings.push(...pathContradictions(name, report, reports));
    return reports.length === 0 ? came('no_report', [], [...findings, notAReport()]) : came('read', reports, findings);
  } catch (error) {
    if (error instanceof Unreadable) return came('unreadable', [], [...findings, ...error.findings]);
    throw error;
  }
}
