import { z } from 'zod';
import type { ToldMember } from '../cases/core/case.ts';
import { codesInWords } from '../documents/papers/paper-set.ts';

/** Shapes of answers; the OpenAPI text is made from them and the tests hold real answers to it. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+08:00$/)
  .meta({
    description: 'ISO 8601 with the offset +08:00',
    examples: ['2026-03-02T09:00:00.000+08:00'],
  });
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: 'Day in Asia/Shanghai' });
const fen = z.int().meta({ description: 'Money in fen' });
const id = z.string().meta({ description: 'Opaque' });
const type = z.string().meta({ description: 'A type of GET /workflows: labor, land, lease, general, …' });
const stateValue: z.ZodType = z.union([z.string(), z.record(z.string(), z.unknown())]).meta({
  description: 'A name, or an object of parallel regions',
});
const overlays = z.object({ hold: z.string(), risk: z.string(), level: z.string(), supervision: z.string() });

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z
    .array(
      z.object({ pointer: z.string(), code: z.string(), message: z.string(), basis: z.string().optional() }),
    )
    .optional(),
  allowed: z.array(z.string()).optional(),
  changes: z.array(z.unknown()).optional(),
});

export const caseLineSchema = z.object({
  id,
  code: z.string(),
  number: z.string().nullable(),
  type,
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  hold: z.string(),
  riskLevel: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  committeeId: id.nullable(),
  mediatorId: id.nullable(),
  registeredAt: instant,
  dueOn: day.nullable(),
});

export function pageOf(item: z.ZodType): z.ZodObject {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().optional().meta({ description: 'Absent when it exceeds 1000 or words were searched' }),
  });
}

export const partySchema = z.object({
  id,
  no: z.int(),
  side: z.enum(['applicant', 'respondent', 'third']),
  kind: z.enum(['person', 'organisation', 'village', 'group']),
  name: z.string(),
  headName: z.string().nullable(),
  headPost: z.string().nullable(),
  address: z.string().nullable(),
  hasTelephone: z.boolean(),
  hasIdNumber: z.boolean(),
  representatives: z.array(
    z.object({ id, capacity: z.string(), name: z.string(), post: z.string().nullable() }),
  ),
  members: z.array(
    z.object({
      id,
      no: z.int(),
      name: z.string(),
      job: z.string().nullable(),
      claimFen: fen,
      agreedFen: fen.nullable(),
      paidFen: fen,
      confirmation: z.string(),
      isRepresentative: z.boolean(),
    }),
  ),
});

export const deadlineSchema = z.object({
  id,
  rule: z.string(),
  key: z.string(),
  kind: z.enum(['legal', 'internal']),
  startAt: instant,
  dueAt: instant,
  dueOn: day,
  state: z.string(),
  basis: z.string(),
});

export const documentSchema = z.object({
  id,
  code: z.string().meta({ description: codesInWords }),
  number: z.string().nullable(),
  title: z.string(),
  aboutId: id.nullable(),
  state: z.string(),
  issuer: z.string(),
  issuedAt: instant,
  recordDigest: z.string(),
  verifyCode: z.string(),
});

export const attachmentSchema = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  note: z.string().nullable(),
  uploadedAt: instant,
});

/** Something that was put on record beside the course of mediation. */
const actSchema = z.object({
  id,
  event: z.string(),
  happenedOn: day.nullable(),
  partyId: z.string().nullable(),
  body: z.string().nullable(),
  replyDueOn: day.nullable(),
  repliedOn: day.nullable(),
  reply: z.string().nullable(),
  replyContent: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).meta({ description: 'As the form of the event gave it' }),
  recordedAt: instant,
});

/** What was told at registration, as far as the answer repeats it. */
export const toldSchemas = {
  subtype: z.string().nullable(),
  place: z.string().nullable(),
  landKind: z.string().nullable(),
} satisfies Partial<Record<ToldMember, z.ZodType>>;

export const caseSchema = z.looseObject({
  id,
  code: z.string(),
  number: z.string().nullable(),
  type,
  ...toldSchemas,
  title: z.string(),
  summary: z.string(),
  channel: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  occurredOn: day,
  registeredAt: instant,
  acceptedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  resolvedHow: z.string().nullable(),
  closedAt: instant.nullable(),
  committeeId: id.nullable(),
  mediatorId: id.nullable(),
  claimedFen: fen.nullable(),
  workflow: z.object({ name: z.string(), version: z.int() }),
  state: z.string(),
  stateValue,
  stateLabel: z.string(),
  overlays,
  version: z.int().meta({ description: 'Revision of the state; send it as expectedVersion' }),
  details: z.record(z.string(), z.unknown()),
  parties: z.array(partySchema),
  deadlines: z.array(deadlineSchema),
  proceedings: z.array(z.looseObject({})),
  agreements: z.array(z.looseObject({})),
  documents: z.array(documentSchema),
  attachments: z.array(attachmentSchema),
  links: z.array(
    z.object({
      relation: z.enum(['splitOff', 'splitFrom', 'tookIn', 'wentInto', 'related']),
      code: z.string().nullable().meta({ description: 'Null for a case the reader may not see' }),
    }),
  ),
  acts: z.array(actSchema),
  jointCommittees: z.array(
    z.object({ committeeId: z.string(), state: z.enum(['invited', 'joined', 'declined']) }),
  ),
});

export const leadSchema = z.object({
  id,
  code: z.string(),
  type: z.string(),
  what: z.string(),
  place: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  channel: z.string(),
  urgency: z.string(),
  peopleNames: z.string().nullable(),
  occurredAt: instant,
  reportedAt: instant,
  state: z.string(),
  stateLabel: z.string(),
  version: z.int(),
  caseId: id.nullable(),
  mergedIntoCaseId: id.nullable(),
});

const blockedReason = z.object({ code: z.string(), message: z.string(), basis: z.string().nullable() });
export const actionSchema = z.object({
  event: z.string(),
  label: z.string(),
  kind: z.enum(['exclusive', 'append', 'system']),
  basis: z.array(z.string()),
  documents: z.array(z.string()),
  schema: z.record(z.string(), z.unknown()).optional().meta({ description: 'JSON Schema of `data`' }),
  blocked: z.array(blockedReason).optional().meta({ description: 'Why it is not possible now' }),
});

export const historyItemSchema = z.object({
  seq: z.int(),
  event: z.string(),
  label: z.string(),
  kind: z.string(),
  from: stateValue.nullable(),
  to: stateValue,
  overlays,
  actor: z.string(),
  role: z.string(),
  onBehalfOf: z.string().nullable(),
  occurredAt: instant,
  recordedAt: instant,
  data: z.record(z.string(), z.unknown()).meta({ description: 'Codes, days and sums in clear' }),
  masked: z.array(z.string()).meta({ description: 'Fields kept as salted digests' }),
  basis: z.array(z.string()),
  workflowVersion: z.string(),
  hash: z.string(),
  previousHash: z.string(),
});

const parts = z.object({ selfResolved: z.int(), settled: z.int(), routed: z.int(), imported: z.int() });
export const statisticsRowSchema = z.object({
  key: z.string(),
  label: z.string(),
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  value: z
    .number()
    .nullable()
    .meta({ description: 'A number, or a fraction of 1; null without a denominator' }),
  parts: parts.nullable(),
  routedShare: z.number().nullable(),
  isSuppressed: z.boolean().meta({ description: 'Holds a number from 1 to 4 that this user must not see' }),
  links: z.object({ denominator: z.string(), numerator: z.string() }).nullable(),
});

export const statisticsSchema = z.object({
  indicator: z.string(),
  name: z.string(),
  definition: z.string(),
  definitionVersion: z.int(),
  basis: z.enum(['cohort', 'flow']),
  unit: z.object({ areaCode: z.string().nullable(), name: z.string() }),
  period: z.object({ from: day, to: day }),
  cutOff: instant,
  groupBy: z.string(),
  rows: z.array(statisticsRowSchema),
  total: statisticsRowSchema,
});
