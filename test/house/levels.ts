/**
 * The rooms of `src/` from the ground up: a room imports from those on lower floors alone. Rooms that share a floor know
 * nothing of each other but the types of their records.
 */
export const floors: readonly (readonly string[])[] = [
  ['platform'],
  ['audit', 'web', 'typeset'],
  ['help'],
  ['workflow/definitions'],
  ['workflow/history'],
  ['workflow/deadlines'],
  ['workflow/versions'],
  ['workflow/engine'],
  ['identity', 'offices'],
  ['jobs', 'offices/areas', 'offices/book'],
  ['exports/core'],
  ['exports/layouts'],
  ['offices/calendar'],
  ['cases/core'],
  ['cases/parties', 'notices/sending'],
  ['cases/search'],
  ['cases/attachments', 'cases/closing', 'cases/sharing'],
  ['cases/acts', 'cases/lists'],
  ['cases/registration', 'cases/export', 'cases/views'],
  ['cases/linked', 'cases/earlier'],
  ['ledgers/values'],
  ['ledgers/reading'],
  ['ledgers/duplicates'],
  ['ledgers/worker'],
  ['ledgers/importing'],
  ['ledgers/pages'],
  ['cases/page', 'cases/bulk'],
  ['cases'],
  ['mediation/core', 'agreements/core'],
  ['mediation/sessions', 'mediation/collectives', 'mediation/property', 'agreements/drafting'],
  ['mediation/consent', 'mediation/assignment', 'agreements/signing'],
  ['mediation/endings', 'agreements/performance'],
  ['mediation/record', 'agreements/record'],
  ['leads', 'mediation', 'agreements', 'referrals'],
  ['documents/core', 'documents/signing'],
  ['documents/records'],
  ['documents/papers'],
  ['documents/drawing'],
  ['documents/issuing'],
  ['documents/volume', 'documents/batch', 'documents/written', 'documents/word', 'documents/verification'],
  ['documents/wording'],
  ['documents'],
  ['corrections'],
  ['setup', 'workbench', 'integrity', 'handover', 'statistics', 'lifecycles', 'backup', 'reforms', 'rules'],
  ['exports/lists', 'exports/pages', 'backup/folder'],
  ['notices/parties', 'notices/staff'],
  ['notices'],
  ['api'],
  ['app'],
  ['demo'],
  ['cli'],
  ['main.ts'],
];

const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

/** The named room a file of `src/` belongs to: the longest name that fits; its own path when none does. */
export function roomOf(path: string): string {
  const parts = path.split('/').slice(1);
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('/');
    if (floorOf.has(name)) return name;
  }
  return path;
}

/** How far up a room is; undefined for one that has no floor yet. */
export function floor(room: string): number | undefined {
  return floorOf.get(room);
}
