const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of an uploaded file as it is shown and offered for download: no folders, no controls or characters
 * that turn text round, no names that Windows keeps for devices, at most 120 characters with the extension kept.
 */
export function cleanFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const visible = base
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const safe = reserved.test(visible) ? `_${visible}` : visible;
  const characters = [...safe];
  if (characters.length === 0) return 'file';
  if (characters.length <= 120) return safe;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(safe)?.[0] ?? '';
  return characters.slice(0, 120 - extension.length).join('') + extension;
}
