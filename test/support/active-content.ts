import { attribute, type elementsOf } from './kept-text.js';

/** What our pages are made of; a name that is not here came in with a text. */
const elements =
  'html head meta title link style script body a nav ul ol li span header main footer div section h1 h2 h3 p strong em small sup svg rect g path circle text table caption thead tbody tr th td'.split(
    ' ',
  );
const attributes =
  'lang charset name content http-equiv property rel href hreflang type class id role value data-unit aria-label aria-current aria-labelledby aria-describedby aria-hidden focusable viewBox width height x y fill fill-opacity d preserveAspectRatio scope cx cy r'.split(
    ' ',
  );

/** Addresses that a page may lead to: of the web, of a person, a place on the page, another file of the same brief. */
const address = /^(?:https?:\/\/|mailto:|#[\w.-]|[\w-]+\.[A-Za-z-]+\.(?:html|pdf|md)$)/i;

/** All in a page that could run, fetch or lead where no page of ours may. */
export function activeContent(page: ReturnType<typeof elementsOf>): readonly string[] {
  return page.flatMap((element) => {
    const { tagName, attrs } = element;
    const here = (what: string) => `<${tagName}> ${what}`;
    const href = attribute(element, 'href');
    const type = attribute(element, 'type');
    const icon = tagName === 'link' && attribute(element, 'rel') === 'icon' && href === 'data:,';
    return [
      ...(elements.includes(tagName) ? [] : [here('is no element of a page')]),
      ...(tagName === 'script' && type !== 'application/ld+json' ? [here('runs')] : []),
      ...attrs.filter((a) => !attributes.includes(a.name)).map((a) => here(`has ${a.name}="${a.value}"`)),
      ...(href === undefined || icon || address.test(href) ? [] : [here(`leads to ${href}`)]),
    ];
  });
}
