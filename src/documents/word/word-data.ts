import { chineseDay } from '../papers/phrases.ts';
import { isConcerned } from '../records/record-parties.ts';
import { latestProceeding, mediatorNames, type PaperSources } from '../records/record-sources.ts';
import { paperWords } from '../records/texts.ts';

/** What a Word template can be filled with; telephones and identity numbers are not among it. */
export const wordTags: Readonly<Record<string, readonly string[] | null>> = {
  案号: null,
  案件编码: null,
  纠纷名称: null,
  纠纷类型: null,
  委员会: null,
  委员会地址: null,
  委员会电话: null,
  乡镇: null,
  受理日期: null,
  登记人: null,
  调解员: null,
  今天: null,
  申请人: null,
  被申请人: null,
  当事人: ['姓名', '身份', '住址'],
  协议: ['编号', '生效日期'],
};

/** Tags that are not known, as they are written; `{#当事人}{姓名}{/当事人}` is `当事人.姓名`. */
export function unknownTags(tags: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(tags).flatMap(([name, inner]) => {
    const known = wordTags[name];
    if (known === undefined) return [name];
    const members = Object.keys((inner ?? {}) as object);
    const outer = Object.keys(wordTags);
    return members
      .filter((member) => !(known ?? []).includes(member) && !outer.includes(member))
      .map((member) => `${name}.${member}`);
  });
}

/** The values of one case under the names of `wordTags`. */
export function wordData(sources: PaperSources): Record<string, unknown> {
  const { case: subject, committee, parties } = sources;
  const sides: Readonly<Record<string, string>> = paperWords.sides;
  const namesOf = (side: string): string =>
    parties
      .filter((party) => party.side === side && isConcerned(party))
      .map(({ name }) => name)
      .join(paperWords.separator);
  const accepted = latestProceeding(sources)?.acceptedOn;
  return {
    案号: subject.number ?? '',
    案件编码: subject.code,
    纠纷名称: subject.title,
    纠纷类型: sources.traits.paperWord,
    委员会: committee?.name ?? '',
    委员会地址: committee?.address ?? '',
    委员会电话: committee?.telephone ?? '',
    乡镇: sources.townName,
    受理日期: accepted === undefined ? '' : chineseDay(accepted),
    登记人: sources.registrar,
    调解员: mediatorNames(sources).join(paperWords.separator),
    今天: chineseDay(sources.today),
    申请人: namesOf('applicant'),
    被申请人: namesOf('respondent'),
    当事人: parties.map(({ name, side, address }) => ({
      姓名: name,
      身份: sides[side] ?? side,
      住址: address ?? '',
    })),
    协议: sources.agreements.flatMap(({ number, effectiveOn }) =>
      effectiveOn === null ? [] : [{ 编号: number, 生效日期: chineseDay(effectiveOn) }],
    ),
  };
}
