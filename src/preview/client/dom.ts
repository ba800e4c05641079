/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Child = Node | string | undefined;

/** An element with attributes and children. Text stays text: nothing of a pack becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) created.setAttribute(key, '');
    else if (typeof value === 'string') created.setAttribute(key, value);
  }
  created.append(...children.filter((child) => child !== undefined));
  return created;
}

/** A button; its key lets `replace` give focus back to it. */
export function button(
  key: string,
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  label: Child,
  onClick: () => void,
): HTMLButtonElement {
  const created = element('button', { type: 'button', 'data-key': key, ...attributes }, label);
  created.addEventListener('click', onClick);
  return created;
}

/** Replaces the content of an element; focus and scroll position stay. */
export function replace(parent: Element, ...children: readonly Child[]): void {
  const focused = document.activeElement;
  const key = focused && parent.contains(focused) ? focused.getAttribute('data-key') : null;
  const { scrollTop } = parent;
  parent.replaceChildren(...children.filter((child) => child !== undefined));
  parent.scrollTop = scrollTop;
  if (key !== null) {
    const again = [...parent.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset.key === key);
    again?.focus({ preventScroll: true });
  }
}

/**
 * Content that reads as before stays: a menu that is open, or a button that is held down, outlives a change of the
 * files. What its buttons do may depend on nothing that cannot be read there.
 */
export function update(parent: Element, ...children: readonly Element[]): void {
  const { children: shown } = parent;
  if (shown.length === children.length && children.every((child, i) => shown[i]?.isEqualNode(child))) return;
  replace(parent, ...children);
}

/** Words of the program, which are in English whatever the menus are in. */
export function inEnglish(words: string): HTMLElement {
  return element('span', { lang: 'en', dir: 'ltr' }, words);
}
