/** Names that are devices on Windows, whatever their extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const NAME_MAX = 120;

/**
 * The name to offer for a file that the desk gives: no folder, nothing hidden, nothing invisible, nothing that one of
 * the systems cannot keep. Its extension survives.
 */
export function downloadName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'samling';
  const dot = name.lastIndexOf('.');
  const tail = dot > 0 && name.length - dot <= 9 ? name.slice(dot) : '';
  const short = name.length <= NAME_MAX ? name : name.slice(0, NAME_MAX - tail.length) + tail;
  return DEVICES.test(short) ? `_${short}` : short;
}
