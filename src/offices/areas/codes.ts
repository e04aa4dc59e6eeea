import type { Area, AreaLevel } from '../area.ts';

/** What may lie right below what. Provinces, cities and counties come from the national list alone. */
export const parentLevels: Readonly<Record<OwnLevel, readonly AreaLevel[]>> = {
  town: ['county', 'city'],
  village: ['town'],
  group: ['village', 'group'],
  grid: ['town', 'village', 'group'],
};

/** Levels an office may add to. */
export const ownLevels = ['town', 'village', 'group', 'grid'] as const satisfies readonly AreaLevel[];
export type OwnLevel = (typeof ownLevels)[number];

export function isOwnLevel(level: string): level is OwnLevel {
  return ownLevels.some((one) => one === level);
}

/** Where numbers of own places begin: above those the national list gives to its own, grids below natural villages. */
const firstNumbers: Readonly<Record<OwnLevel, number>> = { town: 901, village: 901, group: 101, grid: 1 };

/** The next free code below a place: its own and three digits. Null when there is none left. */
export function allotCode(
  parentCode: string,
  level: OwnLevel,
  isTaken: (code: string) => boolean,
): string | null {
  for (let n = firstNumbers[level]; n <= 999; n += 1) {
    const code = `${parentCode}${String(n).padStart(3, '0')}`;
    if (!isTaken(code)) return code;
  }
  return null;
}

/** Whether a code that somebody brings along may be that of a place there: digits, as long as its level asks for. */
export function isCodeBelow(code: string, parent: Pick<Area, 'code' | 'level'>, level: OwnLevel): boolean {
  // Towns of a city without counties may bear the code of its stand-in, and moved ones that of their former county.
  const stem = level === 'town' ? parent.code.slice(0, 2) : parent.code;
  const length = level === 'town' ? 9 : parent.code.length + 3;
  return /^\d+$/.test(code) && code.length === length && code.startsWith(stem);
}
