/** What holds paragraphs: the body, a cell, a text box. */
import type { Block } from '../../document.js';
import { TextFlow } from '../html-text.js';
import type { Place } from './notes.js';

export class Container {
  readonly text = new TextFlow('keep');
  pictures = 0;
  private blocks: Block[] = [];

  constructor(readonly place: Place | undefined) {}

  /** Lines of the paragraph being written. */
  write(text: string): void {
    if (!text.includes('\n')) {
      this.text.text(text, false);
      return;
    }
    text.split('\n').forEach((line, index) => {
      if (index > 0) this.text.lineBreak();
      this.text.text(line, false);
    });
  }

  /** The paragraphs that have flowed so far, and the tables between them. */
  settle(): Block[] {
    const flowed = this.text.take().map((text): Block => ({ kind: 'paragraph', text, location: '' }));
    if (this.blocks.length === 0) this.blocks = flowed;
    else for (const block of flowed) this.blocks.push(block);
    return this.blocks;
  }

  /** Blocks that stand behind what has flowed so far. */
  add(blocks: readonly Block[]): void {
    const before = this.settle();
    for (const block of blocks) before.push(block);
  }
}
