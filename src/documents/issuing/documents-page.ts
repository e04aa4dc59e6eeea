import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../../platform/i18n.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import { type PaperOffer, shownVerifyCode, type VerifyResult } from '../core/document.ts';
import { paperTemplates } from '../papers/paper-set.ts';
import type { PaperEntry } from '../records/paper-entry.ts';
import type { CasePapers, PaperPreview } from './documents-service.ts';

interface CaseRef {
  readonly code: string;
  readonly title: string;
  readonly number: string | null;
}

const casePath = (subject: CaseRef): string => `/cases/${encodeURIComponent(subject.code)}`;
export const papersPath = (subject: CaseRef): string => `${casePath(subject)}/documents`;

function withQuery(path: string, offer: Pick<PaperOffer, 'code' | 'aboutId'>): string {
  const query = new URLSearchParams({
    code: offer.code,
    ...(offer.aboutId ? { aboutId: offer.aboutId } : {}),
  });
  return `${path}?${query.toString()}`;
}

export interface PapersPage extends PageHead {
  /** Where the whole file is bound; null for whoever may not have it. */
  readonly bindHref: string | null;
  readonly documents: readonly {
    readonly title: string;
    readonly href: string | null;
    /** The same in large type. */
    readonly largeHref: string | null;
    readonly tag: Tag;
    readonly items: readonly { readonly label: string; readonly value: string }[];
    readonly prints: readonly string[];
    /** Where a print is entered with its receiver; null for whoever may not have the file. */
    readonly printHref: string | null;
    /** Papers that put it right or add to it. */
    readonly corrections: readonly string[];
  }[];
  readonly entries: EntriesPart;
  /** The office's own Word documents, filled for this case. */
  readonly words: readonly { readonly label: string; readonly href: string }[];
  /** What can be made for everybody in one run. */
  readonly batches: readonly { readonly code: string; readonly label: string }[];
  readonly batchHref: string;
  readonly offers: readonly {
    readonly title: string;
    readonly about: string;
    readonly checkHref: string;
    readonly previewHref: string;
  }[];
}

/** What every page about the papers of a case stands in. */
export function paperFrame(subject: CaseRef, t: Translate): Pick<PageHead, 'breadcrumbs' | 'active'> {
  return {
    active: 'cases',
    breadcrumbs: [
      { label: subject.number ?? subject.code, href: casePath(subject) },
      { label: t('documents.title') },
    ],
  };
}

/** `/cases/:id/documents`: what is issued, with its prints, and what can be issued now. */
export function papersPage(
  subject: CaseRef,
  papers: CasePapers,
  t: Translate,
  locale: Locale,
  canBind: boolean,
  written: WrittenEntries,
): PapersPage {
  const base = papersPath(subject);
  const isBindable = canBind && papers.documents.some(({ state }) => state === 'issued');
  return {
    ...paperFrame(subject, t),
    title: t('documents.title'),
    lead: subject.title,
    actions: [{ label: t('documents.back'), href: casePath(subject) }],
    bindHref: isBindable ? `${base}/volume` : null,
    entries: entriesPart(base, written, locale),
    batches: written.batches.map(({ code, title, count }) => ({
      code,
      label: t('documents.batch.one', { title: `${code} ${pick(title, locale)}`, n: count }),
    })),
    batchHref: `${base}/batch`,
    words: written.words.map(({ id, name }) => ({ label: name, href: `${base}/word/${id}.docx` })),
    documents: papers.documents.map((one) => documentLine(base, one, papers.documents, t)),
    offers: papers.offers.map((offer) => ({
      title: `${offer.code} ${pick(offer.title, locale)}`,
      about: offer.about,
      checkHref: withQuery(`${base}/new`, offer),
      previewHref: withQuery(`${base}/preview.pdf`, offer),
    })),
  };
}

function documentLine(
  base: string,
  one: CasePapers['documents'][number],
  all: CasePapers['documents'],
  t: Translate,
): PapersPage['documents'][number] {
  const corrections = all.filter(({ correctsId, state }) => correctsId === one.id && state === 'issued');
  return {
    title: `${one.code} ${one.title}`,
    href: one.canRead ? `${base}/${one.id}.pdf` : null,
    largeHref: one.canRead ? `${base}/${one.id}.pdf?edition=large` : null,
    printHref: one.canRead ? `${base}/${one.id}/prints` : null,
    tag: stateTag(one, t),
    items: [
      { label: t('documents.fields.number'), value: one.number ?? '' },
      { label: t('documents.fields.issuedOn'), value: moment(one.issuedAt) },
      { label: t('documents.fields.issuedBy'), value: one.issuedByName },
      { label: t('documents.fields.verifyCode'), value: shownVerifyCode(one.verifyCode) },
    ],
    corrections: corrections.map((paper) => `${paper.code} ${paper.title} ${moment(paper.issuedAt)}`),
    prints: one.prints.map((print) => printLine(print, t)),
  };
}

function printLine(print: CasePapers['documents'][number]['prints'][number], t: Translate): string {
  const { no, printedAt, printedByName, receiver, copies, isLarge } = print;
  return [
    t('documents.printLine', { no, at: moment(printedAt), name: printedByName }),
    copies === null ? '' : t('documents.printCopies', { n: copies }),
    isLarge ? t('documents.openLarge') : '',
    receiver === null ? '' : `${t('documents.receiver')} ${receiver}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What people wrote for papers, and what can be written. */
export interface EntriesPart {
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly label: string;
    readonly at: string;
    /** Null for whoever may only read it. */
    readonly changeHref: string | null;
  }[];
  readonly offers: readonly { readonly title: string; readonly href: string }[];
  readonly withdrawHref: string;
}

export interface WrittenEntries {
  readonly entries: readonly (PaperEntry & { readonly mayWrite: boolean })[];
  readonly kinds: readonly { readonly code: string }[];
  readonly words: readonly { readonly id: string; readonly name: string }[];
  readonly batches: readonly { readonly code: string; readonly title: Bilingual; readonly count: number }[];
}

function entriesPart(base: string, { entries, kinds }: WrittenEntries, locale: Locale): EntriesPart {
  const titleOf = (code: string): string => {
    const title = paperTemplates.get(code)?.title;
    return title ? `${code} ${pick(title, locale)}` : code;
  };
  return {
    lines: entries.map((one) => ({
      id: one.id,
      title: titleOf(one.code),
      label: one.label,
      at: moment(one.writtenAt),
      changeHref: one.mayWrite
        ? `${base}/entries/${one.code}/new?follows=${encodeURIComponent(one.id)}`
        : null,
    })),
    offers: kinds.map(({ code }) => ({ title: titleOf(code), href: `${base}/entries/${code}/new` })),
    withdrawHref: `${base}/entries/withdraw`,
  };
}

function stateTag(one: Pick<CasePapers['documents'][number], 'state' | 'isLapsed'>, t: Translate): Tag {
  if (one.state === 'superseded') return { text: t('documents.superseded'), tone: 'neutral' };
  if (one.isLapsed) return { text: t('documents.lapsed'), tone: 'orange' };
  return { text: t('documents.inForce'), tone: 'green' };
}

function moment(at: Instant): string {
  return `${legalDay(at)} ${legalTime(at)}`;
}

export interface IssuePage extends PageHead {
  readonly action: string;
  readonly code: string;
  readonly aboutId: string;
  readonly about: string;
  readonly missing: readonly string[];
  readonly pages: string;
  readonly previewHref: string;
  readonly cancelHref: string;
  readonly problems: readonly string[];
}

/** `/cases/:id/documents/new`: the last look before a paper is issued. */
export function issuePage(
  subject: CaseRef,
  preview: PaperPreview,
  t: Translate,
  locale: Locale,
  problems: readonly string[] = [],
): IssuePage {
  const { offer, pdf } = preview;
  const base = papersPath(subject);
  return {
    ...paperFrame(subject, t),
    title: t('documents.checkTitle', { title: pick(offer.title, locale) }),
    lead: subject.title,
    isForm: true,
    problemCount: problems.length,
    action: base,
    code: offer.code,
    aboutId: offer.aboutId ?? '',
    about: offer.about,
    missing: pdf.missing.map((one) => `${one.text} (${one.codePoint})`),
    pages: t('documents.pages', { n: pdf.pages }),
    previewHref: withQuery(`${base}/preview.pdf`, offer),
    cancelHref: base,
    problems,
  };
}

function verifyTag(result: VerifyResult, text: (key: string) => string): Tag {
  if (result.isSuperseded) return { text: text('superseded'), tone: 'orange' };
  return result.isLapsed
    ? { text: text('lapsed'), tone: 'orange' }
    : { text: text('inForce'), tone: 'green' };
}

export interface VerifyPage extends PageHead {
  readonly typed: string;
  readonly result: {
    readonly tag: Tag;
    readonly items: readonly { readonly label: string; readonly value: string }[];
  } | null;
  readonly isAsked: boolean;
}

/** `/verify`: the form, and what is known of a code. No data of any person. */
export function verifyPage(
  typed: string,
  result: VerifyResult | null,
  isAsked: boolean,
  t: Translate,
  locale: Locale,
): VerifyPage {
  const text = (key: string): string => t(`documents.verify.${key}`);
  return {
    title: text('title'),
    frame: 'public',
    typed,
    isAsked,
    result: result && {
      tag: verifyTag(result, text),
      items: [
        { label: text('paper'), value: `${result.paper} ${pick(result.title, locale)}` },
        { label: text('issuer'), value: result.issuer },
        { label: text('issuedOn'), value: result.issuedOn },
        { label: text('version'), value: result.templateVersion },
        { label: text('digest'), value: result.digest },
        { label: text('code'), value: result.code },
        ...result.corrections.map((one) => ({
          label: text('corrected'),
          value: `${one.paper} ${pick(one.title, locale)} ${one.issuedOn} ${one.code}`,
        })),
      ],
    },
  };
}
