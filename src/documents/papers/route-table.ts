import type { TableBlock } from '../../typeset/flow/blocks.ts';

/** The ways open to the parties: what, where, until when and why. */
export function routeTable(
  routes: readonly { readonly way: string; readonly body: string; readonly limit: string }[],
): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '途径', share: 2 },
      { title: '受理机关', share: 4 },
      { title: '期限及依据', share: 5 },
    ],
    rows: routes.map((route) => [route.way, route.body, route.limit]),
  };
}
