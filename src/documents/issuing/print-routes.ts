import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Problem } from '../../platform/errors.ts';
import { intField, selectField, textField } from '../../platform/fields/index.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, type FormInput, parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { seenCase } from '../core/seen-case.ts';
import { paperFrame, papersPath } from './documents-page.ts';
import type { DocumentsService } from './documents-service.ts';

const printForm = z.object({
  receiver: textField({
    label: { zh: '交给谁', en: 'Given to' },
    hint: { zh: '当事人、代收人或者存卷', en: 'A party, who takes it for one, or the file' },
    max: 50,
  }),
  copies: intField({ label: { zh: '份数', en: 'Copies' }, min: 1, max: 99 }),
  edition: selectField({
    label: { zh: '版式', en: 'Edition' },
    options: [
      { value: 'usual', label: { zh: '普通版', en: 'Usual' } },
      { value: 'large', label: { zh: '大字版', en: 'Large type' } },
    ],
  }),
});

/** Enters a print in the log, with its receiver, before the file is opened. */
export function printRoutes(deps: {
  readonly documents: DocumentsService;
  readonly db: Database;
}): RouteGroup {
  const { documents, db } = deps;
  const policy = { access: permissions.viewDocuments };
  const path = '/cases/:id/documents/:did/prints';

  const show = async (
    req: Request,
    res: Response,
    typed: {
      values: Readonly<Record<string, unknown>>;
      problems?: readonly Problem[];
      control?: NonNullable<FormInput['control']>;
    },
    status = 200,
  ): Promise<void> => {
    const { viewer, subject } = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
    const paper = await documents.find(viewer, subject, String(req.params['did']));
    const t = translateOf(req);
    const base = papersPath(subject);
    const form = describeForm({
      schema: printForm,
      t,
      locale: localeOf(req),
      action: `${base}/${paper.id}/prints`,
      submitLabel: t('documents.open'),
      cancelHref: base,
      ...typed,
    });
    const title = t('documents.printTitle', { title: `${paper.code} ${paper.title}` });
    const problemCount = typed.problems?.length ?? 0;
    const page = { ...paperFrame(subject, t), title, lead: subject.title, isForm: true, problemCount };
    await render(res, 'documents/written/entry', { ...page, note: t('documents.printNote'), form }, status);
  };

  return defineRoutes('prints')
    .get(path, policy, (req, res) => show(req, res, { values: { copies: 1, edition: 'usual' } }))
    .post(path, policy, async (req, res) => {
      const { viewer, subject } = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
      const parsed = parseForm(printForm, req.body);
      if (!parsed.ok) {
        await show(req, res, parsed, parsed.status);
        return;
      }
      const { receiver, copies, edition } = parsed.data;
      const isLarge = edition === 'large';
      const { id, documentId } = await documents.enterPrint(viewer, subject, String(req.params['did']), {
        receiver,
        copies,
        edition: isLarge ? 'large' : 'usual',
        key: parsed.control.idempotencyKey,
        requestId: contextOf(req).requestId,
      });
      const query = new URLSearchParams({ ...(isLarge ? { edition: 'large' } : {}), print: id });
      seeOther(res, `${papersPath(subject)}/${documentId}.pdf?${query.toString()}`);
    });
}
