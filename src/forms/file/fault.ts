/** A mistake at a place of the tree; index.ts turns places into lines and columns. */
import type { Node } from './json.js';
import type { MistakeCode } from './mistakes.js';

export interface Fault {
  code: MistakeCode;
  node: Node;
  /** `at`, an offset, becomes `line`. */
  params: Record<string, string | number>;
}

export const faultAt = (code: MistakeCode, { node }: { node: Node }, params: Fault['params'] = {}): Fault => ({
  code,
  node,
  params,
});
