// Bytes of one stream to text: whole characters, broken ones replaced. Knows no limits: the supervisor keeps them.

/** `push` holds back half a character until the rest comes; `end` gives up on it. */
export function createText(): { push(bytes: Uint8Array): string; end(): string } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    push: (bytes) => visible(decoder.decode(bytes, { stream: true })),
    end: () => visible(decoder.decode()),
  };
}

/** A NUL can be stored in no text column; people see its picture instead. */
function visible(text: string): string {
  return text.replaceAll('\0', '␀');
}
