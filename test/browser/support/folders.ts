import { fileURLToPath } from 'node:url';

export const built = (name: string): string =>
  fileURLToPath(new URL(`../../../build/${name}`, import.meta.url));

export const pictures = built('screenshots');
export const papers = built('papers');
