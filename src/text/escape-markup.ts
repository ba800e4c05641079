/** Text for HTML, SVG and XML alike, between tags and inside quotes: numbers mean the same in all three. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
