import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { AreasService } from '../areas-service.ts';
import type { ChangesService } from './changes-service.ts';
import type { CountryService } from './country-service.ts';

/** What the pages of places need. */
export interface AreaRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly country: CountryService;
  readonly changes: ChangesService;
}
