/** 138****5521; a landline keeps its area code and last three digits; what is masked already stays as it is. */
export function maskPhone(phone: string): string {
  if (phone.includes('*')) return phone;
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const [code, number] = phone.includes('-') ? phone.split('-', 2) : ['', phone];
  if (number === undefined || number.length < 6) return '****';
  return `${code ? `${code}-` : ''}****${number.slice(-3)}`;
}

/** The first three and the last four characters: enough to tell two people apart, too little to use. */
export function maskIdNumber(number: string): string {
  if (number.length < 10) return '*'.repeat(number.length);
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}

/** The first character and two stars, however long the name is. */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return first === '' ? '' : `${first}**`;
}
