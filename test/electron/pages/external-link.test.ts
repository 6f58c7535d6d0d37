import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../electron/pages/external-link.ts';

describe('a link out of the app', () => {
  it.each([
    ['https://www.udir.no/laring', { url: 'https://www.udir.no/laring', place: 'www.udir.no' }],
    ['HTTPS://www.UDIR.no', { url: 'https://www.udir.no/', place: 'www.udir.no' }],
    ['https://nav.no:8443/a?b=c#d', { url: 'https://nav.no:8443/a?b=c#d', place: 'nav.no:8443' }],
    ['mailto:post@sykehjem.no', { url: 'mailto:post@sykehjem.no', place: 'post@sykehjem.no' }],
    // A look-alike is shown by the letters it is really made of.
    ['https://аpple.com/', { url: 'https://xn--pple-43d.com/', place: 'xn--pple-43d.com' }],
  ])('to %s may be asked about', (address, link) => {
    expect(externalLink(address)).toEqual(link);
  });

  it.each([
    '',
    'file:///etc/passwd',
    'file://server/share/a.exe',
    'smb://server/share',
    '\\\\server\\share\\a.exe',
    '//server/share',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:{}',
    'search-ms:query=x',
    'vscode://file/etc/passwd',
    'tel:12345678',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'blob:app://desk/1',
    'app://plenum/',
    'about:blank',
    'http://www.udir.no/',
    'ftp://www.udir.no/',
    'https:www.udir.no',
    'https:/www.udir.no',
    'https:///www.udir.no',
    'https:\\\\www.udir.no',
    'https://www.udir.no\\@evil.example/',
    'https://user@udir.no/',
    'https://user:word@udir.no/',
    'https://www.udir.no@evil.example/',
    ' https://www.udir.no/',
    'https://www.udir.no/ ',
    'https://www.udir.no/a b',
    'ht\ntps://www.udir.no/',
    'https://www.udir.no/\0',
    'https://www.udir.no/\u202efdp.exe',
    'https://localhost/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://',
    'https://%00.no/',
    'mailto:',
    'mailto:a@b.no?attach=/etc/passwd',
    'mailto:a@b.no?body=x',
    'mailto:a@b.no,c@d.no',
    'mailto:a%0abcc:x@b.no',
    'mailto://a@b.no',
    `https://www.udir.no/${'a'.repeat(3000)}`,
  ])('to %.50s never is', (address) => {
    expect(externalLink(address)).toBeNull();
  });
});
