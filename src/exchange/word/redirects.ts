/** Services that programs of mail and of texts put in front of an address, with where each has the address itself. */
const redirects: readonly { readonly is: (url: URL) => boolean; readonly keys: readonly string[] }[] = [
  { is: ({ hostname }) => hostname.endsWith('.safelinks.protection.outlook.com'), keys: ['url'] },
  { is: ({ hostname, pathname }) => hostname === 'www.google.com' && pathname === '/url', keys: ['q', 'url'] },
];

/** Where an address leads in the end: nobody has set a link to such a service, which may also name who got it by mail. */
export function withoutRedirect(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const keys = redirects.find(({ is }) => is(url))?.keys ?? [];
  const inner = keys.map((key) => url.searchParams.get(key)).find((one) => one !== null);
  return inner !== undefined && /^(?:https?:\/\/|mailto:)/i.test(inner) ? inner : address;
}
