import type { ViewerLike } from './viewer-like.ts';

/** Who may use a route: anybody, whoever is signed in, or these roles. */
export type Access = 'public' | 'signedIn' | readonly string[];

export function isAllowed(access: Access, viewer: ViewerLike | null): boolean {
  if (access === 'public') return true;
  if (viewer === null) return false;
  return access === 'signedIn' || access.includes(viewer.role);
}
