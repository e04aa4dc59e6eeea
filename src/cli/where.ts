import { definitions } from '../../workflows/index.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';
import { allDefinitions } from '../workflow/definitions/all-contracts.ts';
import { compileWorkflow } from '../workflow/definitions/compile.ts';
import { CommandRefused, UsageError } from './outcome.ts';
import { SourceIndex, type SourceItem, sourcePaths } from './source-index.ts';

/** Where an event stands in the source, each place as `file:line` from the root of the project. */
export interface EventPlaces {
  readonly form: string;
  /** Definitions in which it can happen. */
  readonly lifecycles: readonly string[];
  /** None when it leaves nothing but its line of the history, or its words. */
  readonly handler: string | null;
  /** Tables its handler writes, besides the history and the row of the case or lead. */
  readonly tables: readonly string[];
  readonly effects: readonly string[];
  /** Folders of the papers it brings about. */
  readonly papers: readonly string[];
  readonly page: string;
  /** Files of tests that fire it, those of its room first. */
  readonly tests: readonly string[];
}

const placeOf = ({ file, line }: SourceItem): string => `${file}:${line}`;

/**
 * Reads the source once; what it gives finds form, handler, tables, papers, page and tests of an event.
 * That throws UsageError for an event the vocabulary has not.
 */
export function placesFinder(): (event: string) => EventPlaces {
  const index = new SourceIndex();
  const placed = allDefinitions(definitions).flatMap((definition) =>
    [...compileWorkflow(definition, vocabulary).transitions.values()].map(({ event, def }) => ({
      id: definition.id,
      event,
      meta: def.meta,
    })),
  );
  return (event) => {
    if (!vocabulary.events.has(event)) throw new UsageError(`unknown event ${event}`);
    const handler = handlerOf(index, event);
    const own = placed.filter((one) => one.event === event);
    const lifecycles = [...new Set(own.map(({ id }) => id))];
    return {
      form: formOf(index, event),
      lifecycles,
      handler: handler === null ? null : placeOf(handler),
      tables: handler === null ? [] : tablesOf(index, handler),
      effects: sorted(own.flatMap(({ meta }) => (meta.effects ?? []).map(({ kind }) => kind))),
      papers: sorted(own.flatMap(({ meta }) => meta.documents ?? [])).map(folderOf),
      page: pageOf(
        event,
        lifecycles.every((id) => id === 'lead'),
      ),
      tests: testsOf(index, event, handler),
    };
  };
}

function pageOf(event: string, isOfLeads: boolean): string {
  return isOfLeads
    ? `/leads/:id/actions/${event} · src/leads/lead-routes.ts · views/leads/lead-action.ejs`
    : `/cases/:id/actions/${event} · src/cases/page/event-routes.ts · views/cases/page/event.ejs`;
}

/** Prints where an event stands, for who looks for it. */
export async function workflowWhere(args: readonly string[]): Promise<void> {
  const [event] = args;
  if (event === undefined) throw new UsageError('name an event');
  if (sourcePaths('src').length === 0) throw new CommandRefused('the source is not beside the program');
  const { form, lifecycles, handler, tables, effects, papers, page, tests } = placesFinder()(event);
  const lines = [
    ['form', form],
    ['lifecycles', lifecycles.join(' ')],
    ['handler', handler ?? '-'],
    ['tables', tables.join(' ') || '-'],
    ['effects', effects.join(' ') || '-'],
    ['papers', papers.join(' ') || '-'],
    ['page', page],
    ['tests', tests.join('\n             ') || '-'],
  ];
  process.stdout.write(lines.map(([name = '', value]) => `${name.padEnd(12)} ${value}\n`).join(''));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function formOf(index: SourceIndex, event: string): string {
  const named = new RegExp(`name: '${event}'|\\b\\w+\\('${event}'`);
  for (const path of sourcePaths('workflows/vocabulary').filter((one) => one.endsWith('events.ts'))) {
    const line = index.file(path).lines.findIndex((text) => named.test(text));
    if (line >= 0) return `${path}:${line + 1}`;
  }
  throw new Error(`no form of ${event}`);
}

/** The function that `HandlerOf` names it for; else the line of a table of handlers, and what that leads to. */
function handlerOf(index: SourceIndex, event: string): SourceItem | null {
  const files = sourcePaths('src').filter(
    (path) => /-(handlers|module|workflow)\.ts$|\/cases\/linked\//.test(path) || /succession/.test(path),
  );
  const typed = `HandlerOf<'${event}'>`;
  const member = new RegExp(`(?:^\\s+|[{,] )${event}(?:,|: )`);
  for (const isHere of [(line: string) => line.includes(typed), (line: string) => member.test(line)]) {
    for (const path of files) {
      const line = index.file(path).lines.findIndex(isHere);
      if (line < 0) continue;
      const alias = /:\s*(\w+)(?:\(.*\))?,$/.exec(index.file(path).lines[line] ?? '')?.[1];
      return (alias === undefined ? undefined : index.find(path, alias)) ?? index.itemAt(path, line);
    }
  }
  return null;
}

const writes = /\.(?:insert|update|delete|del|increment)\(/;
const inKnex = /(?:knex|db|tx)(?:<[^>]*>)?\(\s*'([a-z_]+)'/g;
const inTable = /\btable\(\s*'([a-z_]+)'/g;

function tablesOf(index: SourceIndex, handler: SourceItem): string[] {
  const isOurs = (file: string) => /^src\/(?!platform|web|workflow)/.test(file);
  const writers = index.reach(handler, isOurs).filter(({ text }) => writes.test(text));
  return sorted(
    writers.flatMap((item) => {
      const tables = (item.text.match(/\b\w+Table\b/g) ?? []).map(
        (name) => index.find(item.file, name)?.text ?? '',
      );
      return [...item.text.matchAll(inKnex), ...tables.flatMap((text) => [...text.matchAll(inTable)])].map(
        ([, name = '']) => name,
      );
    }),
  );
}

function folderOf(code: string): string {
  const folder = `/${code.toLowerCase()}-`;
  const path = sourcePaths('src/documents/papers').find((one) => one.includes(folder));
  return path === undefined ? code : path.slice(0, path.lastIndexOf('/'));
}

function testsOf(index: SourceIndex, event: string, handler: SourceItem | null): string[] {
  const room = handler === null ? '' : handler.file.slice(4, handler.file.lastIndexOf('/'));
  const isNear = (path: string): boolean => room !== '' && path.startsWith(`test/${room}`);
  return sourcePaths('test')
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => index.file(path).text.includes(`'${event}'`))
    .sort((one, other) => Number(isNear(other)) - Number(isNear(one)) || one.localeCompare(other));
}
