import { clickHardCases } from './support/hard-cases.ts';

clickHardCases(0);
