import { listAgreements } from '../../agreements/core/agreements-repository.ts';
import { listObligations } from '../../agreements/core/obligations-repository.ts';
import type { Case } from '../../cases/core/case.ts';
import type { Party } from '../../cases/parties/party.ts';
import { listAppointments } from '../../mediation/sessions/sessions-repository.ts';
import {
  addMs,
  type Day,
  dayFromNumber,
  dayNumber,
  type Instant,
  legalDay,
  legalTime,
  startOfLegalDay,
} from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { PartyTextCode } from './wording.ts';

/** What happened in a case that a text may be sent for. */
export interface Occasion {
  readonly code: PartyTextCode;
  /** What the text is about, so that it comes once for each: an appointment, an agreement. */
  readonly aboutId: string;
  readonly values: Readonly<Record<string, string>>;
  /** From then on the text would only confuse. */
  readonly uselessFrom: Instant | null;
  /** Whom it concerns. */
  readonly isFor: (party: Pick<Party, 'id' | 'side'>) => boolean;
}

const everyParty = (): boolean => true;

/** So long before its day an obligation may be called to mind. */
const daysBefore = 30;
const dayMs = 86_400_000;

/** The texts that fit the case now; the next of each kind. An obligation concerns its debtor alone, so there may be several. */
export async function listOccasions(db: Db, subject: Case, now: Instant): Promise<Occasion[]> {
  if (subject.acceptedAt === null) return [];
  const today = legalDay(now);
  const appointments = await listAppointments(db, subject.id);
  const agreements = await listAgreements(db, subject.id);
  const obligations = await listObligations(db, subject.id);
  const appointment = appointments
    .filter(({ state, startsAt }) => state === 'open' && startsAt > now)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
  const signing = agreements.find(({ state }) => state === 'signing');
  const last = dayFromNumber(dayNumber(today) + daysBefore);
  const due = obligations
    .filter(
      ({ state, dueOn }) => (state === 'open' || state === 'partial') && dueOn >= today && dueOn <= last,
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const isFirstOfDebtor = ({ debtorPartyId }: (typeof due)[number], index: number): boolean =>
    due.findIndex((one) => one.debtorPartyId === debtorPartyId) === index;
  const { code } = subject;
  return [
    {
      ...{ code: 'receipt', aboutId: subject.id, values: { code }, uselessFrom: null },
      isFor: ({ side }) => side === 'applicant',
    },
    ...(appointment === undefined
      ? []
      : [
          {
            ...({ code: 'appointment', aboutId: appointment.id, isFor: everyParty } as const),
            values: { code, when: chineseMoment(appointment.startsAt), place: appointment.place },
            uselessFrom: appointment.startsAt,
          },
        ]),
    ...(signing === undefined
      ? []
      : [
          {
            ...({ code: 'agreementReady', aboutId: signing.id, isFor: everyParty } as const),
            ...{ values: { code }, uselessFrom: null },
          },
        ]),
    ...due.filter(isFirstOfDebtor).map(
      ({ id, dueOn, debtorPartyId }): Occasion => ({
        ...{
          code: 'performanceDue',
          aboutId: `${id}:${dueOn}`,
          isFor: (party) => party.id === debtorPartyId,
        },
        ...{ values: { code, dueOn: chineseDay(dueOn) }, uselessFrom: addMs(startOfLegalDay(dueOn), dayMs) },
      }),
    ),
  ];
}

/** 12月5日, as it is said. */
function chineseDay(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 11月24日15时, or with its minutes. */
function chineseMoment(at: Instant): string {
  const [hour, minute] = legalTime(at).split(':').map(Number);
  return `${chineseDay(legalDay(at))}${hour}时${minute === 0 ? '' : `${minute}分`}`;
}
