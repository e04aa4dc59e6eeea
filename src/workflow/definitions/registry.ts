import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { type CompiledWorkflow, compileWorkflow } from './compile.ts';
import type { MigrationPlan, Vocabulary, WorkflowDefinition } from './definition.ts';
import { findDefinitions, insertDefinition } from './definition-repository.ts';
import type { WorkflowSet } from './step.ts';
import type { TraitsOf, TypeTraits } from './traits.ts';

export interface DefinitionSet {
  readonly cases: readonly WorkflowDefinition[];
  readonly lead: WorkflowDefinition;
  readonly overlays: readonly WorkflowDefinition[];
  readonly migrations?: readonly MigrationPlan[];
}

const keyOf = ({ id, version }: WorkflowDefinition): string => `${id}@${version}`;

/** A definition was edited without a new version; the program must not start. */
export class DefinitionChangedError extends Error {
  override readonly name = 'DefinitionChangedError';
}

/** Every compiled definition by id and version: the current ones, and older ones that running cases keep. */
export class WorkflowRegistry {
  readonly vocabulary: Vocabulary;
  readonly #current = new Map<string, CompiledWorkflow>();
  readonly #all = new Map<string, CompiledWorkflow>();
  readonly #overlays: readonly CompiledWorkflow[];
  readonly #sets = new Map<string, WorkflowSet>();
  readonly #leadId: string;
  readonly #plans: readonly MigrationPlan[];

  /** @throws DefinitionError when the linter refuses a definition. */
  constructor(definitions: DefinitionSet, vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    for (const definition of [...definitions.cases, definitions.lead]) {
      const compiled = compileWorkflow(definition, vocabulary);
      this.#current.set(definition.id, compiled);
      this.#all.set(keyOf(definition), compiled);
    }
    this.#overlays = definitions.overlays.map((overlay) => compileWorkflow(overlay, vocabulary));
    for (const overlay of this.#overlays) this.#all.set(keyOf(overlay.definition), overlay);
    this.#leadId = definitions.lead.id;
    this.#plans = definitions.migrations ?? [];
  }

  get leadId(): string {
    return this.#leadId;
  }

  /** Ids of the dispute types. */
  caseTypes(): string[] {
    return [...this.#current.keys()].filter((id) => id !== this.#leadId);
  }

  overlays(): readonly CompiledWorkflow[] {
    return this.#overlays;
  }

  /** @throws RangeError for an unknown id. */
  current(id: string): CompiledWorkflow {
    const compiled = this.#current.get(id);
    if (!compiled) throw new RangeError(`no workflow ${id}`);
    return compiled;
  }

  /** The machine of one version with the overlays it was released with. @throws RangeError when one is not known. */
  set(id: string, version: number): WorkflowSet {
    const key = `${id}@${version}`;
    const known = this.#sets.get(key);
    if (known) return known;
    const main = this.#version(key);
    const overlays = Object.entries(main.definition.overlays ?? {}).map(([overlay, pin]) =>
      this.#version(`${overlay}@${pin}`),
    );
    const set = { main, overlays, vocabulary: this.vocabulary };
    this.#sets.set(key, set);
    return set;
  }

  /** What is so of a case by its type. @throws RangeError when the version is not known or is of no dispute type. */
  readonly traitsOf: TraitsOf = ({ defId, defVersion }) => {
    const { traits } = this.#version(`${defId}@${defVersion}`).definition;
    if (!traits) throw new RangeError(`${defId}@${defVersion} is no dispute type`);
    return traits;
  };

  /** What will be so of a case of this type that is registered now. @throws RangeError for an unknown type. */
  currentTraits(type: string): TypeTraits {
    return this.traitsOf({ defId: type, defVersion: this.current(type).definition.version });
  }

  /** Every known version of a definition, oldest first. */
  versionsOf(id: string): CompiledWorkflow[] {
    return [...this.#all.values()]
      .filter(({ definition }) => definition.id === id)
      .sort((a, b) => a.definition.version - b.definition.version);
  }

  /** Adds older versions, which running cases keep. */
  learn(definitions: readonly WorkflowDefinition[]): void {
    for (const definition of definitions) {
      const key = keyOf(definition);
      if (!this.#all.has(key)) this.#all.set(key, compileWorkflow(definition, this.vocabulary));
    }
  }

  /** Whether cases of this version can run here. */
  knows(id: string, version: number): boolean {
    return this.#all.has(`${id}@${version}`);
  }

  /** The migration files that lead to the current version, of one definition or of all, in order. */
  plansToCurrent(id?: string): MigrationPlan[] {
    return this.plans(id).filter((plan) => this.#current.get(plan.id)?.definition.version === plan.to);
  }

  /** All migration files, of one definition or of all, in order: moves made by older ones are replayed with them. */
  plans(id?: string): MigrationPlan[] {
    return this.#plans
      .filter((plan) => id === undefined || plan.id === id)
      .sort((a, b) => (a.id === b.id ? a.from - b.from : 0));
  }

  #version(key: string): CompiledWorkflow {
    const compiled = this.#all.get(key);
    if (!compiled) throw new RangeError(`no workflow ${key}`);
    return compiled;
  }

  /**
   * Compares the definitions with those stored, stores new ones and loads older versions.
   * @throws DefinitionChangedError when a stored version has other content.
   */
  async register(db: Database, uow: UnitOfWork, clock: Clock): Promise<void> {
    const stored = await findDefinitions(db.read);
    const byKey = new Map(stored.map((row) => [`${row.defId}@${row.version}`, row]));
    const fresh: CompiledWorkflow[] = [];
    for (const compiled of [...this.#current.values(), ...this.#overlays]) {
      const { id, version } = compiled.definition;
      const row = byKey.get(`${id}@${version}`);
      if (row && row.hash !== compiled.hash) {
        throw new DefinitionChangedError(
          `workflow ${id} version ${version} was changed; give it a new version number`,
        );
      }
      if (!row) fresh.push(compiled);
    }
    const older = stored.filter((row) => !this.knows(row.defId, row.version));
    this.learn(older.map((row) => JSON.parse(row.definition) as WorkflowDefinition));
    if (fresh.length === 0) return;
    await uow.run(async (tx) => {
      for (const { definition, hash, json } of fresh) {
        await insertDefinition(tx, {
          defId: definition.id,
          version: definition.version,
          hash,
          definition: json,
          registeredAt: clock.now(),
        });
      }
    });
  }
}
