import type { Bilingual } from '../../platform/i18n.ts';

/** The four texts parties may get; never what the case is about. */
export const partyTextCodes = ['receipt', 'appointment', 'agreementReady', 'performanceDue'] as const;
export type PartyTextCode = (typeof partyTextCodes)[number];

export interface PartyText {
  readonly label: Bilingual;
  /** As this release says it; an office may say it in its own words from a day on. `{name}` is filled from the case. */
  readonly text: string;
  /** Whether the party has to have said that this may come to his telephone; who applied left it for the receipt. */
  readonly needsConsent: boolean;
}

export const partyTexts: Readonly<Record<PartyTextCode, PartyText>> = {
  receipt: {
    label: { zh: '受理回执', en: 'Receipt' },
    text: '您反映的事项已受理，编号{code}。调解不收费。咨询电话{telephone}。',
    needsConsent: false,
  },
  appointment: {
    label: { zh: '调解预约', en: 'Appointment' },
    text: '请您于{when}到{place}参加调解，编号{code}。咨询电话{telephone}。',
    needsConsent: true,
  },
  agreementReady: {
    label: { zh: '协议待签', en: 'Agreement ready' },
    text: '编号{code}的调解协议已拟好，请您到{committee}核对后签字。咨询电话{telephone}。',
    needsConsent: true,
  },
  performanceDue: {
    label: { zh: '履行到期', en: 'Performance due' },
    text: '编号{code}的调解协议有一项约定{dueOn}到期，请按约履行。咨询电话{telephone}。',
    needsConsent: true,
  },
};

/** Gateways of vendors take 500 characters with their signature, and no brackets of the kind they put it in. */
export const mostCharacters = 300;

/** How an office's own version of a text is called beside those of papers. */
export function wordingCode(code: PartyTextCode): string {
  return `text-${code}`;
}

export function isPartyTextCode(text: string): text is PartyTextCode {
  return partyTextCodes.some((code) => code === text);
}

/** The text with its blanks filled; a blank nobody knows stays to be seen. */
export function filledText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
