import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { fieldMeta } from '../../platform/form-data.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import type { Stage } from '../../workflow/definitions/diagram.ts';
import { phaseOf } from '../../workflow/definitions/state-value.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { Offer } from '../../workflow/engine/offers.ts';
import type { HistoryRow } from '../../workflow/history/history.ts';
import type { Case } from '../core/case.ts';
import type { CasePanel, PanelLinks, PaperAccess } from '../core/case-panel.ts';
import { type EventText, listEventTexts } from '../core/event-texts-repository.ts';
import { momentLabel } from '../core/moment-label.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import { phaseTag, riskTag } from '../core/tags.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import type { CasePeople, CaseService } from '../registration/case-service.ts';
import { toldFields } from '../registration/registration-form.ts';
import { type DeadlinesModel, deadlinesModel } from './deadlines-page.ts';
import { type TimelineItem, timelineOf } from './history-page.ts';
import { type PartyModel, partyModels } from './parties-page.ts';
import { type StepsModel, stepsModel } from './steps-page.ts';

/** A scan, a photograph or another file of the case, as its page lists it. */
export interface FileLine {
  readonly name: string;
  readonly href: string;
  readonly note: string | null;
}

export interface CasePageDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly engine: WorkflowEngine;
  readonly service: CaseService;
  readonly parties: Pick<PartyRepository, 'secretsOf'>;
  /** Parts of the page that other features fill. */
  readonly panels: readonly CasePanel[];
  /** Names of those who keep the books of the office, to ask for what a form lacks. */
  readonly administrators?: () => Promise<readonly string[]>;
  /** How far the viewer may go with the papers of the case; nowhere where no papers are kept. */
  readonly paperAccess?: (viewer: Viewer, subject: Case) => PaperAccess;
  /** Files of the case; absent where nothing can be uploaded. */
  readonly files?: (viewer: Viewer, subject: Case, locale: Locale) => Promise<readonly FileLine[]>;
}

export interface CasePage extends PageHead {
  facts: { label: string; value: string; isWide?: boolean }[];
  /** Where what was taken down wrongly is put right, for who may. */
  correction: { label: string; href: string } | null;
  summary: string;
  flow: {
    svg: string;
    version: string;
    stages: { label: string; progress: Stage['progress'] }[];
  } | null;
  steps: StepsModel | null;
  deadlines: DeadlinesModel;
  timeline: TimelineItem[];
  parties: PartyModel[];
  panels: { view: string; data: object }[];
  files: readonly FileLine[] | null;
  uploadHref: string | null;
  proofHref: string | null;
  isStatusOnly: boolean;
}

export async function casePage(
  deps: CasePageDeps,
  viewer: Viewer,
  subject: Case,
  words: { readonly t: Translate; readonly locale: Locale },
): Promise<CasePage> {
  const { db, engine, service } = deps;
  const { t, locale } = words;
  const href = `/cases/${subject.code}`;
  const isStatusOnly = seesStatusOnly(viewer, subject);
  const now = deps.clock.now();
  const [people, history, texts, deadlines, offers] = await Promise.all([
    service.peopleOf(subject),
    engine.history(db.read, subject.id),
    listEventTexts(db.read, subject.id),
    engine.deadlinesOf(db.read, subject.id),
    service.offers(viewer, subject),
  ]);
  const today = legalDay(now);
  const deadlineInput = {
    ...{ subjectType: subject.type, areaPath: subject.areaPath, today, now, t, locale },
    colours: deps.areas.colours(today),
  };
  const papers = deps.paperAccess?.(viewer, subject) ?? 'none';
  const enabled = new Set(offers.filter((offer) => offer.enabled).map(({ event }) => event));
  const canSeeFiles = !isStatusOnly && can(viewer, 'downloadAttachment') && deps.files !== undefined;
  return {
    ...headOf(deps, papers, subject, isStatusOnly ? [] : offers, words),
    facts: factsOf(deps, subject, words, isStatusOnly),
    correction: isStatusOnly ? null : correctionOf(offers, href, locale),
    summary: isStatusOnly ? '' : subject.summary,
    flow: flowOf(deps, subject, history, words),
    steps: stepsModel(offers, href, t, locale),
    deadlines: await deadlinesModel(db.read, deadlines, deadlineInput),
    timeline: timelineOf(history, historyWords(deps, { people, texts }, words, !isStatusOnly)),
    parties: isStatusOnly
      ? []
      : await partyModels(db.read, people, {
          parties: deps.parties,
          caseHref: href,
          canReveal: can(viewer, 'revealContact'),
          t,
        }),
    panels: isStatusOnly ? [] : await loadPanels(deps, viewer, subject, { events: enabled, papers }, words),
    files: canSeeFiles && deps.files ? await deps.files(viewer, subject, locale) : null,
    uploadHref: !isStatusOnly && can(viewer, 'uploadAttachment') && deps.files ? `${href}/attachments` : null,
    proofHref: !isStatusOnly && can(viewer, 'printHistory') ? `${href}/history/proof` : null,
    isStatusOnly,
  };
}

/** What an office above asked for; once it is struck off it only says so. */
function supervisionTags(supervision: string, t: Translate): Tag[] {
  if (supervision === 'none') return [];
  const tone = supervision === 'cleared' ? 'green' : supervision === 'supervised' ? 'red' : 'orange';
  return [{ text: t(`cases.page.supervisionName.${supervision}`), tone }];
}

function headOf(
  { engine }: CasePageDeps,
  papers: PaperAccess,
  subject: Case,
  offers: readonly Offer[],
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): PageHead {
  // Danger does not wait for somebody to read down a list of steps.
  const alarm = offers.find(({ event }) => event === 'reportEmergency');
  const risk = riskTag(subject.overlays.risk, t);
  const label = engine.stateLabel(subject.defId, subject.defVersion, subject.state, locale);
  const tags: Tag[] = [
    { ...phaseTag(subject.phase, t), text: label },
    ...(risk === null ? [] : [risk]),
    ...(subject.overlays.hold === 'none' ? [] : [{ text: t('cases.page.held'), tone: 'orange' as const }]),
    ...(subject.overlays.level === 'town'
      ? []
      : [{ text: t(`cases.page.levelName.${subject.overlays.level}`), tone: 'purple' as const }]),
    ...supervisionTags(subject.overlays.supervision, t),
  ];
  const href = `/cases/${subject.code}`;
  return {
    title: subject.title,
    tags,
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.home'), href: '/' },
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code },
    ],
    actions: [
      ...(alarm?.enabled
        ? [
            {
              label: pick(alarm.label, locale),
              href: `${href}/actions/${alarm.event}`,
              tone: 'danger' as const,
            },
          ]
        : []),
      ...(papers === 'none' ? [] : [{ label: t('cases.page.papers'), href: `${href}/documents` }]),
    ],
  };
}

function correctionOf(offers: readonly Offer[], href: string, locale: Locale): CasePage['correction'] {
  const offer = offers.find(
    ({ event, enabled }) => enabled && ['correctCase', 'proposeCorrection'].includes(event),
  );
  return offer ? { label: pick(offer.label, locale), href: `${href}/actions/${offer.event}` } : null;
}

function factsOf(
  { areas }: CasePageDeps,
  subject: Case,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
  isStatusOnly: boolean,
): CasePage['facts'] {
  const fact = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ label: t(`cases.page.${key}`), value }];
  /** Under the label of its field at registration. */
  const told = (member: keyof typeof toldFields) => {
    const { [member]: value } = subject;
    const label = fieldMeta(toldFields[member])?.label;
    return value === null || label === undefined ? [] : [{ label: pick(label, locale), value }];
  };
  const word = (dictionary: string, code: string) =>
    areas.dictionaryLabel(dictionary, code, locale, subject.registeredOn);
  const { claimedFen, peopleCount, landKind } = subject;
  const place = [areas.nameOf(subject.areaCode), subject.place].filter(Boolean).join(' ');
  const own = isStatusOnly
    ? []
    : [
        ...fact('applicants', subject.applicantNames),
        ...fact('respondents', subject.respondentNames),
        ...fact(
          'claimed',
          claimedFen === null ? null : t('cases.page.yuan', { amount: formatYuan(claimedFen) }),
        ),
        ...fact('people', peopleCount === null ? null : t('cases.page.persons', { n: peopleCount })),
      ];
  return [
    ...fact('number', subject.number),
    ...fact('code', subject.code),
    ...fact('type', word('disputeTypes', subject.type)),
    ...told('subtype'),
    ...fact('landKind', landKind === null ? null : word('landKinds', landKind)),
    ...own,
    ...fact('place', place),
    ...fact('occurredOn', subject.occurredOn),
    ...fact('committee', subject.committeeId && areas.findCommittee(subject.committeeId)?.name),
    ...fact('mediator', subject.mediatorId && areas.findPerson(subject.mediatorId)?.name),
    ...fact('channel', word('channels', subject.channel)),
    ...fact(
      'applicationForm',
      subject.applicationForm && t(`cases.page.formName.${subject.applicationForm}`),
    ),
    ...fact('registeredAt', momentLabel(subject.registeredAt)),
    ...fact('acceptedAt', subject.acceptedAt && momentLabel(subject.acceptedAt)),
    ...fact('resolvedAt', subject.resolvedAt && momentLabel(subject.resolvedAt)),
  ];
}

function flowOf(
  { engine, areas }: CasePageDeps,
  subject: Case,
  history: readonly HistoryRow[],
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): CasePage['flow'] {
  const visited = history.flatMap((row) => [phaseOf(row.from.state), phaseOf(row.to.state)]).filter(Boolean);
  const marks = { current: subject.phase, visited: [...new Set(visited)] };
  const svg = engine.diagram(subject.defId, subject.defVersion, marks, locale);
  const name = areas.dictionaryLabel('disputeTypes', subject.type, locale);
  const stages = engine.stages(subject.defId, subject.defVersion, marks);
  return svg === ''
    ? null
    : {
        svg,
        stages: stages.map(({ label, progress }) => ({ label: pick(label, locale), progress })),
        version: t('cases.page.flowVersion', { name, version: subject.defVersion }),
      };
}

function historyWords(
  { areas, engine }: CasePageDeps,
  { people, texts }: { readonly people: CasePeople; readonly texts: readonly EventText[] },
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
  isFull: boolean,
) {
  const names = new Map<string, string>([
    ...people.parties.map((party) => [party.id, party.name] as const),
    ...people.members.map((member) => [member.id, member.name] as const),
    ...people.formerNames,
  ]);
  const written = new Map(texts.map((one) => [one.seq, Object.values(one.texts)]));
  return {
    t,
    locale,
    isFull,
    specOf: (event: string) => engine.registry.vocabulary.events.get(event),
    nameOf: (id: string) => names.get(id) ?? areas.findPerson(id)?.name ?? areas.findCommittee(id)?.name,
    dictionaryLabel: (dictionary: string, code: string, onDay: Day) =>
      areas.dictionaryLabel(dictionary, code, locale, onDay),
    textsOf: (seq: number) => written.get(seq) ?? [],
  };
}

async function loadPanels(
  { panels, db }: CasePageDeps,
  viewer: Viewer,
  subject: Case,
  links: PanelLinks,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): Promise<CasePage['panels']> {
  const loaded = await Promise.all(
    panels.map(async (panel) => ({
      view: panel.view,
      data: await panel.load({ db: db.read, caseId: subject.id, viewer, locale, t, links }),
    })),
  );
  return loaded.flatMap(({ view, data }) => (data === null ? [] : [{ view, data }]));
}
