/** What a run came to, in a few lines. */
import type { RunResult, UnreadDocument } from '../batch/result.js';
import { FORMAT_NAMES, type Format } from '../document.js';
import { message } from '../findings.js';
import { STATUSES } from '../report.js';
import { type Lang, sayIn } from './messages.js';

/** How many documents that were not read are named. */
const MOST_NAMED = 20;

/** The lines at the end of a run; `out` is absent when nothing was written to a folder. */
export function summaryLines(result: RunResult, lang: Lang, out?: string): string[] {
  const { counts, unread, kept, elsewhere } = result;
  const say = sayIn(lang);
  const { reports, skipped, excluded, outcomes, figures, relations, findings } = counts;
  const archives = outcomes.archive;
  const copies = outcomes.duplicate;
  const documents = counts.documents - archives - copies;
  const formats = notReadYet(counts.not_read_yet, lang);
  const parts = STATUSES.flatMap((status) => (figures[status] > 0 ? [`${status} ${figures[status]}`] : []));
  const named = byUse(unread)
    .slice(0, MOST_NAMED)
    .map((item) => `  ${unreadLine(item, lang)}`);
  const more = unread.count - named.length;
  return [
    counts.documents === 0 ? say('summary_nothing') : say('summary_documents', { documents, ...outcomes }),
    ...(archives > 0 ? [say('summary_archives', { archives })] : []),
    ...(kept > 0 ? [say('summary_kept', { kept })] : []),
    ...(copies > 0 ? [say('summary_copies', { copies })] : []),
    ...(elsewhere > 0 ? [say('summary_elsewhere', { elsewhere })] : []),
    ...(formats === '' ? [] : [say('summary_not_read_yet', { formats })]),
    ...(skipped > 0 ? [say('summary_skipped', { skipped })] : []),
    ...(excluded > 0 ? [say('summary_excluded', { excluded })] : []),
    say('summary_reports', { reports }),
    say('summary_figures', { figures: sum(figures), parts: parts.join(', ') || say('none') }),
    say('summary_relations', { relations: sum(relations), ...relations }),
    say('summary_findings', { findings: sum(findings), ...findings }),
    ...(unread.count > 0 ? [say('summary_unread'), ...named] : []),
    ...(more > 0 ? [say(out === undefined ? 'summary_more_stdout' : 'summary_more', { count: more })] : []),
    ...(out === undefined ? [] : [say('summary_out', { out })]),
  ];
}

/** Documents of a format that is not read are counted above: the others, each with a reason of its own, are named first. */
const byUse = ({ others, notReadYet }: RunResult['unread']): UnreadDocument[] => [...others, ...notReadYet];

/** `3 PDF, 1 picture`, in the order of the table of formats. */
function notReadYet(counts: RunResult['counts']['not_read_yet'], lang: Lang): string {
  const say = sayIn(lang);
  return (Object.keys(FORMAT_NAMES) as Format[])
    .flatMap((format) => {
      const count = counts[format] ?? 0;
      return count > 0 ? [say('summary_format', { count, name: FORMAT_NAMES[format][lang] })] : [];
    })
    .join(lang === 'zh' ? '、' : ', ');
}

/** A document that was not read, and why. */
export function unreadLine({ document, reason }: UnreadDocument, lang: Lang): string {
  return sayIn(lang)('unread', { document, reason: reason === undefined ? '' : message(reason, lang) });
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
