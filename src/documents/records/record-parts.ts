import { z } from 'zod';

/** A line of text that must say something. */
export const text = z.string().min(1).max(2000);
/** A longer account: facts, course, statements. */
export const account = z.string().min(1).max(20_000);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
/** Money in fen. */
export const fen = z.int().nonnegative();
export const count = z.int().nonnegative();

/** 姓名 性别 民族 年龄 职业 联系方式 住址 and the rest of the party block of a person or a body. */
export const party = z.strictObject({
  /** 申请人, 被申请人, 甲方… as printed. */
  role: text,
  kind: z.enum(['person', 'organisation', 'collective', 'group']),
  name: text,
  gender: text.optional(),
  ethnicity: text.optional(),
  age: z.int().min(0).max(150).optional(),
  occupation: text.optional(),
  phone: text.optional(),
  address: text.optional(),
  idType: text.optional(),
  idNumber: text.optional(),
  /** 统一社会信用代码 */
  creditCode: text.optional(),
  /** 法定代表人 or 负责人 of a body. */
  head: text.optional(),
  headPost: text.optional(),
  agent: text.optional(),
  agentAuthority: text.optional(),
  guardian: text.optional(),
  /** Elected representatives of a group. */
  representatives: z.array(text).optional(),
  memberCount: count.optional(),
  serviceAddress: text.optional(),
});
export type PartyRecord = z.output<typeof party>;
export const parties = z.array(party).min(1);

export const committee = z.strictObject({
  name: text,
  address: text.optional(),
  phone: text.optional(),
});

export const route = z.strictObject({
  /** 仲裁, 行政, 诉讼 */
  way: text,
  /** The body to turn to. */
  body: text,
  /** The time limit and its basis. */
  limit: text,
});

/** An office's own sentences, frozen into the record of each paper issued with them. */
export interface OwnWording {
  /** Counts the office's versions of this paper; printed after the template's version. */
  readonly no: number;
  readonly texts: Readonly<Record<string, string>>;
}

/** What every frozen record of a paper carries. */
export const recordBase = {
  demo: z.boolean(),
  /** 编号 of the paper, or of its case where the paper has none of its own. */
  number: text,
  committee,
  issuedOn: day,
  issuedAt: instant,
  verify: z.strictObject({ code: text, url: z.url() }).optional(),
  /** The office's own sentences, frozen with the record. */
  wording: z.strictObject({ no: count.min(1), texts: z.record(z.string(), account) }).optional(),
};

export interface PaperRecord {
  readonly demo: boolean;
  readonly number: string;
  readonly committee: z.output<typeof committee>;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly verify?: { readonly code: string; readonly url: string } | undefined;
  readonly wording?: OwnWording | undefined;
}
