/** The page of the preview before its script fills it. The words are put in by the script, in the reader's language. */
export function shell(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>policy-brief</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/preview.css">
<script type="module" nonce="${nonce}" src="/assets/main.js"></script>
</head>
<body>
<noscript>The preview needs JavaScript.</noscript>
<div id="preview"></div>
</body>
</html>
`;
}
