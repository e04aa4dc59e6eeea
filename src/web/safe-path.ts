const controls = /[\u0000-\u001f\u007f\\]/;

/**
 * A path of this site, for `next=` and redirects. Takes what came from outside, gives it back when it cannot
 * lead to another site (`//evil`, `javascript:`, `/\evil`, encoded slashes at the start), else the fallback.
 */
export function ownPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2000) return fallback;
  if (controls.test(value) || /^\/(\/|%2f|%5c)/i.test(value)) return fallback;
  try {
    const url = new URL(value, 'http://own.invalid');
    return url.host === 'own.invalid' ? `${url.pathname}${url.search}${url.hash}` : fallback;
  } catch {
    return fallback;
  }
}
