import type { Locale } from '../platform/i18n.ts';
import { pick } from '../platform/i18n.ts';
import type { Offer } from '../workflow/engine/offers.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { ApiDeps } from './ports.ts';

/** What may be done now, each with the JSON Schema of its data; with `all` also what may not, and why. */
export async function actionsJson(
  engine: ApiDeps['engine'],
  kind: 'case' | 'lead',
  subjectId: string,
  offers: readonly Offer[],
  about: { all: boolean; locale: Locale },
): Promise<object[]> {
  const shown = offers.filter((offer) => about.all || offer.enabled);
  return Promise.all(
    shown.map(async (offer) => ({
      event: offer.event,
      label: pick(offer.label, about.locale),
      kind: offer.kind,
      basis: offer.basis,
      documents: offer.documents,
      ...(offer.enabled
        ? { schema: await schemaOf(engine, kind, subjectId, offer.event, about.locale) }
        : {
            blocked: offer.reasons.map(({ code, message, basis }) => ({
              code,
              message: pick(message, about.locale),
              basis: basis ?? null,
            })),
          }),
    })),
  );
}

async function schemaOf(
  engine: ApiDeps['engine'],
  kind: 'case' | 'lead',
  subjectId: string,
  event: string,
  locale: Locale,
) {
  const { spec, options } = await engine.form(kind, subjectId, event);
  return jsonSchemaOf(spec.form, { locale, direction: 'input', options });
}
