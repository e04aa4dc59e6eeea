import type { Paper } from '../paper.ts';
import { samples } from './sample.ts';
import { template } from './template.ts';

export const paper: Paper = {
  template,
  record: null,
  samples,
  place: 'none',
};
