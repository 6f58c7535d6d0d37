const gone = () => new DOMException('The file could not be read', 'NotReadableError');

/** What a page has of a file that is no longer where it was: its size, and a refusal to whoever reads it. */
class GoneBlob extends Blob {
  override slice(): Blob {
    return new GoneBlob([new Uint8Array(1)]);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(gone());
  }

  override text(): Promise<string> {
    return Promise.reject(gone());
  }

  override stream(): ReturnType<Blob['stream']> {
    return new ReadableStream({ start: (controller) => controller.error(gone()) }) as ReturnType<Blob['stream']>;
  }
}

/**
 * A file as a page has it from a stick, which can be pulled out: from then on no piece of it can be read. Node's own files
 * on disk are of no use for that, since on Node 24 whoever reads one that went waits for ever.
 */
export class FileOnStick extends File {
  #there = true;

  pullOut(): void {
    this.#there = false;
  }

  override slice(...range: Parameters<File['slice']>): Blob {
    const piece = super.slice(...range);
    return this.#there ? piece : new GoneBlob([new Uint8Array(piece.size)]);
  }
}
