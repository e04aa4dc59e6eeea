const barred = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without the characters that no XML may hold. */
export function legalText(text: string): string {
  return text.replace(barred, '');
}

/** Text as it stands in an element or an attribute of XML. */
export function xmlText(text: string): string {
  return legalText(text).replace(/[&<>"]/g, (character) => escaped[character] ?? '');
}

/** A, B, … Z, AA: the letters over a column counted from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
