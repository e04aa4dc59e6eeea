/** The command was understood but refused, or found something wrong: exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** The command line does not fit the command: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
