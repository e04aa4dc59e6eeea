import qrcode from 'qrcode';

/** Dark modules of a QR code merged into rectangles: x, y, width, height in modules. */
export interface QrModules {
  readonly unit: number;
  readonly rects: readonly (readonly [number, number, number, number])[];
}

/** Lays a text out as a QR code of the given side length, correction level M. */
export function qrModules(text: string, side: number): QrModules {
  const { modules } = qrcode.create([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  const size = modules.size;
  const isDark = (x: number, y: number): boolean => Boolean(modules.data[y * size + x]);
  const open = new Map<string, [number, number, number, number]>();
  const rects: [number, number, number, number][] = [];
  for (let y = 0; y < size; y++) {
    const seen = new Set<string>();
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const start = x;
      while (x < size && isDark(x, y)) x++;
      const key = `${start}:${x}`;
      const above = open.get(key);
      if (above) above[3] += 1;
      else {
        const rect: [number, number, number, number] = [start, y, x - start, 1];
        open.set(key, rect);
        rects.push(rect);
      }
      seen.add(key);
    }
    for (const key of open.keys()) if (!seen.has(key)) open.delete(key);
  }
  return { unit: side / size, rects };
}
