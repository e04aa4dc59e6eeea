import { type Api, createApi } from '../api/create-api-router.ts';
import type { I18n } from '../platform/i18n.ts';
import type { Container } from './container.ts';

/** The JSON API over the services of a container. */
export function apiOf(container: Container, i18n: I18n): Api {
  const { db, uow, clock, log, tokens, audit, areas, engine, cases, leads, statistics } = container;
  const { mediation, agreements, documents, attachments, caseLists, numbers } = container;
  return createApi({
    db,
    uow,
    clock,
    i18n,
    log,
    tokens,
    audit,
    areas,
    engine,
    cases: cases.service,
    earlier: cases.earlier,
    leads: leads.service,
    caseLists,
    bulk: container.bulk,
    numbers,
    parts: [
      (reader, caseId, viewer) => cases.apiPart(reader, caseId, viewer),
      (reader, caseId, viewer) => mediation.apiParts(reader, caseId, viewer),
      (reader, caseId) => agreements.apiParts(reader, caseId),
    ],
    attachments,
    documents: documents.service,
    volumes: documents.volumes,
    verification: documents.verification,
    statistics,
  });
}
