import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type CharMetrics, dashPair, type Measurer } from '../text/measurer.ts';
import {
  type FaceRole,
  faceRoles,
  type PackagedFont,
  packagedChains,
  packagedFontPath,
} from './font-files.ts';
import { probeFace } from './probe-face.ts';
import { SfntFace } from './sfnt-face.ts';

/** Where a character's outline comes from. */
export interface FaceGlyph {
  readonly face: SfntFace;
  readonly glyph: number;
  readonly metrics: CharMetrics;
}

export interface FontRegistryOptions {
  /**
   * Folder with the operator's own .ttf files: body.ttf, bold.ttf, head.ttf, kai.ttf or
   * fangsong.ttf take over that role, any other file is asked last for rare characters.
   */
  readonly extraFolder?: string;
}

/** The joined two-em dash stands for the pair —— so that no gap shows in the middle. */
const joinedDash = 0x2e3a;

/** A mark may be halved when its ink keeps to one half of the square. */
const halfableInk = 0.5;

/** Marks that 楷 draws too narrow for Chinese text; they come from the body face. */
const borrowedByKai = new Set([...'“”‘’—…·'].map((char) => char.codePointAt(0) as number));

/**
 * The faces of the process by role, each parsed at first use and verified against its recorded
 * digest. Gives glyphs through the fallback chain, one character at a time.
 */
export class FontRegistry implements Measurer {
  readonly #faces = new Map<string, SfntFace>();
  readonly #dropIns = new Map<FaceRole, SfntFace>();
  readonly #lastResorts: SfntFace[] = [];
  readonly #found = new Map<FaceRole, Map<number, FaceGlyph | null>>();
  readonly admitted: { readonly file: string; readonly use: FaceRole | 'rareCharacters' }[] = [];
  readonly refusals: { readonly file: string; readonly reasons: readonly string[] }[] = [];

  constructor(options: FontRegistryOptions = {}) {
    for (const role of faceRoles) this.#found.set(role, new Map());
    if (options.extraFolder) this.#loadFolder(options.extraFolder);
  }

  /** The glyph of a code point (or `dashPair`) in a role, null when no face has one. */
  find(role: FaceRole, codePoint: number): FaceGlyph | null {
    const known = (this.#found.get(role) as Map<number, FaceGlyph | null>).get(codePoint);
    if (known !== undefined) return known;
    const found = this.#search(role, codePoint);
    this.#found.get(role)?.set(codePoint, found);
    return found;
  }

  measure(codePoint: number, role: FaceRole): CharMetrics | null {
    return this.find(role, codePoint)?.metrics ?? null;
  }

  /** Reads and parses the faces of the given roles now instead of at the first paper. */
  warmUp(roles: readonly FaceRole[] = ['body', 'bold', 'head']): void {
    for (const role of roles) this.find(role, 0x4e00);
  }

  #search(role: FaceRole, codePoint: number): FaceGlyph | null {
    if (role === 'kai' && borrowedByKai.has(codePoint)) return this.find('body', codePoint);
    const wanted = codePoint === dashPair ? joinedDash : codePoint;
    for (const face of this.#chain(role)) {
      const glyph = face.glyph(wanted);
      if (glyph !== 0) return { face, glyph, metrics: metricsOf(face, glyph) };
    }
    return null;
  }

  *#chain(role: FaceRole): Generator<SfntFace> {
    const dropIn = this.#dropIns.get(role);
    if (dropIn) yield dropIn;
    for (const font of packagedChains[role]) yield this.#packaged(font);
    yield* this.#lastResorts;
  }

  #packaged(font: PackagedFont): SfntFace {
    const known = this.#faces.get(font.name);
    if (known) return known;
    const face = new SfntFace(readFileSync(packagedFontPath(font)), font.name);
    if (face.sha256 !== font.sha256) {
      throw new Error(`font file ${font.name} does not have its recorded digest`);
    }
    this.#faces.set(font.name, face);
    return face;
  }

  #loadFolder(folder: string): void {
    const isFont = (file: string): boolean => /^\.(ttf|otf|ttc|woff2?)$/i.test(extname(file));
    for (const file of readdirSync(folder).filter(isFont).sort()) {
      if (extname(file).toLowerCase() !== '.ttf') {
        this.refusals.push({ file, reasons: ['only .ttf files with TrueType outlines can be embedded'] });
        continue;
      }
      const stem = basename(file, extname(file));
      try {
        const face = new SfntFace(readFileSync(join(folder, file)), safeName(stem));
        this.#admit(file, stem, face);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unreadable';
        this.refusals.push({ file, reasons: [reason] });
      }
    }
  }

  #admit(file: string, stem: string, face: SfntFace): void {
    const role = faceRoles.find((name) => name === stem.toLowerCase());
    if (!role) {
      this.#lastResorts.push(face);
      this.admitted.push({ file, use: 'rareCharacters' });
      return;
    }
    const reasons = probeFace(face);
    if (reasons.length > 0) this.refusals.push({ file, reasons });
    else {
      this.#dropIns.set(role, face);
      this.admitted.push({ file, use: role });
    }
  }
}

function metricsOf(face: SfntFace, glyph: number): CharMetrics {
  const advance = face.advance(glyph) / face.unitsPerEm;
  const ink = face.inkEdges(glyph);
  const isFull = Math.abs(advance - 1) < 0.001 && ink !== null;
  return {
    advance,
    canLoseRight: isFull && ink.right / face.unitsPerEm <= halfableInk,
    canLoseLeft: isFull && ink.left / face.unitsPerEm >= halfableInk,
  };
}

function safeName(stem: string): string {
  return stem.replace(/[^A-Za-z0-9-]/g, '') || 'DropIn';
}

let shared: FontRegistry | undefined;
let sharedFolder: string | undefined;

/** Says where this process finds the office's own font files; before the first paper is drawn, and in every thread. */
export function useFontFolder(folder: string | undefined): void {
  if (folder === sharedFolder) return;
  sharedFolder = folder;
  shared = undefined;
}

/** The registry every document of the process shares unless it is given another. */
export function sharedFonts(): FontRegistry {
  shared ??= new FontRegistry(sharedFolder === undefined ? {} : { extraFolder: sharedFolder });
  return shared;
}
