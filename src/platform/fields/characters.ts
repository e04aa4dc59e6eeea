// Characters that end a text, hide in it or turn it round: NUL and controls, lone surrogates, noncharacters.
const illegalCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/u;
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/;
// Harmless marks that come with pasted text; kept out so that equal texts compare equal.
const zeroWidth = /[\u200B\u200E\u200F\u2060\uFEFF]/g;

/** The code of what makes a text unacceptable, or null: `illegalCharacters` or `invisibleCharacters`. */
export function characterFault(value: string): 'illegalCharacters' | 'invisibleCharacters' | null {
  if (illegalCharacters.test(value)) return 'illegalCharacters';
  return bidiControls.test(value) ? 'invisibleCharacters' : null;
}

/** Without invisible marks, with plain line ends and without blanks around it. */
export function clean(value: string): string {
  return value.replace(zeroWidth, '').replace(/\r\n?/g, '\n').trim();
}

/** Full-width letters, digits and signs as ASCII. */
export function toAscii(value: string): string {
  return value.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();
}
