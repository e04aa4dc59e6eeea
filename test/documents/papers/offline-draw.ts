import { Socket } from 'node:net';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import { exampleRecord } from './fixtures.ts';

/** Draws one paper where any connection fails, and prints its digest. */
Socket.prototype.connect = () => {
  throw new Error('no network');
};
const paper = paperTemplates.get('D10')?.build(exampleRecord('D10', 'land'));
if (!paper) throw new Error('no D10');
process.stdout.write((await renderDocument(paper)).sha256);
