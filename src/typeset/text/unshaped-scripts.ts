/**
 * Scripts whose letters join, stack or run from right to left. Setting them letter by letter gives something nobody can
 * read, so papers with them are refused until a person writes the words in Chinese characters or by hand.
 */
const scripts = [
  { name: { zh: '藏文', en: 'Tibetan' }, letters: /\p{Script=Tibetan}/u },
  {
    name: { zh: '维吾尔文、哈萨克文等阿拉伯字母文字', en: 'Uyghur or Kazakh (Arabic letters)' },
    letters: /\p{Script=Arabic}/u,
  },
  { name: { zh: '蒙古文', en: 'Mongolian' }, letters: /\p{Script=Mongolian}/u },
] as const;

export type UnshapedScript = (typeof scripts)[number]['name'];

/** The scripts in any text of a record that papers cannot print; empty for nearly every record. */
export function unshapedScriptsIn(value: unknown): readonly UnshapedScript[] {
  const text = JSON.stringify(value);
  return scripts.filter(({ letters }) => letters.test(text)).map(({ name }) => name);
}
