import { legalDay } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { TextSheet } from '../../platform/workbook.ts';
import { shownVerifyCode } from '../core/document.ts';
import type { RegisterLine } from './batch-read-model.ts';

const shownDigest = 16;

/** The register of a month as a sheet: enough to check a paper over the telephone, nothing about any person. */
export function registerSheet(month: string, lines: readonly RegisterLine[], t: Translate): TextSheet {
  const text = (key: string): string => t(`documents.register.${key}`);
  return {
    name: `${text('sheet')} ${month}`,
    columns: [
      { header: text('code'), width: 18 },
      { header: text('paper'), width: 34 },
      { header: text('number'), width: 30 },
      { header: text('issuer'), width: 30 },
      { header: text('issuedOn'), width: 14 },
      { header: text('version'), width: 10 },
      { header: text('digest'), width: 20 },
      { header: text('file'), width: 20 },
      { header: text('state'), width: 12 },
    ],
    rows: lines.map((line) => [
      shownVerifyCode(line.verifyCode),
      `${line.code} ${line.title}`,
      line.number ?? '',
      line.issuer,
      legalDay(line.issuedAt),
      line.templateVersion,
      line.recordDigest.slice(0, shownDigest),
      line.pdfSha256?.slice(0, shownDigest) ?? '',
      text(line.state === 'superseded' ? 'superseded' : 'inForce'),
    ]),
  };
}
