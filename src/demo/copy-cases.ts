import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import { frozenHashOf } from '../agreements/core/agreement.ts';
import type { Container } from '../app/container.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { caseFromRow, nextInSeries } from '../cases/core/case-repository.ts';
import { indexCase } from '../cases/search/indexing.ts';
import { recordDigest, verifyCodeLength } from '../documents/core/document.ts';
import { openRecord, sealRecord } from '../documents/core/sealed-record.ts';
import { legalNumber } from '../offices/office.ts';
import { legalDay } from '../platform/clock.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { parseData } from '../platform/form-data.ts';
import { newId, randomCode } from '../platform/ids.ts';
import {
  type HistoryRecord,
  type HistoryRow,
  historyData,
  historyHash,
  requestHash,
} from '../workflow/history/history.ts';
import { historyColumns } from '../workflow/history/history-repository.ts';
import { copiedTables, type DemoModel, madeId, readModel } from './model.ts';
import type { DemoCommand, PlayedCase } from './played-case.ts';

interface CopyJob {
  readonly played: PlayedCase;
  readonly spec: DemoCaseSpec;
}
type Row = Record<string, unknown>;
type Swap = (text: string) => string;

const atOnce = 25;
/** SQLite joins at most 500 rows in a statement and binds at most 32,766 values; a case has some sixty columns. */
const rowsAtOnce = 400;

/**
 * Writes disputes that take the course of one already played, on the same days, with other people: the rows the
 * services would have written, their chains, digests, numbers and sealed values made anew, without running the
 * services.
 */
export class DemoCopies {
  readonly #container: Container;
  readonly #models = new Map<string, DemoModel>();

  constructor(container: Container) {
    this.#container = container;
  }

  /** So many copies in one transaction each time; `onMade` is told after each of them. */
  async add(jobs: readonly CopyJob[], onMade: (made: number) => void): Promise<void> {
    for (let from = 0; from < jobs.length; from += atOnce) {
      const some = jobs.slice(from, from + atOnce);
      for (const { played } of some) await this.#modelOf(played);
      await this.#container.uow.run((tx) => this.#copyAll(tx, some));
      onMade(from + some.length);
    }
  }

  async #copyAll(tx: Tx, jobs: readonly CopyJob[]): Promise<void> {
    const rows = new Map<string, Row[]>();
    const entries: AuditEntry[] = [];
    const indexing: (() => Promise<void>)[] = [];
    for (const { played, spec } of jobs) {
      const model = await this.#modelOf(played);
      const swap = await this.#swapFor(tx, model, spec);
      for (const [table, copies] of this.#rows(model, swap)) {
        rows.set(table, [...(rows.get(table) ?? []), ...copies]);
      }
      entries.push(...model.audit.map((entry) => mapped(entry, swap) as AuditEntry));
      indexing.push(() => this.#index(tx, model, swap));
    }
    for (const name of [...copiedTables, 'history']) {
      for (const some of chunksOf(rows.get(name) ?? [], rowsAtOnce)) await tx.knex(name).insert(some);
    }
    for (const index of indexing) await index();
    entries.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    await this.#container.audit.appendAll(tx, entries);
  }

  async #modelOf(played: PlayedCase): Promise<DemoModel> {
    const known = this.#models.get(played.id);
    if (known) return known;
    const model = await readModel(this.#container, played);
    this.#models.set(played.id, model);
    return model;
  }

  #rows(model: DemoModel, swap: Swap): Map<string, Row[]> {
    const history = this.#history(model, swap);
    const rows = new Map<string, Row[]>([['history', history.map((one) => ({ ...historyColumns(one) }))]]);
    for (const [name, own] of model.tables) {
      rows.set(
        name,
        own.map((row) => this.#row(name, row, mapped(row, swap) as Row, swap)),
      );
    }
    for (const row of rows.get('cases') ?? []) row['history_hash'] = history.at(-1)?.hash;
    return rows;
  }

  /** What becomes of every text: ids, names, telephone, code and number of the model give way to those of the copy. */
  async #swapFor(tx: Tx, model: DemoModel, spec: DemoCaseSpec): Promise<Swap> {
    const ids = new Map(model.ids.map((id) => [id, newId()]));
    const { areas } = this.#container;
    const own = caseFromRow(model.row);
    const words = new Map([
      [model.spec.applicant.name, spec.applicant.name],
      [model.spec.respondent.name, spec.respondent.name],
      [own.code, `DF${randomCode(10)}`],
    ]);
    const { headName } = model.spec.respondent;
    if (headName && spec.respondent.headName) words.set(headName, spec.respondent.headName);
    const { telephone } = model.spec.applicant;
    if (telephone && spec.applicant.telephone) words.set(telephone, spec.applicant.telephone);
    if (own.number !== null && own.committeeId !== null && own.acceptedAt !== null) {
      const committee = areas.getCommittee(own.committeeId);
      const day = legalDay(own.acceptedAt);
      const ordinal = await nextInSeries(tx, `${committee.id}:${day.slice(0, 4)}`);
      words.set(own.number, legalNumber(committee, day, ordinal));
    }
    const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp([madeId.source, ...longestFirst].join('|'), 'g');
    return (text) => text.replace(pattern, (found) => ids.get(found) ?? words.get(found) ?? found);
  }

  /** What is derived from other values of the row is derived anew. */
  #row(table: string, model: Row, copy: Row, swap: Swap): Row {
    const { crypto, cases } = this.#container;
    if (table === 'parties') {
      const phone = model['phone_enc'];
      if (typeof phone !== 'string') return copy;
      const telephone = swap(crypto.decrypt(phone, `parties.phone.${String(model['id'])}`));
      return { ...copy, ...cases.parties.phoneColumns(String(copy['id']), telephone) };
    }
    if (table === 'documents') {
      const record = JSON.parse(String(model['record'])) as object;
      const said = mapped(openRecord(record, crypto, String(model['id'])), swap) as object;
      return {
        ...copy,
        record: JSON.stringify(sealRecord(said, crypto, String(copy['id']))),
        record_digest: recordDigest(said),
        verify_code: randomCode(verifyCodeLength),
      };
    }
    if (table === 'agreements' && typeof copy['frozen'] === 'string') {
      return { ...copy, frozen_hash: frozenHashOf(JSON.parse(copy['frozen'])) };
    }
    return copy;
  }

  #history(model: DemoModel, swap: Swap): HistoryRow[] {
    let previousHash = '';
    return model.history.map(({ hash: _hash, previousHash: _previous, ...entry }, index) => {
      const record = mapped(entry, swap) as HistoryRecord;
      const command = model.commands.get(record.seq) ?? rungOf(entry);
      const data = index > 0 ? this.#data(command, record, swap) : record.data;
      const copy = { ...record, data };
      const row = { ...copy, previousHash, hash: historyHash(copy, previousHash) };
      previousHash = row.hash;
      return row;
    });
  }

  #data(command: DemoCommand, record: HistoryRecord, swap: Swap) {
    const spec = this.#container.registry.vocabulary.events.get(command.event);
    if (spec === undefined || command.event !== record.event)
      throw new Error(`no command for ${record.event}`);
    const raw = mapped(command.data, swap);
    const parsed = parseData(spec.form, raw ?? {});
    if (!parsed.ok) throw new Error(`${command.event} cannot be read again`);
    return historyData(spec.form, parsed.data, record.data.notes, requestHash(command.event, raw));
  }

  async #index(tx: Tx, model: DemoModel, swap: Swap): Promise<void> {
    await indexCase(tx, mapped(caseFromRow(model.row), swap) as ReturnType<typeof caseFromRow>);
  }
}

/** What the worker fired when a deadline rang. */
function rungOf({ event, data }: Pick<HistoryRecord, 'event' | 'data'>): DemoCommand {
  const { obligationId } = data.values;
  return { event, data: obligationId === undefined ? {} : { obligationId, note: '' } };
}

/** The same value with every text in it changed. */
function mapped(value: unknown, swap: Swap): unknown {
  if (typeof value === 'string') return swap(value);
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, swap));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapped(entry, swap)]));
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
