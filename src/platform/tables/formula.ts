/**
 * First characters at which a spreadsheet takes a cell for a formula or a command; in full width too, which Excel takes
 * for the narrow ones under a Chinese or Japanese keyboard. Blanks before them change nothing.
 */
const formulaStart = /^[\s\u0000\ufeff\u200b]*[=+\-@\u0000\t\r\n＝＋－＠]/;
const plainNumber = /^[-+]?\d[\d,]*(\.\d+)?%?$/;

/** The text with an apostrophe before it where a spreadsheet would take it for a formula; plain numbers stay. */
export function harmless(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
