/** The form that the PDF standard asks for (RFC 3066, 2.1; ISO 32000-1, 14.9.2.2). */
export function isLanguageCode(text: string): boolean {
  return /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(text);
}

/** A well-formed language tag (RFC 5646, 2.1), without the grandfathered ones. */
const tag = (() => {
  const language = '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})';
  const script = '(?:-[a-z]{4})?';
  const region = '(?:-(?:[a-z]{2}|[0-9]{3}))?';
  const variants = '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*';
  const extensions = '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*';
  const privateUse = 'x(?:-[a-z0-9]{1,8})+';
  return new RegExp(
    `^(?:${language}${script}${region}${variants}${extensions}(?:-${privateUse})?|${privateUse})$`,
    'i',
  );
})();

export function isLanguageTag(text: string): boolean {
  return tag.test(text);
}
