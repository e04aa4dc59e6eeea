/** What pdfkit asks of a font when the document ends. */
export interface FontProgram {
  finalize(): void;
}
