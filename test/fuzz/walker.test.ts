import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { Random } from './random.ts';
import { walkStart } from './walk-start.ts';
import { firstSeed } from './walk-types.ts';
import { Walker } from './walker.ts';

test('a walk nobody records, while it is under way, knows what it has visited and heads for the rest', async () => {
  const office = await openOffice(openTestDatabase, walkStart);
  try {
    const walker = new Walker(office, new Random(firstSeed));
    const before = walker.coverage.planner(office.registry.leadId).missing().transitions.length;
    await walker.walkLead(0);

    expect(walker.coverage.planner(office.registry.leadId).missing().transitions.length).toBeLessThan(before);
  } finally {
    await office.close();
  }
});
