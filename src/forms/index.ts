/** The official forms that gouji knows. To add one: write a file beside these and name it here (docs/forms.md). */
import foi2019 from './foi-2019.json' with { type: 'json' };
import foi2021 from './foi-2021.json' with { type: 'json' };
import type { Form } from './form.js';
import statistics2014 from './statistics-2014.json' with { type: 'json' };

/** In order of preference where nothing else decides: the newest first. */
export const FORMS: readonly Form[] = [foi2021 as Form, foi2019 as Form, statistics2014 as Form];
