/** All kinds of damage, in one table. */
import type { Damage } from './draft.js';
import { FIGURE_DAMAGES } from './figures.js';
import { LABEL_DAMAGES } from './labels.js';
import { LAYOUT_DAMAGES } from './layout.js';
import { ROW_DAMAGES } from './rows.js';

const SINGLE: Readonly<Record<string, Damage>> = {
  none: { title: 'no damage', apply: () => {} },
  ...LABEL_DAMAGES,
  ...LAYOUT_DAMAGES,
  ...ROW_DAMAGES,
  ...FIGURE_DAMAGES,
};

export const DAMAGES: Readonly<Record<string, Damage>> = {
  ...SINGLE,
  several: {
    title: 'three of these at once',
    apply: (draft, die) => {
      const all = Object.values(SINGLE);
      // labels last: others tell rows by them
      const chosen = new Set([die(all.length), die(all.length), die(all.length)]);
      for (const at of [...chosen].sort((one, other) => other - one)) all[at]?.apply(draft, die);
    },
  },
};
