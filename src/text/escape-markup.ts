/** Text for HTML, SVG and XML, between tags and in attributes: numeric references mean the same in all three. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
