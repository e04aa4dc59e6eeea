import { z } from 'zod';
import { flagField, textField } from '../../platform/fields/index.ts';
import { viewLabels as labels } from './texts.ts';

/** A view as its owner names it. */
export const viewForm = z.strictObject({
  name: textField({ label: labels.name, hint: labels.nameHint, max: 30 }),
  isStart: flagField({ label: labels.isStart }),
});
export type ViewInput = z.infer<typeof viewForm>;

/** What is asked for when the present list is saved. */
export const saveForm = viewForm.extend({
  replaces: flagField({ label: labels.replaces }),
});
export type SaveInput = z.infer<typeof saveForm>;
