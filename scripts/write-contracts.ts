/**
 * Writes the tables of workflows/contracts and releases every current definition that has no release yet: its file and
 * its line in DIGESTS. Run it after a definition got a new version. What was released is never written again: where it
 * would answer otherwise now, this says so and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { projectFile } from '../src/platform/project-root.ts';
import { contractFiles, contractsOf } from '../src/workflow/definitions/all-contracts.ts';
import { WorkflowRegistry } from '../src/workflow/definitions/registry.ts';
import {
  digestLine,
  digestsHead,
  releaseFindings,
  unreleased,
} from '../src/workflow/definitions/release-check.ts';
import {
  readReleases,
  releasedDefinitions,
  releasedText,
} from '../src/workflow/definitions/released-definitions.ts';
import { definitions } from '../workflows/index.ts';
import { goodFacts } from '../workflows/vocabulary/facts.ts';
import { vocabulary } from '../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
registry.learn(releasedDefinitions());
const contracts = contractsOf(registry, definitions, goodFacts);
const known = readReleases();
const releases = { texts: new Map(known.texts), digests: new Map(known.digests) };
for (const [definition, contract] of unreleased(contracts, known)) {
  const key = `${definition.id}@${definition.version}`;
  releases.texts.set(key, releasedText(definition));
  releases.digests.set(key, digestLine(contract));
}

const findings = releaseFindings(registry, contracts, releases, goodFacts);
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) process.exitCode = 1;
else {
  for (const [name, text] of contractFiles(contracts)) {
    writeFileSync(projectFile('workflows', 'contracts', name), text);
  }
  for (const [key, text] of releases.texts) {
    if (!known.texts.has(key)) writeFileSync(projectFile('workflows', 'released', `${key}.json`), text);
  }
  const lines = [...releases.digests.values()].sort().map((line) => `${line}\n`);
  writeFileSync(projectFile('workflows', 'released', 'DIGESTS'), `${digestsHead}${lines.join('')}`);
}
