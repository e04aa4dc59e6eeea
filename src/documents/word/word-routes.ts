import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { dayField, textField } from '../../platform/fields/index.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, type FormInput, parseForm } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile, wordMediaType } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { seenCase } from '../core/seen-case.ts';
import { wordTags } from './word-data.ts';
import { wordProblems } from './word-problems.ts';
import type { WordService } from './word-service.ts';

const upload = acceptUploads({ fields: ['file'], maxFiles: 1, kinds: 'word' });
const templateForm = z.object({
  name: textField({
    label: { zh: '文书名称', en: 'Name of the paper' },
    hint: { zh: '与已有名称相同的，作为新版本', en: 'A name in use makes a new version' },
    max: 50,
  }),
  validFrom: dayField({ label: { zh: '启用日期', en: 'In use from' } }),
});

/** `/papers/word`: the office's own Word templates; and the documents filled from them for a case. */
export function wordRoutes(deps: {
  readonly words: WordService;
  readonly db: Database;
  readonly clock: Clock;
}): RouteGroup {
  const { words, db, clock } = deps;
  const policy = { access: permissions.manageWording };

  const show = async (
    req: Request,
    res: Response,
    typed: {
      values?: Readonly<Record<string, unknown>>;
      problems?: readonly Problem[];
      control?: NonNullable<FormInput['control']>;
    } = {},
    status = 200,
  ): Promise<void> => {
    const t = translateOf(req);
    const text = (key: string): string => t(`documents.word.${key}`);
    const templates = await words.list(viewerOf<Viewer>(req));
    const today = legalDay(clock.now());
    await render(
      res,
      'documents/word/word',
      {
        title: text('title'),
        active: 'papers',
        breadcrumbs: [{ label: t('documents.book.title'), href: '/papers' }, { label: text('title') }],
        problemCount: typed.problems?.length ?? 0,
        blanks: Object.entries(wordTags).map(([name, members]) =>
          members === null
            ? `{${name}}`
            : `{#${name}}${members.map((one) => `{${one}}`).join(' ')}{/${name}}`,
        ),
        templates: templates.map((one) => ({
          ...one,
          valid: `${one.validFrom} – ${one.validTo ?? t('documents.book.open')}`,
          canEnd: one.validTo === null,
        })),
        form: describeForm({
          schema: templateForm,
          t,
          locale: localeOf(req),
          action: '/papers/word',
          values: { validFrom: today },
          submitLabel: text('add'),
          files: [{ name: 'file', label: text('file'), hint: text('fileHint'), accept: '.docx' }],
          ...typed,
        }),
      },
      status,
    );
  };

  return defineRoutes('wordPapers')
    .get('/papers/word', policy, (req, res) => show(req, res))
    .post('/papers/word', { ...policy, upload }, async (req, res) => {
      const parsed = parseForm(templateForm, req.body);
      const [file] = uploadedFiles(req, 'file');
      const missing = file === undefined ? [wordProblems.missing] : [];
      if (!parsed.ok || file === undefined) {
        const problems = [...(parsed.ok ? [] : parsed.problems), ...missing];
        await show(req, res, { ...parsed, problems }, parsed.ok ? 422 : parsed.status);
        return;
      }
      try {
        const { requestId } = contextOf(req);
        await words.add(viewerOf<Viewer>(req), { ...parsed.data, bytes: file.bytes }, requestId);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        await show(req, res, { ...parsed, problems: error.problems }, 422);
        return;
      }
      setFlash(req, 'documents.word.added');
      seeOther(res, '/papers/word');
    })
    .post('/papers/word/:template/end', policy, async (req, res) => {
      await words.end(viewerOf<Viewer>(req), String(req.params['template']), contextOf(req).requestId);
      setFlash(req, 'documents.word.ended');
      seeOther(res, '/papers/word');
    })
    .get(
      '/cases/:id/documents/word/:template.docx',
      { access: permissions.issueDocument },
      async (req, res) => {
        const { viewer, subject } = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
        const id = String(req.params['template']);
        const { name, bytes } = await words.fill(viewer, subject, id, contextOf(req).requestId);
        sendStoredFile(res, { name, bytes, mediaType: wordMediaType });
      },
    );
}
