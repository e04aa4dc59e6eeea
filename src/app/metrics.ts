import { type Request, type RequestHandler, Router } from 'express';
import { countOutbox } from '../workflow/engine/outbox-repository.ts';
import type { Container } from './container.ts';

const loopback: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** `/metrics` in Prometheus text, for this machine or the bearer of METRICS_TOKEN; to others it does not exist. */
export function metricsRouter(container: Container): Router {
  const router = Router();
  const answer: RequestHandler = async (req, res, next) => {
    if (!mayRead(req, container.config.metricsToken)) return next();
    res.type('text/plain; version=0.0.4').send(await metricsText(container));
  };
  router.get('/', answer);
  return router;
}

function mayRead(req: Request, token: string | undefined): boolean {
  if (token !== undefined && req.get('authorization') === `Bearer ${token}`) return true;
  // A proxy on the same machine speaks for others: only a direct call from here counts.
  return loopback.includes(req.socket.remoteAddress ?? '') && req.get('x-forwarded-for') === undefined;
}

async function metricsText({ db, uow, integrity, backups }: Container): Promise<string> {
  const { pending, failed } = await countOutbox(db.read);
  const gauges: (readonly [name: string, help: string, value: number])[] = [
    ['process_resident_memory_bytes', 'Memory of the process', process.memoryUsage.rss()],
    ['process_uptime_seconds', 'Seconds since the start', Math.round(process.uptime())],
    ['dingfen_units_of_work', 'Writing transactions running or waiting', uow.pending],
    ['dingfen_outbox_pending', 'Effects waiting for delivery', pending],
    ['dingfen_outbox_failed', 'Effects that ran out of tries', failed],
    ['dingfen_integrity_findings', 'Findings of the last integrity report', await integrity.lastCount()],
  ];
  const backupAge = await backups.age();
  if (backupAge !== null)
    gauges.push(['dingfen_backup_age_seconds', 'Since the last nightly backup', backupAge]);
  return gauges
    .map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
}
