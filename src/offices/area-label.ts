import type { Area } from './area.ts';

/** The office after a village's name in the statistical list: cun + wei hui, shequ + ju wei hui and longer forms. */
const officeEnding = /(\u6751|\u793e\u533a)(?:\u6751\u6c11|\u6c11|\u5c45\u6c11|\u5c45)?\u59d4\u5458?\u4f1a$/u;
const villageEnding = /\u6751$/u;

/** The everyday name of a village: that of its people, not of its office. */
export function shortAreaName(area: Pick<Area, 'name' | 'level'>): string {
  return area.level === 'village' ? area.name.replace(officeEnding, '$1') : area.name;
}

/**
 * The label of a place as spoken in its county: town and village in one word. A natural village stands in place of
 * the village it belongs to, and so does a part that repeats its name; wider areas stand alone.
 */
export function areaLabel(line: readonly Area[]): string {
  const [town, ...below] = line.filter((area) => !['province', 'city', 'county'].includes(area.level));
  if (town === undefined) return line.at(-1)?.name ?? '';
  const names = below.map((area) => ({ name: shortAreaName(area), level: area.level }));
  const spoken = names.filter(({ name, level }, index) => {
    const later = names.slice(index + 1);
    const isReplaced = later.some((one) => one.level === 'group' && villageEnding.test(one.name));
    const isRepeated = later.some((one) => one.name.startsWith(name));
    return !(level === 'village' && isReplaced) && !isRepeated;
  });
  return [town.name, ...spoken.map(({ name }) => name)].join('');
}
