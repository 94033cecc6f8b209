/** Numbers of printed pages that stand between the parts of a table that was cut by them. */
import type { Block } from '../../document.js';

/** `4`, `- 4 -`, `第4页`, `第 4 页 共 12 页`, `4/12` */
const PAGE_NUMBER = /^[-—–·\s]*(?:第\s*)?\d{1,3}\s*(?:页|\/\s*\d{1,3}|[,，]?\s*共\s*\d{1,3}\s*页|\s)*[-—–·\s]*$/;

/**
 * The blocks without the page numbers in them: only those directly between two tables, for a page may write a table as lines.
 * @returns also how many there were
 */
export function withoutPageNumbers(blocks: readonly Block[]): { blocks: Block[]; count: number } {
  const kept = blocks.filter((block, index) => {
    const isBetween = blocks[index - 1]?.kind === 'table' && blocks[index + 1]?.kind === 'table';
    return !(block.kind === 'paragraph' && isBetween && block.text.length < 40 && PAGE_NUMBER.test(block.text));
  });
  return { blocks: kept, count: blocks.length - kept.length };
}
