/** What a run came to, in a few lines. */
import type { RunResult } from '../batch/run.js';
import { message } from '../findings.js';
import { STATUSES } from '../report.js';
import { type Lang, sayIn } from './messages.js';

/** How many documents that were not read are named. */
const MOST_NAMED = 20;

/** The lines at the end of a run; `out` is absent when nothing was written to a folder. */
export function summaryLines({ counts, unread }: RunResult, lang: Lang, out?: string): string[] {
  const say = sayIn(lang);
  const { documents, reports, skipped, outcomes, figures, relations, findings } = counts;
  const parts = STATUSES.flatMap((status) => (figures[status] > 0 ? [`${status} ${figures[status]}`] : []));
  const named = unread.slice(0, MOST_NAMED).map((item) => `  ${unreadLine(item, lang)}`);
  const more = unread.length - named.length;
  return [
    documents === 0 ? say('summary_nothing') : say('summary_documents', { documents, ...outcomes }),
    ...(skipped > 0 ? [say('summary_skipped', { skipped })] : []),
    say('summary_reports', { reports }),
    say('summary_figures', { figures: sum(figures), parts: parts.join(', ') || say('none') }),
    say('summary_relations', { relations: sum(relations), ...relations }),
    say('summary_findings', { findings: sum(findings), ...findings }),
    ...(unread.length > 0 ? [say('summary_unread'), ...named] : []),
    ...(more > 0 ? [say(out === undefined ? 'summary_more_stdout' : 'summary_more', { count: more })] : []),
    ...(out === undefined ? [] : [say('summary_out', { out })]),
  ];
}

/** A document that was not read, and why. */
export function unreadLine({ document, reason }: RunResult['unread'][number], lang: Lang): string {
  return sayIn(lang)('unread', { document, reason: reason === undefined ? '' : message(reason, lang) });
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
