import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { type Request, type Response, Router } from 'express';

export interface Assets {
  /** The address of a file, with its content hash: the browser keeps it for a year. */
  url(name: string): string;
  readonly router: Router;
}

interface Asset {
  bytes: Buffer;
  mediaType: string;
  hash: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** Reads `public/` and htmx into memory once: they are few and small. */
export function loadAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  const add = (name: string, file: string) => {
    const mediaType = mediaTypes[extname(name)];
    if (mediaType === undefined) return;
    const bytes = readFileSync(file);
    assets.set(name, {
      bytes,
      mediaType,
      hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    });
  };
  for (const name of readdirSync(folder)) add(name, join(folder, name));
  add('htmx.min.js', createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'));

  const send = (req: Request, res: Response, maxAge: string) => {
    const asset = assets.get(String(req.params.name));
    const wanted = req.params.hash;
    if (asset === undefined || (wanted !== undefined && wanted !== asset.hash)) {
      res.status(404).type('text/plain').send('not found');
      return;
    }
    res.set({ 'Content-Type': asset.mediaType, 'Cache-Control': maxAge, ETag: `"${asset.hash}"` });
    if (req.fresh) res.status(304).end();
    else res.send(asset.bytes);
  };
  const router = Router();
  router.get('/assets/:hash/:name', (req, res) => send(req, res, 'public, max-age=31536000, immutable'));
  router.get('/assets/:name', (req, res) => send(req, res, 'public, no-cache'));
  router.get('/favicon.ico', (_req, res) => {
    res.redirect(302, '/assets/icon.svg');
  });
  return {
    router,
    url: (name) => {
      const asset = assets.get(name);
      if (asset === undefined) throw new Error(`no such asset: ${name}`);
      return `/assets/${asset.hash}/${name}`;
    },
  };
}
