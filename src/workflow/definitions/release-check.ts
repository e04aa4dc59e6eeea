import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { type Contracts, contractOf, type GoodFacts, writeCommand } from './all-contracts.ts';
import { definitionHash } from './compile.ts';
import type { WorkflowContract } from './contract.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { WorkflowRegistry } from './registry.ts';
import { type Releases, releasedText } from './released-definitions.ts';

/** What the columns of DIGESTS are. */
export const digestsHead =
  '# definition\tanswers (states x events)\tSHA-256 of the answers\tof the forms\tof the definition\n';

const keyOf = ({ id, version }: Pick<WorkflowDefinition, 'id' | 'version'>): string => `${id}@${version}`;
const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The line of a definition in DIGESTS: it says the same as long as the definition answers the same. */
export function digestLine(contract: WorkflowContract): string {
  const answers = Object.values(contract.states).reduce((n, { events }) => n + Object.keys(events).length, 0);
  return [keyOf(contract), answers, sha256(contract.states), sha256(contract.forms), contract.hash].join(
    '\t',
  );
}

/** Current definitions that were never released. */
export function unreleased(contracts: Contracts, { texts, digests }: Releases): Contracts {
  const isNew = (one: WorkflowDefinition) => !texts.has(keyOf(one)) && !digests.has(keyOf(one));
  return new Map([...contracts].filter(([definition]) => isNew(definition)));
}

/**
 * What was changed of that which never changes: released definitions, how they answer with the words of today, and what
 * the forms of the current ones ask. Each finding says what to do.
 */
export function releaseFindings(
  registry: WorkflowRegistry,
  contracts: Contracts,
  releases: Releases,
  good: GoodFacts,
): string[] {
  const current = [...contracts.keys()];
  const currentKeys = new Set(current.map(keyOf));
  const byHash = new Map([...contracts.values()].map((contract) => [contract.hash, contract]));
  const keys = [...new Set([...releases.texts.keys(), ...releases.digests.keys()])].sort();
  return [
    ...current.flatMap((definition) => changeFindings(definition, releases)),
    ...keys.flatMap((key) => {
      const broken = fileFindings(key, releases);
      if (broken.length > 0) return broken;
      const definition: WorkflowDefinition = JSON.parse(releases.texts.get(key) ?? '');
      const contract = byHash.get(definitionHash(definition)) ?? contractOf(registry, definition, good);
      const now = columnsOf(digestLine(contract));
      const then = columnsOf(releases.digests.get(key));
      return [
        ...(now.answers === then.answers && now.count === then.count ? [] : [answersSentence(key)]),
        ...(now.forms === then.forms || !currentKeys.has(key) ? [] : [formsSentence(key)]),
      ];
    }),
  ];
}

/** Current definitions that are not what their release holds, and releases that are missing below them. */
function changeFindings(definition: WorkflowDefinition, { texts, digests }: Releases): string[] {
  const key = keyOf(definition);
  const earlier = Array.from(
    { length: definition.version - 1 },
    (_, index) => `${definition.id}@${index + 1}`,
  );
  const lost = earlier.filter((one) => !texts.has(one) && !digests.has(one)).map(lostSentence);
  const released = columnsOf(digests.get(key)).definition;
  if (released === undefined) {
    return texts.has(key) ? lost : [...lost, `${key}: has no release yet; run ${writeCommand}`];
  }
  if (released === definitionHash(definition)) return lost;
  return [
    ...lost,
    `${key}: is released and was changed; put it back, or give it version ${definition.version + 1}, ` +
      `write the migration file that leads running cases there, and run ${writeCommand}`,
  ];
}

function fileFindings(key: string, { texts, digests }: Releases): string[] {
  const text = texts.get(key);
  const line = digests.get(key);
  if (text === undefined) return [lostSentence(key)];
  if (line === undefined) return [`${key}: has no line in workflows/released/DIGESTS; bring it back`];
  const isWhole = isReleased(text, columnsOf(line).definition);
  return isWhole ? [] : [`${key}: workflows/released/${key}.json is not as it was released; bring it back`];
}

function isReleased(text: string, hash: string | undefined): boolean {
  try {
    const definition: WorkflowDefinition = JSON.parse(text);
    return definitionHash(definition) === hash && releasedText(definition) === text;
  } catch {
    return false;
  }
}

function columnsOf(line = '') {
  const [, count, answers, forms, definition] = line.split('\t');
  return { count, answers, forms, definition };
}

const lostSentence = (key: string): string =>
  `${key}: was released and workflows/released/${key}.json is gone; bring it back`;
const answersSentence = (key: string): string =>
  `${key}: answers otherwise than when it was released: a rule, an event or an effect it names has changed; ` +
  'put that back, or make it under a new name and name it in a new version';
const formsSentence = (key: string): string =>
  `${key}: a form it asks has changed since it was released; put that back, or give the definition a new version`;
