import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

export interface RunningServer {
  readonly server: Server;
  /** http://host:port as bound; port 0 shows the real one. */
  readonly url: string;
  /** Takes no new requests, lets running ones finish for up to `graceMs` (10 s), then cuts them. */
  stop(graceMs?: number): Promise<void>;
}

/** Listens. Rejects when the port is taken. Longer keep-alive than proxies use: they must be the ones to close. */
export function startServer(app: Express, options: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 70_000, requestTimeout: 120_000 },
    app,
  );
  server.maxHeadersCount = 100;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve({ server, url: urlOf(server, options.host), stop: (graceMs) => stopServer(server, graceMs) });
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function stopServer(server: Server, graceMs = 10_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that was busy falls idle when its answer is out; nothing closes it by itself.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close((error) => {
      clearTimeout(cut);
      clearInterval(sweep);
      if (error !== undefined && (error as NodeJS.ErrnoException).code !== 'ERR_SERVER_NOT_RUNNING')
        reject(error);
      else resolve();
    });
  });
}

/** Runs `stop` once on SIGTERM or SIGINT and ends the process: 0 when all was closed, 1 when that failed. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  const handle = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', handle);
  process.once('SIGINT', handle);
}
