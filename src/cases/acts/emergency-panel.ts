import type { AreasService } from '../../offices/areas-service.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { momentLabel } from '../core/moment-label.ts';
import { listEmergencyReports } from './emergency-repository.ts';

interface EmergencyPanel {
  readonly title: string;
  readonly reports: readonly (readonly {
    readonly label: string;
    readonly value: string;
    readonly isWide: boolean;
  }[])[];
}

/** The dangers that were reported, with who was told when; foremost on the page. */
export function emergencyPanel(areas: Pick<AreasService, 'dictionaryLabel'>): CasePanel {
  return {
    key: 'emergency',
    view: 'cases/acts/emergency',
    load: async ({ db, caseId, locale, t }): Promise<EmergencyPanel | null> => {
      const reports = await listEmergencyReports(db, caseId);
      if (reports.length === 0) return null;
      const text = (key: string, params?: Record<string, unknown>): string =>
        t(`cases.emergency.${key}`, params);
      const receiver = (code: string): string => areas.dictionaryLabel('emergencyReceivers', code, locale);
      const item = (key: string, value: string) => ({ label: text(key), value, isWide: true });
      return {
        title: text('title'),
        reports: reports.map((report) => [
          item('at', momentLabel(report.reportedAt)),
          item(
            'signs',
            report.signs
              .map((sign) => areas.dictionaryLabel('riskSigns', sign, locale))
              .join(text('separator')),
          ),
          item('words', report.words),
          item(
            'told',
            report.told
              .map(({ receiver: code, toldAt, who }) =>
                text('line', {
                  at: momentLabel(toldAt),
                  receiver: receiver(code),
                  who: who === undefined ? '' : ` ${who}`,
                }),
              )
              .join('\n'),
          ),
          item('measures', report.measures),
        ]),
      };
    },
  };
}
