import { isDay } from '../../platform/clock.ts';
import { readIdNumber, readTelephone } from '../../platform/fields/index.ts';
import { type Cell, narrow, saysNothing, tidy } from './cell.ts';

/** A number, with the name that stands before it in the same cell. */
export interface OwnedNumber {
  readonly number: string;
  readonly owner: string | null;
}

export interface ReadNumbers<Flag extends string = never> {
  readonly numbers: readonly OwnedNumber[];
  /** What is wrong with the first bad one, in words. */
  readonly fault: string | null;
  readonly flags: readonly Flag[];
}

const cellSeparators = /[/／、，,;；|\n]+/;
const leadingName = /^([\p{Script=Han}·]{2,})[:：(（]?/u;
const maskedMobile = /^1[\d*]{10}$/;
const mobile = /^1\d{10}$/;
/** As this program shows landlines. */
const maskedLandline = /^(0\d{2,3}-)?\*{4}\d{3}$/;

/** Telephone numbers of one cell in their order; masked ones stay as they are. */
export function readTelephones(cell: Cell): ReadNumbers {
  return readAll(cell, (raw) => {
    const number = raw.replace(/[-—–()（）.]/g, '').replace(/^(\+|00)?86(?=1[\d*]{10}$)/, '');
    if (number.length > 11 && number.length % 11 === 0) {
      const several = number.match(/.{11}/g) ?? [];
      if (several.every((one) => maskedMobile.test(one))) return several;
    }
    if (mobile.test(number) || (maskedMobile.test(number) && number.includes('*'))) return [number];
    return isLandline(raw) || maskedLandline.test(raw)
      ? [raw]
      : { fault: digitsFault('电话号码', number, 11) };
  });
}

function isLandline(raw: string): boolean {
  try {
    return readTelephone(raw).includes('-');
  } catch {
    return false;
  }
}

/** ID numbers of one cell in their order. */
export function readIdNumbers(cell: Cell): ReadNumbers<'id-15-digits'> {
  let isShort = false;
  const read = readAll(cell, (raw) => {
    const number = raw.toUpperCase();
    if (number.includes('*')) return [];
    if (
      /^\d{15}$/.test(number) &&
      isDay(`19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`)
    ) {
      isShort = true;
      return [number];
    }
    try {
      return [readIdNumber(number)];
    } catch {
      return { fault: idFault(number) };
    }
  });
  return { ...read, flags: isShort ? ['id-15-digits'] : [] };
}

function idFault(number: string): string {
  if (!/^\d{17}[\dX]$/.test(number)) return digitsFault('身份证号', number, 18);
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isDay(born) ? '身份证号校验码不对' : '身份证号中的出生日期不存在';
}

function digitsFault(what: string, number: string, wanted: number): string {
  const { length } = number;
  if (length === wanted || !/^[\dX*]+$/i.test(number)) return `${what}格式不对`;
  return length < wanted ? `${what}只有${length}位` : `${what}有${length}位`;
}

function readAll(
  cell: Cell,
  read: (raw: string) => readonly string[] | { readonly fault: string },
): ReadNumbers {
  const numbers: OwnedNumber[] = [];
  let fault: string | null = null;
  for (const part of tidy(cell).split(cellSeparators).flatMap(perName)) {
    const owner = leadingName.exec(part.trim())?.[1] ?? null;
    const raw = narrow(owner === null ? part : part.trim().slice(owner.length)).replace(
      /^[:：(（]+|[)）]+$/g,
      '',
    );
    // A word alone, like 本人 or 无, is no number.
    if (saysNothing(raw) || !/[\d*]/.test(raw)) continue;
    const got = read(raw);
    if ('fault' in got) fault ??= got.fault;
    else numbers.push(...got.map((number) => ({ number, owner })));
  }
  return { numbers, fault, flags: [] };
}

/** 张三13800000001 李四13800000002, without any sign between. */
function perName(part: string): string[] {
  return part.split(/(?<=[\dXx*])\s*(?=[\p{Script=Han}]{2,})/u);
}
