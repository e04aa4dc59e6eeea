import type { RowCells } from './row-cells.ts';

const townWord = /([\p{Script=Han}]{2,6}?(?:镇|街道|乡|高新区))/u;
const afterCounty = /(?:市|县|区)([\p{Script=Han}]{2,6}?(?:镇|街道|乡|高新区))/u;
const villageWord = /(?:镇|街道|乡|区)([\p{Script=Han}]{1,10}?(?:村委会|村|社区|居委会|小区))/u;

/** Where a row says the dispute is. */
export function placeOfRow(
  cells: RowCells,
  { town, blockVillage }: { readonly town: string | null; readonly blockVillage: string | null },
): { town: string | null; village: string | null; address: string | null } {
  const address = cells.text('address');
  const ownTown = cells.text('town');
  const village = villageName(cells.text('village')) ?? blockVillage ?? villageName(villageIn(address));
  const told =
    ownTown ?? townIn(address) ?? townIn(cells.text('village')) ?? town ?? townIn(cells.text('unit'));
  return { town: told, village, address };
}

/** The town a title or an address names. */
export function townIn(text: string | null): string | null {
  if (text === null) return null;
  return afterCounty.exec(text)?.[1] ?? townWord.exec(text.replace(/^.*[：:]/, ''))?.[1] ?? null;
}

function villageIn(address: string | null): string | null {
  return address === null ? null : (villageWord.exec(address)?.[1] ?? null);
}

/** 迈港村委会 in a column of places means 迈港村. */
function villageName(text: string | null): string | null {
  if (text === null) return null;
  const name = text.replace(/^.*?(?:镇|街道)(?=.)/, '').replace(/\s+/g, '');
  return name.replace(/村(?:民)?委(?:员)?会?$/, '村').replace(/(?:社区)?居(?:民)?委(?:员)?会$/, '社区');
}
