import { afterAll } from 'vitest';
import { closeDesks } from './desk.ts';

afterAll(closeDesks);
