/** Endings by type, for pictures that a clipboard holds without a name of their own. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
/** What browsers call a picture that was copied out of a program. */
const NAMELESS = /^image\.\w+$/i;
/** Phones' pictures, of which not every system knows the type. */
const PHONE = /\.hei[cf]$/i;

/**
 * The pictures of a clipboard. One that was copied as a file keeps its name; one without a name is called `name`, and
 * never the same as another: that would make it a newer version of it.
 */
export function pastedPictures(files: Iterable<File>, name: string): File[] {
  const pictures = [...files].filter((one) => one.type.startsWith('image/') || PHONE.test(one.name));
  const nameless = pictures.filter((one) => NAMELESS.test(one.name));
  return pictures.map((one) => {
    const at = nameless.indexOf(one);
    if (at === -1) return one;
    const number = at === 0 ? '' : ` (${at + 1})`;
    return new File([one], `${name}${number}.${ENDINGS[one.type] ?? 'png'}`, { type: one.type });
  });
}
