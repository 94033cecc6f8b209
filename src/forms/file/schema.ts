/**
 * A form file held against schema/form.schema.json: the keywords of JSON Schema 2020-12 that the schema uses, each mistake
 * said in words that fit a form. A keyword that is not known here is refused, so that none is passed over.
 */
import type { Fault } from './fault.js';
import type { Node } from './json.js';
import type { MistakeCode } from './mistakes.js';
import { nearest } from './nearest.js';

export interface Schema {
  [keyword: string]: unknown;
  $defs?: Record<string, Schema>;
}

/** Every fault of a tree by the schema. */
export function faultsOf(root: Node, schema: Schema): Fault[] {
  return new Validation(schema).check(root, schema);
}

type Check = (node: Node, value: unknown, schema: Schema) => Fault[];

const fault = (code: MistakeCode, node: Node, params: Fault['params'] = {}): Fault => ({ code, node, params });

/** The members of an object, by name; of a name that stands twice the first. */
export function membersOf(node: Node): Map<string, { key: Node; value: Node }> {
  const members = new Map<string, { key: Node; value: Node }>();
  for (const { children: [key, value] = [] } of node.type === 'object' ? (node.children ?? []) : []) {
    if (key !== undefined && value !== undefined && !members.has(key.value)) members.set(key.value, { key, value });
  }
  return members;
}

export const itemsOf = (node: Node | undefined): Node[] => (node?.type === 'array' ? (node.children ?? []) : []);

/** Words that say nothing about the value. */
const SILENT = ['$schema', '$id', '$defs', 'title', 'description', 'then', 'properties', 'examples', 'default'];

/** Codes by the pattern's definition: a pattern says what is right, not what is wrong. */
const PATTERNS: readonly [RegExp, MistakeCode][] = [
  [/^\^\[a-z\]\[a-z0-9_\]\*\$$/, 'key_wrong'],
  [/^\^\[a-z\]\[a-z0-9\]\*\(-/, 'name_wrong'],
  [/^\^\\S/, 'text_wrong'],
  [/ = /, 'equation_wrong'],
];

class Validation {
  constructor(private readonly root: Schema) {}

  check(node: Node, schema: Schema): Fault[] {
    const wrongType = this.type(node, schema);
    if (wrongType.length > 0) return wrongType;
    const words = Object.keys(schema).filter((word) => word !== 'type' && !SILENT.includes(word));
    const faults = words.flatMap((word) => this.keyword(word)(node, schema[word], schema));
    return schema.properties === undefined ? faults : [...faults, ...this.properties(node, schema)];
  }

  private keyword(word: string): Check {
    const check = this.keywords[word];
    if (check === undefined) throw new RangeError(`the schema uses ${word}, which is not known here`);
    return check;
  }

  private readonly keywords: Readonly<Record<string, Check>> = {
    $ref: (node, value) => this.check(node, this.definition(String(value))),
    required: (node, value, { properties }) => this.required(node, value as string[], properties as object),
    additionalProperties: (node, _, { properties }) => this.unknown(node, Object.keys(properties ?? {})),
    items: (node, value) => itemsOf(node).flatMap((item) => this.check(item, value as Schema)),
    minItems: (node, value) => {
      if (node.type !== 'array' || itemsOf(node).length >= Number(value)) return [];
      return [fault('list_empty', node)];
    },
    uniqueItems: (node) => repeated(node),
    enum: (node, value) => this.enumeration(node, value as unknown[]),
    const: (node, value) => (node.value === value ? [] : [this.enumeration(node, [value])].flat()),
    pattern: (node, value) => this.pattern(node, String(value)),
    minimum: (node, value, schema) => range(node, Number(value), Number(schema.maximum), (n) => n >= Number(value)),
    maximum: (node, value, schema) => range(node, Number(schema.minimum), Number(value), (n) => n <= Number(value)),
    anyOf: (node, value) => this.oneOf(node, value as Schema[]),
    oneOf: (node, value) => this.oneOf(node, value as Schema[]),
    if: (node, value, schema) =>
      this.check(node, value as Schema).length > 0 ? [] : this.check(node, (schema.then ?? {}) as Schema),
    dependentRequired: (node, value) => this.dependent(node, value as Record<string, string[]>),
  };

  private definition(reference: string): Schema {
    const found = this.root.$defs?.[reference.replace('#/$defs/', '')];
    if (found === undefined) throw new RangeError(`the schema has no ${reference}`);
    return found;
  }

  private type(node: Node, { type }: Schema): Fault[] {
    if (type === undefined) return [];
    const isRight = type === 'integer' ? Number.isInteger(node.value) : node.type === type;
    return isRight ? [] : [typeFault(node, String(type))];
  }

  private properties(node: Node, schema: Schema): Fault[] {
    const properties = schema.properties as Record<string, Schema>;
    return [...membersOf(node)].flatMap(([name, { value }]) => {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return own === undefined ? [] : this.check(value, own);
    });
  }

  /** A property missing beside one of nearly its name is that one misspelt. */
  private required(node: Node, names: readonly string[], known: object = {}): Fault[] {
    if (node.type !== 'object') return [];
    const members = [...membersOf(node).keys()];
    const misspelt = members.filter((name) => !Object.hasOwn(known, name)).map((name) => nearest(name, names));
    const missing = names.filter((name) => !members.includes(name) && !misspelt.includes(name));
    return missing.map((name) => fault('property_missing', node, { name }));
  }

  private unknown(node: Node, known: readonly string[]): Fault[] {
    return [...membersOf(node)].flatMap(([name, { key }]) =>
      known.includes(name) ? [] : [fault('property_unknown', key, { name, near: nearest(name, known) })],
    );
  }

  private enumeration(node: Node, values: readonly unknown[]): Fault[] {
    if (values.includes(node.value)) return [];
    const [first] = values;
    if (typeof node.value !== typeof first) return [typeFault(node, typeof first)];
    const words = values.map(String);
    const value = String(node.value);
    return [fault('value_unknown', node, { value, values: words.join(', '), near: nearest(value, words) })];
  }

  private pattern(node: Node, pattern: string): Fault[] {
    if (node.type !== 'string' || new RegExp(pattern, 'u').test(node.value)) return [];
    const code = PATTERNS.find(([of]) => of.test(pattern))?.[1] ?? 'pattern_wrong';
    return [fault(code, node, { value: String(node.value) })];
  }

  /** Of alternatives, the faults of the one that came nearest; where each only demands a property, that one of them is missing. */
  private oneOf(node: Node, alternatives: readonly Schema[]): Fault[] {
    const tried = alternatives.map((schema) => this.check(node, schema));
    if (tried.some((faults) => faults.length === 0)) return [];
    const demanded = alternatives.map(({ required }) => required as string[] | undefined);
    if (demanded.every((names) => names !== undefined)) {
      return [fault('one_missing', node, { names: demanded.flat().join(', ') })];
    }
    return tried.find((faults) => faults.every(({ code }) => code !== 'type_wrong')) ?? tried[0] ?? [];
  }

  private dependent(node: Node, dependents: Record<string, string[]>): Fault[] {
    const members = membersOf(node);
    return Object.entries(dependents).flatMap(([name, needs]) => {
      const key = members.get(name)?.key;
      if (key === undefined) return [];
      return needs
        .filter((needed) => !members.has(needed))
        .map((needed) => fault('property_needs', key, { name, needed }));
    });
  }
}

function repeated(node: Node): Fault[] {
  const seen = new Set<string>();
  return itemsOf(node).flatMap((item) => {
    const value = item.value === undefined ? String(item.offset) : JSON.stringify(item.value);
    if (!seen.has(value)) seen.add(value);
    else return [fault('item_repeated', item, { value: String(item.value) })];
    return [];
  });
}

function range(node: Node, least: number, most: number, isRight: (value: number) => boolean): Fault[] {
  if (node.type !== 'number' || isRight(node.value)) return [];
  return [fault('number_range', node, { value: node.value, least, most })];
}

const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  object: { zh: '对象 { }', en: 'an object { }' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' },
  string: { zh: '文字', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
};

function typeFault(node: Node, type: string): Fault {
  const [wanted, found] = [TYPES[type], TYPES[node.type]];
  const words = { type: wanted?.zh ?? type, type_en: wanted?.en ?? type };
  return fault('type_wrong', node, { ...words, found: found?.zh ?? node.type, found_en: found?.en ?? node.type });
}
