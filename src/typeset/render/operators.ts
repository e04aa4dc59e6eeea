import type { Colour, PlacedItem, Stroke } from '../flow/placed.ts';

const kappa = 0.5523;
const dash = '[3 2.5] 0 d';

/** At most three decimals, no exponent: what a content stream accepts. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const fills: Readonly<Record<Colour, string>> = {
  ink: '0 g',
  ruled: '0.2 g',
  faint: '0.5 g',
  red: '0.78 0.1 0.1 rg',
};
const strokes: Readonly<Record<Colour, string>> = {
  ink: '0 G',
  ruled: '0.2 G',
  faint: '0.6 G',
  red: '0.78 0.1 0.1 RG',
};

export function strokeLine(x: number, y: number, toX: number, toY: number, width: number): string {
  return `${number(width)} w ${number(x)} ${number(y)} m ${number(toX)} ${number(toY)} l S`;
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  line: number,
  stroke: Stroke,
): string {
  const path = `${number(x)} ${number(y)} ${number(width)} ${number(height)} re S`;
  return stroke === 'dashed' ? `q ${dash} ${line} w ${path} Q` : `${line} w ${path}`;
}

/** Text in another colour than black. */
export function coloured(operators: string, colour: Colour | undefined): string {
  return colour && colour !== 'ink' ? `q ${fills[colour]}\n${operators}\nQ` : operators;
}

/** The operators of a ruling, frame, circle or code; text is painted elsewhere. */
export function paintShape(item: Exclude<PlacedItem, { kind: 'text' | 'image' }>): string {
  switch (item.kind) {
    case 'rule':
      return `${strokes[item.colour]} ${strokeLine(item.x, item.y, item.toX, item.toY, item.width)}`;
    case 'rect': {
      const path = rectangle(item.x, item.y, item.width, item.height, 0.7, item.stroke);
      return `${strokes[item.colour]} ${path}`;
    }
    case 'circle':
      return `${strokes[item.colour]} q ${dash} 0.9 w ${circle(item.x, item.y, item.radius)} S Q`;
    case 'modules':
      return `${fills.ink} ${modules(item)}`;
  }
}

function circle(x: number, y: number, radius: number): string {
  const k = radius * kappa;
  const curve = (...values: number[]): string => `${values.map(number).join(' ')} c`;
  return [
    `${number(x + radius)} ${number(y)} m`,
    curve(x + radius, y + k, x + k, y + radius, x, y + radius),
    curve(x - k, y + radius, x - radius, y + k, x - radius, y),
    curve(x - radius, y - k, x - k, y - radius, x, y - radius),
    curve(x + k, y - radius, x + radius, y - k, x + radius, y),
    'h',
  ].join(' ');
}

function modules(item: Extract<PlacedItem, { kind: 'modules' }>): string {
  const rects = item.rects.map(([x, y, width, height]) =>
    [item.x + x * item.unit, item.y + y * item.unit, width * item.unit, height * item.unit]
      .map(number)
      .join(' ')
      .concat(' re'),
  );
  return `${rects.join(' ')} f`;
}
