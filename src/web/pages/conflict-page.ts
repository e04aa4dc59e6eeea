import type { Response } from 'express';
import { contextOf, translateOf } from '../context.ts';
import type { FormModel } from '../forms/form.ts';
import { changeLines, typedValues } from './error-page.ts';
import { render } from './render.ts';

export interface Conflict {
  /** What changed since the page was shown: texts, `{zh, en}`, or `{text|label, by?, at?, before?, after?}`. */
  readonly changes: readonly unknown[];
  /** Where the current state is shown. */
  readonly backHref: string;
  readonly title?: string;
  readonly active?: string;
  /** The same form with what was typed and the current revision, to send once more; else the text is only shown. */
  readonly form?: FormModel;
}

/** 409: somebody else was faster. Shows what changed and keeps what was typed; nothing is overwritten. */
export async function renderConflict(res: Response, conflict: Conflict): Promise<void> {
  const { req } = res;
  const { locale } = contextOf(req);
  const t = translateOf(req);
  const page = {
    title: conflict.title ?? t('errors.title.409'),
    isForm: conflict.form !== undefined,
    ...(conflict.active !== undefined && { active: conflict.active }),
    changes: changeLines(conflict.changes, locale),
    backHref: conflict.backHref,
    form: conflict.form ?? null,
    typed: conflict.form === undefined ? typedValues(req).shown : [],
  };
  await render(res, 'error-conflict', page, 409);
}
