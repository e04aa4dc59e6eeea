import type { Case } from '../../cases/core/case.ts';
import { seesCase } from '../../cases/core/case-policy.ts';
import { findCase } from '../../cases/core/case-repository.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { NotFoundError } from '../../platform/errors.ts';

export interface SeenCase {
  readonly viewer: Viewer;
  readonly subject: Case;
}

/** The case of `/cases/:id/…` for who asks. @throws NotFoundError also when it is outside what he may see */
export async function seenCase(db: Database, viewer: Viewer, id: string): Promise<SeenCase> {
  const subject = await findCase(db.read, id);
  if (subject === null || !seesCase(viewer, subject)) throw new NotFoundError();
  return { viewer, subject };
}
