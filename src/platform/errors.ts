export type ErrorParams = Record<string, string | number>;

/**
 * What a person did or met, as against a bug: it has an HTTP status and a text `errors.<code>`.
 * Everything that is no AppError is answered 500 and logged.
 */
export abstract class AppError extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}

export class BadRequestError extends AppError {
  readonly status = 400;

  constructor(code = 'badRequest', params: ErrorParams = {}) {
    super(code, params);
  }
}

export class ForbiddenError extends AppError {
  readonly status = 403;

  constructor(code = 'forbidden', params: ErrorParams = {}) {
    super(code, params);
  }
}

/** Absent, outside the viewer's area, or walled off: the three look alike from outside. */
export class NotFoundError extends AppError {
  readonly status = 404;

  constructor(code = 'notFound', params: ErrorParams = {}) {
    super(code, params);
  }
}

export class ConflictError extends AppError {
  readonly status = 409;

  constructor(code = 'conflict', params: ErrorParams = {}) {
    super(code, params);
  }
}

/** The record changed since the form was shown; `changes` says in words what and by whom. */
export class StaleVersionError extends AppError {
  readonly status = 409;
  readonly changes: readonly unknown[];

  constructor(details: { changes: readonly unknown[] } = { changes: [] }) {
    super('staleVersion');
    this.changes = details.changes;
  }
}

/** The event is not possible in this state; `allowed` names those that are. */
export class IllegalTransitionError extends AppError {
  readonly status = 409;
  readonly allowed: readonly string[];

  constructor(details: { allowed: readonly string[]; event?: string; state?: string }) {
    super('illegalTransition', { event: details.event ?? '', state: details.state ?? '' });
    this.allowed = details.allowed;
  }
}

export class TooLargeError extends AppError {
  readonly status = 413;

  constructor(code = 'tooLarge', params: ErrorParams = {}) {
    super(code, params);
  }
}

export class UnsupportedTypeError extends AppError {
  readonly status = 415;

  constructor(code = 'unsupportedType', params: ErrorParams = {}) {
    super(code, params);
  }
}

export class TooManyRequestsError extends AppError {
  readonly status = 429;
  readonly retryAfterSeconds: number;

  constructor(code = 'tooManyRequests', params: ErrorParams = {}, retryAfterSeconds = 60) {
    super(code, params);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Overload: nothing was saved, the same request may be sent again. */
export class BusyError extends AppError {
  readonly status = 503;
  readonly retryAfterSeconds: number;

  constructor(code = 'busy', params: ErrorParams = {}, retryAfterSeconds = 2) {
    super(code, params);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** One thing wrong with what was sent. `path` is 'obligations.0.amount', or '' for the whole form. */
export interface Problem {
  path: string;
  code: string;
  params?: ErrorParams;
  message?: { zh: string; en: string };
  basis?: string;
}

export class ValidationError extends AppError {
  readonly status = 422;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('validation', { count: problems.length });
    this.problems = problems;
    this.message = `validation: ${problems.map((problem) => `${problem.path || '(form)'} ${problem.code}`).join('; ')}`;
  }
}
