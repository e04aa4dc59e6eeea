import type { z } from 'zod';
import { asDay, type Day } from '../../platform/clock.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { Block, PaperDocument } from '../../typeset/flow/blocks.ts';
import type { OwnWording, PaperRecord } from '../records/record-parts.ts';
import { type Say, sayer, type WordingSlots } from './wording.ts';

/** What a paper prints, and how. */
export interface PaperTemplate {
  readonly code: string;
  readonly title: Bilingual;
  /** Printed in the foot; a change of wording or layout needs a new one. */
  readonly version: string;
  /** Days from and to which it may be issued. */
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly recordSchema: z.ZodType;
  /** Sentences an office may put in its own words. */
  readonly wording: WordingSlots;
  /** The paper of a frozen record. Throws ZodError when the record does not fit the schema. */
  build(record: unknown): PaperDocument;
}

/** What a template gives: its blocks and, where it depends on the record, its title. */
export interface PaperContent {
  readonly title?: string;
  /** How it is set, when not as a form. */
  readonly edition?: 'official';
  readonly blocks: readonly Block[];
}

interface PaperDefinition<Schema extends z.ZodType<PaperRecord>, Slots extends WordingSlots> {
  readonly code: string;
  readonly title: Bilingual;
  readonly version: string;
  /** From the day the mediation law is in force unless told. */
  readonly validFrom?: Day;
  readonly validTo?: Day;
  readonly recordSchema: Schema;
  readonly wording?: Slots;
  content(record: z.output<Schema>, say: Say<keyof Slots & string>): PaperContent;
}

/** The mark every paper of the demonstration carries. */
const demoMark = '演示';

function contact(committee: PaperRecord['committee']): { contact?: string } {
  const parts = [committee.address, committee.phone].filter((part) => part !== undefined);
  return parts.length > 0 ? { contact: parts.join('　') } : {};
}

/** The office's own version stands after that of the template. */
function versionOf(version: string, own: OwnWording | undefined): string {
  return own === undefined ? version : `${version}+${own.no}`;
}

/** 《人民调解法》 is in force from this day. */
const lawInForce = asDay('2011-01-01');

/** Binds a template's wording to the head, foot, mark and verification code all papers share. */
export function definePaper<Schema extends z.ZodType<PaperRecord>, Slots extends WordingSlots = WordingSlots>(
  definition: PaperDefinition<Schema, Slots>,
): PaperTemplate {
  const wording = definition.wording ?? ({} as Slots);
  return {
    code: definition.code,
    title: definition.title,
    version: definition.version,
    validFrom: definition.validFrom ?? lawInForce,
    validTo: definition.validTo ?? null,
    recordSchema: definition.recordSchema,
    wording,
    build: (input) => {
      const record = definition.recordSchema.parse(input);
      const { title, edition, blocks } = definition.content(record, sayer(wording, record.wording));
      return {
        code: definition.code,
        title: title ?? definition.title.zh,
        createdAt: record.issuedAt,
        templateVersion: versionOf(definition.version, record.wording),
        header: { left: record.committee.name, right: record.number },
        ...contact(record.committee),
        ...(record.demo ? { mark: demoMark } : {}),
        ...(record.verify ? { verify: record.verify } : {}),
        ...(edition ? { edition } : {}),
        blocks,
      };
    },
  };
}
