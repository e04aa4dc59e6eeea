import type { Day, Instant } from '../platform/clock.ts';
import type { FigureMap } from './figure-map.ts';
import type { Basis } from './indicators/indicator.ts';

/** Everything that decides which rows a figure counts; its list asks with the same. */
export interface FigureFilter {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Instant;
  readonly basis: Basis;
  readonly unit: {
    readonly areaPath: string | null;
    readonly areaCode: string | null;
    readonly level: string | null;
  };
  readonly scope: {
    readonly areaPath: string | null;
    readonly committeeId: string | null;
    readonly mediatorId: string | null;
  };
  readonly map: FigureMap;
  readonly type: string | null;
  readonly committeeId: string | null;
  readonly isDirect: boolean;
}
export type FigurePart = 'denominator' | 'numerator';
