import type { Response } from 'express';
import { NotFoundError } from '../platform/errors.ts';
import { localeOf, translateOf } from '../web/context.ts';
import { type PageHead, render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { type Chapter, type Guide, loadGuide } from './guide.ts';

interface HelpPage extends PageHead {
  readonly html: string;
  /** Said to readers of another language. */
  readonly isForeign: boolean;
  readonly contentsHref: string | null;
}

/** `/help`: the guide, for everybody, also for those who cannot sign in yet. Nothing in it is of an office or a person. */
export function createHelpRoutes(guide: Guide = loadGuide()): RouteGroup {
  const policy = { access: 'public' } as const;
  return defineRoutes('help')
    .get('/help', policy, (_req, res) => show(res, guide.contents, null))
    .get('/help/pictures/:picture', policy, (req, res) => {
      const bytes = guide.pictures.get(String(req.params['picture']));
      if (bytes === undefined) throw new NotFoundError();
      res.set('Cache-Control', 'private, max-age=86400').type('image/webp').send(bytes);
    })
    .get('/help/:chapter', policy, (req, res) => {
      const chapter = guide.chapters.get(String(req.params['chapter']));
      if (chapter === undefined) throw new NotFoundError();
      return show(res, chapter, '/help');
    });
}

function show(res: Response, { title, html }: Chapter, contentsHref: string | null): Promise<void> {
  const t = translateOf(res.req);
  const isForeign = localeOf(res.req) !== 'zh-CN';
  const page: HelpPage = {
    title,
    ...(contentsHref === null
      ? { lead: t('help.lead') }
      : { breadcrumbs: [{ label: t('help.title'), href: contentsHref }, { label: title }] }),
    ...{ html, isForeign, contentsHref },
  };
  return render(res, 'help/chapter', page);
}
