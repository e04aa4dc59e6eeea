import { createRequire } from 'node:module';

/** body = 宋, bold = 宋 heavy, head = 黑, kai = 楷, fangsong = 仿宋 (only when the operator drops one in). */
export const faceRoles = ['body', 'bold', 'head', 'kai', 'fangsong'] as const;
export type FaceRole = (typeof faceRoles)[number];

/** A font file of a pinned package with the digest it must have. */
export interface PackagedFont {
  readonly name: string;
  readonly specifier: string;
  readonly sha256: string;
}

const serif: PackagedFont = {
  name: 'NotoSerifSC-Regular',
  specifier: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  sha256: 'c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742',
};
const serifBold: PackagedFont = {
  name: 'NotoSerifSC-Bold',
  specifier: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sha256: '9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6',
};
const sans: PackagedFont = {
  name: 'NotoSansSC-Regular',
  specifier: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sha256: 'd45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16',
};
const wenKai: PackagedFont = {
  name: 'LXGWWenKai-Regular',
  specifier: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  sha256: '381d6c2166d68d3473e876e2870d17db75fb294adecfa9048d457ece6ed536ed',
};

/** The faces a role looks through for a character, in order. */
export const packagedChains: Readonly<Record<FaceRole, readonly PackagedFont[]>> = {
  body: [serif, wenKai],
  bold: [serifBold, serif, wenKai],
  head: [sans, serif, wenKai],
  kai: [wenKai, serif],
  fangsong: [serif, wenKai],
};

/** The path of a packaged font file; throws when the package is not installed. */
export function packagedFontPath(font: PackagedFont): string {
  return createRequire(import.meta.url).resolve(font.specifier);
}
