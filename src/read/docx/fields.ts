/** Fields: the result is text, the code is not (17.16). A form field shows what no run holds. */
import type { Opener, Pass } from './pass.js';
import { type Attributes, isOn } from './xml.js';

/** A box to be ticked (17.16.7) or a list to choose from (17.16.9), as the data of the field describe it. */
export interface FormField {
  shows: 'box' | 'entry' | undefined;
  entries: string[];
  /** Set by whoever filled in the form; without it the default holds. */
  result?: Attributes;
  otherwise?: Attributes;
  /** Fields that were open around it, and what had been given by then. */
  depth: number;
  given: number;
}

export const FIELDS: Record<string, Opener> = {
  'w:fldSimple': (pass, attributes) => {
    const { fields } = pass.container;
    fields.begin(attributes['w:instr'], true);
    return () => fields.end() && pass.noteObject('field_without_result');
  },
  'w:fldChar': (pass, attributes) => {
    const { fields } = pass.container;
    const type = attributes['w:fldCharType'];
    if (type === 'begin') {
      fields.begin();
      return undefined;
    }
    if (type === 'separate') fields.separate();
    else if (type === 'end') endField(pass);
    return 'skip';
  },
  'w:instrText': (pass) => pass.collect((text) => pass.container.fields.code(text)),
  'w:delInstrText': () => 'skip',
  'w:ffData': (pass, _, parents) => {
    const { container } = pass;
    if (parents.at(-1) !== 'w:fldChar') return 'skip';
    container.form = { shows: undefined, entries: [], depth: container.fields.depth - 1, given: pass.given };
  },
  'w:checkBox': ofForm('w:ffData', (form) => {
    form.shows = 'box';
  }),
  'w:ddList': ofForm('w:ffData', (form) => {
    form.shows = 'entry';
  }),
  'w:listEntry': ofForm('w:ddList', (form, attributes) => {
    form.entries.push(attributes['w:val'] ?? '');
  }),
  'w:checked': ofForm('w:checkBox', (form, attributes) => {
    form.result = attributes;
  }),
  'w:result': ofForm('w:ddList', (form, attributes) => {
    form.result = attributes;
  }),
  'w:default': ofForm(undefined, (form, attributes) => {
    form.otherwise = attributes;
  }),
};

function ofForm(parent: string | undefined, read: (form: FormField, attributes: Attributes) => void): Opener {
  return (pass, attributes, parents) => {
    const { form } = pass.container;
    if (form && parents.includes('w:ffData') && (parent ?? parents.at(-1)) === parents.at(-1)) read(form, attributes);
  };
}

function endField(pass: Pass): void {
  const { container } = pass;
  let lacking = container.fields.end();
  const { form } = container;
  if (form?.depth === container.fields.depth) {
    container.form = undefined;
    // Whoever has written what the field shows as its result, too, shall not have it twice.
    if (pass.given === form.given) lacking = !showForm(pass, form);
  }
  if (lacking) pass.noteObject('field_without_result');
}

/** False if it is not known what the field shows. */
function showForm(pass: Pass, { shows, entries, result, otherwise }: FormField): boolean {
  const set = result ?? otherwise;
  if (shows === 'box') {
    pass.giveText(set && isOn(set) ? '☒' : '☐');
  } else if (shows === 'entry') {
    const entry = entries[Number(set?.['w:val'] ?? 0)];
    if (entry === undefined) return false;
    pass.giveText(entry);
  }
  return true;
}
