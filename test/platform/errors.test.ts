import { expect, test } from 'vitest';
import {
  AppError,
  BadRequestError,
  BusyError,
  ConflictError,
  ForbiddenError,
  IllegalTransitionError,
  NotFoundError,
  StaleVersionError,
  TooLargeError,
  TooManyRequestsError,
  UnsupportedTypeError,
  ValidationError,
} from '../../src/platform/errors.ts';

test.each([
  [new BadRequestError(), 400, 'badRequest'],
  [new ForbiddenError(), 403, 'forbidden'],
  [new NotFoundError(), 404, 'notFound'],
  [new ConflictError('duplicate', { number: '1' }), 409, 'duplicate'],
  [new StaleVersionError({ changes: ['a'] }), 409, 'staleVersion'],
  [new IllegalTransitionError({ allowed: ['accept'] }), 409, 'illegalTransition'],
  [new TooLargeError(), 413, 'tooLarge'],
  [new UnsupportedTypeError(), 415, 'unsupportedType'],
  [new ValidationError([{ path: 'title', code: 'required' }]), 422, 'validation'],
  [new TooManyRequestsError(), 429, 'tooManyRequests'],
  [new BusyError(), 503, 'busy'],
])('%s, thrown, is an AppError of its status and code', (error, status, code) => {
  expect(error).toBeInstanceOf(AppError);
  expect(error.status).toBe(status);
  expect(error.code).toBe(code);
  expect(error.name).toBe(error.constructor.name);
});
