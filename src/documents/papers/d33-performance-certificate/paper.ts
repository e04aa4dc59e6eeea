import type { Paper } from '../paper.ts';
import { record } from './record.ts';
import { samples } from './sample.ts';
import { template } from './template.ts';

export const paper: Paper = {
  template,
  record,
  samples,
  place: 270,
};
