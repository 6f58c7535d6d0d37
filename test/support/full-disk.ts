import { type Fs, nodeFs } from '../../electron/store/fs.ts';

/** The real disk, which can be told to be full. */
export class FullDisk {
  full = false;
  readonly fs: Fs = {
    ...nodeFs,
    open: async (path, how) => {
      const file = await nodeFs.open(path, how);
      const refuse = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
      return { ...file, write: (...piece) => (this.full ? refuse() : file.write(...piece)) };
    },
  };
}
