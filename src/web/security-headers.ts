import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer. Plain-http intranets are real, so HSTS and `upgrade-insecure-requests`
 * are sent only when the public address is https.
 */
export function securityHeaders(options: {
  isHttps: boolean;
  frameAncestors: readonly string[];
}): RequestHandler {
  const frameAncestors = options.frameAncestors.length === 0 ? ["'none'"] : [...options.frameAncestors];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors,
        ...(options.isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: options.isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // The browser ignores it on plain http and warns in its console.
    crossOriginOpenerPolicy: options.isHttps,
    originAgentCluster: options.isHttps,
    frameguard: options.frameAncestors.length === 0 ? { action: 'deny' } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Pages carry personal data: neither browser nor proxy keeps them. */
export function noStore(_req: Request, res: Response, next: NextFunction): void {
  res.set('Cache-Control', 'no-store');
  next();
}
