/** Effect kinds: `now` runs inside the command's transaction, `later` through the outbox. */
export const effects: ReadonlyMap<string, 'now' | 'later'> = new Map([
  ['recorded', 'now'],
  ['allotNumber', 'now'],
  ['openProceeding', 'now'],
  ['endProceeding', 'now'],
  ['endAssignment', 'now'],
  ['makeEffective', 'now'],
  ['freezeDrafts', 'now'],
  ['thawDrafts', 'now'],
  ['markResolved', 'now'],
  ['markClosed', 'now'],
  ['pauseDeadlines', 'now'],
  ['resumeDeadlines', 'now'],
  ['notify', 'later'],
]);
