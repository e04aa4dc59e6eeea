/** Ways to the pages beside this one, for `include('/partials/pager')`. */
export interface Pager {
  readonly previous?: string;
  readonly next?: string;
}

/** The ways a page of a list has, each with its address. */
export function pagerOf(
  page: { readonly nextCursor: string | null; readonly previousCursor?: string | null },
  hrefOf: (cursor: string) => string,
): Pager {
  const { nextCursor, previousCursor = null } = page;
  return {
    ...(previousCursor !== null && { previous: hrefOf(previousCursor) }),
    ...(nextCursor !== null && { next: hrefOf(nextCursor) }),
  };
}
