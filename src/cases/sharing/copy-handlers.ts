import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import { findCase } from '../core/case-repository.ts';
import { insertCopies, markRead } from './copies-repository.ts';
import { sharingProblem } from './texts.ts';

/** Those who get a copy may look at the case from now on. */
export const copyCase: HandlerOf<'copyCase'> = async ({ tx, subject, data, actor, occurredAt, set }) => {
  const by = actor.accountId ?? 'system';
  if (data.receiverIds.includes(by))
    throw new ValidationError([sharingProblem('receiverIds', 'copyToOneself')]);
  const readers = (await findCase(tx.knex, subject.id))?.readerIds ?? [];
  await insertCopies(tx, subject.id, {
    accountIds: data.receiverIds,
    content: data.content,
    by,
    at: occurredAt,
  });
  set({ readerIds: [...new Set([...readers, ...data.receiverIds])] });
};

/** A read mark, set by the person himself. */
export const readCopy: HandlerOf<'readCopy'> = async ({ tx, subject, actor, occurredAt }) => {
  await markRead(tx, subject.id, actor.accountId ?? '', occurredAt);
};
