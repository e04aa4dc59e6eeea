import type { PostRoute } from './post-route.ts';

const correction = { reason: '当事人来电更正', place: '老圩三巷' };
const late = { fill: { occurredOn: '上周' }, status: 422 } as const;

/** The forms of a correction: what they lead to is shown first, the second person saves. */
export const correctionRoutes: Readonly<Record<string, PostRoute>> = {
  '/cases/:id/actions/correctCase': {
    as: 'clerk',
    page: '/cases/:id/actions/correctCase',
    at: ({ things }) => ({ '/cases/:id': things.labourCase }),
    fill: correction,
    answer: { shows: 'button[value=save]' },
    badly: late,
  },
  '/cases/:id/actions/proposeCorrection': {
    as: 'mediator',
    page: '/cases/:id/actions/proposeCorrection',
    fill: correction,
    answer: { shows: 'button[value=save]' },
    badly: late,
  },
  '/cases/:id/actions/confirmCorrection': {
    as: 'coordinator',
    page: '/cases/:id/actions/confirmCorrection',
    at: ({ things }) => ({ '/cases/:id': things.correctedCase }),
    fill: { note: '与身份证一致' },
    answer: { to: '/cases/:id' },
    badly: { fill: { note: '长'.repeat(1001) }, status: 422 },
  },
};
