import type { Handlers } from '../../workflows/vocabulary/events.ts';
import type { DisputeType } from '../cases/core/case.ts';
import { findCase } from '../cases/core/case-repository.ts';
import { mergeCaseHandler } from '../cases/linked/join-cases.ts';
import { linkProblem } from '../cases/linked/texts.ts';
import type { CaseDraft, RegisterDeps } from '../cases/registration/register-case.ts';
import { registerCaseIn } from '../cases/registration/register-case.ts';
import { legalDay } from '../platform/clock.ts';
import { ValidationError } from '../platform/errors.ts';
import type { HandlerContext } from '../workflow/definitions/ports.ts';
import { findLead } from './lead-repository.ts';

export interface LeadHandlerDeps extends RegisterDeps {
  readonly isDemo: boolean;
  readonly titleOf: (names: string, type: DisputeType) => string;
}

/** What becomes of a lead: a case, a settlement on the spot (counted as a case), part of another case, or nothing. */
export function leadHandlers(deps: LeadHandlerDeps): Handlers {
  const draftFrom = async (
    context: HandlerContext<unknown>,
  ): Promise<Omit<CaseDraft, 'type' | 'parties' | 'summary'>> => {
    const lead = await findLead(context.tx.knex, context.subject.id);
    if (!lead) throw new Error(`no lead ${context.subject.id}`);
    return {
      channel: lead.channel,
      areaCode: lead.areaCode,
      place: lead.place ?? undefined,
      occurredOn: legalDay(lead.occurredAt),
      registeredAt: context.occurredAt,
      details: {},
      leadId: lead.id,
      isDemo: deps.isDemo,
    };
  };
  const register = (context: HandlerContext<unknown>, draft: CaseDraft) =>
    registerCaseIn(context.tx, deps, draft, context.actor, context.recordedAt, deps.titleOf);
  const mergeCase = mergeCaseHandler(deps);
  return {
    makeCase: async (context) => {
      const { data } = context;
      const made = await register(context, {
        ...(await draftFrom(context)),
        type: data.type,
        title: data.title,
        summary: data.summary,
        parties: [
          {
            side: 'applicant',
            kind: data.applicantKind,
            name: data.applicantName,
            telephone: data.applicantPhone,
          },
          { side: 'respondent', kind: data.respondentKind, name: data.respondentName },
        ],
      });
      context.set({ caseId: made.id });
      context.note({ caseId: made.id, caseCode: made.code });
    },
    settleOnSpot: async (context) => {
      const { data } = context;
      const lead = await findLead(context.tx.knex, context.subject.id);
      const made = await register(context, {
        ...(await draftFrom(context)),
        type: context.subject.type,
        summary: lead?.what ?? data.result,
        parties: [
          { side: 'applicant', kind: 'person', name: data.applicantName, telephone: data.contactPhone },
          { side: 'respondent', kind: 'person', name: data.respondentName },
        ],
      });
      await deps.engine().commandIn(context.tx, {
        kind: 'case',
        subjectId: made.id,
        event: 'resolveOnSpot',
        data: { result: data.result, contactPhone: data.contactPhone },
        actor: context.actor,
        occurredAt: context.occurredAt,
      });
      context.set({ caseId: made.id });
      context.note({ caseId: made.id, caseCode: made.code });
    },
    coordinate: async ({ closeDeadline }) => closeDeadline('C-4Y-COORD', 'met'),
    verify: async ({ closeDeadline }) => closeDeadline('C-4Y-VERIFY', 'met'),
    merge: async (context) => {
      if (context.subject.kind === 'case') return mergeCase(context);
      const target = await findCase(context.tx.knex, context.data.caseCode.trim().toUpperCase());
      const lead = await findLead(context.tx.knex, context.subject.id);
      if (!target || target.townCode !== lead?.townCode)
        throw new ValidationError([linkProblem('caseCode', 'caseNotFound')]);
      context.set({ mergedIntoCaseId: target.id, caseId: target.id });
      context.note({ caseId: target.id });
    },
  };
}
