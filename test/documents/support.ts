import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditLog } from '../../src/audit/audit-log.ts';
import type { Case } from '../../src/cases/core/case.ts';
import { findCase } from '../../src/cases/core/case-repository.ts';
import { PartyRepository } from '../../src/cases/parties/party-repository.ts';
import { createDocumentsModule, type DocumentsModule } from '../../src/documents/documents-module.ts';
import { ownThread } from '../../src/documents/drawing/render-task.ts';
import { paperTemplates } from '../../src/documents/papers/paper-set.ts';
import type { RoleName, Viewer } from '../../src/identity/viewer.ts';
import { createJobFiles } from '../../src/jobs/job-files.ts';
import { JobsService } from '../../src/jobs/jobs-service.ts';
import { readMediationRecord } from '../../src/mediation/record/mediation-record.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { createFieldCrypto } from '../../src/platform/crypto/field-crypto.ts';
import { createDiskFileStore } from '../../src/platform/files/disk-file-store.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { module as agreements, type CaseBench } from '../agreements/support.ts';
import { traitsOf } from '../support/versions.ts';

export const clock = fixedClock('2020-02-27T02:00:00.000Z');
export const crypto = createFieldCrypto('a secret of at least thirty-two characters');

export function documentsOf(
  bench: CaseBench,
  templates = paperTemplates,
): DocumentsModule & { readonly jobs: JobsService } {
  const folder = mkdtempSync(join(tmpdir(), 'dingfen-papers-'));
  const parties = new PartyRepository(crypto);
  const jobs = new JobsService({
    db: bench.test.db,
    uow: bench.test.uow,
    clock,
    log: createLogger({ level: 'silent' }),
    files: createJobFiles(join(folder, 'jobs')),
    mayHave: async () => true,
  });
  const module = createDocumentsModule({
    db: bench.test.db,
    uow: bench.test.uow,
    clock,
    crypto,
    log: createLogger({ level: 'silent' }),
    audit: new AuditLog(),
    publicUrl: 'https://dingfen.test',
    readMediation: readMediationRecord,
    readAgreementText: agreements.readAgreementText,
    listAgreements: async (db, caseId) => (await agreements.readAgreementsRecord(db, caseId)).agreements,
    secrets: {
      partySecrets: (db, id) => parties.secretsOf(db, id),
      memberSecrets: async () => null,
    },
    labelOf: (_dictionary, code) => code,
    traitsOf,
    files: createDiskFileStore(join(folder, 'files')),
    renderer: ownThread,
    jobs,
    templates,
  });
  return { ...module, jobs };
}

export async function caseOf(bench: CaseBench): Promise<Case> {
  const subject = await findCase(bench.db, bench.id);
  if (!subject) throw new Error('no case');
  return subject;
}

/** The town beside the one of the cases. */
export const elsewhere = { areaCode: '440882104', areaPath: '/440000/440800/440882/440882104/' };

export function viewerAs(role: RoleName, change: Partial<Viewer> = {}): Viewer {
  return {
    accountId: `acc-${role}`,
    username: role,
    displayName: role,
    role,
    areaCode: '440882103',
    areaPath: '/440000/440800/440882/440882103/',
    committeeId: 'com-kelu',
    organisationId: null,
    personId: role === 'mediator' ? 'p-wu' : null,
    locale: 'zh-CN',
    via: 'session',
    scopes: [],
    ...change,
  };
}

/** Telephones and identity numbers of the two villages' contact persons, as registration leaves them. */
export async function addSecrets(bench: CaseBench): Promise<void> {
  await bench.test.uow.run(async (tx) => {
    for (const [id, phone] of [
      ['maigang', '13800000001'],
      ['longqiu', '13800000002'],
    ] as const) {
      await tx
        .knex('parties')
        .where({ id })
        .update({ phone_enc: crypto.encrypt(phone, `parties.phone.${id}`), address: '客路镇' });
    }
    await tx.knex('cases').where({ id: bench.id }).update({ mediator_id: 'p-wu' });
    await tx.knex('areas').insert({
      code: '440882103',
      name: '客路镇',
      level: 'town',
      path: '/440000/440800/440882/440882103/',
      valid_from: '2011-01-01',
    });
    await tx.knex('accounts').insert({
      id: 'acc-1',
      username: 'clerk',
      display_name: '林小梅',
      role: 'clerk',
      area_code: '440882103',
      locale: 'zh-CN',
      created_at: '2020-01-01T00:00:00.000Z',
      updated_at: '2020-01-01T00:00:00.000Z',
    });
  });
}

/** Two sessions, an appointment, parcels, an earlier decision and a referral: what a land case collects. */
export async function addMediation(bench: CaseBench): Promise<void> {
  const base = { case_id: bench.id, proceeding_id: 'pro-1' };
  await bench.insert('mediation_sessions', {
    ...base,
    id: 'ses-1',
    no: 1,
    started_at: '2020-02-21T01:00:00.000Z',
    ended_at: '2020-02-21T03:30:00.000Z',
    place: '客路镇综治中心',
    mode: 'joint',
    is_open: 1,
    mediator_ids: '["p-wu"]',
    recorder_id: 'p-lin',
    present_party_ids: '["maigang","longqiu"]',
    invitees: '[{"name":"符老伯","relation":"两村长者"}]',
    body: JSON.stringify({ statements: '甲方称土地归其使用。', content: '现场查看界石，双方各退一步。' }),
    result: 'ongoing',
  });
  await bench.insert('appointments', {
    ...base,
    id: 'app-1',
    starts_at: '2020-02-28T01:00:00.000Z',
    place: '坡仔园现场',
    mode: 'onSite',
    bring: '代表人身份证件',
    state: 'open',
  });
  await bench.insert('rights_notices', {
    ...base,
    id: 'rn-1',
    party_id: 'maigang',
    way: 'readAloud',
    hearing_mode: 'open',
    occurred_at: '2020-02-20T01:00:00.000Z',
  });
  await bench.insert('parcels', {
    id: 'par-1',
    case_id: bench.id,
    no: 1,
    name: '坡仔园（西）',
    area_mu: 73_000,
    boundaries: '东至旧田埂，南至水沟，西至村道，北至界石',
  });
  await bench.insert('prior_instruments', {
    id: 'pri-1',
    case_id: bench.id,
    kind: 'administrativeDecision',
    number: '雷府行决〔2011〕12号',
    issued_on: '2011-06-20',
    organ: '雷州市人民政府',
    result: '按现状使用',
    is_effective: 1,
    recorded_at: '2020-02-20T01:00:00.000Z',
  });
  await bench.insert('referral_letters', {
    id: 'ref-1',
    case_id: bench.id,
    receiver: '自然资源所',
    reason: '请协助测量界址点',
    reply_due_on: '2020-02-24',
    sent_at: '2020-02-19T03:00:00.000Z',
  });
}
