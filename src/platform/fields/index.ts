/** The fields of which every form and every body of the API is made. */
export { characterFault } from './characters.ts';
export { checksField, flagField, selectField } from './choice.ts';
export { dateTimeField, dayField } from './date.ts';
export { intField, moneyField, muField } from './number.ts';
export { rowsField } from './rows.ts';
export {
  bornOn,
  idNumber,
  numberToFind,
  personName,
  readIdNumber,
  readNumberToFind,
  readTelephone,
  telephone,
  textField,
  uscc,
} from './text.ts';
