import { describe, expect, it } from 'vitest';
import { bareAddressAt, linkTarget } from '../../../src/text/address.js';

describe('an address as people write it', () => {
  it.each([
    // RFC 3986 has all its characters: it stays as it is.
    ['https://example.org', 'https://example.org'],
    ['http://EXAMPLE.org:8080/A%20b?c=d&e#f', 'http://EXAMPLE.org:8080/A%20b?c=d&e#f'],
    ['https://127.0.0.1/', 'https://127.0.0.1/'],
    ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
    ['https://example.org/?a[]=1', 'https://example.org/?a[]=1'],
    ['mailto:a.b+c@example.org?subject=Hi', 'mailto:a.b+c@example.org?subject=Hi'],
    ['mailto:a@example.org,b@example.org', 'mailto:a@example.org,b@example.org'],
    // RFC 3987, 3.1: UTF-8 in percent signs, the host in Punycode.
    ['https://de.example.org/wiki/Müller', 'https://de.example.org/wiki/M%C3%BCller'],
    ['https://zh.example.org/人工?問=答#段', 'https://zh.example.org/%E4%BA%BA%E5%B7%A5?%E5%95%8F=%E7%AD%94#%E6%AE%B5'],
    ['https://münchen.example/a–b’c', 'https://xn--mnchen-3ya.example/a%E2%80%93b%E2%80%99c'],
    ['https://例え.jp', 'https://xn--r8jz45g.jp'],
    ['https://faß.de/', 'https://xn--fa-hia.de/'],
    ['https://пример.рф:8443/ж', 'https://xn--e1afmkfd.xn--p1ai:8443/%D0%B6'],
    ['https://ü:ö@example.org/', 'https://%C3%BC:%C3%B6@example.org/'],
    ['https://example.org/\u{1f600}', 'https://example.org/%F0%9F%98%80'],
    ['mailto:info@münchen.de', 'mailto:info@xn--mnchen-3ya.de'],
    ['mailto:müller@example.org', 'mailto:m%C3%BCller@example.org'],
    // What no address may have.
    ['https://example.org/a b|c{d}^`"<>\\', 'https://example.org/a%20b%7Cc%7Bd%7D%5E%60%22%3C%3E%5C'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/%zz%2', 'https://example.org/%25zz%252'],
    ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
  ])('%s leads to %s', (address, target) => {
    expect(linkTarget(address)).toBe(target);
    // A target is an address itself.
    expect(linkTarget(target)).toBe(target);
    expect(target).toMatch(/^[\x21-\x7e]+$/);
    expect(URL.canParse(target)).toBe(true);
  });

  it.each([
    '',
    'example.org',
    '//example.org',
    'ftp://example.org',
    'javascript:alert(1)',
    'https://',
    'https:///path',
    'https://[a]/',
    'https://example.org:99999/',
    'https://xn--a.example/',
    'https://a.xn--zz--/',
    'mailto:a@xn--a.example',
    'https://exa mple.org/',
    'https://example.org\\x/',
    'https://exa|mple.org/',
    'https://ü\u00adü..\u{1f600}\u200d/',
    'mailto:',
    'mailto:nobody',
    'mailto:a@b@c',
    'mailto:?subject=Hi',
    'mailto:a@',
    'mailto:a@example.org,',
  ])('%s leads nowhere', (address) => {
    expect(linkTarget(address)).toBeUndefined();
  });
});

describe('an address in a text', () => {
  it.each([
    ['https://example.org/a，每餐二十元。', 'https://example.org/a'],
    ['https://example.org/a）。', 'https://example.org/a'],
    ['https://example.org/a」', 'https://example.org/a'],
    ['https://example.org/a』', 'https://example.org/a'],
    ['https://example.org/a》', 'https://example.org/a'],
    ['https://example.org/a、', 'https://example.org/a'],
    ['https://example.org/a；', 'https://example.org/a'],
    ['https://example.org/a：', 'https://example.org/a'],
    ['https://example.org/a？b', 'https://example.org/a'],
    ['https://example.org/a！', 'https://example.org/a'],
    ['https://example.org/a\u3000b', 'https://example.org/a'],
    ['https://example.org/a\u00a0b', 'https://example.org/a'],
    ['https://example.org/a”.', 'https://example.org/a'],
    ['https://example.org/a’s', 'https://example.org/a'],
    ['https://example.org/a»', 'https://example.org/a'],
    ['https://example.org/a–b', 'https://example.org/a'],
    ['https://example.org/a—b', 'https://example.org/a'],
    ['https://example.org/a…', 'https://example.org/a'],
    ['https://example.org/a·b', 'https://example.org/a'],
    ['https://example.org/a°', 'https://example.org/a'],
    ['www.example.org。', 'www.example.org'],
    ['www.example.org.[@smith2025]', 'www.example.org'],
    ['ann@example.org[@smith2025; @who]', 'ann@example.org'],
    ['a@example.org，或', 'a@example.org'],
    ['mailto:a@example.org。', 'mailto:a@example.org'],
    // Letters belong to it, in whatever script; no top-level domain mixes them.
    ['https://de.example.org/Müller, 2', 'https://de.example.org/Müller'],
    ['https://zh.example.org/人工。', 'https://zh.example.org/人工'],
    ['https://例え.jp/あ', 'https://例え.jp/あ'],
    ['https://example.org/e\u0301', 'https://example.org/e\u0301'],
    ['https://example.org了解', 'https://example.org'],
    ['www.example.com查看', 'www.example.com'],
    ['a@example.org联系', 'a@example.org'],
    // A text without blanks goes on after a path as well.
    ['https://example.go.jp/a.htmlで公表する', 'https://example.go.jp/a.html'],
    ['https://example.org/zh查看', 'https://example.org/zh'],
    ['https://example.kr/에서 확인', 'https://example.kr/'],
    ['https://ja.example.org/wiki/日本を参照', 'https://ja.example.org/wiki/日本'],
    ['https://ko.example.org/wiki/한국', 'https://ko.example.org/wiki/한국'],
    ['https://ru.example.org/a2025/Экономика2025год', 'https://ru.example.org/a2025/Экономика2025год'],
    ['info@münchen.de', 'info@münchen.de'],
    ['müller@example.org', 'müller@example.org'],
    // GFM 0.29, 6.9.
    ['https://example.org/a.', 'https://example.org/a'],
    ['https://example.org/a?!.,:*_~', 'https://example.org/a'],
    ['https://example.org/a(b)c).', 'https://example.org/a(b)c'],
    ['https://example.org/a;b;', 'https://example.org/a;b'],
    ['https://example.org/a&hl;', 'https://example.org/a'],
    ['https://example.org/a<b', 'https://example.org/a'],
    ['https://example.org:8080/a', 'https://example.org:8080/a'],
    ['https://example.org[1]', 'https://example.org'],
    ['https://example.org/a] and', 'https://example.org/a'],
    ['https://example.org|words]', 'https://example.org'],
    ['https://example.org/a?[1]', 'https://example.org/a'],
    ['https://example.org/?a[0]=1', 'https://example.org/?a[0]=1'],
    // As texts for Markdown are escaped: a title before the kind of its work.
    ['www.example.org\\[R\\]', 'www.example.org'],
    ['https://example.org/a\\_b\\*', 'https://example.org/a\\_b'],
    ['https://example.org/a\\b', 'https://example.org/a\\b'],
  ])('%s ends after %s', (text, shown) => {
    expect(bareAddressAt(text)?.raw).toBe(shown);
  });

  it.each([
    'example.org',
    'http',
    'https://，',
    'www.',
    'a@b',
    '箱a@example.org',
    '@example.org',
    'a@b-.c-',
    'ftp://a.org',
  ])('%s does not begin with one', (text) => {
    expect(bareAddressAt(text)).toBeUndefined();
  });

  it('has no escapes of Markdown', () => {
    expect(bareAddressAt('https://example.org/a\\_b?c=1\\&d\\~e')).toMatchObject({
      shown: 'https://example.org/a_b?c=1&d~e',
      target: 'https://example.org/a_b?c=1&d~e',
    });
  });

  it('leads over http where it has no scheme, and has its character references read once', () => {
    expect(bareAddressAt('www.example.org/ä')?.target).toBe('http://www.example.org/%C3%A4');
    expect(bareAddressAt('https://example.org/?a=1&amp;b=2')).toMatchObject({
      shown: 'https://example.org/?a=1&b=2',
      target: 'https://example.org/?a=1&b=2',
    });
  });

  it.each([')', ').', '?', '&', ';'])('ends before as many marks as a text can have, at once: %s', (mark) => {
    const marks = mark.repeat(19_000 / mark.length);
    const begun = performance.now();
    expect(bareAddressAt(`https://example.org/a${marks}`)?.raw).toMatch(/^https:\/\/example\.org\/a/);
    expect(performance.now() - begun).toBeLessThan(1_500);
  });
});
