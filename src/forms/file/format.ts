/** A form as the text of its file: what fits on a line stands on one, so that a row of the form is a line to edit. */
import type { Form } from '../form.js';

const WIDTH = 120;

/** Where `npm install` lays the schema, seen from the folder of the user's own files. */
export const SCHEMA_PATH = './node_modules/gouji/schema/form.schema.json';

/** The text of a form file, with the path of its schema as a user has it. */
export function formJson(form: Form): string {
  const { $schema: _, ...rest } = form as Form & { $schema?: string };
  return `${written({ $schema: SCHEMA_PATH, ...rest }, '', 0)}\n`;
}

/** @param room columns that are taken on the first line: indent, name, comma */
function written(value: unknown, indent: string, room: number): string {
  const flat = onOneLine(value);
  if (indent !== '' && room + flat.length <= WIDTH) return flat;
  if (typeof value !== 'object' || value === null) return flat;
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => written(item, deeper, deeper.length + 1))
    : Object.entries(value).map(([name, item]) => {
        const key = `${JSON.stringify(name)}: `;
        return key + written(item, deeper, deeper.length + key.length + 1);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${onOneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
