import { type CasesExportDeps, casesExport } from '../../cases/export/cases-export.ts';
import type { ExportList } from '../core/export-list.ts';
import { accountsExport, auditExport } from './admin-exports.ts';
import { areasExport } from './areas-export.ts';
import { bookExports } from './book-exports.ts';
import { behindExports, figuresExport } from './figures-export.ts';
import { leadsExport } from './leads-export.ts';
import { importExport, jobsExport, registerExport } from './work-exports.ts';

type AllDeps = CasesExportDeps &
  Parameters<typeof bookExports>[0] &
  Parameters<typeof accountsExport>[0] &
  Parameters<typeof registerExport>[0] &
  Parameters<typeof importExport>[0] &
  Parameters<typeof jobsExport>[0] &
  Parameters<typeof figuresExport>[0];

/** Every list and every table of figures that can be exported; a new one is a line here. */
export function allExports(deps: AllDeps): ExportList[] {
  return [
    casesExport(deps),
    leadsExport(deps),
    figuresExport(deps),
    ...behindExports(deps),
    registerExport(deps),
    importExport(deps),
    jobsExport(deps),
    areasExport(deps),
    ...bookExports(deps),
    accountsExport(deps),
    auditExport(deps),
  ];
}
