import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../platform/project-root.ts';
import { guideHtml } from './guide-html.ts';

export interface Chapter {
  /** Last part of its address and name of its file. */
  readonly name: string;
  readonly title: string;
  readonly html: string;
}

export interface Guide {
  /** What stands where; links to all chapters. */
  readonly contents: Chapter;
  readonly chapters: ReadonlyMap<string, Chapter>;
  /** Pictures by the name of their file. */
  readonly pictures: ReadonlyMap<string, Buffer>;
}

/** Reads the guide once: it is small. Throws for a chapter without a title or with a link that leads out of it. */
export function loadGuide(folder: string = projectFile('docs', 'user-guide')): Guide {
  const read = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => chapterOf(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')));
  const contents = read.find(({ name }) => name === 'README');
  if (contents === undefined) throw new Error('the guide has no contents');
  const pictures = readdirSync(join(folder, 'pictures')).filter((file) => file.endsWith('.webp'));
  return {
    contents,
    chapters: new Map(read.filter((one) => one !== contents).map((one) => [one.name, one])),
    pictures: new Map(pictures.map((file) => [file, readFileSync(join(folder, 'pictures', file))])),
  };
}

function chapterOf(name: string, markdown: string): Chapter {
  const title = /^# (.+)$/m.exec(markdown)?.[1];
  if (title === undefined) throw new Error(`chapter ${name} of the guide has no title`);
  return { name, title: title.trim(), html: guideHtml(markdown) };
}
