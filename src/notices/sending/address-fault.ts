/** Machines of the house itself and of its own network, to which nothing passes the open net. */
const ownNetwork =
  /^(localhost|127(\.\d+){3}|\[::1\]|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2})$/;

/** What is wrong with an address of the settings to which personal numbers go; null for a good one. */
export function addressFault(text: string): string | null {
  if (!URL.canParse(text)) return 'must look like https://host/path';
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '') return 'must hold no user and no password';
  if (hash !== '') return 'must hold no #';
  if (protocol === 'https:') return null;
  if (protocol !== 'http:') return 'must begin with https://';
  return ownNetwork.test(hostname) ? null : 'must begin with https:// outside the own network';
}
