import { ColumnTable, type Members } from '../../src/platform/database/column-table.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { sourceFiles } from '../house/source-files.ts';

const source = sourceFiles('src');

/** Every table told in the source. */
export async function tablesOfSource(): Promise<ColumnTable<Members>[]> {
  const holders = source.filter(({ text }) => /\btable\('\w+', \{/.test(text));
  const modules = await Promise.all(holders.map(({ path }) => import(projectFile(path))));
  return modules.flatMap((module) =>
    Object.values(module).filter((one) => one instanceof ColumnTable),
  ) as ColumnTable<Members>[];
}
