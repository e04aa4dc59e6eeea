import type { Config } from '../app/config.ts';
import { integrityLocales } from '../integrity/texts.ts';
import { sharedFonts } from '../typeset/fonts/font-registry.ts';
import { adviceWithoutAreas, withContainer } from './office.ts';
import { CommandRefused } from './outcome.ts';

/** Runs every check of the integrity report now and prints each finding with its suggested repair. */
export async function doctor(config: Config): Promise<void> {
  await withContainer(config, async ({ areas, integrity, backups }) => {
    const report = await integrity.run();
    if (report === null) throw new CommandRefused('another report is being made');
    const { checks, repairs } = integrityLocales.en.integrity;
    const lines = report.findings.map(
      (one) =>
        `${one.label}: ${checks[one.check]} ${one.detail ? `(${one.detail}) ` : ''}- ${repairs[one.check]}`,
    );
    lines.push(
      ...sharedFonts().refusals.map(({ file, reasons }) => `fonts/${file}: not used - ${reasons.join('; ')}`),
    );
    const advice = adviceWithoutAreas({ areas });
    if (advice !== null) lines.push(advice);
    const unsaved = config.isProduction ? await backups.fault() : null;
    if (unsaved !== null) lines.push(`backup: ${unsaved}`);
    if (lines.length > 0) throw new CommandRefused(lines.join('\n'));
    process.stdout.write(`${report.run.subjects} cases and leads: nothing found\n`);
  });
}
