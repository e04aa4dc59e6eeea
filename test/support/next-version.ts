import type { MigrationPlan } from '../../src/workflow/definitions/definition.ts';
import type { DefinitionSet } from '../../src/workflow/definitions/registry.ts';
import { definitions } from '../../workflows/index.ts';

/** The program's lifecycles as they would be after these types got a new version with nothing changed. */
export function nextVersions(
  types: readonly string[],
): DefinitionSet & { migrations: readonly MigrationPlan[] } {
  const isRenewed = ({ id }: { id: string }) => types.includes(id);
  const migrations = definitions.cases.filter(isRenewed).map(({ id, version }) => ({
    id,
    from: version,
    to: version + 1,
    map: {},
    note: { zh: '阶段不变。', en: 'The stages stay.' },
  }));
  const cases = definitions.cases.map((one) => (isRenewed(one) ? { ...one, version: one.version + 1 } : one));
  return { ...definitions, cases, migrations };
}
