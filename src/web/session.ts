import type { Request, RequestHandler } from 'express';
import session, { type Store } from 'express-session';

export type FlashTone = 'success' | 'info' | 'warning';
export interface Flash {
  key: string;
  tone: FlashTone;
  /** Counts only: nothing a person typed goes into the session. */
  count?: number;
}

declare module 'express-session' {
  interface SessionData {
    flash?: Flash;
  }
}

export interface SessionOptions {
  /** The first signs, all are accepted: so a secret can be changed without signing everybody out. */
  secrets: readonly string[];
  store: Store;
}

/** `__Host-` binds the cookie to this host and to TLS; browsers refuse that name on plain http. */
export function sessionCookieName(isHttps: boolean): string {
  return isHttps ? '__Host-dingfen' : 'dingfen';
}

export function sessions(options: SessionOptions, isHttps: boolean): RequestHandler {
  return session({
    name: sessionCookieName(isHttps),
    secret: [...options.secrets],
    store: options.store,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    // Behind a TLS proxy the cookie is set when the proxy says X-Forwarded-Proto: https.
    proxy: isHttps,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps },
  });
}

/** A fresh session id, as after signing in or a change of rights: the old id dies with all it held. */
export function renewSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
}

export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()));
  });
}

/** A notice for the next page, shown once. `key` is a message key; `count` is given to it as `n`. */
export function setFlash(req: Request, key: string, tone: FlashTone = 'success', count?: number): void {
  req.session.flash = count === undefined ? { key, tone } : { key, tone, count };
}

export function takeFlash(req: Request): Flash | null {
  const flash = req.session?.flash ?? null;
  if (flash !== null) delete req.session.flash;
  return flash;
}
