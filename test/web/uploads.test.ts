import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { cleanFileName } from '../../src/web/forms/file-names.ts';
import { fileLimitBytes } from '../../src/web/forms/uploads.ts';
import { visitor } from './browser-session.ts';
import { demoApp } from './demo-app.ts';

const picture = () => sharp({ create: { width: 20, height: 10, channels: 3, background: '#fff' } });
const pdf = (inside = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );

async function signedIn() {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');
  return { reader, token: await reader.token('/') };
}

async function send(name: string, bytes: Buffer) {
  const { reader, token } = await signedIn();
  return reader.agent
    .post('/scans')
    .field('_csrf', token)
    .attach('scan', bytes, { filename: name, contentType: 'application/pdf' });
}

test('upload, picture and PDF with Chinese names, is kept with cleaned names and the real kind', async () => {
  const { reader, token } = await signedIn();

  const response = await reader.agent
    .post('/scans')
    .field('_csrf', token)
    .attach('scan', await picture().jpeg().toBuffer(), '现场照片.jpg')
    .attach('scan', pdf(), { filename: '调解协议书.pdf', contentType: 'text/html' })
    .expect(200);

  expect(
    response.body.map((file: { name: string; mediaType: string }) => [file.name, file.mediaType]),
  ).toEqual([
    ['现场照片.jpg', 'image/jpeg'],
    ['调解协议书.pdf', 'application/pdf'],
  ]);
});

test.each([
  ['program named as paper', '协议.pdf.exe', Buffer.from('MZ\u0090\u0000'), 415],
  ['page named as PDF', 'a.pdf', Buffer.from('<html><script>1</script></html>'), 415],
  [
    'drawing with script',
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    415,
  ],
  ['GIF that is a script', 'a.gif', Buffer.from('GIF89a/*\u0000\u0000*/=1;alert(1)'), 415],
  ['PDF named as picture', 'a.png', pdf(), 415],
  ['PDF not at the start', 'a.pdf', Buffer.concat([Buffer.from('xx\n'), pdf()]), 415],
  ['empty file', 'a.pdf', Buffer.alloc(0), 422],
  ['PDF cut off', 'a.pdf', pdf().subarray(0, 40), 422],
  ['encrypted PDF', 'a.pdf', pdf('/Encrypt 2 0 R'), 422],
  ['PDF with script', 'a.pdf', pdf('/OpenAction<</S/JavaScript/JS(x)>>'), 422],
  ['PDF with a hidden script', 'a.pdf', pdf('/OpenAction<</S/Java#53cript>>'), 422],
  ['picture cut off', 'a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422],
])('upload of %s is refused', async (_what, name, bytes, status) => {
  const response = await send(name, bytes);

  expect(response.status).toBe(status);
  if (status === 415) expect(response.text).toContain('JPEG, PNG, PDF');
});

/** A small picture whose header claims another size: what a decoder would allocate for. */
async function pictureClaiming(width: number, height: number): Promise<Buffer> {
  const bytes = await picture().png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

test('upload of a picture of 30000 by 30000 points is refused before it is decoded', async () => {
  const response = await send('a.png', await pictureClaiming(30_000, 30_000));

  expect(response.status).toBe(422);
  expect(response.text).toContain('图片尺寸过大');
});

test('upload at the limit is read, one byte more answers 413 with the limit', async () => {
  const atLimit = Buffer.concat([
    pdf().subarray(0, 9),
    Buffer.alloc(fileLimitBytes - pdf().length, 0x20),
    pdf().subarray(9),
  ]);

  expect((await send('a.pdf', atLimit)).status).toBe(200);
  const response = await send('a.pdf', Buffer.concat([atLimit, Buffer.from(' ')]));

  expect(response.status).toBe(413);
  expect(response.text).toContain('20 MB');
});

test('upload of three files where two are allowed answers 413', async () => {
  const { reader, token } = await signedIn();

  const request = reader.agent.post('/scans').field('_csrf', token);
  for (const name of ['1.pdf', '2.pdf', '3.pdf']) request.attach('scan', pdf(), name);

  expect((await request).status).toBe(413);
});

test.each([
  ['cut off', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  ['without boundary', 'multipart/form-data', 'abc'],
  [
    'with a far index',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a[999999]"\r\n\r\nb\r\n--x--\r\n',
  ],
  [
    'with nested names',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a[b][c]"\r\n\r\nb\r\n--x--\r\n',
  ],
  [
    'with an empty name',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name=""\r\n\r\nb\r\n--x--\r\n',
  ],
])('multipart body %s answers 400', async (_what, type, body) => {
  const { reader } = await signedIn();

  const response = await reader.agent.post('/scans').set('Content-Type', type).send(body);

  expect(response.status).toBe(400);
});

test('upload without token answers 403, signed out leads to the sign-in page', async () => {
  const { reader } = await signedIn();

  await reader.agent.post('/scans').attach('scan', pdf(), 'a.pdf').expect(403);
  await supertest(demoApp().express).post('/scans').attach('scan', pdf(), 'a.pdf').expect(303);
});

test.each([
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\fakepath\\协议.pdf', '协议.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['..', 'file'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
])('file name %j becomes %j', (name, expected) => {
  expect(cleanFileName(name)).toBe(expected);
});

test('stored file is sent so that it cannot act as a page', async () => {
  const { reader } = await signedIn();

  const response = await reader.agent.get('/scan').expect(200);

  expect(response.headers['content-type']).toBe('application/octet-stream');
  expect(response.headers['content-disposition']).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''/);
  expect(response.headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  await reader.agent.get('/scan').set('Sec-Fetch-Dest', 'script').expect(403);
});
