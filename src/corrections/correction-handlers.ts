import type { Handlers } from '../../workflows/vocabulary/events.ts';
import { findCase } from '../cases/core/case-repository.ts';
import { keepTexts } from '../cases/core/event-texts-repository.ts';
import { StaleVersionError, ValidationError } from '../platform/errors.ts';
import { refuseAll } from '../platform/problem.ts';
import type { HandlerContext } from '../workflow/definitions/ports.ts';
import { type ApplyDeps, applyCorrection } from './apply-correction.ts';
import { markOf, readValues } from './case-values.ts';
import { problemsOf, scopeProblems, withIndexes } from './check-correction.ts';
import { type Change, type Correction, changesOf, type Wanted } from './correction.ts';
import { decideCorrection, findOpenCorrection, insertCorrection } from './corrections-repository.ts';
import { correctionsLocales } from './texts.ts';

type Asking = Wanted & { readonly reason: string; readonly basedOn?: string | undefined };

/** What correcting, proposing, confirming and refusing write. */
export function correctionHandlers(deps: ApplyDeps): Handlers {
  return {
    correctCase: async (context) => {
      const { tx, subject, data, actor, recordedAt, note, goOnAs } = context;
      const { changes, mark } = await asked(deps, context, data);
      const by = actor.accountId ?? 'system';
      const done = await applyCorrection(tx, deps, subject, changes, recordedAt);
      const id = await insertCorrection(tx, deps.crypto, {
        ...{ caseId: subject.id, state: 'done', phase: subject.phase, reason: data.reason, basedOn: mark },
        ...{ changes: done.changes, effects: done.effects },
        ...{ proposedBy: by, proposedAt: recordedAt, decidedBy: by, decidedAt: recordedAt },
      });
      note({ correctionId: id, ...noteOf(done.changes) });
      await keepTexts(context, ['reason']);
      if (done.type !== null) goOnAs(done.type);
    },
    proposeCorrection: async (context) => {
      const { tx, subject, data, actor, recordedAt, note } = context;
      const { changes, mark } = await asked(deps, context, data);
      const lapsed = await findOpenCorrection(tx.knex, deps.crypto, subject.id);
      const by = actor.accountId ?? 'system';
      if (lapsed) {
        await decideCorrection(tx, deps.crypto, lapsed.id, {
          state: 'lapsed',
          by,
          at: recordedAt,
          decision: null,
        });
      }
      const id = await insertCorrection(tx, deps.crypto, {
        ...{ caseId: subject.id, state: 'open', phase: subject.phase, reason: data.reason, basedOn: mark },
        ...{
          changes,
          effects: null,
          proposedBy: by,
          proposedAt: recordedAt,
          decidedBy: null,
          decidedAt: null,
        },
      });
      note({ correctionId: id, ...noteOf(changes) });
      await keepTexts(context, ['reason']);
    },
    confirmCorrection: async (context) => {
      const { tx, subject, data, actor, recordedAt, note } = context;
      const waiting = await waitingIn(deps, context);
      const done = await applyCorrection(tx, deps, subject, waiting.changes, recordedAt);
      const decided = { by: actor.accountId ?? 'system', at: recordedAt, decision: data.note ?? null };
      const { changes, effects } = done;
      await decideCorrection(tx, deps.crypto, waiting.id, { ...decided, state: 'done', changes, effects });
      note({ correctionId: waiting.id, ...noteOf(changes) });
      await keepTexts(context, ['note']);
    },
    declineCorrection: async (context) => {
      await answer(deps, context, 'declined', context.data.reason);
      await keepTexts(context, ['reason']);
    },
    withdrawCorrection: async (context) => {
      await answer(deps, context, 'withdrawn', context.data.note ?? null);
      await keepTexts(context, ['note']);
    },
  };
}

/** What is asked for, held against the case as it stands. @throws ValidationError, StaleVersionError */
async function asked(
  deps: ApplyDeps,
  { tx, subject, actor, recordedAt }: HandlerContext,
  data: Asking,
): Promise<{ changes: Change[]; mark: string }> {
  const row = await findCase(tx.knex, subject.id);
  if (!row) throw new Error(`no case ${subject.id}`);
  const values = await readValues(tx.knex, deps, row);
  const mark = markOf(deps, values);
  if (data.basedOn !== undefined && data.basedOn !== mark) throw staleForm();
  const { changes, unknownParty } = changesOf(data, values);
  if (unknownParty !== null) throw new ValidationError([{ path: 'parties', code: 'notInList' }]);
  const registry = () => deps.engine().registry;
  const checks = { areas: deps.areas, registry };
  const problems = [
    ...(await problemsOf(tx.knex, checks, { row, subject, values, changes, now: recordedAt })),
    ...(await scopeProblems(tx.knex, checks, changes, actor.accountId)),
  ];
  refuseAll(withIndexes(problems, data.parties));
  return { changes, mark };
}

async function waitingIn(deps: ApplyDeps, { tx, subject }: HandlerContext): Promise<Correction> {
  const waiting = await findOpenCorrection(tx.knex, deps.crypto, subject.id);
  if (!waiting) throw new Error(`no correction waits on ${subject.id}`);
  return waiting;
}

async function answer(
  deps: ApplyDeps,
  context: HandlerContext,
  state: 'declined' | 'withdrawn',
  decision: string | null,
): Promise<void> {
  const { tx, actor, recordedAt, note } = context;
  const waiting = await waitingIn(deps, context);
  const by = actor.accountId ?? 'system';
  await decideCorrection(tx, deps.crypto, waiting.id, { state, by, at: recordedAt, decision });
  note({ correctionId: waiting.id });
}

/** Which fields, never what they hold. */
function noteOf(changes: readonly Change[]): { readonly fields: string } {
  return { fields: [...new Set(changes.map(({ field }) => field))].sort().join(' ') };
}

const changedMeanwhile = {
  zh: correctionsLocales['zh-CN'].changedMeanwhile,
  en: correctionsLocales.en.changedMeanwhile,
};

/** The case is not what somebody had before the eyes. */
function staleForm(): StaleVersionError {
  return new StaleVersionError({ changes: [changedMeanwhile] });
}
