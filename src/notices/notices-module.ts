import type { AuditLog } from '../audit/audit-log.ts';
import type { CasePanel } from '../cases/core/case-panel.ts';
import type { PartyRepository } from '../cases/parties/party-repository.ts';
import type { AccountsService } from '../identity/accounts-service.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { I18n } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import { sentPanel } from './parties/sent-panel.ts';
import { PartyTextsService } from './parties/texts-service.ts';
import { TextWordingsService } from './parties/wordings-service.ts';
import { DeliveriesService } from './sending/deliveries-service.ts';
import { DeliverySender } from './sending/sender.ts';
import { adaptersOf, type NoticeConfig } from './sending/settings.ts';
import { StaffNoticesService } from './staff/staff-service.ts';

export interface NoticesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly log: Logger;
  readonly audit: AuditLog;
  readonly crypto: FieldCrypto;
  readonly areas: AreasService;
  readonly accounts: AccountsService;
  readonly parties: PartyRepository;
  readonly config: NoticeConfig;
  readonly publicUrl: string;
  readonly texts: () => I18n;
}

export interface NoticesModule {
  readonly sender: DeliverySender;
  readonly deliveries: DeliveriesService;
  readonly staff: StaffNoticesService;
  readonly partyTexts: PartyTextsService;
  readonly textWordings: TextWordingsService;
  readonly sentPanel: CasePanel;
  /** For whoever writes into inboxes. */
  readonly onTold: (tx: Tx, sourceKey: string, accountIds: readonly string[]) => Promise<void>;
}

/** Everything the container wires of what leaves the house. */
export function createNoticesModule(deps: NoticesDeps): NoticesModule {
  const { db, uow, clock, log, audit, crypto, areas, accounts, parties, config, publicUrl, texts } = deps;
  const calendar = () => areas.calendar;
  const findAccount = (id: string) => accounts.findById(id);
  const staff = new StaffNoticesService({
    ...{ db, uow, clock, audit, crypto, calendar, texts, publicUrl, findAccount },
  });
  const textWordings = new TextWordingsService({ db, uow, clock, audit });
  const kick = (): void => sender.kick();
  const partyTexts = new PartyTextsService({
    ...{ db, uow, clock, audit, calendar, parties, kick, wordings: textWordings },
    telephoneOf: (committeeId) => areas.findCommittee(committeeId) ?? null,
    isConnected: config.sms !== undefined,
  });
  const sender = new DeliverySender({
    ...{ db, uow, clock, log, adapters: adaptersOf(config) },
    addressOf: (delivery) =>
      delivery.partyId === null ? staff.addressOf(delivery) : partyTexts.addressOf(delivery),
    collect: () => staff.collect(),
  });
  return {
    ...{ sender, staff, partyTexts, textWordings },
    deliveries: new DeliveriesService({ db, uow, clock, audit, config, kick }),
    sentPanel: sentPanel(partyTexts),
    onTold: (tx, sourceKey, accountIds) => staff.plan(tx, sourceKey, accountIds),
  };
}
