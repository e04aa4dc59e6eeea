import { z } from 'zod';
import { numberToFind, textField } from '../../platform/fields/index.ts';
import { listText } from './texts.ts';

export const numberSearchForm = z.strictObject({
  number: numberToFind({ label: listText('number'), hint: listText('numberHint') }),
});

/** The sealed word of a search in the address of its result. */
export const numberSearchQuery = z.strictObject({
  found: textField({ label: listText('number'), max: 2000, required: false }),
});
