import type { DemoMatter } from '../../seeds/demo-matter.ts';

/** What the record of a session says, in keeping with how it ended. */
export function sessionWords(
  matter: DemoMatter,
  result: 'ongoing' | 'agreed' | 'notAgreed',
): { readonly statements: string; readonly verified: string; readonly content: string } {
  return {
    statements: `申请人：${matter.applicantSays}\n被申请人：${matter.respondentSays}`,
    verified: matter.found,
    content: `争议焦点：${matter.issue}${endings[result](matter)}`,
  };
}

const endings: Readonly<Record<'ongoing' | 'agreed' | 'notAgreed', (matter: DemoMatter) => string>> = {
  ongoing: ({ open }) => `调解员说明了有关法律规定。${open}约定择日再谈。`,
  agreed: ({ clauses }) => `经调解员劝说，双方达成一致：${clauses.join('；')}。`,
  notAgreed: ({ gap }) => `调解员多次劝说，${gap}，未能取得一致意见。`,
};
