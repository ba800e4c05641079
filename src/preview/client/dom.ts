/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Child = Node | string | undefined;

/** An element with its attributes and what is in it. Text is always text: nothing of a pack becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something, named so that focus finds it again after the page has changed. */
export function button(
  key: string,
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  label: Child,
  onClick: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', 'data-key': key, ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** Puts new content in the place of the old one; focus and scroll place stay where they were. */
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
