import type { Day } from '../platform/clock.ts';
import type { Dated } from './area.ts';

/** A body of the state in an area: governance centre, governance office, judicial office, police station. */
export interface Organisation extends Dated {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly areaCode: string;
  readonly telephone: string | null;
  readonly address: string | null;
}

/** A people's mediation committee; village, town or trade (《人民调解法》第八条). */
export interface Committee extends Dated {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly areaCode: string;
  /** The word of its case numbers. */
  readonly numberWord: string;
  /** `{year}`, `{org}` and `{n}` are filled in when a case is accepted. */
  readonly numberPattern: string;
  readonly telephone: string | null;
  readonly address: string | null;
  /** The court that confirms its agreements (《人民调解法》第三十三条). */
  readonly court: string | null;
}

export interface Person extends Dated {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly committeeId: string | null;
  readonly organisationId: string | null;
  readonly areaCode: string;
  readonly isMediator: boolean;
  readonly telephone: string | null;
}

/** Who bears what in an area: leader in charge, police of the village, liaison. */
export interface AreaDuty extends Dated {
  readonly id: string;
  readonly areaCode: string;
  readonly personId: string;
  readonly duty: string;
}

export interface Seal extends Dated {
  readonly id: string;
  readonly committeeId: string;
  readonly name: string;
  readonly keeperPersonId: string | null;
}

export interface DictionaryEntry extends Dated {
  readonly dictionary: string;
  readonly code: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly sort: number;
  readonly basis: string | null;
}

/** The legal number of a committee's case: （2020）客路人调字第3号. */
export function legalNumber(
  committee: Pick<Committee, 'numberPattern' | 'numberWord'>,
  day: Day,
  n: number,
): string {
  const parts: Readonly<Record<string, string>> = {
    year: day.slice(0, 4),
    org: committee.numberWord,
    n: String(n),
  };
  return committee.numberPattern.replace(/\{(year|org|n)\}/g, (_, name: string) => parts[name] ?? '');
}
