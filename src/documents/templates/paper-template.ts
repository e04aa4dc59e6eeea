import type { z } from 'zod';
import type { Bilingual } from '../../platform/i18n.ts';
import type { Block, PaperDocument } from '../flow/blocks.ts';
import type { PaperRecord } from './record-parts.ts';

/** One paper of the set D00…D43. */
export interface PaperTemplate {
  readonly code: string;
  readonly title: Bilingual;
  /** Printed in the foot; a change of wording or layout needs a new one. */
  readonly version: string;
  readonly recordSchema: z.ZodType;
  /** The paper of a frozen record. Throws ZodError when the record does not fit the schema. */
  build(record: unknown): PaperDocument;
}

/** What a template gives: its blocks and, where it depends on the record, its title. */
export interface PaperContent {
  readonly title?: string;
  readonly blocks: readonly Block[];
}

interface PaperDefinition<Schema extends z.ZodType<PaperRecord>> {
  readonly code: string;
  readonly title: Bilingual;
  readonly version: string;
  readonly recordSchema: Schema;
  content(record: z.output<Schema>): PaperContent;
}

/** The mark every paper of the demonstration carries. */
const demoMark = '演示';

function contact(committee: PaperRecord['committee']): { contact?: string } {
  const parts = [committee.address, committee.phone].filter((part) => part !== undefined);
  return parts.length > 0 ? { contact: parts.join('　') } : {};
}

/** Binds a template's wording to the head, foot, mark and verification code all papers share. */
export function definePaper<Schema extends z.ZodType<PaperRecord>>(
  definition: PaperDefinition<Schema>,
): PaperTemplate {
  return {
    code: definition.code,
    title: definition.title,
    version: definition.version,
    recordSchema: definition.recordSchema,
    build: (input) => {
      const record = definition.recordSchema.parse(input);
      const { title, blocks } = definition.content(record);
      return {
        code: definition.code,
        title: title ?? definition.title.zh,
        createdAt: record.issuedAt,
        templateVersion: definition.version,
        header: { left: record.committee.name, right: record.number },
        ...contact(record.committee),
        ...(record.demo ? { mark: demoMark } : {}),
        ...(record.verify ? { verify: record.verify } : {}),
        blocks,
      };
    },
  };
}
