// Loaded before the program: tells which font files each of its threads reads.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  if (/\.(?:ttf|otf|woff2?)$/.test(String(path))) fs.appendFileSync(process.env.FONTS_READ, `${path}\n`);
  return readFileSync(path, ...rest);
};
syncBuiltinESMExports();
