/**
 * Address of a page that shows a screen's number and name, all in itself: it needs no file, and nothing can be loaded
 * into it. A name comes from the screen, so it is written as text whatever is in it.
 */
export function identifyPage(number: number, name: string): string {
  const html = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Samling</title><style>
html{height:100%;background:#0f3a56;color:#fbfaf5;font-family:system-ui,sans-serif}
body{height:100%;margin:0;display:grid;place-content:center;text-align:center;cursor:default}
b{font-size:120px;line-height:1.1}span{font-size:22px;padding:0 16px;overflow-wrap:anywhere}
</style></head><body><b>${number}</b><span>${escaped(name)}</span></body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
