import type { AreasService } from '../offices/areas-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { ClosingService } from './closing-service.ts';
import type { LeavingService } from './leaving-service.ts';
import type { MapReformService } from './map-reform-service.ts';

/** What the pages of changes need. */
export interface ReformRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly maps: MapReformService;
  readonly leaving: LeavingService;
  readonly closing: ClosingService;
}
