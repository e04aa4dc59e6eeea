import type { Contribution } from '../../workflows/vocabulary/events.ts';
import { correctionFacts } from './correction-facts.ts';
import { correctionHandlers } from './correction-handlers.ts';
import { correctionsPanel } from './corrections-panel.ts';
import { type CorrectionsDeps, CorrectionsService } from './corrections-service.ts';

/** Everything the container wires of corrections. */
export function createCorrectionsModule(deps: CorrectionsDeps) {
  const service = new CorrectionsService(deps);
  const workflow: Contribution = { handlers: correctionHandlers(deps), facts: [correctionFacts(deps)] };
  return { service, workflow, panels: [correctionsPanel({ corrections: service, areas: deps.areas })] };
}
