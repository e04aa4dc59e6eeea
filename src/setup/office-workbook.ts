import type { Account } from '../identity/account.ts';
import { roleOptions } from '../identity/texts.ts';
import { isAdministrator } from '../identity/viewer.ts';
import type { Book, BookRow } from '../offices/book/book.ts';
import { personLabel } from '../offices/book/book-options.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import { type SheetColumn, type TextSheet, writeWorkbook } from '../platform/workbook.ts';
import { cellOf, choicesOf } from './cells.ts';
import type { RowResult, SheetRows } from './import-plan.ts';
import { type Column, columnsOf, isBookSheet, type SheetName, sheetNames, sheetTitle } from './sheets.ts';
import { sheetHelp, sheetTexts } from './texts.ts';

/** The workbook to fill in: a sheet for each kind, a row that helps, what is known, and lists to choose from. */
export function officeWorkbook(book: Book, accounts: readonly Account[], locale: Locale): Promise<Buffer> {
  const sheets = sheetNames.map((sheet): TextSheet => {
    const columns = columnsOf(sheet);
    const help = columns.map((_, index) =>
      index === 0 ? `${pick(sheetTexts.help, locale)}${pick(sheetHelp[sheet], locale)}` : '',
    );
    return {
      name: sheetTitle(sheet, locale),
      columns: columns.map((column) => headOf(sheet, column, book, locale)),
      rows: [help, ...knownRows(sheet, columns, book, accounts, locale)],
    };
  });
  return writeWorkbook(sheets, pick(sheetTexts.lists, locale));
}

function headOf(sheet: SheetName, column: Column, book: Book, locale: Locale): SheetColumn {
  const choices = choicesOf(sheet, column.member, book, locale);
  return { header: pick(column.label, locale), width: column.width, ...(choices !== null && { choices }) };
}

function knownRows(
  sheet: SheetName,
  columns: readonly Column[],
  book: Book,
  accounts: readonly Account[],
  locale: Locale,
): string[][] {
  if (!isBookSheet(sheet)) {
    return accounts
      .filter(
        ({ role, disabledAt, passwordHash }) =>
          !isAdministrator(role) && (disabledAt === null || passwordHash === null),
      )
      .map((account) => columns.map(({ member }) => accountCell(account, member, book, locale)));
  }
  const rows = book.all(sheet) as readonly unknown[] as readonly BookRow[];
  return rows
    .filter(({ validTo }) => validTo === null || validTo > book.today)
    .map((row) =>
      columns.map(({ member }) => {
        // Numbers of people are read where they are needed, not carried about in files.
        const isKept = member === 'changedOn' || (sheet === 'people' && member === 'telephone');
        return isKept ? '' : cellOf(sheet, member, row[member], book, locale);
      }),
    );
}

function accountCell(account: Account, member: string, book: Book, locale: Locale): string {
  const person = book.find('people', account.personId);
  switch (member) {
    case 'username':
      return account.username;
    case 'personId':
      return person === undefined ? '' : personLabel(person, book);
    case 'role':
      return pick(
        roleOptions.find(({ value }) => value === account.role)?.label ?? { zh: '', en: '' },
        locale,
      );
    case 'displayName':
      return account.displayName;
    default:
      return cellOf('people', 'areaCode', account.areaCode, book, locale);
  }
}

/** The same workbook as it was sent, with what was found of each row in a column of its own. */
export function checkedWorkbook(
  sheets: SheetRows,
  rows: readonly RowResult[],
  verdict: (row: RowResult) => string,
  locale: Locale,
): Promise<Buffer> {
  const written = sheetNames.flatMap((sheet): TextSheet[] => {
    const { zh, en } = sheetTexts[sheet];
    const typed = sheets[zh] ?? sheets[en];
    const [head] = typed ?? [];
    if (typed === undefined || head === undefined) return [];
    const label = pick(sheetTexts.verdict, locale);
    // Sent back once more, it has the column already.
    const known = head.findIndex((cell) => cell === sheetTexts.verdict.zh || cell === sheetTexts.verdict.en);
    const at = known >= 0 ? known : head.length;
    const found = new Map(rows.filter((row) => row.sheet === sheet).map((row) => [row.no, verdict(row)]));
    const columns = [...head.slice(0, at), label].map((header) => ({ header, width: 20 }));
    const body = typed
      .slice(1)
      .map((row, index) => [
        ...Array.from({ length: at }, (_, place) => row[place] ?? ''),
        found.get(index + 2) ?? '',
      ]);
    return [{ name: pick(sheetTexts[sheet], locale), columns, rows: body }];
  });
  return writeWorkbook(written);
}
