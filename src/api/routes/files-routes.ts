import { z } from 'zod';
import { type AttachmentKind, attachmentKinds } from '../../cases/attachments/attachments-service.ts';
import type { Case } from '../../cases/core/case.ts';
import { seesStatusOnly } from '../../cases/core/reading-rule.ts';
import { codesInWords } from '../../documents/papers/paper-set.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { BadRequestError, NotFoundError, ValidationError } from '../../platform/errors.ts';
import { selectField, textField } from '../../platform/fields/index.ts';
import { parseData } from '../../platform/form-data.ts';
import { acceptUploads } from '../../web/forms/uploads.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import { requireFiles } from '../api-router.ts';
import { attachmentJson, documentJson } from '../case-presenter.ts';
import type { ApiDeps } from '../ports.ts';
import { attachmentSchema, documentSchema } from '../schemas.ts';

const plain = (words: string) => ({ label: { zh: words, en: words }, required: false }) as const;
const attachmentFields = z.strictObject({
  kind: selectField({
    ...plain('kind'),
    options: attachmentKinds.map((value) => ({ value, label: { zh: value, en: value } })),
  }),
  note: textField({ ...plain('note'), max: 200 }),
});

/** Scans and photographs, and the papers of a case. */
export function fileRoutes(deps: ApiDeps): ApiRoute[] {
  return [...attachmentRoutes(deps), ...documentRoutes(deps)];
}

/** The case whose files are asked for; absent for whoever sees no more than where it stands. */
async function fileOf(deps: ApiDeps, viewer: Viewer, id: string): Promise<Case> {
  const subject = await deps.cases.getCase(viewer, id);
  if (seesStatusOnly(viewer, subject)) throw new NotFoundError();
  return subject;
}

function attachmentRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'attachments';
  return [
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/attachments',
      tag,
      summary: 'Scans and photographs of the case',
      policy: { access: 'viewCases', scope: 'read' },
      response: { description: 'All of them', schema: z.object({ items: z.array(attachmentSchema) }) },
      handler: async ({ viewer, params }) => {
        const subject = await fileOf(deps, viewer, params.id);
        const items = await deps.attachments.list({ caseId: subject.id });
        return { body: { items: items.map(attachmentJson) } };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/cases/:id/attachments',
      tag,
      summary: 'Adds one PDF, JPEG or PNG of up to 20 MB, in the field `file`',
      policy: { access: 'uploadAttachment', scope: 'write' },
      upload: acceptUploads({ fields: ['file'], maxFiles: 1 }),
      response: { status: 201, description: 'The stored file', schema: attachmentSchema },
      handler: async ({ viewer, params, files, req, requestId }) => {
        const subject = await fileOf(deps, viewer, params.id);
        const fields = readFields(req.body);
        const [file] = requireFiles(files);
        if (file === undefined) throw new BadRequestError('fileMissing');
        const added = { ...file, ...fields };
        const [kept] = await deps.attachments.add(viewer, { caseId: subject.id }, [added], requestId);
        if (kept === undefined) throw new Error('no attachment was kept');
        const location = `/api/v1/cases/${subject.code}/attachments/${kept.id}`;
        return { status: 201, body: attachmentJson(kept), headers: { Location: location } };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/attachments/:aid',
      tag,
      summary: 'Downloads one file',
      policy: { access: 'downloadAttachment', scope: 'read' },
      response: { description: 'The file as it was stored', binary: 'application/octet-stream' },
      handler: async ({ viewer, params, requestId }) => {
        const subject = await fileOf(deps, viewer, params.id);
        const owner = { caseId: subject.id };
        const { row, bytes } = await deps.attachments.open(viewer, owner, params.aid, requestId);
        return { file: { name: row.name, mediaType: row.mediaType, bytes } };
      },
    }),
  ];
}

/** The text fields beside the file. */
function readFields(body: unknown): { kind: AttachmentKind; note?: string } {
  const parsed = parseData(attachmentFields, { ...Object(body) });
  if (!parsed.ok) {
    const [unknown] = parsed.unknown;
    if (unknown !== undefined) throw new BadRequestError('unknownField', { field: unknown.slice(0, 60) });
    throw new ValidationError(parsed.problems);
  }
  const { kind, note } = parsed.data;
  return { kind: kind ?? 'other', ...(note !== undefined && { note }) };
}

const offerSchema = z.object({
  code: z.string(),
  title: z.string(),
  aboutId: z.string().nullable(),
  about: z.string(),
});
const issueBody = z.strictObject({
  aboutId: z.string().min(1).max(60).nullable().optional().meta({
    description: 'The session, agreement or party it is about, as GET …/documents offers it',
  }),
  isMissingConfirmed: z.boolean().optional().meta({
    description: 'A person saw that some characters have no glyph and are printed as code points',
  }),
});

function documentRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'documents';
  const read = { access: 'viewDocuments', scope: 'read' } as const;
  return [
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/documents',
      tag,
      summary: 'Papers of the case, and those that can be issued now',
      policy: read,
      response: {
        description: 'Issued papers and offers',
        schema: z.object({ items: z.array(documentSchema), offers: z.array(offerSchema) }),
      },
      handler: async ({ viewer, params, locale }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const { documents, offers } = await deps.documents.list(viewer, subject);
        const side = locale === 'en' ? 'en' : 'zh';
        const shown = offers.map(({ code, title, aboutId, about }) => ({
          code,
          title: title[side],
          aboutId,
          about,
        }));
        return { body: { items: documents.map(documentJson), offers: shown } };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/cases/:id/documents/:code',
      tag,
      summary: `Issues a paper (${codesInWords}) from the record as it stands now`,
      policy: { access: 'issueDocument', scope: 'write' },
      body: issueBody,
      isBodyOptional: true,
      response: { status: 201, description: 'The issued paper', schema: documentSchema },
      handler: async ({ viewer, params, body, requestId }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const document = await deps.documents.issue(viewer, subject, params.code, {
          requestId,
          aboutId: body.aboutId ?? null,
          isMissingConfirmed: body.isMissingConfirmed ?? false,
        });
        const location = `/api/v1/cases/${subject.code}/documents/${document.id}.pdf`;
        return { status: 201, body: documentJson(document), headers: { Location: location } };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/volume.pdf',
      tag,
      summary:
        'The bound file: cover, contents, papers and pictures in the prescribed order, other uploads attached',
      policy: read,
      response: { description: 'The PDF', binary: 'application/pdf' },
      handler: async ({ viewer, params, requestId }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const { name, bytes } = await deps.volumes.bind(viewer, subject, requestId);
        return { file: { name, mediaType: 'application/pdf', bytes } };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/documents/:did.pdf',
      tag,
      summary: 'The paper as PDF; each download is a row of the print log',
      policy: read,
      response: { description: 'The PDF', binary: 'application/pdf' },
      handler: async ({ viewer, params, requestId }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const { name, bytes } = await deps.documents.print(viewer, subject, params.did, { requestId });
        return { file: { name, mediaType: 'application/pdf', bytes } };
      },
    }),
  ];
}
