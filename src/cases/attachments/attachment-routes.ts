import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { type AttachmentPageInput, attachmentForm, attachmentPage, kindOfUpload } from './attachment-page.ts';
import type { AttachmentOwner } from './attachments-repository.ts';
import type { AttachmentKind, AttachmentsService } from './attachments-service.ts';
import { attachmentLocales } from './texts.ts';

/** What the files hang on, found with the rights of whoever asks. */
export interface FileOwner {
  readonly owner: AttachmentOwner;
  readonly href: string;
  readonly title: string;
  readonly active: 'cases' | 'leads';
}

/** A kind of thing that files hang on: where its pages are, and who may open them. */
export interface FileOwners {
  /** Address of one of them, `/cases/:id`. */
  readonly base: string;
  readonly access: readonly string[];
  /** @throws NotFoundError when it is not this person's to see. */
  readonly find: (viewer: Viewer, id: string) => Promise<FileOwner>;
}

export interface AttachmentRoutesDeps {
  readonly owners: readonly FileOwners[];
  readonly attachments: AttachmentsService;
}

const upload = acceptUploads({ fields: ['files'], maxFiles: 5 });
const noFile: Problem = {
  path: 'files',
  code: 'required',
  message: { zh: attachmentLocales['zh-CN'].attachments.noFile, en: attachmentLocales.en.attachments.noFile },
};

/** Files of cases and leads: their page, uploading, downloading. */
export function createAttachmentRoutes(deps: AttachmentRoutesDeps): RouteGroup {
  const routes = defineRoutes('attachments');
  for (const owners of deps.owners) ownerRoutes(routes, deps.attachments, owners);
  return routes;
}

function ownerRoutes(
  routes: RouteGroup,
  attachments: AttachmentsService,
  { base, access, find: ownerOf }: FileOwners,
): void {
  const find = (req: Request) => ownerOf(viewerOf<Viewer>(req), String(req.params['id']));
  const show = async (
    req: Request,
    res: Response,
    { owner, href, title, active }: FileOwner,
    shown: Pick<AttachmentPageInput, 'values' | 'problems' | 'control'>,
    status = 200,
  ) => {
    const page = attachmentPage({
      ownerHref: href,
      ownerTitle: title,
      active,
      viewer: viewerOf<Viewer>(req),
      files: await attachments.list(owner),
      t: translateOf(req),
      locale: localeOf(req),
      ...shown,
    });
    await render(res, 'cases/attachments/attachments', page, status);
  };

  routes.get(`${base}/attachments`, { access }, async (req, res) => show(req, res, await find(req), {}));
  routes.post(`${base}/attachments`, { access: permissions.uploadAttachment, upload }, async (req, res) => {
    const found = await find(req);
    const parsed = parseForm(attachmentForm, req.body);
    const files = uploadedFiles(req, 'files');
    const { values, control } = parsed;
    if (!parsed.ok) return show(req, res, found, parsed, parsed.status);
    if (files.length === 0) return show(req, res, found, { values, control, problems: [noFile] }, 422);
    const { kind, note } = parsed.data;
    const added = files.map((file) => ({
      ...file,
      kind: (kind as AttachmentKind | undefined) ?? kindOfUpload(file.mediaType),
      note,
    }));
    await attachments.add(viewerOf<Viewer>(req), found.owner, added, contextOf(req).requestId);
    setFlash(req, 'cases.attachments.done', 'success', files.length);
    seeOther(res, `${found.href}/attachments`);
  });
  routes.get(`${base}/attachments/:aid`, { access: permissions.downloadAttachment }, async (req, res) => {
    const { owner } = await find(req);
    const id = String(req.params['aid']);
    const { row, bytes } = await attachments.open(viewerOf<Viewer>(req), owner, id, contextOf(req).requestId);
    sendStoredFile(res, { name: row.name, mediaType: row.mediaType, bytes });
  });
}
