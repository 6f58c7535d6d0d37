/** A place that some program keeps in step with others, or that lies on another machine. */
export interface CloudPlace {
  /** What the place is called, as its maker writes it; `network` for a folder on another machine. */
  readonly name: string;
}

/** How the folders of syncing programs are called, wherever they lie. A part of the path has to match as a whole. */
const SYNCED: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( [-–] .+)?$/i, 'OneDrive'],
  [/^onedrive-.+$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^dropbox-.+$/i, 'Dropbox'],
  // A team's is called after the team.
  [/^.+ dropbox$/i, 'Dropbox'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^(google drive|google disk|googledrive.*|my drive|min disk|shared drives|delte disker)$/i, 'Google Drive'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^(box|box sync|box-box)$/i, 'Box'],
  [/^(pcloud drive|pclouddrive)$/i, 'pCloud'],
  [/^(syncthing|sync)$/i, 'Syncthing'],
  [/^(proton drive|protondrive.*)$/i, 'Proton Drive'],
  [/^jottacloud.*$/i, 'Jottacloud'],
];

/** Where Windows says that its own cloud folders are. */
const NAMED_BY_ENVIRONMENT = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const;

/** Kinds of file system that lie on another machine, as Linux names them. */
const NETWORK = /^(nfs\d?|cifs|smb3?|smbfs|fuse\.sshfs|fuse\.gvfsd-fuse|fuse\.rclone|afs|davfs)$/;

/**
 * The cloud or network that a folder lies in, or null. `mounts` is what Linux says of its disks (`/proc/mounts`),
 * elsewhere empty.
 */
export function cloudOf(
  folder: string,
  {
    env = {},
    mounts = '',
  }: { readonly env?: Readonly<Record<string, string | undefined>>; readonly mounts?: string } = {},
): CloudPlace | null {
  // Windows names a folder on another machine by that machine.
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) return { name: 'network' };
  for (const name of NAMED_BY_ENVIRONMENT) {
    const place = env[name];
    if (place && [place, librariesBeside(place)].some((one) => one !== null && isWithin(folder, one))) {
      return { name: 'OneDrive' };
    }
  }
  const parts = folder.split(/[\\/]/);
  for (const [pattern, name] of SYNCED) if (parts.some((part) => pattern.test(part))) return { name };
  return NETWORK.test(fileSystemOf(folder, mounts)) ? { name: 'network' } : null;
}

/** A team's libraries (SharePoint) lie beside the `OneDrive - Name` of an organisation, in a folder with its bare name. */
function librariesBeside(place: string): string | null {
  const [, before, name] = /^(.*[\\/])OneDrive [-–] ([^\\/]+)[\\/]?$/i.exec(place) ?? [];
  return name === undefined ? null : `${before}${name}`;
}

function isWithin(folder: string, place: string): boolean {
  const [inner, outer] = [folder, place].map(
    (path) =>
      `${path
        .replace(/[\\/]+$/, '')
        .replaceAll('\\', '/')
        .toLowerCase()}/`,
  );
  return inner?.startsWith(outer ?? '/') ?? false;
}

function fileSystemOf(folder: string, mounts: string): string {
  let best = { place: '', kind: '' };
  for (const line of mounts.split('\n')) {
    const [, at = '', kind = ''] = line.split(' ');
    const place = at.replaceAll('\\040', ' ');
    const root = place.endsWith('/') ? place : `${place}/`;
    if (place !== '' && `${folder}/`.startsWith(root) && place.length >= best.place.length) best = { place, kind };
  }
  return best.kind;
}
