/** Properties that stand in an object twice: JSON.parse would take the last in silence. */
import type { Fault } from './fault.js';
import type { Node } from './json.js';

export function repeatedProperties(node: Node): Fault[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child) => {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
    const again = key !== undefined && seen.has(key.value);
    if (key !== undefined) seen.add(key.value);
    const own: Fault[] = again && key ? [{ code: 'property_repeated', node: key, params: { name: key.value } }] : [];
    return [...own, ...(value === undefined ? [] : repeatedProperties(value))];
  });
}
