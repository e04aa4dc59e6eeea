import { Marked, type Tokens } from 'marked';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a heading is found by: its own words, as in the address of a repository's page. */
export function anchorOf(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '-');
}

/**
 * A chapter of the guide as HTML for a page: its title stands in the head of the page already, links between chapters
 * and pictures get their address there. HTML within the text is shown as text.
 */
export function guideHtml(markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading): string {
        if (depth === 1) return '';
        const words = this.parser.parseInline(tokens);
        return `<h${depth} id="${escaped(anchorOf(text))}">${words}</h${depth}>\n`;
      },
      html: ({ text }: Tokens.HTML | Tokens.Tag): string => escaped(text),
      link({ href, tokens }: Tokens.Link): string {
        return `<a href="${escaped(addressOf(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image: ({ href, text }: Tokens.Image): string =>
        `<img src="${escaped(addressOf(href))}" alt="${escaped(text)}" loading="lazy">`,
    },
  });
  return marked.parse(markdown, { async: false });
}

/** `desk.md#受理` and `pictures/desk.webp` as addresses below `/help`; the list of chapters is `README.md`. */
function addressOf(href: string): string {
  const [path = '', anchor] = href.split('#', 2);
  const chapter = /^([\w-]+)\.md$/.exec(path)?.[1];
  const place = chapter === undefined ? `/help/${path}` : chapter === 'README' ? '/help' : `/help/${chapter}`;
  const isOwn = path === '' || chapter !== undefined || path.startsWith('pictures/');
  if (!isOwn) throw new RangeError(`the guide links to ${href}, which is not part of it`);
  const hash = anchor === undefined ? '' : `#${encodeURIComponent(decodeURIComponent(anchor))}`;
  return path === '' ? hash : `${place}${hash}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}
