import { maskIdNumber, maskPhone } from '../../identity/mask.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import type { Tag } from '../../web/pages/render.ts';
import type { Party, PartyPerson } from '../parties/party.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import type { CasePeople } from '../registration/case-service.ts';

export interface PartyModel {
  readonly name: string;
  readonly tags: readonly Tag[];
  readonly items: readonly { readonly label: string; readonly value: string; readonly isWide?: boolean }[];
  readonly revealHref: string | null;
}

/** The parties with masked numbers; who may, reaches the numbers in clear by a page of its own. */
export async function partyModels(
  db: Db,
  people: CasePeople,
  input: {
    readonly parties: Pick<PartyRepository, 'secretsOf'>;
    readonly caseHref: string;
    readonly canReveal: boolean;
    readonly t: Translate;
  },
): Promise<PartyModel[]> {
  const text = (key: string, params?: Record<string, unknown>) =>
    input.t(`cases.page.parties.${key}`, params);
  const models: PartyModel[] = [];
  for (const party of people.parties) {
    const secrets = await input.parties.secretsOf(db, party.id);
    const members = people.members.filter((member) => member.partyId === party.id);
    const items = [
      ...filled(text('phone'), secrets?.telephone ? maskPhone(secrets.telephone) : null),
      ...filled(text('idNumber'), secrets?.idNumber ? maskIdNumber(secrets.idNumber) : null),
      ...filled(text('head'), headOf(party)),
      ...filled(text('uscc'), party.uscc),
      ...filled(text('address'), party.address),
      ...people.people
        .filter((person) => person.partyId === party.id)
        .map((person) => ({ label: capacityOf(person, text), value: nameAndPost(person) })),
    ];
    const claimed = members.reduce((sum, member) => sum + member.claimFen, 0);
    models.push({
      name: party.name,
      tags: [
        { text: text(`side.${party.side}`), tone: 'blue' },
        { text: text(`kind.${party.kind}`), tone: 'neutral' },
        ...(party.isUnknown ? [{ text: text('unknown'), tone: 'orange' as const }] : []),
        ...(members.length > 0
          ? [
              {
                text: text('members', { n: members.length, amount: formatYuan(claimed) }),
                tone: 'neutral' as const,
              },
            ]
          : []),
      ],
      items,
      revealHref:
        input.canReveal && (party.hasPhone || party.hasIdNumber)
          ? `${input.caseHref}/parties/${party.id}/reveal`
          : null,
    });
  }
  return models;
}

/** The names of one side with the first telephone masked, for the overview. */
export function filled(label: string, value: string | null | undefined): { label: string; value: string }[] {
  return value === null || value === undefined || value === '' ? [] : [{ label, value }];
}

function headOf(party: Party): string | null {
  return party.headName === null ? null : [party.headName, party.headPost].filter(Boolean).join(' ');
}

function capacityOf(person: PartyPerson, text: (key: string) => string): string {
  const known = ['head', 'agent', 'guardian', 'representative'].includes(person.capacity);
  return text(known ? `capacity.${person.capacity}` : 'capacityOther');
}

function nameAndPost(person: PartyPerson): string {
  return [person.name, person.post].filter(Boolean).join(' ');
}
